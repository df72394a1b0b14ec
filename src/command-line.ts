/** Runs a command line and answers for what goes wrong: the only place that catches everything. */

import { type Command, CommanderError } from "commander";
import { cleanLines, line, wrapLine } from "mermaid-text/text";
import { TutorError } from "./core/error.ts";
import { errorView } from "./core/view/error.ts";
import type { View } from "./core/view/view.ts";
import { commandNames, commandsFor, createProgram, usageOf } from "./program.ts";
import { workStopped } from "./shell/long-work.ts";
import { inputEnded, interrupted } from "./shell/prompts/asker.ts";
import { realWorld } from "./shell/real-world.ts";
import type { World } from "./shell/world.ts";
import { wrongUsage } from "./usage-error.ts";
import { version } from "./version.ts";

const usageError = 2;
const interruptedCode = 130;

/** The exit code; never throws. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  let world: World | undefined;
  let program: Command | undefined;
  try {
    program = await createProgram(async (flags, command) => {
      world = realWorld(flags);
      exitCode = await command(world);
    }, commandsFor(argv));
    needWorkingFolder();
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    const usage = (name: string) => (program === undefined ? "" : usageOf(program, name));
    return report(error, world ?? realWorld({}), argv, usage);
  }
}

/** Somebody may have deleted it, and then no path is found from it. */
function needWorkingFolder(): void {
  try {
    process.cwd();
  } catch {
    throw new TutorError("folder.gone", "The folder that you are in is not there any more.", {
      hint: "Change into another one, such as your home folder: cd",
    });
  }
}

async function report(
  error: unknown,
  world: World,
  argv: readonly string[],
  usage: (command: string) => string,
): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const { message, hint } = wrongUsage(error, argv, commandNames, usage);
    await world.warn(errorView(message, hint, world.look()));
    return usageError;
  }
  if (error instanceof TutorError) {
    if (error.code === interrupted) {
      await world.warn([[], line("Stopped. Your answers so far are kept.")]);
      return interruptedCode;
    }
    if (error.code === inputEnded && world.terminal.interactive) {
      await world.warn([[], line("Stopped here. Your answers so far are kept.")]);
      return 0;
    }
    if (error.code === workStopped) {
      await world.warn(wrapLine(line(error.message), world.look().text));
      return interruptedCode;
    }
    await world.warn(errorView(error.message, error.hint, world.look()));
    return error.exitCode;
  }
  await world.warn(bugView(error, world));
  return 1;
}

/** Anything else that is thrown is our own mistake: say so, and give what is needed to mend it. */
function bugView(error: unknown, world: World): View {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    ...errorView(
      "That should not have happened: it is a mistake in whichside itself.",
      "Your answers so far are kept. Please report it with the lines below.",
      world.look(),
    ),
    line(`whichside ${version}, Node ${process.version}, ${process.platform}`),
    ...cleanLines(stack).map((text) => line(text)),
  ];
}
