/** Writes files that were not there before; what is there is never changed. */

import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { TutorError } from "../core/error.ts";
import { failureCode, failureReason, realFiles } from "./files.ts";
import { makeFolder } from "./make-folder.ts";

/** Whether something is there that a new folder would mix with; an empty folder is not. */
export function isTaken(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return readdirSync(path).length > 0;
  } catch {
    return true;
  }
}

/** Writes each file below a folder. Throws `new.exists` rather than write over anything. */
export function writeNewFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) writeNewFile(join(folder, path), text);
}

export function writeNewFile(path: string, text: string): void {
  try {
    makeFolder(dirname(path));
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    if (failureCode(error) === "EEXIST") throw taken(path);
    throw notWritten(path, error);
  }
}

/** Puts a changed text in the place of the one that it was made from: whole, or not at all. */
export function changeFile(path: string, change: (text: string) => string): void {
  try {
    // Behind a link is the file that is meant.
    const real = realpathSync(path);
    const text = change(readFileSync(real, "utf8"));
    const beside = `${real}.part`;
    try {
      writeFileSync(beside, text, { mode: statSync(real).mode });
      realFiles.rename(beside, real);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    if (error instanceof TutorError) throw error;
    throw notWritten(path, error);
  }
}

export function taken(shown: string): TutorError {
  return new TutorError("new.exists", `${shown} is there already, and nothing is written over.`, {
    hint: "Choose another name, or move away what is there.",
    exitCode: 2,
  });
}

function notWritten(path: string, cause: unknown): TutorError {
  return new TutorError("file.not-written", `${path} cannot be written: ${failureReason(cause)}.`, {
    hint: "Look at the folder, its permissions and the room on the disk, then run it again.",
    cause,
  });
}
