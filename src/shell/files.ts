/** The file calls that progress is kept with, as one record: tests make any of them fail. */

import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { makeFolder } from "./make-folder.ts";

export interface FileFacts {
  readonly size: number;
  readonly kind: "file" | "folder" | "other";
}

export interface Files {
  /** `create` fails when the file is there already. New files are only for their owner. */
  open(path: string, how: "read" | "append" | "create" | "folder"): number;
  /** Bytes written, which may be fewer than asked for. */
  write(descriptor: number, bytes: Uint8Array): number;
  /** Bytes read; 0 at the end. */
  read(descriptor: number, into: Uint8Array, position: number): number;
  fsync(descriptor: number): void;
  close(descriptor: number): void;
  size(descriptor: number): number;
  /** Undefined when there is nothing at that path. Follows links. */
  facts(path: string): FileFacts | undefined;
  /** Makes a folder with those above it, only for their owner. */
  makeFolder(path: string): void;
  names(folder: string): readonly string[];
  rename(from: string, to: string): void;
  remove(path: string): void;
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_WRONLY } = constants;

// Reading besides appending: the last byte tells whether the last line was torn.
const flags = {
  read: O_RDONLY,
  append: O_RDWR | O_APPEND | O_CREAT,
  create: O_WRONLY | O_CREAT | O_EXCL,
  folder: O_RDONLY,
};

export const realFiles: Files = {
  open: (path, how) => openSync(path, flags[how], 0o600),
  write: (descriptor, bytes) => writeSync(descriptor, bytes),
  read: (descriptor, into, position) => readSync(descriptor, into, 0, into.length, position),
  fsync: (descriptor) => fsyncSync(descriptor),
  close: (descriptor) => closeSync(descriptor),
  size: (descriptor) => fstatSync(descriptor).size,
  facts: (path) => {
    try {
      const stats = statSync(path);
      return {
        size: stats.size,
        kind: stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other",
      };
    } catch (error) {
      // Newer Nodes' own way of asking says the same of a file in the place of a folder above it.
      if (failureCode(error) === "ENOENT") return undefined;
      throw error;
    }
  },
  makeFolder: (path) => {
    makeFolder(path, 0o700);
  },
  names: (folder) => readdirSync(folder),
  rename: (from, to) => patiently(() => renameSync(from, to)),
  remove: (path) => unlinkSync(path),
};

/** Milliseconds before each further try; together under a second. */
const pauses = [10, 50, 100, 200, 400];
const busyCodes = ["EPERM", "EACCES", "EBUSY"];

/**
 * On Windows nothing takes the place of a file that another program has open, as editors and
 * scanners for viruses do for a moment: tried again for a second. Elsewhere such an error stays.
 */
export function patiently(
  work: () => void,
  platform: string = process.platform,
  wait: (ms: number) => void = sleep,
): void {
  for (const pause of platform === "win32" ? pauses : []) {
    try {
      work();
      return;
    } catch (error) {
      if (!busyCodes.includes(failureCode(error))) throw error;
      wait(pause);
    }
  }
  work();
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** The system's own word for what went wrong, as in `ENOSPC`; empty when there is none. */
export function failureCode(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

/** What the system's word means, as the end of a sentence. */
export function failureReason(error: unknown): string {
  const code = failureCode(error);
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    case "EFBIG":
      return "it may not grow any further";
    case "EACCES":
    case "EPERM":
      return "permission was denied";
    case "EROFS":
      return "the disk can only be read";
    case "EIO":
      return "the disk reports a fault";
    case "EMFILE":
    case "ENFILE":
      return "too many files are open";
    case "EISDIR":
      return "it is a folder";
    case "ENOTDIR":
    case "EEXIST": // Node 22 and newer say so when a folder is to be made below a file.
      return "something on the way to it is not a folder";
    case "ELOOP":
      return "its links lead in a circle";
    case "ENOENT":
      return "it is not there";
    default:
      return code === "" ? "something went wrong" : `the system says ${code}`;
  }
}
