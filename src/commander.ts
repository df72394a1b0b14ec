/** Commands as Commander wants them: from data to its calls. */

import { type Command, InvalidArgumentError, Option } from "commander";
import type {
  CommandArgument,
  Command as Declared,
  CommandOption as DeclaredOption,
} from "./command.ts";
import { flagOf, switchesOf } from "./command.ts";
import type { GlobalFlags, World } from "./shell/world.ts";

/** Runs one command in the world that its flags ask for; the result is the exit code. */
export type RunCommand = (
  flags: GlobalFlags,
  command: (world: World) => Promise<number>,
) => Promise<void>;

export function addCommand(
  program: Command,
  name: string,
  declared: Declared,
  run: RunCommand,
  commands: readonly string[],
): void {
  const command = program.command(name).description(declared.description);
  for (const argument of declared.arguments ?? []) addArgument(command, argument);
  const options = Object.entries(declared.options ?? {});
  for (const [key, option] of options) command.addOption(optionOf(flagOf(key, option), option));
  command.addHelpText("after", `${examplesText(declared.examples)}${declared.notes ?? ""}`);
  command.action(async () => {
    const flags: GlobalFlags = { ...command.optsWithGlobals(), ...declared.terminal };
    const names = command.processedArgs.flat().filter((each) => typeof each === "string");
    const given = { ...switchesOf(declared), ...command.opts() };
    await run(flags, (world) => declared.run(given, names, world, commands));
  });
}

function addArgument(command: Command, { text, description, choices }: CommandArgument): void {
  const argument = command.createArgument(text, description);
  command.addArgument(choices === undefined ? argument : argument.choices(choices));
}

export function optionOf(flag: string, option: DeclaredOption<unknown>): Option {
  const { description, placeholder, choices, range } = option;
  const made = new Option(placeholder === undefined ? flag : `${flag} ${placeholder}`, description);
  if (choices !== undefined) made.choices(choices);
  if (range !== undefined) made.argParser(wholeNumberIn(...range));
  return made;
}

/** Examples behind a command's help, each with what it does. */
export function examplesText(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, does]) => `  $ ${command.padEnd(width)}  ${does}`).join("\n")}\n`;
}

function wholeNumberIn(least: number, most: number): (typed: string) => number {
  return (typed) => {
    const value = Number(typed);
    if (!/^\d+$/.test(typed) || value < least || value > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}
