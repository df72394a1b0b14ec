/** Reads a file of events that is not the learner's own log. */

import { TutorError } from "../core/error.ts";
import type { Event } from "../core/progress/event.ts";
import { decodeLine } from "../core/progress/line.ts";
import { furthestOrder, orderOf } from "../core/progress/stamp.ts";
import { hash64 } from "../core/random.ts";
import { type Files, failureReason, realFiles } from "./files.ts";
import { eventsAt } from "./log-places.ts";
import { type BadLine, type LogNotes, logSteps, type Visit } from "./log-reader.ts";
import type { World } from "./world.ts";

/** Events of another machine, which are read as often as they are needed instead of kept. */
export interface ForeignLog {
  /** How large it is; 0 where nobody knows. */
  readonly bytes: number;
  /** Piece by piece: the bytes so far. */
  steps(visit: Visit): Generator<number, LogNotes>;
  eventsAt(places: Iterable<number>): Iterable<Event>;
}

/** As much as is taken from standard input, which cannot be read twice. */
const mostBytes = 100_000_000;

/** A file, or standard input for `-`. Opening and scanning throw `import.unreadable`. */
export async function openForeignLog(
  path: string,
  world: Pick<World, "readText">,
  files: Files = realFiles,
): Promise<ForeignLog> {
  if (path === "-") return textLog(await world.readText(path, mostBytes));
  const wide = wideText(files, path);
  if (wide !== undefined) return textLog(wide);
  return {
    bytes: sizeOf(files, path),
    *steps(visit) {
      try {
        if (files.facts(path) === undefined) throw unusable(path, "there is no such file");
        let count = 0;
        let impossible = 0;
        const { notes: read } = yield* logSteps(files, path, (event, place) => {
          count++;
          if (orderOf(event) > furthestOrder) impossible++;
          else visit(event, place);
        });
        const notes = { ...read, badCount: read.badCount + impossible };
        if (count === 0 && notes.newer > 0) throw unusable(path, "it is of a newer whichside");
        return notes;
      } catch (error) {
        if (error instanceof TutorError && error.code !== "progress.unreadable") throw error;
        // What the reader says of the learner's own log is said of this file.
        const why = error instanceof Error ? /: ([^:]+)\.$/.exec(error.message)?.[1] : undefined;
        throw unusable(path, why ?? "something went wrong", error);
      }
    },
    *eventsAt(places) {
      try {
        yield* eventsAt(files, path, places);
      } catch (error) {
        // A stick that was pulled out between the two readings.
        if (error instanceof TutorError) throw error;
        throw unusable(path, failureReason(error), error);
      }
    },
  };
}

/** A file in UTF-16, which older PowerShells make of what is sent into one; undefined for others. */
function wideText(files: Files, path: string): string | undefined {
  try {
    const size = files.facts(path)?.size ?? 0;
    if (size < 2 || size > mostBytes) return undefined;
    const descriptor = files.open(path, "read");
    try {
      const first = new Uint8Array(2);
      files.read(descriptor, first, 0);
      const form = utf16Of(first);
      if (form === undefined) return undefined;
      const bytes = new Uint8Array(size);
      for (let done = 0; done < size; ) {
        const count = files.read(descriptor, bytes.subarray(done), done);
        if (count === 0) break;
        done += count;
      }
      return new TextDecoder(form).decode(bytes);
    } finally {
      files.close(descriptor);
    }
  } catch {
    // Reading it in the usual way says what is wrong.
    return undefined;
  }
}

function sizeOf(files: Files, path: string): number {
  try {
    return files.facts(path)?.size ?? 0;
  } catch {
    // Reading it says what is wrong.
    return 0;
  }
}

function utf16Of([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b)) return "utf-16be";
  return undefined;
}

/** The same of a text; a place is the number of a line. */
function textLog(text: string): ForeignLog {
  const lines = text.split("\n");
  return {
    bytes: 0,
    // What is in memory is read at once.
    *steps(visit) {
      const bad: BadLine[] = [];
      const setAside = (index: number, text: string, why: string) =>
        bad.push({ line: index + 1, place: index, why, print: hash64(text) });
      let count = 0;
      let newer = 0;
      for (const [index, each] of lines.entries()) {
        const decoded = decodeLine(each);
        if (decoded.kind === "event") {
          count++;
          if (orderOf(decoded.event) <= furthestOrder) visit(decoded.event, index);
          else setAside(index, each, "its place in the order is impossible");
        } else if (decoded.kind === "newer") newer++;
        else if (decoded.kind === "bad") setAside(index, each, decoded.why);
      }
      if (count === 0) throw unusable("Standard input", "it holds no progress");
      return { bad, badCount: bad.length, newer };
    },
    *eventsAt(places) {
      for (const place of places) {
        const decoded = decodeLine(lines[place] ?? "");
        if (decoded.kind === "event") yield decoded.event;
      }
    },
  };
}

function unusable(path: string, why: string, cause?: unknown): TutorError {
  return new TutorError("import.unreadable", `${path} cannot be imported: ${why}.`, {
    hint: "Nothing was changed. Make the file with: whichside export progress --out progress.jsonl",
    ...(cause === undefined ? {} : { cause }),
  });
}
