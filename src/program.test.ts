import { CommanderError } from "commander";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commandNames, commandsFor, createProgram } from "./program.ts";

/** What comes of a command line when these commands are declared: what runs, or what is said. */
async function outcome(argv: readonly string[], named: readonly string[]): Promise<unknown> {
  let said = "";
  const heard = { writeOut: (text: string) => (said += text), writeErr: () => {} };
  const ran: unknown[] = [];
  const made = await createProgram(async (flags) => {
    ran.push(flags);
  }, named);
  const program = made.configureOutput(heard);
  for (const command of program.commands) {
    const { name, args } = { name: command.name(), args: () => command.args };
    command.configureOutput(heard).hook("preAction", () => {
      ran.push(name, args());
    });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
    return { ran, args: program.args, said };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { code: error.code, message: error.message, said };
  }
}

const words = [
  ...commandNames,
  ...["help", "-h", "--help", "-V", "--version", "--plain", "--course", "--course=x", "--width"],
  ...["40", "--json", "--bogus", "--all", "-", "--", "login-flow", "", "course", "bash", "text"],
];

test("a command line does the same with only the commands that it needs", async () => {
  const line = fc.array(fc.constantFrom(...words), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(line, async (argv) => {
      expect(await outcome(argv, commandsFor(argv))).toEqual(await outcome(argv, commandNames));
    }),
    { numRuns: 400 },
  );
});

test("one command is declared when one is named, and none for a lesson", () => {
  expect(commandsFor(["list", "--json"])).toEqual(["list"]);
  expect(commandsFor(["--plain", "--width", "40", "list"])).toEqual(["list"]);
  expect(commandsFor(["login-flow"])).toEqual([]);
  expect(commandsFor([])).toEqual([]);
  expect(commandsFor(["--help"])).toEqual(commandNames);
  expect(commandsFor(["complete"])).toEqual(commandNames);
  expect(commandsFor(["complete", "--", "=quiz", "="])).toEqual(["quiz", "complete"]);
  expect(commandsFor(["complete", "--", "=qui"])).toEqual(commandNames);
});
