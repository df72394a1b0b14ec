/** Writes files that were not there before; what is there is never changed. */

import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
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

/**
 * Writes each file below a folder: all of them, or none, so that a second try finds no half of the
 * first in its way. Throws `new.exists` rather than write over anything. What comes back takes them
 * away again.
 */
export function writeNewFiles(folder: string, files: ReadonlyMap<string, string>): () => void {
  const undo: (() => void)[] = [];
  const takeBack = () => {
    for (const each of undo.reverse()) quietly(each);
  };
  try {
    for (const [name, text] of files) {
      const path = join(folder, name);
      // Only empty folders can be removed in this way: what somebody put there meanwhile stays.
      for (const missing of missingFolders(dirname(path))) undo.push(() => rmdirSync(missing));
      writeNewFile(path, text);
      undo.push(() => rmSync(path));
    }
  } catch (error) {
    takeBack();
    throw error;
  }
  return takeBack;
}

/** Throws `new.exists` rather than write over anything; leaves no half file. */
export function writeNewFile(path: string, text: string): void {
  let made = false;
  try {
    makeFolder(dirname(path));
    const descriptor = openSync(path, "wx");
    made = true;
    try {
      writeFileSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (made) quietly(() => rmSync(path));
    if (failureCode(error) === "EEXIST") throw taken(path);
    throw notWritten(path, error);
  }
}

/** Outermost first. */
function missingFolders(path: string): string[] {
  if (existsSync(path)) return [];
  return [...missingFolders(dirname(path)), path];
}

/** The mistake that led here says more than one that comes of tidying up after it. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {}
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
