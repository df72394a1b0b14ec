/** Writes to the log: one write an event, then to disk, and a plain error when that fails. */

import { dirname } from "node:path";
import { TutorError } from "../core/error.ts";
import { type Files, failureCode, failureReason } from "./files.ts";

const newline = 10;
/** Whole lines up to about this many bytes go into one write when there are many. */
const batchBytes = 64 * 1024;

/**
 * Adds lines to the end of the file; on return they are on disk.
 *
 * Each write begins and ends with a whole line, so several programs can write at once. A
 * torn line of an earlier crash is closed first. A write that comes out short means that
 * the disk is full: it is not repeated and nothing is cut off, since another program may
 * have written behind it already. Throws `progress.unwritable`.
 */
export function appendLines(files: Files, path: string, lines: Iterable<string>): void {
  guarded(path, () => {
    const folder = dirname(path);
    const facts = files.facts(path);
    if (facts !== undefined && facts.kind !== "file") throw unwritable(path, "it is not a file");
    if (facts === undefined) files.makeFolder(folder);
    withOpen(files, path, "append", (descriptor) => {
      let begin = endsTorn(files, descriptor) ? "\n" : "";
      for (const batch of batches(lines)) {
        writeWhole(files, descriptor, path, begin + batch);
        begin = "";
      }
      flushed(path, () => files.fsync(descriptor));
    });
    if (facts === undefined) flushed(path, () => syncFolder(files, folder));
  });
}

/** What was written is there, but the disk does not say that it will stay: neither do we. */
function flushed(path: string, flush: () => void): void {
  try {
    flush();
  } catch (error) {
    const said = `${path} was written, but the disk does not confirm it: ${failureReason(error)}.`;
    throw new TutorError("progress.unwritable", said, {
      hint: "What was saved before is safe. Whether this was saved is not known: whichside score tells, once the disk works again. Doing it again does no harm.",
      cause: error,
    });
  }
}

/**
 * Writes a file that must not be there half: beside its place first, to disk, then renamed.
 * The old file stays whole whatever fails. What can be made again need not be `flushed`, or only its
 * `content`: when no more than the flush of its folder fails, the file is there whole. Two programs
 * that may write the same file at once each name a place of their own for it, `beside`.
 */
export function writeBeside(
  files: Files,
  path: string,
  write: (descriptor: number) => void,
  flushed: boolean | "content" = true,
  beside = `${path}.part`,
): void {
  const folder = dirname(path);
  files.makeFolder(folder);
  if (files.facts(beside) !== undefined) files.remove(beside);
  try {
    withOpen(files, beside, "create", (descriptor) => {
      write(descriptor);
      if (flushed !== false) files.fsync(descriptor);
    });
    files.rename(beside, path);
  } catch (error) {
    try {
      files.remove(beside);
    } catch {
      // The first error says more.
    }
    throw error;
  }
  if (flushed === true) syncFolder(files, folder);
}

/** Writes all bytes, in as many goes as it takes; a write of nothing is a full disk. */
export function writeAll(files: Files, descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    const count = files.write(descriptor, bytes.subarray(done));
    if (count <= 0) throw Object.assign(new Error("Nothing was written."), { code: "ENOSPC" });
    done += count;
  }
}

function writeWhole(files: Files, descriptor: number, path: string, text: string): void {
  // Lines are pure ASCII: a character is a byte.
  const bytes = Buffer.from(text, "latin1");
  const count = files.write(descriptor, bytes);
  if (count === bytes.length) return;
  try {
    files.write(descriptor, Buffer.from("\n"));
  } catch {
    // The next append closes the torn line.
  }
  throw unwritable(path, "the disk is full", "ENOSPC");
}

function* batches(lines: Iterable<string>): Generator<string> {
  let batch = "";
  for (const each of lines) {
    if (batch !== "" && batch.length + each.length > batchBytes) {
      yield batch;
      batch = "";
    }
    batch += `${each}\n`;
  }
  if (batch !== "") yield batch;
}

function endsTorn(files: Files, descriptor: number): boolean {
  const size = files.size(descriptor);
  if (size === 0) return false;
  const last = new Uint8Array(1);
  return files.read(descriptor, last, size - 1) === 1 && last[0] !== newline;
}

export function withOpen(
  files: Files,
  path: string,
  how: "read" | "append" | "create",
  work: (descriptor: number) => void,
): void {
  const descriptor = files.open(path, how);
  try {
    work(descriptor);
  } finally {
    try {
      files.close(descriptor);
    } catch {
      // What was flushed is on disk; what was not has thrown already.
    }
  }
}

/** Folders that cannot be flushed (Windows, some network disks) are left to the system. */
function syncFolder(files: Files, folder: string): void {
  let descriptor: number;
  try {
    descriptor = files.open(folder, "folder");
  } catch (error) {
    if (["EISDIR", "EACCES", "EPERM"].includes(failureCode(error))) return;
    throw error;
  }
  try {
    files.fsync(descriptor);
  } catch (error) {
    if (!["EINVAL", "ENOTSUP", "EPERM", "EBADF"].includes(failureCode(error))) throw error;
  } finally {
    try {
      files.close(descriptor);
    } catch {
      // As above.
    }
  }
}

/** What goes wrong is told as progress that could not be written. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TutorError) throw error;
    throw unwritable(path, failureReason(error), failureCode(error), error);
  }
}

const roomCodes = ["ENOSPC", "EDQUOT"];

function unwritable(path: string, why: string, code = "", cause?: unknown): TutorError {
  const todo = roomCodes.includes(code)
    ? "Make room on the disk and try again."
    : "See that you may write there, or set WHICHSIDE_HOME to a folder where you may.";
  return new TutorError("progress.unwritable", `${path} could not be written: ${why}.`, {
    hint: `What was saved before is safe; this was not saved. ${todo}`,
    ...(cause === undefined ? {} : { cause }),
  });
}
