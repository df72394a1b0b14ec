/** What becomes of output that cannot be written: a closed pipe, a full disk. */

import type { Safe } from "mermaid-text/text";
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

/** Whole lines up to about this many characters go into one write. */
const partLength = 64 * 1024;

/** Lines with their ends, many of them together. */
export function* inParts(lines: Iterable<Safe>): Generator<string> {
  let part = "";
  for (const each of lines) {
    part += `${each}\n`;
    if (part.length < partLength) continue;
    yield part;
    part = "";
  }
  if (part !== "") yield part;
}

/** Writes no more than the reader takes, so that a long document needs little memory. */
export async function printLines(out: NodeJS.WriteStream, lines: Iterable<Safe>): Promise<void> {
  for (const part of inParts(lines)) {
    // What `guardOutput` makes of an error is all that is left to do.
    if (!out.writable) return;
    if (!out.write(part)) await taken(out);
  }
}

/** Until there is room again, or nobody is there any more. */
function taken(out: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ["drain", "error", "close"]) out.off(event, done);
      resolve();
    };
    for (const event of ["drain", "error", "close"]) out.on(event, done);
  });
}
