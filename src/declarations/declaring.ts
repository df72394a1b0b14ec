/** What the declarations of commands share: from commander's options to a command's work. */

import { type Command, InvalidArgumentError } from "commander";
import type { TerminalFlags } from "../shell/terminal.ts";
import type { GlobalFlags, World } from "../shell/world.ts";

/** Runs one command in the world that its flags ask for; the result is the exit code. */
export type Run = (flags: GlobalFlags, command: (world: World) => Promise<number>) => Promise<void>;

/** What commander calls when a command was given. `fixed` are flags that the command brings along. */
export type Act = <O extends object>(
  work: (options: O, names: readonly string[], world: World) => Promise<number>,
  fixed?: TerminalFlags,
) => (...args: unknown[]) => Promise<void>;

/** What a declaration is made with. */
export interface Declaring {
  readonly program: Command;
  /** All of them, whether declared this time or not. */
  readonly commands: readonly string[];
  readonly run: Run;
  readonly act: Act;
}

export function actIn(run: Run): Act {
  return (work, fixed = {}) =>
    async (...args) => {
      const command = args.at(-1) as Command;
      const flags: GlobalFlags = { ...command.optsWithGlobals(), ...fixed };
      const names = command.processedArgs.flat().filter((each) => typeof each === "string");
      await run(flags, (world) => work(command.opts(), names, world));
    };
}

/** Examples behind a command's help, each with what it does. */
export function examples(...lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, does]) => `  $ ${command.padEnd(width)}  ${does}`).join("\n")}\n`;
}

export function wholeNumber(least: number, most: number): (typed: string) => number {
  return (typed) => {
    const value = Number(typed);
    if (!/^\d+$/.test(typed) || value < least || value > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}
