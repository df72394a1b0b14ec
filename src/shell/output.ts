/** What becomes of output that cannot be written: a closed pipe, a full disk. */

import { failureReason } from "./files.ts";

/** The part of a process that matters here. */
export interface OutputProcess {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  exitCode?: number | string | null | undefined;
  exit(code?: number): never;
}

/**
 * A reader who closes the pipe (`| head -1`) has what they wanted: the program ends quietly.
 * Anything else means that output was lost: one sentence, exit code 1, no stack trace.
 */
export function guardOutput(process: OutputProcess): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    process.stderr.write(`The output could not be written: ${failureReason(error)}.\n`);
    process.exit(1);
  });
  // Nobody is left to be told.
  process.stderr.on("error", () => process.exit(1));
}
