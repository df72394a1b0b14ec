/** Reads single events of a log again, by where their lines begin. */

import type { Event } from "../core/progress/event.ts";
import { eventStart, parted } from "../core/progress/joined.ts";
import { decodeLine } from "../core/progress/line.ts";
import type { Files } from "./files.ts";

/** What is read at once. */
const pieceBytes = 1 << 16;
/** Logs of several machines stand behind each other in a log: each is read on where it was. */
const keptPieces = 8;
/** No event has a longer line. */
const longestLine = 1 << 20;
const newline = 10;

interface Piece {
  readonly start: number;
  readonly bytes: Buffer;
}

/** The events whose lines begin at these places, one after the other. */
export function* eventsAt(
  files: Files,
  path: string,
  places: Iterable<number>,
): Generator<Event, void> {
  // Opened when there is a place: without any there may be no log.
  let descriptor: number | undefined;
  const kept: Piece[] = [];
  try {
    for (const place of places) {
      descriptor ??= files.open(path, "read");
      const line = lineAt(files, descriptor, kept, place);
      const whole = decodeLine(line);
      // Line ends may have been lost: the event that begins at this place is the first part.
      const decoded = whole.kind === "bad" ? decodeLine(parted(line)[0]?.text ?? "") : whole;
      if (decoded.kind === "event") yield decoded.event;
    }
  } finally {
    if (descriptor !== undefined) files.close(descriptor);
  }
}

function lineAt(files: Files, descriptor: number, kept: Piece[], place: number): string {
  for (const { start, bytes } of kept) {
    if (place < start || place >= start + bytes.length) continue;
    const end = endOf(bytes, place - start);
    if (end >= 0) return textOf(bytes, place - start, end);
  }
  for (let size = pieceBytes; ; size *= 2) {
    const bytes = Buffer.allocUnsafe(size);
    let count = 0;
    while (count < size) {
      const more = files.read(descriptor, bytes.subarray(count), place + count);
      if (more === 0) break;
      count += more;
    }
    const end = endOf(bytes.subarray(0, count), 0);
    if (end < 0 && count === size && size < longestLine) continue;
    kept.unshift({ start: place, bytes: bytes.subarray(0, count) });
    kept.length = Math.min(kept.length, keptPieces);
    return textOf(bytes, 0, end < 0 ? count : end);
  }
}

/** Where a line ends, or the next event begins because its end was lost; -1 for not here. */
function endOf(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(newline, from);
  return end >= 0 ? end : bytes.indexOf(eventStart, from + 1);
}

function textOf(bytes: Buffer, from: number, to: number): string {
  const text = bytes.toString("utf8", from, to);
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
