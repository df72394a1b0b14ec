/**
 * The program as commander knows it: its own flags, its help, and its commands, which
 * `declarations/` declares. Each command's code is loaded when it is called, so that nobody
 * waits for what they did not ask for.
 */

import { Command, Option } from "commander";
import {
  declareCheck,
  declareConvert,
  declareNew,
  declarePreview,
} from "./declarations/authoring.ts";
import {
  actIn,
  type Declaring,
  examples,
  type Run,
  wholeNumber,
} from "./declarations/declaring.ts";
import { declareDrill, declareLearn, declareQuiz, declareReview } from "./declarations/learning.ts";
import {
  declareExport,
  declareImport,
  declareReset,
  declareScore,
} from "./declarations/progress.ts";
import { declareFlow, declareGlossary, declareList, declareShow } from "./declarations/reading.ts";
import { declareComplete, declareCompletion } from "./declarations/shell.ts";
import { description, version, versionFlags } from "./version.ts";

type Declare = (command: Command, declaring: Declaring) => void;

/** In the order of the help. */
const declarations: ReadonlyMap<string, Declare> = new Map([
  ["learn", declareLearn],
  ["quiz", declareQuiz],
  ["review", declareReview],
  ["drill", declareDrill],
  ["list", declareList],
  ["show", declareShow],
  ["glossary", declareGlossary],
  ["flow", declareFlow],
  ["score", declareScore],
  ["reset", declareReset],
  ["check", declareCheck],
  ["preview", declarePreview],
  ["new", declareNew],
  ["convert", declareConvert],
  ["export", declareExport],
  ["import", declareImport],
  ["completion", declareCompletion],
]);

/** What shells call and people don't. */
const hidden: ReadonlyMap<string, Declare> = new Map([["complete", declareComplete]]);

export const commandNames: readonly string[] = [...declarations.keys(), ...hidden.keys()];

/**
 * The commands that have to be declared to answer a command line as if all were: declaring
 * them all takes a twentieth of the time that Node needs to start.
 */
export function commandsFor(argv: readonly string[]): readonly string[] {
  const [first] = argv;
  if (first !== undefined && declarations.has(first)) return [first];
  const asksForAll = (word: string) =>
    word.startsWith("-") || word === "help" || commandNames.includes(word);
  return argv.some(asksForAll) ? commandNames : [];
}

/** What a command takes besides its options: `<what> <name>`. */
export function usageOf(program: Command, name: string): string {
  const command = program.commands.find((each) => each.name() === name);
  return (command?.usage() ?? "").replace("[options] ", "");
}

/** The program with these commands. */
export function createProgram(run: Run, named: readonly string[] = commandNames): Command {
  const program = new Command("whichside");
  program
    .exitOverride()
    .configureOutput({ writeErr: () => {} }) // command-line.ts says what went wrong, in our way.
    .description(description)
    .argument("[lesson...]", "a lesson's name, its number, or a part of its name")
    .version(version, versionFlags, "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .option("--course <folder>", "a course folder or package (WHICHSIDE_COURSE)")
    .option("--plain", "no boxes, no drawings, no repainting (also ACCESSIBLE=1)")
    .option("--ascii", "draw with ASCII characters")
    .option("--color", "use colours even when output is no terminal")
    .option("--no-color", "use no colours (also NO_COLOR=1)")
    .addOption(
      new Option("--width <columns>", "lay out for this many columns").argParser(
        wholeNumber(20, 1000),
      ),
    )
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText(
      "after",
      examples(
        ["whichside", "open the course where you left it"],
        ["whichside login-flow", "read one lesson"],
        ["whichside quiz 3", "only the questions of lesson 3"],
        ["whichside score", "how far you are"],
      ),
    );
  const act = actIn(run);
  program.action(
    act(async (_options, words, world) => {
      if (words.length === 0) return (await import("./commands/home.ts")).home(world);
      const { learn } = await import("./commands/learn.ts");
      const lesson = words.join(" ");
      return learn({ lesson, again: false, commands: commandNames }, world);
    }),
  );
  const declaring: Declaring = { program, commands: commandNames, run, act };
  for (const [name, declare] of declarations) {
    if (named.includes(name)) declare(program.command(name), declaring);
  }
  for (const [name, declare] of hidden) {
    if (named.includes(name)) declare(program.command(name, { hidden: true }), declaring);
  }
  return program;
}
