/** A command as data: its arguments, its options, its examples, and the work it does. Pure. */

import type { TerminalFlags } from "./shell/terminal.ts";
import type { World } from "./shell/world.ts";

/** An argument as help writes it: `<lesson...>`, `[path]`, `<lesson|file|->`. */
export interface CommandArgument {
  readonly text: string;
  readonly description: string;
  readonly choices?: readonly string[];
}

/** An option whose value, when it is given, is a `T`. */
export interface CommandOption<T> {
  readonly description: string;
  /** What stands behind the flag: `<number>`. A switch has nothing there. */
  readonly placeholder?: string;
  readonly choices?: readonly string[];
  /** The numbers that can be given, both included. */
  readonly range?: readonly [least: number, most: number];
  /** The flag is `--no-<name>` and turns off what is on without it. */
  readonly isNegated?: boolean;
  /** Never there: it carries the type of the value. */
  readonly value?: T;
}

/** By name: `testOut` is `--test-out`. */
// biome-ignore lint/suspicious/noExplicitAny: options of all types stand in one record.
type CommandOptions = Readonly<Record<string, CommandOption<any>>>;

type Switches<O extends CommandOptions> = {
  [K in keyof O as O[K] extends CommandOption<boolean> ? K : never]: boolean;
};

type Valued<O extends CommandOptions> = {
  [K in keyof O as O[K] extends CommandOption<boolean> ? never : K]?: O[K] extends CommandOption<
    infer T
  >
    ? T
    : never;
};

/** What a command gets of its options: every switch, and the values that were given. */
export type Given<O extends CommandOptions> = Readonly<Switches<O> & Valued<O>>;

export interface Command<O extends CommandOptions = CommandOptions> {
  /** One line for the list of commands. */
  readonly description: string;
  readonly arguments?: readonly CommandArgument[];
  readonly options?: O;
  /** Command lines, each with what it does. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  /** What help says below the examples. */
  readonly notes?: string;
  /** What the terminal is taken for, whatever the command line says. */
  readonly terminal?: TerminalFlags;
  /** `names` are the arguments in a row. The result is the exit code. */
  readonly run: (
    options: Given<O>,
    names: readonly string[],
    world: World,
    /** The names of all commands: words that the command line keeps for itself. */
    commands: readonly string[],
  ) => Promise<number>;
}

/** A command with the types of its own options; for everybody else it is one among others. */
export function defineCommand<O extends CommandOptions>(declared: Command<O>): Command {
  return declared as unknown as Command;
}

/** On when it is given. */
export function flag(description: string): CommandOption<boolean> {
  return { description };
}

/** On unless `--no-<name>` is given. */
export function onUnless(description: string): CommandOption<boolean> {
  return { description, isNegated: true };
}

export function text(placeholder: string, description: string): CommandOption<string> {
  return { description, placeholder };
}

export function oneOf<T extends string>(
  placeholder: string,
  choices: readonly T[],
  description: string,
): CommandOption<T> {
  return { description, placeholder, choices };
}

export function wholeNumber(
  placeholder: string,
  range: readonly [least: number, most: number],
  description: string,
): CommandOption<number> {
  return { description, placeholder, range };
}

/** The flag that shuffles repeatably, which several commands have. */
export function seed(description: string): CommandOption<number> {
  return wholeNumber("<number>", [0, 2 ** 32 - 1], description);
}

/** `--test-out` for `testOut`. */
export function flagOf(name: string, { isNegated }: CommandOption<unknown>): string {
  const words = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return isNegated === true ? `--no-${words}` : `--${words}`;
}

/** Every switch as it is when none is given, and those that are named turned round. */
export function switchesOf(
  { options = {} }: Command,
  turned: readonly string[] = [],
): Readonly<Record<string, boolean>> {
  const switches = Object.entries(options).filter(([, option]) => option.placeholder === undefined);
  return Object.fromEntries(
    switches.map(([name, { isNegated = false }]) => [name, isNegated !== turned.includes(name)]),
  );
}
