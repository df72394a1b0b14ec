/**
 * The order of cells within their layers, so that few lines cross. Pure. A walk in source
 * order gives the first order; sweeps by the middle of the neighbours better it, and
 * neighbours change places where that saves crossings. The best order seen is kept.
 */

import { randomFrom, shuffle } from "../../random.ts";
import { spend } from "../../text/meter.ts";
import type { Layers, Pin } from "./layers.ts";
import type { LinkLists, Links } from "./links.ts";

/** Where in its cell a pin stands, from -0.5 to 0.5: borders of groups know it beforehand. */
export type PinShift = (pin: Pin) => number;

/** The links of all cells to one side, with the places of their ends within their cells. */
interface Side extends LinkLists {
  /** As the lists go: where the link stands in its own cell, and in the other one. */
  readonly own: Float64Array;
  readonly other: Float64Array;
  /** The same in whole numbers, counted within the cell. */
  readonly ownSlot: Int32Array;
  readonly otherSlot: Int32Array;
  /** How many places a cell has at this side. */
  readonly slots: Int32Array;
}

interface Graph {
  readonly up: Side;
  readonly down: Side;
  readonly hubs: readonly Hub[];
}

/** A bundle at a cell's side, and the other lines there: those that go in between cross it. */
interface Hub {
  /** Cells at the other ends. */
  readonly bundle: readonly number[];
  readonly others: readonly number[];
}

/** What a cell takes in a look at its row, and a look at two neighbours, however few lines they have. */
const rowSteps = 10;
const pairSteps = 4;

const mostCellsToPolish = 2000;
const mostCellsToRetry = 300;
const mostCellsToShuffle = 80;

/** Orders `layers.rows` in place. */
export function orderRows(layers: Layers, links: Links, shiftOf: PinShift): void {
  const graph = graphOf(links, shiftOf);
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
      const arrange = retry === 0 ? bendsFirst(layers) : (next: number[]) => shuffle(next, random);
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

function graphOf({ tops, bottoms, up, down }: Links, shiftOf: PinShift): Graph {
  const top = placesOf(tops, shiftOf, down);
  const bottom = placesOf(bottoms, shiftOf, up);
  const hubs = [...hubsOf(up, bottoms), ...hubsOf(down, tops)];
  return { up: sideOf(up, bottom, top), down: sideOf(down, top, bottom), hubs };
}

function hubsOf({ starts, cells, links }: LinkLists, pins: readonly Pin[]): Hub[] {
  const hubs: Hub[] = [];
  for (let cell = 0; cell + 1 < starts.length; cell++) {
    const from = starts[cell] ?? 0;
    const to = starts[cell + 1] ?? 0;
    if (to - from < 3) continue;
    const ends = new Map<Pin | undefined, number[]>();
    for (let at = from; at < to; at++) {
      const pin = pins[links[at] ?? 0];
      const list = ends.get(pin);
      if (list) list.push(cells[at] ?? 0);
      else ends.set(pin, [cells[at] ?? 0]);
    }
    for (const [pin, bundle] of ends) {
      if (bundle.length < 2 || ends.size < 2) continue;
      const others = [...ends].flatMap(([other, list]) => (other === pin ? [] : list));
      hubs.push({ bundle, others });
    }
  }
  return hubs;
}

/** Where links stand in the cells at one end of them: by link, and how many places a cell has. */
interface Places {
  readonly shift: Float64Array;
  readonly slot: Int32Array;
  readonly slots: Int32Array;
}

function placesOf(pins: readonly Pin[], shiftOf: PinShift, { starts, links }: LinkLists): Places {
  const shift = new Float64Array(pins.length);
  pins.forEach((pin, link) => {
    shift[link] = shiftOf(pin);
  });
  const slot = new Int32Array(pins.length);
  const slots = new Int32Array(starts.length - 1).fill(1);
  for (let cell = 0; cell < slots.length; cell++) {
    for (let at = (starts[cell] ?? 0) + 1; at < (starts[cell + 1] ?? 0); at++) {
      const before = links[at - 1] ?? 0;
      const link = links[at] ?? 0;
      const isNew = (shift[link] ?? 0) > (shift[before] ?? 0);
      slot[link] = (slot[before] ?? 0) + Number(isNew);
      slots[cell] = (slot[link] ?? 0) + 1;
    }
  }
  return { shift, slot, slots };
}

function sideOf(lists: LinkLists, near: Places, far: Places): Side {
  const { links } = lists;
  const own = new Float64Array(links.length);
  const other = new Float64Array(links.length);
  const ownSlot = new Int32Array(links.length);
  const otherSlot = new Int32Array(links.length);
  for (let at = 0; at < links.length; at++) {
    const link = links[at] ?? 0;
    own[at] = near.shift[link] ?? 0;
    other[at] = far.shift[link] ?? 0;
    ownSlot[at] = near.slot[link] ?? 0;
    otherSlot[at] = far.slot[link] ?? 0;
  }
  return { ...lists, own, other, ownSlot, otherSlot, slots: near.slots };
}

type Arrange = (next: number[]) => number[];

function bendsFirst(layers: Layers): Arrange {
  const isBend = (cell: number) => layers.cells[cell]?.kind === "bend";
  return (next) => [...next.filter(isBend), ...next.filter((cell) => !isBend(cell))];
}

/** Cells in the order in which a walk from the top meets them. */
function walkOrder(layers: Layers, { down }: Graph, arrange: Arrange): number[][] {
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
        const next: number[] = [];
        for (let link = down.starts[at] ?? 0; link < (down.starts[at + 1] ?? 0); link++) {
          next.push(down.cells[link] ?? 0);
        }
        const children = arrange(next);
        for (let child = children.length - 1; child >= 0; child--) {
          const cell = children[child] ?? 0;
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
  const keys = new Float64Array(count);
  const side = isDown ? graph.up : graph.down;
  for (let step = 0; step < next.length; step++) {
    const row = next[isDown ? step : next.length - 1 - step] ?? [];
    spend(rowSteps * row.length);
    for (const cell of row) keys[cell] = middle(side, cell, positions);
    // Cells without neighbours stay where they are among the others.
    const sorted = row.filter((cell) => (keys[cell] ?? 0) >= 0);
    const turn = rightFirst ? -1 : 1;
    sorted.sort(
      (a, b) =>
        (keys[a] ?? 0) - (keys[b] ?? 0) || turn * ((positions[a] ?? 0) - (positions[b] ?? 0)),
    );
    let taken = 0;
    for (let at = 0; at < row.length; at++) {
      const old = row[at] ?? 0;
      const cell = (keys[old] ?? 0) >= 0 ? (sorted[taken++] ?? old) : old;
      row[at] = cell;
      positions[cell] = at;
    }
  }
  return next;
}

function middle(side: Side, cell: number, positions: Float64Array): number {
  const { starts, cells, own, other } = side;
  const from = starts[cell] ?? 0;
  const to = starts[cell + 1] ?? 0;
  if (from === to) return -1;
  let sum = 0;
  for (let at = from; at < to; at++) {
    sum += (positions[cells[at] ?? 0] ?? 0) + (other[at] ?? 0) + 0.5 - (own[at] ?? 0) * 0.01;
  }
  return sum / (to - from);
}

/** Crossings between two neighbouring layers, counted with a tree of sums. */
function crossingsBetween(
  upper: readonly number[],
  lower: readonly number[],
  { up, down }: Graph,
  slotOf: Int32Array,
): number {
  let slots = 0;
  for (const cell of lower) {
    slotOf[cell] = slots;
    slots += up.slots[cell] ?? 1;
  }
  const tree = new Int32Array(slots + 1);
  let total = 0;
  let seen = 0;
  spend(rowSteps * (upper.length + lower.length));
  for (const cell of upper) {
    const end = down.starts[cell + 1] ?? 0;
    for (let at = down.starts[cell] ?? 0; at < end; ) {
      // Links from one place never cross each other.
      let after = at + 1;
      while (after < end && down.ownSlot[after] === down.ownSlot[at]) after++;
      for (let one = at; one < after; one++) {
        let sum = 0;
        let index = (slotOf[down.cells[one] ?? 0] ?? 0) + (down.otherSlot[one] ?? 0) + 1;
        for (; index > 0; index -= index & -index) sum += tree[index] ?? 0;
        total += seen - sum;
      }
      for (let one = at; one < after; one++) {
        let index = (slotOf[down.cells[one] ?? 0] ?? 0) + (down.otherSlot[one] ?? 0) + 1;
        for (; index <= slots; index += index & -index) tree[index] = (tree[index] ?? 0) + 1;
      }
      seen += after - at;
      at = after;
    }
  }
  return total;
}

function crossings(rows: readonly (readonly number[])[], graph: Graph, count: number): number {
  const slotOf = new Int32Array(count);
  let total = 0;
  for (let at = 0; at + 1 < rows.length; at++) {
    total += crossingsBetween(rows[at] ?? [], rows[at + 1] ?? [], graph, slotOf);
  }
  return graph.hubs.length === 0 ? total : total + hubCrossings(rows, graph, count);
}

/** Lines of a cell that go in between those of a bundle of the same cell. */
function hubCrossings(rows: readonly (readonly number[])[], { hubs }: Graph, count: number) {
  const positions = positionsOf(rows, count);
  let total = 0;
  for (const { bundle, others } of hubs) {
    let from = count;
    let to = 0;
    for (const cell of bundle) {
      from = Math.min(from, positions[cell] ?? 0);
      to = Math.max(to, positions[cell] ?? 0);
    }
    for (const cell of others) {
      const at = positions[cell] ?? 0;
      if (at > from && at < to) total++;
    }
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
function pairCrossings(a: number, b: number, { up, down }: Graph, positions: Float64Array): number {
  return sideCrossings(a, b, up, positions) + sideCrossings(a, b, down, positions);
}

function sideCrossings(a: number, b: number, side: Side, positions: Float64Array): number {
  const { starts, cells, other } = side;
  const [leftFrom, leftTo] = [starts[a] ?? 0, starts[a + 1] ?? 0];
  const [rightFrom, rightTo] = [starts[b] ?? 0, starts[b + 1] ?? 0];
  if ((leftTo - leftFrom) * (rightTo - rightFrom) > 4000) return 0;
  spend(pairSteps + (leftTo - leftFrom) * (rightTo - rightFrom));
  let total = 0;
  for (let one = leftFrom; one < leftTo; one++) {
    const x = (positions[cells[one] ?? 0] ?? 0) + (other[one] ?? 0);
    for (let two = rightFrom; two < rightTo; two++) {
      if (x > (positions[cells[two] ?? 0] ?? 0) + (other[two] ?? 0)) total++;
    }
  }
  return total;
}
