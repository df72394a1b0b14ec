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
 * A reader who closes the pipe (`| head -1`) has what they wanted: the rest is dropped quietly,
 * and the exit code stays the command's own, since 0 would say that a quiz was passed. Anything
 * else means that output was lost: one sentence, exit code 1, no stack trace.
 */
export function guardOutput(process: OutputProcess): void {
  let unread = false;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    unread ||= error.code === "EPIPE";
    if (unread) return;
    process.stderr.write(`The output could not be written: ${failureReason(error)}.\n`);
    process.exit(1);
  });
  // Nobody is left to be told; what the command does and prints is as good as with somebody.
  process.stderr.on("error", () => {});
}
