/**
 * Routes the wires between two layers: every sideways run gets a track of its own among
 * those it overlaps, so that foreign lines never share a cell except where they cross. Pure.
 */

import { spend } from "../../text/meter.ts";
import type { Pin, Wire } from "./layers.ts";

/** A run leaves its column for another in a track. */
export interface Hop {
  readonly track: number;
  readonly to: number;
}

export interface Channel {
  readonly tracks: number;
  /** The hops of each run of those wires that bend, by the wire's place in the list. */
  readonly hops: ReadonlyMap<number, readonly (readonly Hop[])[]>;
}

interface Piece {
  readonly wire: number;
  readonly from: number;
  readonly to: number;
  /** Columns where a line goes up or down from here. */
  readonly ups: readonly number[];
  readonly downs: readonly number[];
  track: number;
}

interface Router {
  readonly wires: readonly Wire[];
  readonly pieces: Piece[];
  /** The pieces of the wires that bend. */
  readonly piecesOf: Map<number, number[]>;
  /** From one piece to the next one, along and across: 2 where `+` beside `+` would mislead. */
  readonly apart: number;
}

/** What a piece takes in each look for rings. */
const pieceSteps = 20;

const noWires: Channel["hops"] = new Map();

export function routeChannel(wires: readonly Wire[], apart: number): Channel {
  const router: Router = { wires, pieces: [], piecesOf: new Map(), apart };
  for (let at = 0; at < wires.length; at++) {
    const wire = wires[at];
    // Most lines of a large diagram just pass by.
    if (!wire || isStraight(wire)) continue;
    const pieces = firstPieces(router, wire, at);
    if (pieces.length > 0) router.piecesOf.set(at, pieces);
  }
  if (router.pieces.length === 0) return { tracks: 0, hops: noWires };
  const tracks = assignTracks(router, breakRings(router));
  const hops = new Map<number, Hop[][]>();
  for (const [at, owned] of router.piecesOf) {
    const runs = wires[at]?.runs ?? [];
    hops.set(
      at,
      runs.map(({ top, bottom }) => hopsOf(router, owned, top, bottom)),
    );
  }
  return { tracks, hops };
}

function isStraight({ tops, bottoms }: Wire): boolean {
  return tops.length === 1 && bottoms.length === 1 && tops[0]?.column === bottoms[0]?.column;
}

function addPiece(router: Router, wire: number, ups: number[], downs: number[]): number {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const columns of [ups, downs]) {
    for (const column of columns) {
      from = Math.min(from, column);
      to = Math.max(to, column);
    }
  }
  router.pieces.push({ wire, from, to, ups, downs, track: -1 });
  return router.pieces.length - 1;
}

/**
 * One piece for a wire that bends; two where lines go off to both sides of one that runs
 * straight through, since all in one row would look like a crossing.
 */
function firstPieces(router: Router, wire: Wire, at: number): number[] {
  const isFork = wire.tops.length === 1;
  if (isFork && wire.bottoms.length === 1) {
    return [addPiece(router, at, [wire.tops[0]?.column ?? 0], [wire.bottoms[0]?.column ?? 0])];
  }
  const tops = [...new Set(wire.tops.map((pin) => pin.column))];
  const bottoms = [...new Set(wire.bottoms.map((pin) => pin.column))];
  const hub = (isFork ? tops[0] : bottoms[0]) ?? 0;
  const others = isFork ? bottoms : tops;
  const before = others.filter((column) => column < hub);
  const after = others.filter((column) => column > hub);
  const isThrough = others.includes(hub);
  if (isThrough && others.length === 1) return [];
  if (isThrough && before.length > 0 && after.length > 0) {
    const make = (side: number[]) =>
      isFork
        ? addPiece(router, at, [hub], [hub, ...side])
        : addPiece(router, at, [hub, ...side], [hub]);
    return [make(before), make(after)];
  }
  return [addPiece(router, at, tops, bottoms)];
}

/** Pieces that must lie lower than a piece: they go down where it goes up. */
function belowOf({ pieces, piecesOf }: Router): number[][] {
  spend(pieces.length * pieceSteps);
  const goesDown = new Map<number, number[]>();
  pieces.forEach((piece, at) => {
    for (const column of piece.downs) {
      const list = goesDown.get(column);
      if (list) list.push(at);
      else goesDown.set(column, [at]);
    }
  });
  return pieces.map((piece, at) => {
    const below: number[] = [];
    const add = (other: number): void => {
      spend(below.length);
      if (!below.includes(other)) below.push(other);
    };
    for (const column of piece.ups) {
      for (const other of goesDown.get(column) ?? []) {
        if (pieces[other]?.wire !== piece.wire) add(other);
      }
    }
    // The two pieces of a dogleg hang together in one column.
    const owned = piecesOf.get(piece.wire) ?? [];
    if (owned.length < 2) return below;
    for (const column of piece.downs) {
      for (const other of owned) {
        const lower = pieces[other];
        if (other !== at && lower && isDogleg(piece, lower, column)) add(other);
      }
    }
    return below;
  });
}

function isDogleg(upper: Piece, lower: Piece, column: number): boolean {
  return lower.ups.includes(column) && !upper.ups.includes(column) && !lower.downs.includes(column);
}

/**
 * Where lines would have to pass below each other in a ring, one of them takes a side step.
 * Returns what must lie below what.
 */
function breakRings(router: Router): number[][] {
  const used = new Set<number>();
  for (let round = 0; ; round++) {
    const below = belowOf(router);
    const ring = round < 200 ? findRing(below) : undefined;
    const at = ring?.reduce((best, one) =>
      lengthOf(router, one) > lengthOf(router, best) ? one : best,
    );
    const piece = at === undefined ? undefined : router.pieces[at];
    if (at === undefined || !piece) return below;
    if (round === 0) {
      for (const { tops, bottoms } of router.wires) {
        for (const pin of tops) used.add(pin.column);
        for (const pin of bottoms) used.add(pin.column);
      }
    }
    const column = freeColumn(used, piece);
    used.add(column);
    const lower = addPiece(router, piece.wire, [column], [...piece.downs]);
    const ups = [...piece.ups];
    router.pieces[at] = {
      wire: piece.wire,
      from: ups.reduce((least, one) => Math.min(least, one), column),
      to: ups.reduce((most, one) => Math.max(most, one), column),
      ups,
      downs: [column],
      track: -1,
    };
    router.piecesOf.get(piece.wire)?.push(lower);
  }
}

function lengthOf(router: Router, at: number): number {
  const piece = router.pieces[at];
  return piece ? piece.to - piece.from : 0;
}

/** The column nearest to the middle of a piece in which no line stands. */
function freeColumn(used: ReadonlySet<number>, piece: Piece): number {
  const middle = Math.round((piece.from + piece.to) / 2);
  for (let off = 0; ; off++) {
    for (const column of [middle - off, middle + off]) {
      const isRoomy = off < 40 && (used.has(column - 1) || used.has(column + 1));
      if (column >= 0 && !isRoomy && !used.has(column)) return column;
    }
  }
}

function findRing(below: readonly (readonly number[])[]): number[] | undefined {
  const state = new Uint8Array(below.length);
  for (let root = 0; root < below.length; root++) {
    if (state[root] !== 0) continue;
    const path: number[] = [];
    const stack = [{ at: root, next: 0 }];
    state[root] = 1;
    path.push(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = below[top.at]?.[top.next++];
      if (next === undefined) {
        state[top.at] = 2;
        stack.pop();
        path.pop();
      } else if (state[next] === 1) return path.slice(path.indexOf(next));
      else if (state[next] === 0) {
        state[next] = 1;
        stack.push({ at: next, next: 0 });
        path.push(next);
      }
    }
  }
  return undefined;
}

/** Beyond this many pieces in one channel the order is not bettered any more. */
const mostToCompare = 150;

function assignTracks({ wires, pieces, apart }: Router, hard: readonly number[][]): number {
  const below = hard.map((list) => [...list]);
  if (pieces.length <= mostToCompare) preferFewCrossings(pieces, below);
  const above: number[][] = pieces.map(() => []);
  below.forEach((list, at) => {
    for (const lower of list) above[lower]?.push(at);
  });
  const waiting = above.map((list) => list.length);
  const order = pieces.map((_, at) => at).filter((at) => waiting[at] === 0);
  order.sort((a, b) => (pieces[a]?.from ?? 0) - (pieces[b]?.from ?? 0));
  const used = apart > 1 ? columnsOf(wires, pieces) : undefined;
  const taken: [from: number, to: number][][] = [];
  for (let next = 0; next < order.length; next++) {
    const at = order[next] ?? 0;
    const piece = pieces[at];
    if (!piece) continue;
    let track = 0;
    for (const upper of above[at] ?? []) {
      const step = hard[upper]?.includes(at) ? apart : 1;
      track = Math.max(track, (pieces[upper]?.track ?? 0) + step);
    }
    while (isTaken(taken[track], piece, apart, used)) track++;
    piece.track = track;
    while (taken.length <= track) taken.push([]);
    taken[track]?.push([piece.from, piece.to]);
    for (const lower of below[at] ?? []) {
      waiting[lower] = (waiting[lower] ?? 0) - 1;
      if (waiting[lower] === 0) order.push(lower);
    }
  }
  return taken.length;
}

/** Columns in which lines go up or down. */
function columnsOf(wires: readonly Wire[], pieces: readonly Piece[]): ReadonlySet<number> {
  const used = new Set<number>();
  for (const { tops, bottoms } of wires) {
    for (const pin of tops) used.add(pin.column);
    for (const pin of bottoms) used.add(pin.column);
  }
  for (const { ups, downs } of pieces) {
    for (const column of ups) used.add(column);
    for (const column of downs) used.add(column);
  }
  return used;
}

/** In ASCII a free column between two pieces tells `+|+`, where lines pass, from a crossing. */
function isTaken(
  track: readonly (readonly [number, number])[] | undefined,
  piece: Piece,
  apart: number,
  used: ReadonlySet<number> | undefined,
): boolean {
  spend(1 + (track?.length ?? 0));
  return (
    track?.some(([from, to]) => {
      if (piece.from <= to + apart && from <= piece.to + apart) return true;
      if (!used) return false;
      const [left, right] = to < piece.from ? [to, piece.from] : [piece.to, from];
      let column = left + 1;
      spend(right - left);
      while (column < right && used.has(column)) column++;
      return column === right;
    }) ?? false
  );
}

interface Wish {
  readonly upper: number;
  readonly lower: number;
  readonly gain: number;
}

/** Adds wishes "this one above that one" wherever that saves crossings and makes no ring. */
function preferFewCrossings(pieces: readonly Piece[], below: number[][]): void {
  const wishes: Wish[] = [];
  pieces.forEach((one, a) => {
    spend(pieces.length - a);
    for (let b = a + 1; b < pieces.length; b++) {
      const other = pieces[b];
      if (!other || one.from > other.to || other.from > one.to) continue;
      const gain = crossingsWhenAbove(other, one) - crossingsWhenAbove(one, other);
      if (gain > 0) wishes.push({ upper: a, lower: b, gain });
      if (gain < 0) wishes.push({ upper: b, lower: a, gain: -gain });
    }
  });
  wishes.sort((x, y) => y.gain - x.gain);
  // In which search a piece was seen last.
  const seen = new Int32Array(pieces.length).fill(-1);
  wishes.forEach(({ upper, lower }, search) => {
    if (!reaches(below, lower, upper, seen, search)) below[upper]?.push(lower);
  });
}

function crossingsWhenAbove(upper: Piece, lower: Piece): number {
  let count = 0;
  for (const column of upper.downs) if (column > lower.from && column < lower.to) count++;
  for (const column of lower.ups) if (column > upper.from && column < upper.to) count++;
  return count;
}

function reaches(
  below: readonly (readonly number[])[],
  from: number,
  to: number,
  seen: Int32Array,
  search: number,
): boolean {
  const stack = [from];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    spend(1 + (below[at]?.length ?? 0));
    if (at === to) return true;
    for (const next of below[at] ?? []) {
      if (seen[next] === search) continue;
      seen[next] = search;
      stack.push(next);
    }
  }
  return false;
}

/** The way of one run through the pieces of its wire, from its upper to its lower column. */
function hopsOf(router: Router, owned: readonly number[], top: Pin, bottom: Pin): Hop[] {
  if (owned.length === 1) {
    return [{ track: router.pieces[owned[0] ?? 0]?.track ?? 0, to: bottom.column }];
  }
  if (top.column === bottom.column) {
    const isDirect = owned.every((at) => router.pieces[at]?.ups.includes(top.column));
    if (isDirect) return [];
  }
  const pieces = owned.flatMap((at) => router.pieces[at] ?? []);
  const reached: { column: number; hops: Hop[] }[] = [{ column: top.column, hops: [] }];
  for (const here of reached) {
    spend(pieces.length);
    for (const piece of pieces) {
      if (!piece.ups.includes(here.column) || here.hops.length > pieces.length) continue;
      if ((here.hops.at(-1)?.track ?? -1) >= piece.track) continue;
      if (piece.downs.includes(bottom.column)) {
        return [...here.hops, { track: piece.track, to: bottom.column }];
      }
      for (const column of piece.downs) {
        const isStep = pieces.some((other) => other !== piece && other.ups.includes(column));
        if (isStep) {
          reached.push({ column, hops: [...here.hops, { track: piece.track, to: column }] });
        }
      }
    }
  }
  return [];
}
