/** Reads what an author wants to bring: a file, a ZIP, or a folder of them, within limits and without following links. */

import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { TutorError } from "../core/error.ts";
import { failureReason } from "./files.ts";

const mostBytes = 16_000_000;
/** Pictures and films in a package are passed over. */
const mostOfPackage = 200_000_000;
const mostFiles = 5_000;
const deepestFolder = 8;

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The bytes of a package; undefined for a file that is none, and for what isn't there. */
export function packageBytes(path: string): Uint8Array | undefined {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const start = new Uint8Array(4);
  const descriptor = openSync(path, "r");
  try {
    readSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
  return isArchive(start) ? foreignBytes(path, mostOfPackage) : undefined;
}

export function foreignBytes(path: string, most: number = mostBytes): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const { size } = fstatSync(descriptor);
    if (size > most) {
      throw new TutorError("file.too-large", `${path} has more than ${most / 1_000_000} MB.`, {
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

/** How a ZIP begins. */
function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
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
