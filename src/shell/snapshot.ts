/**
 * What was read of a long log, kept in the cache folder so that it need not be read again.
 *
 * It holds the events up to a byte of the log, and is used only as long as every byte up to
 * there is what it was. Losing or spoiling it costs time and nothing else,
 * which is why nothing here ever throws.
 */

import { join } from "node:path";
import { checksumOf, columnBytes, freezeHead, thawLedger } from "../core/progress/freeze.ts";
import type { Ledger } from "../core/progress/ledger.ts";
import { hash32 } from "../core/random.ts";
import type { Files } from "./files.ts";
import type { ReadingEnd, ReadingStart } from "./log-reader.ts";
import { writeAll, writeBeside } from "./log-writer.ts";
import { isForeign } from "./own-folder.ts";

/** From so many events on, and again after so many more. */
export const snapshotEvents = 20_000;
/** A log below this size has fewer, whatever they are. */
const leastBytes = snapshotEvents * 80;

/** The log is looked through in pieces of this size. */
const pieceBytes = 1 << 20;
const longestHead = 1 << 28;

export interface Snapshot {
  readonly ledger: Ledger;
  readonly start: ReadingStart;
  /** How many events it held when it was taken. */
  readonly size: number;
}

/** Undefined when there is none that fits the log and these names. */
export function loadSnapshot(
  files: Files,
  log: string,
  cache: string,
  course: string,
  names: string,
): Snapshot | undefined {
  try {
    const size = files.facts(log)?.size ?? 0;
    const path = snapshotPath(cache, course);
    // Who can write there could say what was answered.
    if (size < leastBytes || isForeign(cache)) return undefined;
    if (files.facts(path)?.kind !== "file") return undefined;
    return withFile(files, path, (descriptor) => {
      const source = reader(files, descriptor);
      const first = new Uint32Array(2);
      if (!source(new Uint8Array(first.buffer))) return undefined;
      const [length = 0, checksum] = first;
      if (length > longestHead) return undefined;
      const text = new Uint8Array(length);
      if (!source(text) || checksumOf([text]) !== checksum) return undefined;
      const head: unknown = JSON.parse(Buffer.from(text.buffer).toString("utf8"));
      if (!isHead(head) || head.bytes > size || head.names !== names) return undefined;
      const print = fingerprint(files, log, head.bytes);
      if (print === undefined || print !== head.print) return undefined;
      const ledger = thawLedger(head.ledger, course, source);
      if (ledger === undefined) return undefined;
      const start = { bytes: head.bytes, lines: head.lines, notes: head.notes };
      return { ledger, start, size: ledger.size };
    });
  } catch {
    return undefined;
  }
}

/** Keeps what was read, when it is much more than the `known` events; quietly leaves it when it can't. */
export function saveSnapshot(
  files: Files,
  log: string,
  cache: string,
  ledger: Ledger,
  end: ReadingEnd,
  known: { readonly size: number; readonly names: string },
): void {
  // Lines of a newer version may change what the others mean: then nothing is kept.
  if (ledger.size - known.size < snapshotEvents || end.notes.newer > 0) return;
  try {
    if (isForeign(cache)) return;
    const print = fingerprint(files, log, end.bytes);
    if (print === undefined) return;
    const head = { ...end, print, names: known.names, ledger: freezeHead(ledger) };
    const text = Buffer.from(JSON.stringify(head), "utf8");
    const first = new Uint32Array([text.length, checksumOf([copyOf(text)])]);
    const write = (descriptor: number) => {
      writeAll(files, descriptor, new Uint8Array(first.buffer));
      writeAll(files, descriptor, text);
      for (const part of columnBytes(ledger)) writeAll(files, descriptor, part);
    };
    // A snapshot that a power cut spoils is found out by its checksums.
    writeBeside(files, snapshotPath(cache, ledger.course), write, false);
  } catch {
    // The next start reads the log again.
  }
}

/** Buffers may begin anywhere in memory; words of four bytes may not. */
function copyOf(text: Uint8Array): Uint8Array {
  return new Uint8Array(text);
}

/** A course's name may hold anything: it is no part of a path. */
function snapshotPath(cache: string, course: string): string {
  return join(cache, `progress-${hash32(course).toString(16).padStart(8, "0")}.snapshot`);
}

interface Head extends ReadingEnd {
  readonly print: number;
  /** By which names of today it was read: see `Renames`. */
  readonly names: string;
  readonly ledger: unknown;
}

function isHead(value: unknown): value is Head {
  if (typeof value !== "object" || value === null) return false;
  const { bytes, lines, print, notes } = value as Partial<Head>;
  return (
    Number.isInteger(bytes) &&
    Number(bytes) > 0 &&
    Number.isInteger(lines) &&
    Number.isInteger(print) &&
    Array.isArray(notes?.bad) &&
    Number.isInteger(notes.badCount) &&
    notes.newer === 0
  );
}

/** Of all bytes of the log up to one; undefined if it is shorter. */
function fingerprint(files: Files, log: string, bytes: number): number | undefined {
  return withFile(files, log, (descriptor) => {
    let print = 0;
    const piece = new Uint8Array(Math.min(bytes, pieceBytes));
    for (let position = 0; position < bytes; position += piece.length) {
      const part = piece.subarray(0, Math.min(piece.length, bytes - position));
      if (!fillFrom(files, descriptor, part, position)) return undefined;
      print = checksumOf([new Uint8Array(Uint32Array.of(print).buffer), part]);
    }
    return print;
  });
}

/** Fills one array after the other from the file's beginning on; false at its end. */
function reader(files: Files, descriptor: number): (into: Uint8Array) => boolean {
  let position = 0;
  return (into) => {
    const whole = fillFrom(files, descriptor, into, position);
    position += into.length;
    return whole;
  };
}

function fillFrom(files: Files, descriptor: number, into: Uint8Array, position: number): boolean {
  let done = 0;
  while (done < into.length) {
    const count = files.read(descriptor, into.subarray(done), position + done);
    if (count === 0) return false;
    done += count;
  }
  return true;
}

function withFile<T>(files: Files, path: string, work: (descriptor: number) => T): T {
  const descriptor = files.open(path, "read");
  try {
    return work(descriptor);
  } finally {
    files.close(descriptor);
  }
}
