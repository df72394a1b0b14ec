/**
 * The files of one course folder, and nothing else of the machine: no link that leads
 * out, no pipe, no device, nothing endless.
 */

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { join, sep } from "node:path";
import type { Diagnostic } from "../core/diagnostic.ts";
import { TutorError } from "../core/error.ts";
import { notesFor, type ProblemCode, startOfFile } from "../core/problems.ts";
import { type CourseFolder, joined } from "./course-folder.ts";

/** A text, or why there is none; neither when there is no such file. */
export interface FileReading {
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface CourseFiles {
  readonly place: CourseFolder;
  /** A path below the course folder as people see it. */
  show(path: string): string;
  read(path: string): FileReading;
  exists(path: string): boolean;
  /** Names of folders in the course folder, sorted. */
  folders(): string[];
  /** Names of files in one of them, sorted. */
  filesIn(folder: string): string[];
}

const mostBytes = 1_000_000;

export function courseFiles(place: CourseFolder): CourseFiles {
  const root = realRoot(place);
  const show = (path: string) => joined(place.shown, path);
  return {
    place,
    show,
    read: (path) => readInside(root, path, show(path)),
    exists(path) {
      const real = realInside(root, path);
      return real.kind === "found";
    },
    folders() {
      try {
        return readdirSync(root)
          .filter(
            (name) =>
              !name.startsWith(".") && name !== "node_modules" && isFolder(join(root, name)),
          )
          .sort();
      } catch (error) {
        throw unreadable(place, error);
      }
    },
    filesIn(folder) {
      const real = realInside(root, folder);
      if (real.kind !== "found") return [];
      try {
        return readdirSync(real.path).sort();
      } catch {
        return [];
      }
    },
  };
}

function realRoot(place: CourseFolder): string {
  try {
    return realpathSync.native(place.path);
  } catch (error) {
    throw unreadable(place, error);
  }
}

function unreadable(place: CourseFolder, cause: unknown): TutorError {
  return new TutorError("course.unreadable", `The course folder ${place.shown} cannot be read.`, {
    hint: "Look at its permissions, or name another folder with --course.",
    cause,
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

type Real =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "missing" }
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly why: string };

function realInside(root: string, path: string): Real {
  if (path.split(/[/\\]/).includes("..") || path.includes("\0")) return { kind: "outside" };
  try {
    const real = realpathSync.native(join(root, path));
    if (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return { kind: "found", path: real };
    }
    return { kind: "outside" };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code === "ENOENT" && isLink(join(root, path)))
      return { kind: "unreadable", why: "it is a link that leads nowhere" };
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG")
      return { kind: "missing" };
    return { kind: "unreadable", why: reason(code) };
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function reason(code: string): string {
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "you may not read it";
    case "ELOOP":
      return "its links lead round in a circle";
    default:
      return code === "" ? "nobody knows why" : code;
  }
}

function readInside(root: string, path: string, shown: string): FileReading {
  const { found, report } = notesFor(shown);
  const refuse = (code: ProblemCode, message: string, hint: string): FileReading => {
    report(code, startOfFile, message, hint);
    return { text: undefined, diagnostics: found };
  };
  const real = realInside(root, path);
  switch (real.kind) {
    case "missing":
      return { text: undefined, diagnostics: [] };
    case "outside":
      return refuse(
        "file.outside",
        "This is a link that leads out of the course folder, so it is not read.",
        "put the file itself there",
      );
    case "unreadable":
      return refuse(
        "file.unreadable",
        `The file cannot be read: ${real.why}.`,
        "look at the file and its permissions",
      );
    case "found":
      break;
  }
  try {
    const bytes = bytesOf(real.path);
    if (bytes === undefined) {
      return refuse("file.not-a-file", "This is no ordinary file.", "put a text file there");
    }
    if (bytes.length > mostBytes) {
      return refuse("limit.file", "The file is larger than 1 MB.", "split it into several lessons");
    }
    return decoded(bytes, shown);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return refuse(
      "file.unreadable",
      `The file cannot be read: ${reason(code)}.`,
      "look at the file and its permissions",
    );
  }
}

/** At most one byte more than is allowed; undefined for what is no file. Never waits for a pipe. */
function bytesOf(path: string): Uint8Array | undefined {
  if (!statSync(path).isFile()) return undefined;
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = fstatSync(handle);
    if (!facts.isFile()) return undefined;
    const bytes = new Uint8Array(Math.min(facts.size, mostBytes) + 1);
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(handle, bytes, length, bytes.length - length, null);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

function decoded(bytes: Uint8Array, shown: string): FileReading {
  const { found, report } = notesFor(shown);
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    report(
      "text.not-text",
      startOfFile,
      "The file is in UTF-16, as the `>` of Windows PowerShell writes it.",
      "save it from your editor with the encoding UTF-8",
    );
    return { text: undefined, diagnostics: found };
  }
  if (bytes.includes(0)) {
    report(
      "text.not-text",
      startOfFile,
      "The file is no text in UTF-8.",
      "save it from your editor as plain text with the encoding UTF-8",
    );
    return { text: undefined, diagnostics: found };
  }
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
      diagnostics: [],
    };
  } catch {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const before = text.slice(0, Math.max(0, text.indexOf("\ufffd"))).split(/\r\n?|\n/);
    report(
      "text.not-text",
      { line: before.length, col: (before.at(-1) ?? "").length + 1 },
      "There is a character here that is not in UTF-8.",
      "save the file from your editor with the encoding UTF-8",
    );
    return { text, diagnostics: found };
  }
}

export function noLesson(name: string, files: CourseFiles): TutorError {
  return new TutorError("lesson.not-found", `There is no lesson "${name}" in ${files.show("")}.`, {
    hint: "All lessons: whichside list",
    exitCode: 2,
  });
}
