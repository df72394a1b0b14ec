/** Writes what was asked for to a file of the learner's: whole or not at all, never over another. */

import { dirname } from "node:path";
import type { Safe } from "mermaid-text/text";
import { TutorError } from "../core/error.ts";
import { type Files, failureCode, failureReason, realFiles } from "./files.ts";
import { writeAll, writeBeside } from "./log-writer.ts";
import { inParts } from "./output.ts";

/** Saves lines with their line ends. Throws `file.exists`, `file.unwritable`. */
export function saveLines(path: string, lines: Iterable<Safe>, files: Files = realFiles): void {
  try {
    if (files.facts(path) !== undefined) {
      throw new TutorError("file.exists", `${path} is there already.`, {
        hint: "Nothing was changed. Give another name, or move the file away.",
        exitCode: 2,
      });
    }
    if (files.facts(dirname(path)) === undefined) {
      throw Object.assign(new Error("The folder is not there."), { code: "ENOENT" });
    }
    const write = (descriptor: number) => {
      for (const part of inParts(lines)) writeAll(files, descriptor, Buffer.from(part));
    };
    writeBeside(files, path, write, "content");
  } catch (error) {
    if (error instanceof TutorError) throw error;
    throw new TutorError("file.unwritable", `${path} could not be written: ${reason(error)}.`, {
      hint: "Give another place with --out, or leave it out to print.",
      cause: error,
    });
  }
}

function reason(error: unknown): string {
  return failureCode(error) === "ENOENT" ? "its folder is not there" : failureReason(error);
}
