/** `completion` prints a shell's script; `complete` answers it. */

import { clean, cleanLines, type Safe } from "mermaid-text/text";
import { defineCommand } from "../command.ts";
import { type Expected, expectedNext, unquoted } from "../core/command-line/complete.ts";
import type { DeclaredCommand } from "../core/command-line/declared.ts";
import { completionScript } from "../core/command-line/shells.ts";
import { TutorError } from "../core/error.ts";
import type { Library } from "../shell/library.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "print a script that lets your shell complete commands, flags and lessons",
  arguments: [
    {
      text: "<shell>",
      description: "the shell that is to run it",
      choices: ["bash", "zsh", "fish", "powershell"],
    },
  ],
  examples: [
    [`eval "$(whichside completion bash)"`, "~/.bashrc"],
    [`eval "$(whichside completion zsh)"`, "~/.zshrc"],
    ["whichside completion fish | source", "config.fish"],
    ["whichside completion powershell | Out-String | Invoke-Expression", "$PROFILE"],
  ],
  notes: `
Put the line into the file behind it; in zsh, below compinit.
It works for an installed whichside (npm install -g whichside), not for npx.
`,
  run: (_options, [shell = ""], world) => completion(shell, world),
});

/** Descriptions need a look into each lesson: past this many there are names only. */
const described = 100;

export async function completion(shell: string, world: World): Promise<number> {
  const script = completionScript(shell) ?? "";
  for (const line of cleanLines(script.trimEnd())) world.print(line);
  return 0;
}

/** One candidate a line. Says nothing at all rather than disturb somebody who is typing. */
export async function complete(
  root: DeclaredCommand,
  handedOver: readonly string[],
  world: World,
): Promise<number> {
  const expected = expectedNext(root, wordsOf(handedOver));
  const lines = expected.candidates.map(({ value, description }) => row(value, description));
  if (expected.lessons) lines.push(...(await offered(lessons, expected, world)));
  if (expected.objectives) lines.push(...(await offered(objectives, expected, world)));
  if (expected.paths !== undefined) lines.push(clean(`:${expected.paths}`));
  for (const line of lines) world.print(line);
  return 0;
}

/** The course that the words name, for the world has to be made with it. */
export function courseIn(handedOver: readonly string[]): string | undefined {
  const words = wordsOf(handedOver);
  const text = words.join("\0").replaceAll("\0=\0", "=");
  return /(?:^|\0)--course[\0=]([^\0]+)\0/.exec(text)?.[1];
}

/** Shells hand each word over with a `=` in front, or a `:` when its quotes are still on it. */
function wordsOf(handedOver: readonly string[]): string[] {
  return handedOver.map((word) =>
    word.startsWith(":") ? unquoted(word.slice(1)) : word.replace(/^=/, ""),
  );
}

/** What the course offers, by name. */
interface Offer {
  readonly name: string;
  readonly description: string;
}

async function offered(
  from: (library: Library) => readonly Offer[],
  { typed, lead }: Expected,
  world: World,
): Promise<Safe[]> {
  try {
    return from(await world.library())
      .filter(({ name }) => name.startsWith(typed))
      .map(({ name, description }) => row(`${lead}${name}`, description));
  } catch (error) {
    // A course that cannot be opened has no names to offer; whoever runs the command is told why.
    if (error instanceof TutorError) return [];
    throw error;
  }
}

function lessons(library: Library): readonly Offer[] {
  const names = library.course().value.lessons;
  const titled = names.length <= described;
  return names.map((name) => ({
    name,
    description: titled ? library.meta(name).value.title : "",
  }));
}

function objectives(library: Library): readonly Offer[] {
  return library.course().value.lessons.flatMap((lesson) =>
    library.meta(lesson).value.objectives.map(({ id, text }) => ({
      name: `${lesson}/${id}`,
      description: text,
    })),
  );
}

/** No value has a blank in it, so the first one ends it. */
function row(value: string, description: string): Safe {
  return clean(`${value} ${description}`);
}
