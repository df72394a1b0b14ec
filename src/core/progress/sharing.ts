/**
 * What a log holds, as little of it as tells which events another machine lacks. Pure, but
 * a holding grows while a log goes by.
 */

import { idWords, writeId } from "./columns.ts";
import type { Event, UndoEvent } from "./event.ts";
import { addIdAt, emptyIdSet, hasIdAt, type IdSet } from "./id-set.ts";
import { orderOf } from "./stamp.ts";

/** The ids of a log's events, where they stand in it, and which import brought them. */
export interface Holding {
  size: number;
  ids: Uint32Array;
  places: Float64Array;
  /** Index of the import in `imports`, counted from 1; 0 for the learner's own. */
  via: Uint32Array;
  readonly imports: string[];
  readonly indexes: Map<string, number>;
  /** Rows of imports: this machine's own business. */
  readonly own: Set<number>;
  readonly undos: { readonly row: number; readonly event: UndoEvent }[];
}

export function emptyHolding(): Holding {
  return {
    size: 0,
    ids: new Uint32Array(1024 * idWords),
    places: new Float64Array(1024),
    via: new Uint32Array(1024),
    imports: [],
    indexes: new Map(),
    own: new Set(),
    undos: [],
  };
}

/** Takes the next event of a log, whose line begins at a place. */
export function holdEvent(holding: Holding, event: Event, place: number): void {
  const row = holding.size++;
  if (row === holding.places.length) grow(holding);
  writeId(holding.ids, row * idWords, event.id);
  holding.places[row] = place;
  holding.via[row] = event.via === undefined ? 0 : importIndex(holding, event.via);
  if (event.type === "import") {
    importIndex(holding, event.id);
    holding.own.add(row);
  }
  if (event.type === "undo") holding.undos.push({ row, event });
}

function importIndex({ indexes, imports }: Holding, id: string): number {
  const known = indexes.get(id);
  if (known !== undefined) return known;
  imports.push(id);
  indexes.set(id, imports.length);
  return imports.length;
}

function grow(holding: Holding): void {
  const { ids, places, via } = holding;
  holding.ids = new Uint32Array(ids.length * 2);
  holding.ids.set(ids);
  holding.places = new Float64Array(places.length * 2);
  holding.places.set(places);
  holding.via = new Uint32Array(via.length * 2);
  holding.via.set(via);
}

/** Ids of events that are held and that no undone import hides. */
export function presentIds(holding: Holding): IdSet {
  const { size, ids, via } = holding;
  const undone = undoneImports(holding);
  const present = emptyIdSet();
  for (let row = 0; row < size; row++) {
    if (!undone.has(via[row] ?? 0)) addIdAt(present, ids, row * idWords);
  }
  return present;
}

/**
 * Places of what a copy of a log holds and the log has lost. What an import brought that was taken
 * back since isn't lost, as long as it came by the same import in the copy.
 */
export function lostPlaces(copy: Holding, log: Holding): Float64Array {
  const { size, ids, via, imports } = log;
  const undone = undoneImports(log);
  const held = emptyIdSet();
  for (let row = 0; row < size; row++) {
    const index = via[row] ?? 0;
    const hidden = undone.has(index) && !copy.indexes.has(imports[index - 1] ?? "");
    if (!hidden) addIdAt(held, ids, row * idWords);
  }
  return sharedPlaces(copy, held);
}

/**
 * Places of what another machine should get: every event of every course once, where it
 * stands first, without those that are `known`. Imports are this machine's own business: what
 * they brought goes along, unless they were undone, but they themselves and their undos don't.
 */
export function sharedPlaces(holding: Holding, known: IdSet = emptyIdSet()): Float64Array {
  const { size, ids, via, places, own, indexes, undos } = holding;
  const undone = undoneImports(holding);
  const passed = new Set(own);
  for (const { row, event } of undos) if (indexes.has(event.event)) passed.add(row);
  const seen = emptyIdSet();
  const shared = new Float64Array(size);
  let count = 0;
  for (let row = 0; row < size; row++) {
    if (passed.has(row) || undone.has(via[row] ?? 0)) continue;
    if (hasIdAt(known, ids, row * idWords) || !addIdAt(seen, ids, row * idWords)) continue;
    shared[count++] = places[row] ?? 0;
  }
  return shared.subarray(0, count);
}

/** Indexes of imports that were taken back; an undo that was undone itself takes nothing back. */
function undoneImports({ undos, indexes }: Holding): ReadonlySet<number> {
  const newestFirst = undos
    .map(({ event }) => event)
    .sort((a, b) => orderOf(b) - orderOf(a) || (a.id < b.id ? 1 : -1));
  const undone = new Set<string>();
  for (const { id, via, event } of newestFirst) {
    if (!undone.has(id) && (via === undefined || !undone.has(via))) undone.add(event);
  }
  return new Set([...undone].flatMap((id) => indexes.get(id) ?? []));
}
