/**
 * Sets of event ids, sixteen bytes each: a million of them as texts would not fit into the
 * memory that a command may take. Pure, but growing.
 */

import { idWords, writeId } from "./columns.ts";

export interface IdSet {
  size: number;
  /** Open addressing: a place is taken when `used` says so. */
  words: Uint32Array;
  used: Uint8Array;
}

export function emptyIdSet(): IdSet {
  return { size: 0, words: new Uint32Array(1024 * idWords), used: new Uint8Array(1024) };
}

const scratch = new Uint32Array(idWords);

export function addId(set: IdSet, id: string): boolean {
  writeId(scratch, 0, id);
  return addIdAt(set, scratch, 0);
}

/** Adds the id whose words stand from a place on; false when it was there. */
export function addIdAt(set: IdSet, ids: Uint32Array, at: number): boolean {
  if (set.size * 2 >= set.used.length) grow(set);
  const place = placeOf(set, ids, at);
  if (set.used[place] === 1) return false;
  put(set, place, ids, at);
  set.size++;
  return true;
}

export function hasIdAt(set: IdSet, ids: Uint32Array, at: number): boolean {
  return set.used[placeOf(set, ids, at)] === 1;
}

/** Where an id stands, or would stand. */
function placeOf({ words, used }: IdSet, ids: Uint32Array, at: number): number {
  const mask = used.length - 1;
  let place = (Math.imul(ids[at] ?? 0, 0x9e3779b1) ^ (ids[at + 3] ?? 0)) & mask;
  while (used[place] === 1 && !same(words, place * idWords, ids, at)) place = (place + 1) & mask;
  return place;
}

function same(words: Uint32Array, place: number, ids: Uint32Array, at: number): boolean {
  for (let word = 0; word < idWords; word++) {
    if (words[place + word] !== ids[at + word]) return false;
  }
  return true;
}

function put({ words, used }: IdSet, place: number, ids: Uint32Array, at: number): void {
  for (let word = 0; word < idWords; word++) words[place * idWords + word] = ids[at + word] ?? 0;
  used[place] = 1;
}

function grow(set: IdSet): void {
  const { words, used } = set;
  set.words = new Uint32Array(words.length * 2);
  set.used = new Uint8Array(used.length * 2);
  for (let place = 0; place < used.length; place++) {
    if (used[place] === 1) put(set, placeOf(set, words, place * idWords), words, place * idWords);
  }
}
