/**
 * Blocks: cells of a line that are to stand exactly below each other, and whole columns for
 * them. Pure.
 */

import { spend } from "../../text/meter.ts";
import type { Layers } from "./layers.ts";
import type { Links } from "./links.ts";
import type { Ties } from "./ties.ts";

export interface Blocks {
  /** The block of each cell and its column less that of the block. */
  readonly of: Int32Array;
  readonly shift: Int32Array;
  readonly count: number;
}

/** How far from straight a line may be to be pulled straight. */
const nearlyStraight = 3;
const nearlyStraightBends = 12;

/** Cells that are to stand exactly on one line. */
export function alignBlocks(layers: Layers, links: Links, columns: Float64Array): Blocks {
  const count = layers.cells.length;
  const nextOf = new Int32Array(count).fill(-1);
  const before = new Int32Array(count).fill(-1);
  const shiftTo = new Int32Array(count);
  const place = new Int32Array(count);
  for (const row of layers.rows) {
    for (let at = 0; at < row.length; at++) place[row[at] ?? 0] = at;
  }
  const wishesBelow = wishesOf(layers, links, columns);
  layers.rows.forEach((row, layer) => {
    // Lower place of the aligned cell for each upper place; lines pulled straight never cross.
    const taken = new Int32Array(row.length).fill(-1);
    for (const link of wishesBelow(layer)) {
      const top = links.tops[link];
      const bottom = links.bottoms[link];
      if (!top || !bottom) continue;
      const upper = top.cell;
      const lower = bottom.cell;
      if (nextOf[upper] !== -1 || before[lower] !== -1) continue;
      if (!fits(taken, place[upper] ?? 0, place[lower] ?? 0)) continue;
      taken[place[upper] ?? 0] = place[lower] ?? 0;
      nextOf[upper] = lower;
      before[lower] = upper;
      shiftTo[lower] = top.column - bottom.column;
    }
  });
  const of = new Int32Array(count).fill(-1);
  const shift = new Int32Array(count);
  let blocks = 0;
  for (const row of layers.rows) {
    for (const cell of row) {
      const above = before[cell] ?? -1;
      if (above < 0) of[cell] = blocks++;
      else {
        of[cell] = of[above] ?? 0;
        shift[cell] = (shift[above] ?? 0) + (shiftTo[cell] ?? 0);
      }
    }
  }
  return { of, shift, count: blocks };
}

/**
 * The links below a layer that could be straight: those with the most bends first, then what
 * is nearest to it.
 */
function wishesOf(
  layers: Layers,
  { tops, bottoms, isAlone, starts }: Links,
  columns: Float64Array,
): (layer: number) => number[] {
  const isBend = (cell: number) => Number(cell >= layers.items);
  const order = new Float64Array(tops.length);
  return (layer) => {
    const wishes: number[] = [];
    for (let link = starts[layer] ?? 0; link < (starts[layer + 1] ?? 0); link++) {
      const top = tops[link];
      const bottom = bottoms[link];
      if (!top || !bottom) continue;
      const straight = (columns[top.cell] ?? 0) + top.column - bottom.column;
      const off = Math.abs((columns[bottom.cell] ?? 0) - straight);
      const rank = (isBend(top.cell) + isBend(bottom.cell)) * 2 + (isAlone[link] ?? 0);
      const most = rank >= 4 ? nearlyStraightBends : nearlyStraight;
      if (off > most) continue;
      order[link] = off - rank * (nearlyStraightBends + 1);
      wishes.push(link);
    }
    return wishes.sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0) || a - b);
  };
}

function fits(taken: Int32Array, top: number, bottom: number): boolean {
  for (let at = top - 1; at >= 0; at--) {
    spend(1);
    const other = taken[at] ?? -1;
    if (other < 0) continue;
    if (other > bottom) return false;
    break;
  }
  for (let at = top + 1; at < taken.length; at++) {
    spend(1);
    const other = taken[at] ?? -1;
    if (other < 0) continue;
    return other > bottom;
  }
  return true;
}

/** The cells of every block, those of one from `starts[block]` on, and their neighbours. */
interface Members {
  readonly starts: Int32Array;
  readonly cells: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

function membersOf(layers: Layers, { of, count }: Blocks): Members {
  const starts = new Int32Array(count + 1);
  for (const block of of) starts[block + 1] = (starts[block + 1] ?? 0) + 1;
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const next = starts.slice();
  const cells = new Int32Array(of.length);
  for (let cell = 0; cell < of.length; cell++) {
    const block = of[cell] ?? 0;
    cells[next[block] ?? 0] = cell;
    next[block] = (next[block] ?? 0) + 1;
  }
  const left = new Int32Array(of.length).fill(-1);
  const right = new Int32Array(of.length).fill(-1);
  for (const row of layers.rows) {
    for (let at = 1; at < row.length; at++) {
      left[row[at] ?? 0] = row[at - 1] ?? -1;
      right[row[at - 1] ?? 0] = row[at] ?? -1;
    }
  }
  return { starts, cells, left, right };
}

/** Whole columns for the blocks, as near to the wishes as their neighbours let them. */
export function settleBlocks(
  layers: Layers,
  columns: Float64Array,
  blocks: Blocks,
  separate: Int32Array,
  sides: readonly Ties[],
): Int32Array {
  const { of, shift, count } = blocks;
  const members = membersOf(layers, blocks);
  const wish = new Float64Array(count);
  for (let cell = 0; cell < of.length; cell++) {
    const block = of[cell] ?? 0;
    wish[block] = (wish[block] ?? 0) + (columns[cell] ?? 0) - (shift[cell] ?? 0);
  }
  for (let block = 0; block < count; block++) {
    const size = (members.starts[block + 1] ?? 0) - (members.starts[block] ?? 0);
    wish[block] = Math.round((wish[block] ?? 0) / (size || 1));
  }
  const room: Room = { blocks, members, separate };
  const order = fromLeft(room);
  const back = order.slice().reverse();
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  for (const block of order) low[block] = clearOf("left", room, low, block, wish[block] ?? 0);
  for (const block of back) high[block] = clearOf("right", room, high, block, wish[block] ?? 0);
  // Both push neighbours away, to one side each; the middle of the two is as allowed as they are.
  const at = new Int32Array(count);
  for (let block = 0; block < count; block++) {
    at[block] = Math.floor(((low[block] ?? 0) + (high[block] ?? 0)) / 2);
  }
  for (let round = 0; round < (count > 2000 ? 2 : 4); round++) {
    for (const block of round % 2 === 0 ? order : back) {
      const wanted = wantedColumn(block, members, at, blocks, sides);
      if (wanted === undefined) continue;
      const column = clearOf("right", room, at, block, Math.round(wanted));
      at[block] = clearOf("left", room, at, block, column);
    }
  }
  const result = new Int32Array(of.length);
  for (let cell = 0; cell < of.length; cell++) {
    result[cell] = (at[of[cell] ?? 0] ?? 0) + (shift[cell] ?? 0);
  }
  return result;
}

/** What keeps blocks from each other. */
interface Room {
  readonly blocks: Blocks;
  readonly members: Members;
  readonly separate: Int32Array;
}

/** The wanted column of a block, or as near to it as its neighbours on that side let it come. */
function clearOf(
  side: "left" | "right",
  { blocks: { of, shift }, members, separate }: Room,
  columns: Int32Array,
  block: number,
  wanted: number,
): number {
  const isLeft = side === "left";
  const neighbours = members[side];
  let column = wanted;
  for (let one = members.starts[block] ?? 0; one < (members.starts[block + 1] ?? 0); one++) {
    const cell = members.cells[one] ?? 0;
    const next = neighbours[cell] ?? -1;
    if (next < 0) continue;
    // The room between two cells is kept with the right one.
    const room = isLeft ? (separate[cell] ?? 0) : -(separate[next] ?? 0);
    const border = (columns[of[next] ?? 0] ?? 0) + (shift[next] ?? 0) + room - (shift[cell] ?? 0);
    column = isLeft ? Math.max(column, border) : Math.min(column, border);
  }
  return column;
}

/** The middle of the lines that leave a block, whatever it is linked with. */
function wantedColumn(
  block: number,
  members: Members,
  at: Int32Array,
  { of, shift }: Blocks,
  sides: readonly Ties[],
): number | undefined {
  let sum = 0;
  let weight = 0;
  for (let one = members.starts[block] ?? 0; one < (members.starts[block + 1] ?? 0); one++) {
    const cell = members.cells[one] ?? 0;
    for (const ties of sides) {
      for (let tie = ties.starts[cell] ?? 0; tie < (ties.starts[cell + 1] ?? 0); tie++) {
        const end = ties.cells[tie] ?? 0;
        const other = of[end] ?? 0;
        if (other === block) continue;
        const column =
          (at[other] ?? 0) + (shift[end] ?? 0) + (ties.shifts[tie] ?? 0) - (shift[cell] ?? 0);
        sum += column * (ties.weights[tie] ?? 0);
        weight += ties.weights[tie] ?? 0;
      }
    }
  }
  return weight === 0 ? undefined : sum / weight;
}

/** Blocks so that each comes after all that stand left of it. */
function fromLeft({
  blocks: { of, count },
  members: { starts, cells, left, right },
}: Room): Int32Array {
  const waiting = new Int32Array(count);
  for (let cell = 0; cell < of.length; cell++) {
    if ((left[cell] ?? -1) >= 0) waiting[of[cell] ?? 0] = (waiting[of[cell] ?? 0] ?? 0) + 1;
  }
  const order = new Int32Array(count);
  let found = 0;
  for (let block = 0; block < count; block++) if (waiting[block] === 0) order[found++] = block;
  for (let next = 0; next < found; next++) {
    const block = order[next] ?? 0;
    for (let one = starts[block] ?? 0; one < (starts[block + 1] ?? 0); one++) {
      const neighbour = right[cells[one] ?? 0] ?? -1;
      if (neighbour < 0) continue;
      const other = of[neighbour] ?? 0;
      waiting[other] = (waiting[other] ?? 0) - 1;
      if (waiting[other] === 0) order[found++] = other;
    }
  }
  return order.subarray(0, found);
}
