/**
 * The order of cells within their layers, so that few lines cross. Pure. A walk in source
 * order gives the first order; sweeps by the middle of the neighbours better it, and
 * neighbours change places where that saves crossings. The best order seen is kept.
 */

import { randomFrom, shuffle } from "../random.ts";
import type { Layers, Pin } from "./layers.ts";

/** Where in its cell a pin stands, from -0.5 to 0.5: borders of groups know it beforehand. */
export type PinShift = (pin: Pin) => number;

interface Neighbour {
  readonly cell: number;
  readonly own: number;
  readonly other: number;
}

interface Graph {
  readonly up: Neighbour[][];
  readonly down: Neighbour[][];
}

const mostCellsToPolish = 2000;
const mostCellsToRetry = 300;
const mostCellsToShuffle = 80;

/** Orders `layers.rows` in place. */
export function orderRows(layers: Layers, shiftOf: PinShift): void {
  const graph = neighbours(layers, shiftOf);
  const count = layers.cells.length;
  let best = bettered(
    walkOrder(layers, graph, (next) => next),
    graph,
    count,
  );
  if (best.crossings > 0 && count <= mostCellsToRetry) {
    // Other starts, long lines at the left or by repeatable chance, often find a better way.
    const retries = count <= mostCellsToShuffle ? 8 : 1;
    const random = randomFrom(1);
    for (let retry = 0; retry < retries && best.crossings > 0; retry++) {
      const arrange =
        retry === 0 ? bendsFirst(layers) : (next: Neighbour[]) => shuffle(next, random);
      const other = bettered(walkOrder(layers, graph, arrange), graph, count);
      if (other.crossings < best.crossings) best = other;
    }
  }
  best.rows.forEach((row, at) => {
    layers.rows[at] = row;
  });
}

function bettered(
  start: number[][],
  graph: Graph,
  count: number,
): { rows: number[][]; crossings: number } {
  let rows = start;
  let best = rows;
  let fewest = crossings(rows, graph, count);
  const rounds = count > mostCellsToPolish ? 2 : count > mostCellsToRetry ? 10 : 24;
  let idle = 0;
  for (let round = 0; round < rounds && fewest > 0 && idle < 10; round++) {
    rows = sweep(rows, graph, count, round % 2 === 0, round % 4 >= 2);
    if (count <= mostCellsToPolish) swapNeighbours(rows, graph, count, round % 3 === 1);
    const now = crossings(rows, graph, count);
    idle += 1;
    if (now < fewest) {
      idle = 0;
      fewest = now;
      best = rows.map((row) => [...row]);
    }
  }
  return { rows: best, crossings: fewest };
}

function neighbours(layers: Layers, shiftOf: PinShift): Graph {
  const count = layers.cells.length;
  const up: Neighbour[][] = Array.from({ length: count }, () => []);
  const down: Neighbour[][] = Array.from({ length: count }, () => []);
  for (const wires of layers.wires) {
    for (const wire of wires) {
      const [hub] = wire.tops.length === 1 ? wire.tops : wire.bottoms;
      for (const end of hub?.side === "bottom" ? wire.bottoms : wire.tops) {
        if (!hub) continue;
        const [top, bottom] = hub.side === "bottom" ? [hub, end] : [end, hub];
        const a = shiftOf(top);
        const b = shiftOf(bottom);
        down[top.cell]?.push({ cell: bottom.cell, own: a, other: b });
        up[bottom.cell]?.push({ cell: top.cell, own: b, other: a });
      }
    }
  }
  return { up, down };
}

type Arrange = (next: Neighbour[]) => Neighbour[];

function bendsFirst(layers: Layers): Arrange {
  const isBend = ({ cell }: Neighbour) => layers.cells[cell]?.kind === "bend";
  return (next) => [...next.filter(isBend), ...next.filter((one) => !isBend(one))];
}

/** Cells in the order in which a walk from the top meets them. */
function walkOrder(layers: Layers, graph: Graph, arrange: Arrange): number[][] {
  const rows: number[][] = layers.rows.map(() => []);
  const seen = new Uint8Array(layers.cells.length);
  for (const row of layers.rows) {
    for (const root of row) {
      if (seen[root] !== 0) continue;
      const stack = [root];
      for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
        if (seen[at] !== 0) continue;
        seen[at] = 1;
        rows[layers.cells[at]?.layer ?? 0]?.push(at);
        const next = arrange(graph.down[at] ?? []);
        for (let child = next.length - 1; child >= 0; child--) {
          const cell = next[child]?.cell ?? 0;
          if (seen[cell] === 0) stack.push(cell);
        }
      }
    }
  }
  return rows;
}

function positionsOf(rows: readonly (readonly number[])[], count: number): Float64Array {
  const positions = new Float64Array(count);
  for (const row of rows) {
    row.forEach((cell, at) => {
      positions[cell] = at;
    });
  }
  return positions;
}

function sweep(
  rows: readonly (readonly number[])[],
  graph: Graph,
  count: number,
  isDown: boolean,
  rightFirst: boolean,
): number[][] {
  const next = rows.map((row) => [...row]);
  const positions = positionsOf(next, count);
  const links = isDown ? graph.up : graph.down;
  for (let step = 0; step < next.length; step++) {
    const row = next[isDown ? step : next.length - 1 - step] ?? [];
    const keyed = row.map((cell, at) => ({ cell, at, key: middle(links[cell] ?? [], positions) }));
    // Cells without neighbours stay where they are among the others.
    const moving = keyed.filter((one) => one.key >= 0);
    const sorted = [...moving].sort(
      (a, b) => a.key - b.key || (rightFirst ? b.at - a.at : a.at - b.at),
    );
    let taken = 0;
    keyed.forEach((one, at) => {
      const cell = one.key >= 0 ? (sorted[taken++]?.cell ?? one.cell) : one.cell;
      row[at] = cell;
      positions[cell] = at;
    });
  }
  return next;
}

function middle(links: readonly Neighbour[], positions: Float64Array): number {
  if (links.length === 0) return -1;
  let sum = 0;
  for (const link of links) sum += (positions[link.cell] ?? 0) + link.other + 0.5 - link.own * 0.01;
  return sum / links.length;
}

/** Crossings between two neighbouring layers, counted with a tree of sums. */
function crossingsBetween(
  upper: readonly number[],
  lowerCount: number,
  graph: Graph,
  positions: Float64Array,
): number {
  const ends: { from: number; to: number }[] = [];
  upper.forEach((cell, at) => {
    for (const link of graph.down[cell] ?? []) {
      ends.push({ from: at + link.own, to: (positions[link.cell] ?? 0) + link.other });
    }
  });
  ends.sort((a, b) => a.from - b.from || a.to - b.to);
  const order = [...ends].sort((a, b) => a.to - b.to);
  const slot = new Map<number, number>();
  for (const end of order) if (!slot.has(end.to)) slot.set(end.to, slot.size + 1);
  const tree = new Int32Array(Math.max(lowerCount, slot.size) + 2);
  let total = 0;
  let seen = 0;
  for (let at = 0; at < ends.length; ) {
    let after = at;
    while (after < ends.length && ends[after]?.from === ends[at]?.from) after++;
    for (let one = at; one < after; one++) {
      let sum = 0;
      for (let index = slot.get(ends[one]?.to ?? 0) ?? 0; index > 0; index -= index & -index) {
        sum += tree[index] ?? 0;
      }
      total += seen - sum;
    }
    for (let one = at; one < after; one++) {
      let index = slot.get(ends[one]?.to ?? 0) ?? 1;
      for (; index < tree.length; index += index & -index) tree[index] = (tree[index] ?? 0) + 1;
    }
    seen += after - at;
    at = after;
  }
  return total;
}

function crossings(rows: readonly (readonly number[])[], graph: Graph, count: number): number {
  const positions = positionsOf(rows, count);
  let total = 0;
  for (let at = 0; at + 1 < rows.length; at++) {
    total += crossingsBetween(rows[at] ?? [], rows[at + 1]?.length ?? 0, graph, positions);
  }
  return total;
}

/**
 * Two neighbours change places while that saves crossings with the layers around them; once
 * also where it makes no odds, which finds ways out of a dead end.
 */
function swapNeighbours(rows: number[][], graph: Graph, count: number, evenIfEqual: boolean): void {
  const positions = positionsOf(rows, count);
  for (let round = 0; round < 4; round++) {
    let better = false;
    for (const row of rows) {
      for (let at = 0; at + 1 < row.length; at++) {
        const a = row[at] ?? 0;
        const b = row[at + 1] ?? 0;
        const now = pairCrossings(a, b, graph, positions);
        if (now === 0) continue;
        const then = pairCrossings(b, a, graph, positions);
        if (then > now || (then === now && !(evenIfEqual && round === 0))) continue;
        row[at] = b;
        row[at + 1] = a;
        positions[b] = at;
        positions[a] = at + 1;
        better = true;
      }
    }
    if (!better) return;
  }
}

/** Crossings of the lines of two neighbours when `a` stands left of `b`. */
function pairCrossings(a: number, b: number, graph: Graph, positions: Float64Array): number {
  let total = 0;
  for (const links of [graph.up, graph.down]) {
    const left = links[a] ?? [];
    const right = links[b] ?? [];
    if (left.length * right.length > 4000) continue;
    for (const one of left) {
      const x = (positions[one.cell] ?? 0) + one.other;
      for (const other of right) if (x > (positions[other.cell] ?? 0) + other.other) total++;
    }
  }
  return total;
}
