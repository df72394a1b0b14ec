/** In which order events count, and which of them don't: by place, resets, undos, doubles. Pure. */

import { idWords, type RowKind, rowKinds } from "./columns.ts";
import type { Ledger } from "./ledger.ts";

export function kindNumber(kind: RowKind): number {
  return rowKinds.indexOf(kind);
}

/** Compares two rows: by their place in the order, then by id. */
export function rowOrder(ledger: Ledger): (a: number, b: number) => number {
  const { order, id, via } = ledger.columns;
  return (a, b) => {
    const byPlace = (order[a] ?? 0) - (order[b] ?? 0);
    if (byPlace !== 0) return byPlace;
    for (let word = 0; word < idWords; word++) {
      const byId = (id[a * idWords + word] ?? 0) - (id[b * idWords + word] ?? 0);
      if (byId !== 0) return byId;
    }
    // Copies of one event: those that came by an import stand behind the learner's own.
    return (via[a] ?? 0) - (via[b] ?? 0);
  };
}

/** A row that leaves standing what was before it: no reset, no undo, nothing imported. */
export function isStanding(ledger: Ledger, row: number): boolean {
  const { kind, via } = ledger.columns;
  return via[row] === 0 && !["reset", "undo", "import"].includes(rowKinds[kind[row] ?? 0] ?? "");
}

/**
 * All rows in order. Logs are nearly in order already (two windows, an import): the few
 * rows that come late are sorted by themselves and merged in.
 */
export function sortRows(ledger: Ledger): Uint32Array {
  const { size } = ledger;
  const compare = rowOrder(ledger);
  const inOrder = new Uint32Array(size);
  const late: number[] = [];
  let count = 0;
  for (let row = 0; row < size; row++) {
    if (count > 0 && compare(inOrder[count - 1] ?? 0, row) > 0) late.push(row);
    else inOrder[count++] = row;
  }
  if (late.length === 0) return inOrder;
  late.sort(compare);
  const merged = new Uint32Array(size);
  let left = 0;
  let right = 0;
  for (let at = 0; at < size; at++) {
    const next = late[right];
    const takeLate =
      left === count || (next !== undefined && compare(inOrder[left] ?? 0, next) > 0);
    if (takeLate) {
      merged[at] = next ?? 0;
      right++;
    } else {
      merged[at] = inOrder[left++] ?? 0;
    }
  }
  return merged;
}

/** Copies of one event stand next to each other once they are sorted. */
export function sameEvent(ledger: Ledger, a: number, b: number): boolean {
  const { t, order, id } = ledger.columns;
  if (t[a] !== t[b] || order[a] !== order[b]) return false;
  for (let word = 0; word < idWords; word++) {
    if (id[a * idWords + word] !== id[b * idWords + word]) return false;
  }
  return true;
}

/** A reset or an import that `--undo` can take back. */
export interface Undoable {
  readonly id: string;
  readonly type: "reset" | "import";
  readonly lesson?: string;
  readonly t: number;
}

/** What resets and undos leave standing. */
export interface Standing {
  /** Interned ids of imports and resets that were taken back. */
  readonly undone: ReadonlySet<number>;
  /** Place in the order behind which rows count, for the whole course. */
  readonly from: number;
  /** The same for single lessons. */
  readonly fromByLesson: ReadonlyMap<string, number>;
  /** Their times as the clock said them. */
  readonly undoable: readonly Undoable[];
}

export function standingOf(ledger: Ledger, order: Uint32Array): Standing {
  const { kind, name, answer, via } = ledger.columns;
  const undo = kindNumber("undo");
  const reset = kindNumber("reset");
  const imported = kindNumber("import");
  const special: number[] = [];
  for (let place = 0; place < order.length; place++) {
    const of = kind[order[place] ?? 0];
    if (of === undo || of === reset || of === imported) special.push(place);
  }
  // From the newest back, so that an undo that was undone itself is known as such.
  const undone = new Set<number>();
  for (let at = special.length - 1; at >= 0; at--) {
    const row = order[special[at] ?? 0] ?? 0;
    if (kind[row] !== undo) continue;
    if (undone.has(answer[row] ?? 0) || undone.has(via[row] ?? 0)) continue;
    undone.add(name[row] ?? 0);
  }
  let from = -1;
  const fromByLesson = new Map<string, number>();
  const undoable = new Map<string, Undoable>();
  for (const place of special) {
    const row = order[place] ?? 0;
    const id = answer[row] ?? 0;
    if (kind[row] === undo || undone.has(id) || undone.has(via[row] ?? 0)) continue;
    const lesson = ledger.names[name[row] ?? 0] ?? "";
    if (kind[row] === reset) {
      if (lesson === "") from = place;
      else fromByLesson.set(lesson, place);
    }
    const text = ledger.names[id] ?? "";
    undoable.set(text, {
      id: text,
      type: kind[row] === reset ? "reset" : "import",
      ...(lesson === "" ? {} : { lesson }),
      t: ledger.columns.t[row] ?? 0,
    });
  }
  return { undone, from, fromByLesson, undoable: [...undoable.values()] };
}
