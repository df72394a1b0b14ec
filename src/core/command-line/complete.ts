/** What may be typed next on the command line. Pure: the course's names are looked up by the caller. */

import type { DeclaredArgument, DeclaredCommand, DeclaredOption } from "./declared.ts";

export interface Candidate {
  readonly value: string;
  readonly description: string;
}

export interface Expected {
  /** Commands, flags and fixed choices that begin with what is typed. */
  readonly candidates: readonly Candidate[];
  /** Names of lessons are welcome here, too. */
  readonly lessons: boolean;
  /** Names of objectives, each behind its lesson's and a slash. */
  readonly objectives: boolean;
  /** The shell is to offer names of files or of folders. */
  readonly paths: "files" | "folders" | undefined;
  /** What such a name has to begin with. */
  readonly typed: string;
  /** Stands before each value: `--course=` when that is what is being typed. */
  readonly lead: string;
}

/**
 * What may stand in the place of the last word, given the ones before it (without the
 * program's own name). Bash takes `--width=60` apart into three words: both ways work.
 */
export function expectedNext(root: DeclaredCommand, words: readonly string[]): Expected {
  const line = joinedAtEquals(words);
  const before = line.slice(0, -1);
  const last = line.at(-1) ?? "";
  const { command, given, awaiting } = walked(root, before);
  const options = command === root ? root.options : [...command.options, ...root.options];
  if (awaiting !== undefined) return values(awaiting.value, awaiting.choices, last, "");
  const [, flag, start] = /^(--[^=]+)=(.*)$/s.exec(last) ?? [];
  if (flag !== undefined && start !== undefined) {
    const option = options.find(({ names }) => names.includes(flag));
    // Bash replaces only what stands behind the equals sign.
    const lead = words.at(-1) === last ? `${flag}=` : "";
    return values(option?.value, option?.choices ?? [], start, lead);
  }
  if (last.startsWith("-")) {
    const long = options.map(({ names, description }) => ({
      value: names.at(-1) ?? "",
      description,
    }));
    return { ...nothing, typed: last, candidates: long.filter(begins(last)) };
  }
  const argument = command.arguments[given] ?? variadicLast(command);
  // `help` takes a command.
  const choices =
    argument?.name === "command" ? root.commands.map(({ name }) => name) : argument?.choices;
  const rest = values(argument?.name, choices ?? [], last, "");
  if (given > 0) return rest;
  const commands = command.commands
    .map(({ name, description }) => ({ value: name, description }))
    .filter(begins(last));
  return { ...rest, candidates: [...commands, ...rest.candidates] };
}

const nothing: Expected = {
  candidates: [],
  lessons: false,
  objectives: false,
  paths: undefined,
  typed: "",
  lead: "",
};

/** What a placeholder stands for; one may stand for several: `lesson|file|-`. */
function values(
  placeholder: string | undefined,
  choices: readonly string[],
  typed: string,
  lead: string,
): Expected {
  const kinds = placeholder?.split("|") ?? [];
  const is = (...names: readonly string[]) => kinds.some((kind) => names.includes(kind));
  return {
    candidates: choices
      .map((choice) => ({ value: choice, description: "" }))
      .filter(begins(typed))
      .map((one) => ({ ...one, value: `${lead}${one.value}` })),
    lessons: choices.length === 0 && is("lesson"),
    objectives: is("objective"),
    paths: is("file", "path") ? "files" : is("folder") ? "folders" : undefined,
    typed,
    lead,
  };
}

function begins(typed: string): (one: Candidate) => boolean {
  return ({ value }) => value.startsWith(typed);
}

function variadicLast(command: DeclaredCommand): DeclaredArgument | undefined {
  const last = command.arguments.at(-1);
  return last?.variadic === true ? last : undefined;
}

/** A word as bash means it, from how it was typed; the last quote may be missing yet. */
export function unquoted(typed: string): string {
  return typed.replace(
    /'([^']*)'?|"((?:[^"\\]|\\.)*)"?|\\(.)/gs,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\([\\"$`])/g, "$1") ?? escaped ?? "",
  );
}

/** Follows the words that are complete: into which command, past how many arguments. */
function walked(
  root: DeclaredCommand,
  words: readonly string[],
): {
  readonly command: DeclaredCommand;
  readonly given: number;
  readonly awaiting: DeclaredOption | undefined;
} {
  let command = root;
  let given = 0;
  let awaiting: DeclaredOption | undefined;
  for (const word of words) {
    if (awaiting !== undefined) {
      awaiting = undefined;
    } else if (word.startsWith("-") && word !== "-") {
      const option = [...command.options, ...root.options].find((one) => one.names.includes(word));
      if (option?.value !== undefined) awaiting = option;
    } else {
      const inner = given === 0 ? command.commands.find(({ name }) => name === word) : undefined;
      if (inner === undefined) given += 1;
      else command = inner;
    }
  }
  return { command, given, awaiting };
}

function joinedAtEquals(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word === "=" && joined.at(-1)?.startsWith("--") === true) {
      joined.push(`${joined.pop()}=${words[index + 1] ?? ""}`);
      index += 1;
    } else {
      joined.push(word);
    }
  }
  return joined;
}
