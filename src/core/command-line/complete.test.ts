import { expect, test } from "vitest";
import { expectedNext, unquoted } from "./complete.ts";
import type { DeclaredCommand, DeclaredOption } from "./declared.ts";

function option(name: string, value?: string, choices: readonly string[] = []): DeclaredOption {
  return { flags: name, names: [name], value, choices, description: `about ${name}` };
}

function command(name: string, rest: Partial<DeclaredCommand> = {}): DeclaredCommand {
  return { name, description: `does ${name}`, arguments: [], options: [], commands: [], ...rest };
}

const argument = { required: false, choices: [], description: "" };
const root = command("tool", {
  arguments: [{ ...argument, name: "lesson", variadic: true }],
  options: [option("--course", "folder"), option("--plain"), option("--out", "file")],
  commands: [
    command("show", {
      arguments: [{ ...argument, name: "lesson", variadic: false }],
      options: [option("--part", "name"), option("--goal", "objective")],
    }),
    command("help", { arguments: [{ ...argument, name: "command", variadic: false }] }),
    command("sketch", {
      arguments: [{ ...argument, name: "lesson|file|-", variadic: false }],
      options: [option("--as", "form", ["text", "tree"])],
    }),
  ],
});

function next(...words: readonly string[]) {
  const { candidates, ...rest } = expectedNext(root, words);
  return { values: candidates.map(({ value }) => value), ...rest };
}

const nothing = {
  values: [],
  lessons: false,
  objectives: false,
  paths: undefined,
  typed: "",
  lead: "",
};

test.each([
  [
    "at the start: commands and lessons",
    [""],
    { values: ["show", "help", "sketch"], lessons: true },
  ],
  ["a command's beginning", ["sk"], { values: ["sketch"], lessons: true, typed: "sk" }],
  ["a second lesson, but no command", ["login", ""], { lessons: true }],
  ["a command's argument", ["show", "lo"], { lessons: true, typed: "lo" }],
  ["no second argument where there is one", ["show", "login", ""], {}],
  ["a command for help", ["help", "sk"], { values: ["sketch"], typed: "sk" }],
  ["lessons or files", ["sketch", ""], { lessons: true, paths: "files" }],
  [
    "flags of the command and of all",
    ["show", "--p"],
    { values: ["--part", "--plain"], typed: "--p" },
  ],
  ["a flag's choices", ["sketch", "--as", "t"], { values: ["text", "tree"], typed: "t" }],
  [
    "a flag's choices behind =",
    ["sketch", "--as=tr"],
    { values: ["--as=tree"], typed: "tr", lead: "--as=" },
  ],
  [
    "the same as bash takes it apart",
    ["sketch", "--as", "=", "tr"],
    { values: ["tree"], typed: "tr" },
  ],
  ["a flag's folder", ["--course", "x"], { paths: "folders", typed: "x" }],
  ["a flag's objective", ["show", "--goal", "lo"], { objectives: true, typed: "lo" }],
  ["a flag's free value", ["show", "--part", ""], {}],
  ["the argument behind a flag with a value", ["show", "--part", "a", ""], { lessons: true }],
  ["the argument behind a switch", ["--plain", "show", ""], { lessons: true }],
  ["the argument behind flag=value", ["--course=x", "show", ""], { lessons: true }],
  ["nothing for an unknown flag", ["--what=x"], { typed: "x", lead: "--what=" }],
])("%s", (_what, words, expected) => {
  expect(next(...words)).toEqual({ ...nothing, ...expected });
});

test.each([
  ["login", "login"],
  ["'my course'", "my course"],
  [`"Tom's course"`, "Tom's course"],
  ["my\\ course", "my course"],
  ["a'b c'\"d e\"", "ab cd e"],
  ['"a\\"b\\$c\\d"', 'a"b$c\\d'],
  ["'not closed", "not closed"],
  ['"not closed', "not closed"],
  ["", ""],
])("%j as bash hands it over is %j", (typed, meant) => {
  expect(unquoted(typed)).toBe(meant);
});
