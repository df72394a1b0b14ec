/** The columns that events are kept in: one typed array for each field that the fold needs. Pure. */

import { hash32 } from "../random.ts";
import type { RunMode } from "./event.ts";

/** What a row is. `other` rows only matter for the sitting that they belong to. */
export const rowKinds = [
  "answer",
  "section",
  "run",
  "run-end",
  "reset",
  "undo",
  "import",
  "flag",
  "other",
] as const;
export type RowKind = (typeof rowKinds)[number];

export const verdicts = ["right", "nearly", "partly", "wrong", "shown"] as const;
export const runModes = [
  "learn",
  "quiz",
  "review",
  "practice",
  "test-out",
] as const satisfies readonly RunMode[];

/** Column names with the width of their numbers; the order is that of the snapshot. */
export const columnTypes = {
  t: Float64Array,
  order: Float64Array,
  points: Float64Array,
  of: Float64Array,
  /** Four words an event: its id as a number of 128 bits. */
  id: Uint32Array,
  /** Indexes into `names`: what the row is about, and the run, and the import. */
  name: Uint32Array,
  /** An answer's fingerprint; the id of what can be undone. */
  answer: Uint32Array,
  run: Uint32Array,
  via: Uint32Array,
  objective: Uint32Array,
  ms: Uint32Array,
  /** What was answered, where it was not right: see `responseMark`. 0 where nothing is known. */
  said: Uint32Array,
  zone: Int16Array,
  kind: Uint8Array,
  verdict: Uint8Array,
  mode: Uint8Array,
  /** Number of the try, and of the hints before it: 255 where there are more. */
  attempt: Uint8Array,
  hints: Uint8Array,
  /** 1 for yes: no other try follows; the right answer had been on the screen a moment before. */
  settled: Uint8Array,
  echo: Uint8Array,
} as const;

export type ColumnName = keyof typeof columnTypes;
export const columnNames = Object.keys(columnTypes) as readonly ColumnName[];
export type Columns = { [Name in ColumnName]: InstanceType<(typeof columnTypes)[Name]> };

/** Words of an id per row. */
export const idWords = 4;

export function makeColumns(capacity: number, from?: Columns, size = 0): Columns {
  const grown = <T extends { set(values: T): void; subarray(a: number, b: number): T }>(
    make: new (length: number) => T,
    old: T | undefined,
    perRow = 1,
  ): T => {
    const column = new make(capacity * perRow);
    if (old !== undefined) column.set(old.subarray(0, size * perRow));
    return column;
  };
  return {
    t: grown(Float64Array, from?.t),
    order: grown(Float64Array, from?.order),
    points: grown(Float64Array, from?.points),
    of: grown(Float64Array, from?.of),
    id: grown(Uint32Array, from?.id, idWords),
    name: grown(Uint32Array, from?.name),
    answer: grown(Uint32Array, from?.answer),
    run: grown(Uint32Array, from?.run),
    via: grown(Uint32Array, from?.via),
    objective: grown(Uint32Array, from?.objective),
    ms: grown(Uint32Array, from?.ms),
    said: grown(Uint32Array, from?.said),
    zone: grown(Int16Array, from?.zone),
    kind: grown(Uint8Array, from?.kind),
    verdict: grown(Uint8Array, from?.verdict),
    mode: grown(Uint8Array, from?.mode),
    attempt: grown(Uint8Array, from?.attempt),
    hints: grown(Uint8Array, from?.hints),
    settled: grown(Uint8Array, from?.settled),
    echo: grown(Uint8Array, from?.echo),
  };
}

const idLength = 36;
const minus = 45;

/** A UUID's own bits, so that rows sort as their ids do; any other id's hash. */
export function writeId(words: Uint32Array, at: number, id: string): void {
  let digits = 0;
  let value = 0;
  for (let index = 0; index < id.length; index++) {
    const code = id.charCodeAt(index);
    if (code === minus) continue;
    const digit = code > 47 && code < 58 ? code - 48 : code > 96 && code < 103 ? code - 87 : -1;
    if (digit < 0) break;
    value = value * 16 + digit;
    digits++;
    if (digits % 8 === 0) {
      words[at + digits / 8 - 1] = value;
      value = 0;
    }
  }
  if (digits === idWords * 8 && id.length === idLength) return;
  for (let word = 0; word < idWords; word++) words[at + word] = hash32(`${word}:${id}`);
}
