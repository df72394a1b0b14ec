/** Reads the log piece by piece: bad lines are set aside, nothing is ever changed. */

import { dirname } from "node:path";
import { TutorError } from "../core/error.ts";
import type { Event } from "../core/progress/event.ts";
import { longestLine as longestEvent } from "../core/progress/event.ts";
import { eventStart, parted } from "../core/progress/joined.ts";
import { type DecodedLine, decodeLine } from "../core/progress/line.ts";
import { hash64 } from "../core/random.ts";
import { type Files, failureReason } from "./files.ts";

/** A line that is no event. */
export interface BadLine {
  /** Its number in the file, from 1, and the byte where it begins. */
  readonly line: number;
  readonly place: number;
  readonly why: string;
  /** Tells it from other lines: an import that brings its event back names it by this. */
  readonly print: string;
}

/** What was not counted while reading. */
export interface LogNotes {
  /** The first lines that are no event, and that no copy has mended. They stay where they are. */
  readonly bad: readonly BadLine[];
  readonly badCount: number;
  /** Lines of a newer version of the program: kept, not counted. */
  readonly newer: number;
}

/** How many bad lines are named. */
const namedLines = 100;
/** What is read at once: a line that is kept for a while keeps as much in memory (measured). */
const pieceBytes = 1 << 14;
/** A longer line is no event of ours. */
const longestLine = 1 << 20;
const newline = 10;

/** Where a reading begins: at the start, or behind what a snapshot holds already. */
export interface ReadingStart {
  readonly bytes: number;
  readonly lines: number;
  readonly notes: LogNotes;
}

export const noNotes: LogNotes = { bad: [], badCount: 0, newer: 0 };

/** What a reading came to: where its last whole line ended. */
export interface ReadingEnd {
  readonly notes: LogNotes;
  /** Bytes up to the end of the last whole line, and how many lines those are. */
  readonly bytes: number;
  readonly lines: number;
}

/** Takes an event, and the byte of the file where its line begins. */
export type Visit = (event: Event, place: number) => void;

/**
 * Hands every event to `visit`, in the order of the file, up to the size that it has now.
 * A last line without its end counts if it is whole; else it is an answer that was never
 * acknowledged. Throws `progress.unreadable`, also when the file is not ours at all.
 */
export function scanLog(
  files: Files,
  path: string,
  visit: Visit,
  start?: ReadingStart,
): ReadingEnd {
  return atOnce(logSteps(files, path, visit, start));
}

/** What a reading in steps comes to. */
export function atOnce<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same piece by piece, for whoever has other things to do between two of them: the bytes so far. */
export function* logSteps(
  files: Files,
  path: string,
  visit: Visit,
  start: ReadingStart = { bytes: 0, lines: 0, notes: noNotes },
): Generator<number, ReadingEnd> {
  const facts = guarded(path, () => files.facts(path));
  if (facts === undefined) return { notes: noNotes, bytes: 0, lines: 0 };
  if (facts.kind !== "file") {
    throw unreadable(path, facts.kind === "folder" ? "it is a folder" : "it is not a file");
  }
  const descriptor = guarded(path, () => files.open(path, "read"));
  try {
    return yield* scanOpen(files, descriptor, path, visit, start);
  } catch (error) {
    throw readable(path, error);
  } finally {
    try {
      files.close(descriptor);
    } catch {
      // What was read stays read.
    }
  }
}

function* scanOpen(
  files: Files,
  descriptor: number,
  path: string,
  visit: Visit,
  start: ReadingStart,
): Generator<number, ReadingEnd> {
  const size = files.size(descriptor);
  if (start.bytes === 0) refuseOtherForms(files, descriptor, path);
  const bad = [...start.notes.bad];
  let { badCount, newer } = start.notes;
  let { lines } = start;
  let bytes = start.bytes;
  let counted = start.bytes > 0 ? 1 : 0;
  let ours = false;
  const setAside = (why: string, place: number, text = "") => {
    if (bad.length < namedLines) bad.push({ line: lines, place, why, print: hash64(text) });
    badCount++;
  };
  const mend = (prints: readonly string[]) => {
    for (const each of prints) {
      const at = bad.findIndex(({ print }) => print === each);
      if (at < 0) continue;
      bad.splice(at, 1);
      badCount--;
    }
  };
  const takeGood = (decoded: DecodedLine, place: number): boolean => {
    if (decoded.kind === "bad") return false;
    if (decoded.kind !== "blank") counted++;
    if (decoded.kind === "newer") newer++;
    if (decoded.kind === "event") {
      if (decoded.event.type === "import") mend(decoded.event.mended ?? []);
      visit(decoded.event, place);
    }
    return true;
  };
  /** `open`: nothing says yet that the line is at its end. */
  const take = (line: string, place: number, open = false) => {
    lines++;
    const mark = lines === 1 && line.startsWith("\ufeff") ? 1 : 0;
    const text = line.slice(mark);
    const decoded = decodeLine(text);
    if (takeGood(decoded, place)) return;
    // Line ends may have been lost: what is whole between two beginnings counts.
    let why = decoded.kind === "bad" ? decoded.why : undefined;
    const parts = parted(text);
    if (parts.length > 1 || (parts.length === 1 && parts[0]?.text !== text)) {
      why = undefined;
      for (const part of parts) {
        const at = place + Buffer.byteLength(line.slice(0, mark + part.at));
        const each = decodeLine(part.text);
        if (!takeGood(each, at) && each.kind === "bad") why = each.why;
      }
    }
    const last = parts.at(-1)?.text ?? "";
    ours ||= looksLikeOurs(text);
    // What a crash has torn was never acknowledged: there is nothing to say of it.
    const torn = open && looksLikeOurs(last) && last.length <= longestEvent;
    if (why !== undefined && !torn) setAside(why, place, text);
  };
  let piece = Buffer.allocUnsafe(pieceBytes);
  let position = start.bytes;
  let held = 0;
  let skipping = false;
  while (position < size) {
    const wanted = Math.min(piece.length - held, size - position);
    const count = files.read(descriptor, piece.subarray(held, held + wanted), position);
    if (count === 0) break;
    position += count;
    yield position;
    const end = held + count;
    const last = piece.lastIndexOf(newline, end - 1);
    if (last < 0 || last >= end) {
      held = end;
      if (held < piece.length) continue;
      const next = held < longestLine ? 0 : piece.lastIndexOf(eventStart);
      if (held < longestLine) {
        piece = Buffer.concat([piece], piece.length * 2);
      } else if (next > 0 && !skipping) {
        // Line ends are missing: what is there so far is taken, up to the last beginning.
        take(piece.toString("utf8", 0, next), position - held);
        piece.copyWithin(0, next, held);
        held -= next;
      } else {
        skipping = true;
        held = 0;
      }
      continue;
    }
    const text = piece.toString("utf8", 0, last + 1);
    // In plain ASCII, as we write it, a character is a byte.
    const ascii = text.length === last + 1;
    let from = 0;
    if (skipping) {
      lines++;
      setAside("it is longer than any event", position - end);
      from = piece.indexOf(newline) + 1;
      skipping = false;
    }
    const lineEnd = () => {
      if (ascii) return text.indexOf("\n", from);
      return from > last ? -1 : piece.indexOf(newline, from);
    };
    for (let to = lineEnd(); to >= 0; to = lineEnd()) {
      const line = ascii ? text.slice(from, to) : piece.toString("utf8", from, to);
      take(line, position - end + from);
      from = to + 1;
    }
    piece.copyWithin(0, last + 1, end);
    held = end - last - 1;
    bytes = position - held;
  }
  const end = { bytes, lines };
  if (skipping) {
    lines++;
    setAside("it is longer than any event", position);
  } else if (held > 0) take(piece.toString("utf8", 0, held), position - held, true);
  if (badCount > 0 && counted === 0 && !ours) {
    throw unreadable(path, "it holds something else than progress");
  }
  return { notes: { bad, badCount, newer }, ...end };
}

/** What files begin with that hold no text as it is, with what to do about it. */
const otherForms: readonly (readonly [
  begin: readonly number[],
  what: string,
  todo: "unpack" | "convert",
])[] = [
  [[0x1f, 0x8b], "it is compressed (gzip)", "unpack"],
  [[0x28, 0xb5, 0x2f, 0xfd], "it is compressed (zstd)", "unpack"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "it is compressed (xz)", "unpack"],
  [[0x42, 0x5a, 0x68], "it is compressed (bzip2)", "unpack"],
  [[0x50, 0x4b, 0x03, 0x04], "it is compressed (zip)", "unpack"],
  [[0xff, 0xfe], utf16Said(), "convert"],
  [[0xfe, 0xff], utf16Said(), "convert"],
  [[0x7b, 0x00], utf16Said(), "convert"],
  [[0x00, 0x7b], utf16Said(), "convert"],
];

function utf16Said(): string {
  return "it is in UTF-16, as a > of older PowerShells writes it";
}

/** A file in another form would be taken for a few bad lines, or for nobody's progress. */
function refuseOtherForms(files: Files, descriptor: number, path: string): void {
  const first = new Uint8Array(5);
  const count = files.read(descriptor, first, 0);
  for (const [begin, what, todo] of otherForms) {
    if (begin.length > count || begin.some((byte, index) => first[index] !== byte)) continue;
    throw unreadable(
      path,
      what,
      todo === "unpack"
        ? "Nothing was changed. Unpack it, and put what comes out in its place."
        : "Nothing was changed. Give it another name, then bring it back: whichside import <that name>",
    );
  }
}

const beginning = '{"v":1,"id":"';

/** The torn beginning of a line that this program wrote. */
function looksLikeOurs(text: string): boolean {
  const line = text.replace(/^[\ufeff\0]+/, "");
  return line.startsWith(beginning) || beginning.startsWith(line);
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw readable(path, error);
  }
}

/** What the system says, as people can read it. */
function readable(path: string, error: unknown): TutorError {
  if (error instanceof TutorError) return error;
  return unreadable(path, failureReason(error), undefined, error);
}

function unreadable(path: string, why: string, todo?: string, cause?: unknown): TutorError {
  const mend = `Nothing was changed. Mend or move it (it is in ${dirname(path)}), bring a kept copy back (whichside progress), or set WHICHSIDE_HOME to another folder to start elsewhere.`;
  return new TutorError("progress.unreadable", `Your progress in ${path} cannot be read: ${why}.`, {
    hint: todo ?? mend,
    ...(cause === undefined ? {} : { cause }),
  });
}
