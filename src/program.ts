/**
 * The program: its commands, each of which is loaded when it is called, so that nobody waits
 * for what they did not ask for, and what works everywhere.
 */

import { Command } from "commander";
import {
  type CommandOption,
  flag,
  flagOf,
  oneOf,
  switchesOf,
  text,
  wholeNumber,
} from "./command.ts";
import { addCommand, examplesText, optionOf, type RunCommand } from "./commander.ts";
import type { OtherCommands } from "./commands/home.ts";
import { themeNames } from "./shell/terminal.ts";
import { description, version, versionFlags } from "./version.ts";

/** In the order of the help. */
const commands = {
  learn: () => import("./commands/learn.ts"),
  quiz: () => import("./commands/quiz.ts"),
  review: () => import("./commands/review.ts"),
  drill: () => import("./commands/drill.ts"),
  lab: () => import("./commands/lab.ts"),
  case: () => import("./commands/case.ts"),
  list: () => import("./commands/list.ts"),
  show: () => import("./commands/show.ts"),
  glossary: () => import("./commands/glossary.ts"),
  flow: () => import("./commands/flow.ts"),
  watch: () => import("./commands/watch.ts"),
  score: () => import("./commands/score.ts"),
  progress: () => import("./commands/progress.ts"),
  settings: () => import("./commands/settings.ts"),
  class: () => import("./commands/class.ts"),
  reset: () => import("./commands/reset.ts"),
  check: () => import("./commands/check.ts"),
  preview: () => import("./commands/preview.ts"),
  new: () => import("./commands/new.ts"),
  convert: () => import("./commands/convert.ts"),
  export: () => import("./commands/export.ts"),
  import: () => import("./commands/import.ts"),
  sync: () => import("./commands/sync.ts"),
  completion: () => import("./commands/completion.ts"),
} as const;

type CommandName = keyof typeof commands;

const listed = Object.keys(commands) as CommandName[];

/** What shells call and people don't. */
const hidden = "complete";

export const commandNames: readonly string[] = [...listed, hidden];

/** Flags that work everywhere. */
const everywhere: readonly (readonly [flag: string, option: CommandOption<unknown>])[] =
  Object.entries({
    course: text("<folder>", "a course folder or package (WHICHSIDE_COURSE)"),
    plain: flag("no boxes, no drawings, no repainting (also ACCESSIBLE=1)"),
    ascii: flag("draw with ASCII characters"),
    unicode: flag("draw with lines and arrows, whatever the locale says"),
    color: flag("use colours even when output is no terminal"),
    noColor: flag("use no colours (also NO_COLOR=1)"),
    theme: oneOf(
      "<name>",
      themeNames,
      "colours for a dark or a light background, or none (WHICHSIDE_THEME)",
    ),
    width: wholeNumber("<columns>", [20, 1000], "lay out for this many columns"),
  }).map(([name, option]) => [flagOf(name, option), option]);

/**
 * The commands that have to be loaded to answer a command line as if all were: the one that is
 * named, none for a lesson, and all where help or a shell asks for them.
 */
export function commandsFor(argv: readonly string[]): readonly string[] {
  const first = argv[firstWord(argv)];
  const named = listed.find((name) => name === first);
  if (named !== undefined) return [named];
  if (first === hidden) {
    // Shells call this at each press of Tab, with a sign in front of each word.
    const typed = argv.slice(0, -1).map((word) => word.slice(1));
    const completed = listed.find((name) => typed.includes(name));
    if (completed !== undefined && !typed.includes("help")) return [completed, hidden];
  }
  const asksForAll = (word: string) =>
    word.startsWith("-") || word === "help" || commandNames.includes(word);
  return argv.some(asksForAll) ? commandNames : [];
}

/** Where the first word is that is neither a flag that works everywhere nor such a flag's value. */
function firstWord(argv: readonly string[]): number {
  let index = 0;
  for (;;) {
    const [, option] = everywhere.find(([flag]) => flag === argv[index]) ?? [];
    if (option === undefined) return index;
    index += option.placeholder === undefined ? 1 : 2;
  }
}

/** What a command takes besides its options: `<what> <name>`. */
export function usageOf(program: Command, name: string): string {
  const command = program.commands.find((each) => each.name() === name);
  return (command?.usage() ?? "").replace("[options] ", "");
}

/** The program with these commands. */
export async function createProgram(
  run: RunCommand,
  named: readonly string[] = commandNames,
): Promise<Command> {
  const program = new Command("whichside");
  program
    .exitOverride()
    .configureOutput({ writeErr: () => {} }) // command-line.ts says what went wrong, in our way.
    .description(description)
    .argument("[lesson...]", "a lesson's name, its number, or a part of its name")
    .version(version, versionFlags, "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText(
      "after",
      examplesText([
        ["whichside", "open the course where you left it"],
        ["whichside login-flow", "read one lesson"],
        ["whichside quiz 3", "only the questions of lesson 3"],
        ["whichside score", "how far you are"],
      ]),
    );
  for (const [name, option] of everywhere) program.addOption(optionOf(name, option));
  program.action(async () => {
    await run(program.opts(), async (world) => {
      const words = program.args;
      if (words.length === 0) {
        return (await import("./commands/home.ts")).home(world, otherCommands(run));
      }
      const { learn } = await import("./commands/learn.ts");
      return learn({ lesson: words.join(" "), again: false, commands: commandNames }, world);
    });
  });
  for (const name of listed.filter((each) => named.includes(each))) {
    const { command } = await commands[name]();
    addCommand(program, name, command, run, commandNames);
  }
  if (named.includes(hidden)) addComplete(program, run);
  return program;
}

/** The commands as the home screen runs them: loaded when they are called, as everywhere. */
function otherCommands(run: RunCommand): OtherCommands {
  return {
    names: listed,
    async run(name, switches, words, world) {
      const { command } = await commands[name as CommandName]();
      return command.run(switchesOf(command, switches), words, world, commandNames);
    },
    async help(name) {
      const program = await createProgram(run, [name]);
      program.commands.find((each) => each.name() === name)?.outputHelp();
    },
  };
}

/** It takes whatever was typed so far, flags that do not exist included. */
function addComplete(program: Command, run: RunCommand): void {
  program
    .command(hidden, { hidden: true })
    .argument("[words...]")
    .allowUnknownOption()
    .action(async (words: readonly string[]) => {
      const { complete, courseIn } = await import("./commands/completion.ts");
      const { declared } = await import("./declared.ts");
      const course = courseIn(words);
      await run(course === undefined ? {} : { course }, (world) =>
        complete(declared(program), words, world),
      );
    });
}
