/**
 * Columns of the cells: near the middle of what they are linked with, lines straight where
 * that can be, in whole cells. Pure. "Column" is across the direction of the diagram: a row
 * when it goes from left to right.
 */

import type { Layers, Wire } from "./layers.ts";

/** Cells that a cell takes before and after its column. */
export interface Extent {
  readonly before: number;
  readonly after: number;
}

export interface Spacing {
  /** Free cells between two neighbours in a layer. */
  gap(left: number, right: number): number;
}

interface Tie {
  readonly cell: number;
  /** Column of the own pin less that of the other, both relative to their cells. */
  readonly shift: number;
  readonly weight: number;
}

/** Columns of all cells; the first may be negative. Pins must have their relative columns. */
export function placeCells(
  layers: Layers,
  extents: readonly Extent[],
  spacing: Spacing,
): Int32Array {
  const up: Tie[][] = layers.cells.map(() => []);
  const down: Tie[][] = layers.cells.map(() => []);
  for (const wires of layers.wires) for (const wire of wires) tie(layers, wire, up, down);
  const separate = separations(layers, extents, spacing);
  const columns = relax(layers, up, down, separate);
  const blocks = alignBlocks(layers, columns);
  return settleBlocks(layers, columns, blocks, separate, up, down);
}

function tie(layers: Layers, wire: Wire, up: Tie[][], down: Tie[][]): void {
  const [hub] = wire.tops.length === 1 ? wire.tops : wire.bottoms;
  if (!hub) return;
  for (const other of hub.side === "bottom" ? wire.bottoms : wire.tops) {
    const [top, bottom] = hub.side === "bottom" ? [hub, other] : [other, hub];
    const bends =
      Number(layers.cells[top.cell]?.kind !== "item") +
      Number(layers.cells[bottom.cell]?.kind !== "item");
    const weight = bends === 2 ? 8 : bends === 1 ? 3 : 1;
    const shift = bottom.column - top.column;
    up[bottom.cell]?.push({ cell: top.cell, shift: -shift, weight });
    down[top.cell]?.push({ cell: bottom.cell, shift, weight });
  }
}

/** For each cell, how far its column must be from that of its left neighbour. */
function separations(layers: Layers, extents: readonly Extent[], spacing: Spacing): Int32Array {
  const separate = new Int32Array(layers.cells.length);
  for (const row of layers.rows) {
    for (let at = 1; at < row.length; at++) {
      const left = row[at - 1] ?? 0;
      const right = row[at] ?? 0;
      const gap = spacing.gap(left, right);
      separate[right] = (extents[left]?.after ?? 0) + (extents[right]?.before ?? 0) + gap + 1;
    }
  }
  return separate;
}

function relax(
  layers: Layers,
  up: readonly (readonly Tie[])[],
  down: readonly (readonly Tie[])[],
  separate: Int32Array,
): Float64Array {
  const columns = new Float64Array(layers.cells.length);
  for (const row of layers.rows) {
    let at = 0;
    for (const cell of row) {
      at += separate[cell] ?? 0;
      columns[cell] = at;
    }
    // Rows start out centred on one another.
    for (const cell of row) columns[cell] = (columns[cell] ?? 0) - at / 2;
  }
  const { rows } = layers;
  const rounds = layers.cells.length > 2000 ? 4 : 12;
  for (let round = 0; round < rounds; round++) {
    const both = round >= rounds - 2;
    for (let at = 0; at < rows.length; at++) {
      placeRow(rows[at] ?? [], columns, separate, both ? [up, down] : [up]);
    }
    for (let at = rows.length - 1; at >= 0; at--) {
      placeRow(rows[at] ?? [], columns, separate, both ? [up, down] : [down]);
    }
  }
  return columns;
}

/**
 * The row as near to its wishes as its order and distances allow: the least sum of squares,
 * found by joining neighbours that want to pass each other.
 */
function placeRow(
  row: readonly number[],
  columns: Float64Array,
  separate: Int32Array,
  links: readonly (readonly (readonly Tie[])[])[],
): void {
  const starts: number[] = [];
  const sums: number[] = [];
  const weights: number[] = [];
  let offset = 0;
  row.forEach((cell, at) => {
    offset += at === 0 ? 0 : (separate[cell] ?? 0);
    let sum = 0;
    let weight = 0;
    for (const ties of links) {
      for (const one of ties[cell] ?? []) {
        sum += ((columns[one.cell] ?? 0) + one.shift) * one.weight;
        weight += one.weight;
      }
    }
    if (weight === 0) {
      weight = 0.01;
      sum = (columns[cell] ?? 0) * weight;
    }
    starts.push(at);
    sums.push(sum - offset * weight);
    weights.push(weight);
    while (sums.length > 1) {
      const last = sums.length - 1;
      const here = (sums[last] ?? 0) / (weights[last] ?? 1);
      const before = (sums[last - 1] ?? 0) / (weights[last - 1] ?? 1);
      if (before <= here) break;
      sums[last - 1] = (sums[last - 1] ?? 0) + (sums[last] ?? 0);
      weights[last - 1] = (weights[last - 1] ?? 0) + (weights[last] ?? 0);
      sums.pop();
      weights.pop();
      starts.pop();
    }
  });
  offset = 0;
  let part = 0;
  row.forEach((cell, at) => {
    offset += at === 0 ? 0 : (separate[cell] ?? 0);
    while ((starts[part + 1] ?? row.length) <= at) part++;
    columns[cell] = (sums[part] ?? 0) / (weights[part] ?? 1) + offset;
  });
}

interface Blocks {
  /** The block of each cell and its column less that of the block. */
  readonly of: Int32Array;
  readonly shift: Int32Array;
  readonly count: number;
}

/** How far from straight a line may be to be pulled straight. */
const nearlyStraight = 3;

/** Cells that are to stand exactly on one line. */
function alignBlocks(layers: Layers, columns: Float64Array): Blocks {
  const count = layers.cells.length;
  const nextOf = new Int32Array(count).fill(-1);
  const before = new Int32Array(count).fill(-1);
  const shiftTo = new Int32Array(count);
  const place = new Int32Array(count);
  for (const row of layers.rows) {
    row.forEach((cell, at) => {
      place[cell] = at;
    });
  }
  layers.wires.forEach((wires, layer) => {
    const wishes = wires.flatMap((wire) =>
      wire.runs.map(({ top, bottom }) => {
        const shift = top.column - bottom.column;
        const off = Math.abs((columns[bottom.cell] ?? 0) - (columns[top.cell] ?? 0) - shift);
        const bends =
          Number(layers.cells[top.cell]?.kind !== "item") +
          Number(layers.cells[bottom.cell]?.kind !== "item");
        const isPair = wire.tops.length === 1 && wire.bottoms.length === 1;
        return { top: top.cell, bottom: bottom.cell, shift, off, rank: bends * 2 + Number(isPair) };
      }),
    );
    wishes.sort((a, b) => b.rank - a.rank || a.off - b.off);
    const width = layers.rows[layer]?.length ?? 0;
    // Lower place of the aligned cell for each upper place; lines pulled straight never cross.
    const taken = new Int32Array(width).fill(-1);
    for (const { top, bottom, shift, off, rank } of wishes) {
      if (off > (rank >= 4 ? 12 : nearlyStraight)) continue;
      if (nextOf[top] !== -1 || before[bottom] !== -1) continue;
      if (!fits(taken, place[top] ?? 0, place[bottom] ?? 0)) continue;
      taken[place[top] ?? 0] = place[bottom] ?? 0;
      nextOf[top] = bottom;
      before[bottom] = top;
      shiftTo[bottom] = shift;
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

function fits(taken: Int32Array, top: number, bottom: number): boolean {
  for (let at = top - 1; at >= 0; at--) {
    const other = taken[at] ?? -1;
    if (other < 0) continue;
    if (other > bottom) return false;
    break;
  }
  for (let at = top + 1; at < taken.length; at++) {
    const other = taken[at] ?? -1;
    if (other < 0) continue;
    return other > bottom;
  }
  return true;
}

interface Bar {
  readonly block: number;
  readonly apart: number;
}

/** Whole columns for the blocks, as near to the wishes as their neighbours let them. */
function settleBlocks(
  layers: Layers,
  columns: Float64Array,
  blocks: Blocks,
  separate: Int32Array,
  up: readonly (readonly Tie[])[],
  down: readonly (readonly Tie[])[],
): Int32Array {
  const { of, shift, count } = blocks;
  const wish = new Float64Array(count);
  const size = new Int32Array(count);
  const left: Bar[][] = Array.from({ length: count }, () => []);
  const right: Bar[][] = Array.from({ length: count }, () => []);
  const members: number[][] = Array.from({ length: count }, () => []);
  layers.cells.forEach((_, cell) => {
    const block = of[cell] ?? 0;
    wish[block] = (wish[block] ?? 0) + (columns[cell] ?? 0) - (shift[cell] ?? 0);
    size[block] = (size[block] ?? 0) + 1;
    members[block]?.push(cell);
  });
  for (const row of layers.rows) {
    for (let at = 1; at < row.length; at++) {
      const a = row[at - 1] ?? 0;
      const b = row[at] ?? 0;
      const apart = (separate[b] ?? 0) + (shift[a] ?? 0) - (shift[b] ?? 0);
      left[of[b] ?? 0]?.push({ block: of[a] ?? 0, apart });
      right[of[a] ?? 0]?.push({ block: of[b] ?? 0, apart });
    }
  }
  for (let block = 0; block < count; block++) wish[block] = (wish[block] ?? 0) / (size[block] || 1);
  const order = fromLeft(count, left, right);
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  for (const block of order) {
    let at = Math.round(wish[block] ?? 0);
    for (const bar of left[block] ?? []) at = Math.max(at, (low[bar.block] ?? 0) + bar.apart);
    low[block] = at;
  }
  for (const block of [...order].reverse()) {
    let at = Math.round(wish[block] ?? 0);
    for (const bar of right[block] ?? []) at = Math.min(at, (high[bar.block] ?? 0) - bar.apart);
    high[block] = at;
  }
  // Both push neighbours away, to one side each; the middle of the two is as allowed as they are.
  const at = new Int32Array(count);
  for (let block = 0; block < count; block++) {
    at[block] = Math.floor(((low[block] ?? 0) + (high[block] ?? 0)) / 2);
  }
  for (let round = 0; round < (count > 2000 ? 2 : 4); round++) {
    for (const block of round % 2 === 0 ? order : [...order].reverse()) {
      const wanted = wantedColumn(block, members, at, blocks, up, down);
      if (wanted === undefined) continue;
      let column = Math.round(wanted);
      for (const bar of right[block] ?? [])
        column = Math.min(column, (at[bar.block] ?? 0) - bar.apart);
      for (const bar of left[block] ?? [])
        column = Math.max(column, (at[bar.block] ?? 0) + bar.apart);
      at[block] = column;
    }
  }
  const result = new Int32Array(layers.cells.length);
  layers.cells.forEach((_, cell) => {
    result[cell] = (at[of[cell] ?? 0] ?? 0) + (shift[cell] ?? 0);
  });
  return result;
}

/** The middle of the lines that leave a block, whatever it is linked with. */
function wantedColumn(
  block: number,
  members: readonly (readonly number[])[],
  at: Int32Array,
  { of, shift }: Blocks,
  up: readonly (readonly Tie[])[],
  down: readonly (readonly Tie[])[],
): number | undefined {
  let sum = 0;
  let weight = 0;
  for (const cell of members[block] ?? []) {
    for (const links of [up, down]) {
      for (const one of links[cell] ?? []) {
        const other = of[one.cell] ?? 0;
        if (other === block) continue;
        const column = (at[other] ?? 0) + (shift[one.cell] ?? 0) + one.shift - (shift[cell] ?? 0);
        sum += column * one.weight;
        weight += one.weight;
      }
    }
  }
  return weight === 0 ? undefined : sum / weight;
}

/** Blocks so that each comes after all that stand left of it. */
function fromLeft(
  count: number,
  left: readonly (readonly Bar[])[],
  right: readonly (readonly Bar[])[],
): number[] {
  const waiting = left.map((bars) => bars.length);
  const order: number[] = [];
  for (let block = 0; block < count; block++) if (waiting[block] === 0) order.push(block);
  for (let next = 0; next < order.length; next++) {
    for (const bar of right[order[next] ?? 0] ?? []) {
      waiting[bar.block] = (waiting[bar.block] ?? 0) - 1;
      if (waiting[bar.block] === 0) order.push(bar.block);
    }
  }
  return order;
}
