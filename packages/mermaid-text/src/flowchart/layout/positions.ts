/**
 * Columns of the cells: near the middle of what they are linked with, lines straight where
 * that can be, in whole cells. Pure. "Column" is across the direction of the diagram: a row
 * when it goes from left to right.
 */

import { alignBlocks, settleBlocks } from "./blocks.ts";
import type { Layers } from "./layers.ts";
import type { LinkLists, Links } from "./links.ts";
import { gatherParts } from "./parts.ts";
import { squeezeRows } from "./squeeze.ts";
import type { Ties } from "./ties.ts";

/** Cells that a cell takes before and after its column. */
export interface Extent {
  readonly before: number;
  readonly after: number;
}

export interface Spacing {
  /** Free cells between two neighbours in a layer. */
  gap(left: number, right: number): number;
}

/**
 * Columns of all cells; the first may be negative. Pins must have their relative columns.
 * Within `room` cells lines bend rather than stay straight, if the cells themselves fit.
 */
export function placeCells(
  layers: Layers,
  links: Links,
  extents: readonly Extent[],
  spacing: Spacing,
  room = Number.POSITIVE_INFINITY,
): Int32Array {
  const { up, down } = tiesOf(layers, links);
  const separate = separations(layers, extents, spacing);
  const columns = relax(layers, up, down, separate);
  const blocks = alignBlocks(layers, links, columns);
  const settled = settleBlocks(layers, columns, blocks, separate, [up, down]);
  gatherParts(layers, links, settled, separate);
  if (room < Number.POSITIVE_INFINITY) squeezeRows(layers, extents, settled, separate, room);
  return settled;
}

function tiesOf(layers: Layers, links: Links): { up: Ties; down: Ties } {
  const { tops, bottoms, up, down } = links;
  const shift = new Int32Array(tops.length);
  const weight = new Int32Array(tops.length);
  const isBend = (cell: number) => Number(cell >= layers.items);
  for (let link = 0; link < tops.length; link++) {
    const top = tops[link];
    const bottom = bottoms[link];
    if (!top || !bottom) continue;
    const bends = isBend(top.cell) + isBend(bottom.cell);
    // Where a bundle runs sideways anyway, a branch had better be straight at its own end.
    weight[link] = bends === 2 ? 8 : bends === 1 ? (links.isAlone[link] === 1 ? 3 : 1) : 1;
    shift[link] = bottom.column - top.column;
  }
  const weights = (lists: LinkLists) => lists.links.map((link) => weight[link] ?? 0);
  return {
    up: { ...up, weights: weights(up), shifts: up.links.map((link) => -(shift[link] ?? 0)) },
    down: { ...down, weights: weights(down), shifts: down.links.map((link) => shift[link] ?? 0) },
  };
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

function relax(layers: Layers, up: Ties, down: Ties, separate: Int32Array): Float64Array {
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
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const runs: Runs = {
    starts: new Int32Array(widest + 1),
    sums: new Float64Array(widest),
    weights: new Float64Array(widest),
  };
  for (let round = 0; round < rounds; round++) {
    const both = round >= rounds - 2 ? [up, down] : undefined;
    for (let at = 0; at < rows.length; at++) {
      placeRow(rows[at] ?? [], columns, separate, both ?? [up], runs);
    }
    for (let at = rows.length - 1; at >= 0; at--) {
      placeRow(rows[at] ?? [], columns, separate, both ?? [down], runs);
    }
  }
  return columns;
}

/** Cells of a row that stand as near to each other as they may, one run after the other. */
interface Runs {
  readonly starts: Int32Array;
  readonly sums: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The row as near to its wishes as its order and distances allow: the least sum of squares,
 * found by joining neighbours that want to pass each other.
 */
function placeRow(
  row: readonly number[],
  columns: Float64Array,
  separate: Int32Array,
  sides: readonly Ties[],
  { starts, sums, weights }: Runs,
): void {
  let last = -1;
  let offset = 0;
  for (let at = 0; at < row.length; at++) {
    const cell = row[at] ?? 0;
    if (at > 0) offset += separate[cell] ?? 0;
    let sum = 0;
    let weight = 0;
    for (const ties of sides) {
      const end = ties.starts[cell + 1] ?? 0;
      for (let tie = ties.starts[cell] ?? 0; tie < end; tie++) {
        const own = ties.weights[tie] ?? 0;
        sum += ((columns[ties.cells[tie] ?? 0] ?? 0) + (ties.shifts[tie] ?? 0)) * own;
        weight += own;
      }
    }
    if (weight === 0) {
      weight = 0.01;
      sum = (columns[cell] ?? 0) * weight;
    }
    last++;
    starts[last] = at;
    sums[last] = sum - offset * weight;
    weights[last] = weight;
    while (last > 0) {
      const here = (sums[last] ?? 0) / (weights[last] ?? 1);
      const before = (sums[last - 1] ?? 0) / (weights[last - 1] ?? 1);
      if (before <= here) break;
      sums[last - 1] = (sums[last - 1] ?? 0) + (sums[last] ?? 0);
      weights[last - 1] = (weights[last - 1] ?? 0) + (weights[last] ?? 0);
      last--;
    }
  }
  starts[last + 1] = row.length;
  offset = 0;
  let run = 0;
  for (let at = 0; at < row.length; at++) {
    const cell = row[at] ?? 0;
    if (at > 0) offset += separate[cell] ?? 0;
    while ((starts[run + 1] ?? 0) <= at) run++;
    columns[cell] = (sums[run] ?? 0) / (weights[run] ?? 1) + offset;
  }
}
