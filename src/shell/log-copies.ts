/** Copies of the log, beside it: before a reset or an import, and before what is written first on a day. */

import { dirname, join } from "node:path";
import {
  abandonedCopies,
  type CopyName,
  copyNames,
  dayCopyName,
  superfluousCopies,
} from "../core/progress/copies.ts";
import type { Files } from "./files.ts";
import { guarded, withOpen, writeAll, writeBeside } from "./log-writer.ts";

/** "20261121-024500", from a time that is local already. */
export function fileStamp(local: number): string {
  return new Date(local).toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
}

/** A larger log isn't copied by the day, since that would be felt: it holds years of answers. */
const mostBytesByDay = 50_000_000;

/**
 * Copies the log beside itself before something great is done to it; none when there is no log.
 * Of the older copies one is `needed` still, perhaps.
 */
export function backUp(
  files: Files,
  path: string,
  stamp: string,
  needed?: string,
): string | undefined {
  return guarded(path, () => {
    if (files.facts(path) === undefined) return undefined;
    const folder = dirname(path);
    const target = join(folder, freeName(files.names(folder), `progress-${stamp}`));
    copyFile(files, path, target);
    removeAll(files, folder, withoutNeeded(superfluousCopies(files.names(folder)), needed));
    return target;
  });
}

/**
 * Copies the log as it was before the first line of a day ("2026-11-21"). Whatever goes wrong here
 * doesn't keep an answer from being saved, and the next program tries again.
 */
export function copyOfDay(
  files: Files,
  path: string,
  day: string,
  unique: string,
  needed?: string,
): void {
  try {
    const folder = dirname(path);
    const target = join(folder, dayCopyName(day));
    const facts = files.facts(path);
    if (facts?.kind !== "file" || facts.size === 0 || facts.size > mostBytesByDay) return;
    if (files.facts(target) !== undefined) return;
    copyFile(files, path, target, `${target}.${unique}.part`);
    const names = files.names(folder);
    removeAll(files, folder, abandonedCopies(names, day));
    removeAll(files, folder, withoutNeeded(superfluousCopies(names), needed));
  } catch {
    // As said above.
  }
}

function withoutNeeded(names: readonly string[], needed: string | undefined): readonly string[] {
  return names.filter((name) => name !== needed);
}

/** The copies that are kept of a log, newest first. */
export function keptCopies(files: Files, path: string): readonly CopyName[] {
  const folder = dirname(path);
  return files.facts(folder) === undefined ? [] : copyNames(files.names(folder));
}

/** A name that nothing has yet. */
export function freeName(names: readonly string[], stem: string): string {
  const taken = new Set(names);
  let name = `${stem}.jsonl`;
  for (let next = 2; taken.has(name); next++) name = `${stem}-${next}.jsonl`;
  return name;
}

/** Whole or not at all. */
export function copyFile(files: Files, from: string, to: string, beside?: string): void {
  withOpen(files, from, "read", (source) => {
    writeBeside(files, to, (descriptor) => copyTo(files, source, descriptor), true, beside);
  });
}

function copyTo(files: Files, source: number, target: number): void {
  const size = files.size(source);
  const piece = new Uint8Array(Math.min(size, 1 << 20));
  for (let position = 0; position < size; ) {
    const wanted = Math.min(piece.length, size - position);
    const count = files.read(source, piece.subarray(0, wanted), position);
    if (count === 0) break;
    writeAll(files, target, piece.subarray(0, count));
    position += count;
  }
}

function removeAll(files: Files, folder: string, names: readonly string[]): void {
  for (const each of names) {
    try {
      files.remove(join(folder, each));
    } catch {
      // One copy too many does no harm.
    }
  }
}
