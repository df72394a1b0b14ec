/** The documents that are made from what the program declares, and the README's excerpts. */

import { readFileSync } from "node:fs";
import { words } from "../src/core/lab/action.ts";
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
    { path: "docs/lab.md", text: labPage(readFileSync("docs/lab.md", "utf8")) },
    { path: "man/whichside.1", text: manualPage(help) },
  ];
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
