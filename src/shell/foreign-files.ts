/** Reads what an author wants to bring: a file, a ZIP, or a folder of them, within limits and without following links. */

import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { TutorError } from "../core/error.ts";
import { failureReason } from "./files.ts";

const mostBytes = 16_000_000;
const mostFiles = 5_000;
const deepestFolder = 8;

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

export function foreignBytes(path: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const { size } = fstatSync(descriptor);
    if (size > mostBytes) {
      throw new TutorError("file.too-large", `${path} has more than ${mostBytes / 1_000_000} MB.`, {
        hint: "Split it, and convert one part after the other.",
      });
    }
    return readFileSync(descriptor);
  } catch (error) {
    if (error instanceof TutorError) throw error;
    throw new TutorError("file.unreadable", `${path} cannot be read: ${failureReason(error)}.`, {
      cause: error,
    });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The files below a folder, by their paths from there; hidden ones and links are left alone. */
export function foreignFiles(folder: string): string[] {
  const found: string[] = [];
  const walk = (below: string, depth: number) => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && depth < deepestFolder) walk(path, depth + 1);
      else if (entry.isFile() && found.length < mostFiles) found.push(path);
    }
  };
  try {
    walk("", 0);
  } catch (error) {
    throw new TutorError("file.unreadable", `${folder} cannot be read: ${failureReason(error)}.`, {
      cause: error,
    });
  }
  return found;
}
