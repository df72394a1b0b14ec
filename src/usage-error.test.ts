import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { createProgram, usageOf } from "./program.ts";
import { courseForms } from "./session/course-export.ts";
import { wrongUsage } from "./usage-error.ts";

/** What is said about a command line that Commander refuses. */
async function said(...argv: string[]): Promise<object> {
  const program = (await createProgram(async () => {})).configureOutput({
    writeOut: () => {},
    writeErr: () => {},
  });
  for (const command of program.commands) {
    command.configureOutput({ writeOut: () => {}, writeErr: () => {} });
  }
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const names = program.commands.map((each) => each.name());
    return wrongUsage(error, argv, names, (name) => usageOf(program, name));
  }
  throw new Error("The command line was taken.");
}

test.each([
  [["help", "foo"], 'There is no command "foo".', "All of them: whichside --help"],
  [["show"], "<lesson> is missing: whichside show <lesson...>", "Examples: whichside show --help"],
  [
    ["new", "course"],
    "<name> is missing: whichside new <what> <name>",
    "Examples: whichside new --help",
  ],
  [["--bogus"], "Unknown option '--bogus'.", "See: whichside --help"],
  [
    ["quiz", "--count", "0"],
    "'0' cannot be used for --count. Give a whole number from 1 to 1000.",
    "See: whichside quiz --help",
  ],
  [
    ["completion", "tcsh"],
    "'tcsh' cannot be used as <shell>. One of these can: bash, zsh, fish, powershell.",
    "See: whichside completion --help",
  ],
  [
    ["export", "nonsense"],
    `'nonsense' cannot be used as <what>. One of these can: progress, results, ${Object.keys(courseForms).join(", ")}.`,
    "See: whichside export --help",
  ],
  [
    ["export", "results", "--as", "pdf"],
    "'pdf' cannot be used for --as. One of these can: xapi, csv.",
    "See: whichside export --help",
  ],
  [
    ["check", "--format", "pdf"],
    "'pdf' cannot be used for --format. One of these can: text, github.",
    "See: whichside check --help",
  ],
])("%j", async (argv, message, hint) => {
  expect(await said(...argv)).toEqual({ message, hint });
});
