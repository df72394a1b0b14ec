/** What the program says of itself, for docs/commands.md and the manual page. */

import type { Command } from "commander";
import type { DeclaredCommand } from "../src/core/command-line/declared.ts";
import { declared } from "../src/declared.ts";
import { createProgram } from "../src/program.ts";

export interface CommandHelp {
  readonly name: string;
  /** As `--help` prints it on 80 columns. */
  readonly text: string;
  /** What stands below the lists: examples and remarks. */
  readonly more: string;
}

export interface ProgramHelp {
  readonly declared: DeclaredCommand;
  /** The program first, then its commands. */
  readonly commands: readonly CommandHelp[];
}

export async function programHelp(): Promise<ProgramHelp> {
  const program = await createProgram(async () => {});
  const root = declared(program);
  const shown = root.commands.flatMap(
    ({ name }) => program.commands.find((each) => each.name() === name) ?? [],
  );
  return { declared: root, commands: [program, ...shown].map(commandHelp) };
}

function commandHelp(command: Command): CommandHelp {
  let text = "";
  command.configureOutput({
    getOutHelpWidth: () => 80,
    getOutHasColors: () => false,
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  const listed = command.helpInformation().trimEnd();
  return { name: command.name(), text: text.trimEnd(), more: text.slice(listed.length).trim() };
}
