/** The documents that are made from what the program declares, and the README's excerpts. */

import { readFileSync } from "node:fs";
import { words } from "../src/core/lab/action.ts";
import { scheme } from "../src/shell/prompts/scheme.ts";
import { commandsPage } from "./commands-page.ts";
import { programHelp } from "./help.ts";
import { manualPage } from "./manual-page.ts";
import { readmeWithExcerpts } from "./readme-excerpts.ts";

export interface Generated {
  /** From the project's folder. */
  readonly path: string;
  readonly text: string;
}

export async function generatedDocs(): Promise<Generated[]> {
  const help = await programHelp();
  return [
    { path: "README.md", text: readmeWithExcerpts(readFileSync("README.md", "utf8")) },
    { path: "docs/commands.md", text: commandsPage(help) },
    { path: "docs/keys.md", text: keysPage() },
    { path: "docs/lab.md", text: labPage(readFileSync("docs/lab.md", "utf8")) },
    { path: "man/whichside.1", text: manualPage(help) },
  ];
}

/** What every key means, from the one table that has it. */
function keysPage(): string {
  const rows = scheme.map(({ keys, does, typed = "", typedDoes = does }) => {
    const plain =
      typed === "" ? "" : `${/^\w+ /.test(typed) ? typed : `\`${typed}\``}: ${typedDoes}`;
    const named = keys
      .split(" ")
      .map((key) => `\`${key}\``)
      .join(" ");
    return `| ${named} | ${does} | ${plain} |`;
  });
  return `<!-- Made by npm run docs from src/shell/prompts/scheme.ts. -->

# Keys

One meaning a key, at every prompt; \`?\` shows this list. The last line of the screen says what works now.

| key | does | typed in plain mode |
| --- | --- | --- |
${rows.join("\n")}

- **Enter answers, and nothing else does.** A number only moves there, and nothing is marked at first, so an Enter too many
  answers nothing.
- **Sorting and drills** put an item on its side with one key: \`←\`, \`→\`, \`↓\`, \`↑\` for the first four sides, the side's
  number, or its first letter. When sorting, Backspace takes it back, and Enter answers at the end.
- **Where you type**, letters are letters: \`:h\`, \`:s\`, \`:b\`, \`:q\`, or the words \`hint\`, \`skip\`, \`back\`, \`quit\`, and then Enter.
  Tab goes to the next gap.
- **Skipping** shows the answer, so a lone \`s\` asks first; any key but another \`s\` takes it back.
- **Keys that come too early** are not heard: what is pressed while nothing is asked, and an Enter within a fifth of a second of a new
  prompt, or one that is still held down. \`WHICHSIDE_PAUSE\` sets those milliseconds; a script that drives a terminal sets it to 0.
`;
}

/** The lab's page with every word that an experiment can do. */
function labPage(page: string): string {
  const [before = "", rest = ""] = page.split(/(?<=<!-- words: made by npm run docs -->\n)/);
  const after = rest.slice(rest.indexOf("<!-- end of words -->"));
  const rows = Object.values(words).map(
    ({ form, does }) => `| \`${form.replaceAll("|", "\\|")}\` | ${does} |`,
  );
  return `${before}\n| word | does |\n| --- | --- |\n${rows.join("\n")}\n\n${after}`;
}
