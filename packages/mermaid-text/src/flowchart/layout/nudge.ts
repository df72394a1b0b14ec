/**
 * A last look at every box: would a few cells to the side make more of its lines straight?
 * Changes the columns that it is given; otherwise pure.
 */

import type { Direction } from "../../model.ts";
import { pinRun } from "./flow-sizes.ts";
import type { Sized } from "./laid.ts";
import type { Layers, Pin } from "./layers.ts";
import type { Extent, Spacing } from "./positions.ts";

const furthest = 8;

/** A side of a box: where lines may touch it, and the other ends of its lines from left to right. */
interface Wanted {
  readonly run: readonly [number, number];
  readonly ends: readonly number[];
}

export function nudgeItems(
  layers: Layers,
  sized: readonly Sized[],
  direction: Direction,
  columns: Int32Array,
  extents: readonly Extent[],
  spacing: Spacing,
): void {
  const partners = singlePartners(layers);
  for (let round = 0; round < 2; round++) {
    for (const row of layers.rows) {
      for (let place = 0; place < row.length; place++) {
        const at = row[place] ?? 0;
        if (at < layers.items) nudgeItem(at, row[place - 1], row[place + 1]);
      }
    }
  }

  function nudgeItem(at: number, left: number | undefined, right: number | undefined): void {
    const size = sized[at];
    const pins = layers.pins[at] ?? [];
    if (!size?.box || pins.length === 0 || pins.length > 12) return;
    const own = columns[at] ?? 0;
    const wanted = (["top", "bottom"] as const).flatMap((side): Wanted[] => {
      const joined = pins.filter((pin) => pin.side === side && partners.has(pin));
      joined.sort((a, b) => a.column - b.column);
      const ends = joined.map((pin) => {
        const other = partners.get(pin);
        return other ? (columns[other.cell] ?? 0) + other.column : 0;
      });
      return ends.length > 0 ? [{ run: pinRun(size, direction, side), ends }] : [];
    });
    const lines = wanted.reduce((sum, { ends }) => sum + ends.length, 0);
    let most = straightLines(wanted, own - size.before);
    if (most === lines) return;
    const low = left === undefined ? own - furthest : (columns[left] ?? 0) + gapTo(left, at);
    const high = right === undefined ? own + furthest : (columns[right] ?? 0) - gapTo(at, right);
    let best = own;
    for (let off = 1; off <= furthest && most < lines; off++) {
      for (const column of [own - off, own + off]) {
        if (column < low || column > high) continue;
        const count = straightLines(wanted, column - size.before);
        if (count > most) [best, most] = [column, count];
      }
    }
    columns[at] = best;
  }

  function gapTo(left: number, right: number): number {
    return (
      (extents[left]?.after ?? 0) + (extents[right]?.before ?? 0) + spacing.gap(left, right) + 1
    );
  }
}

/** The pin at the other end, for lines of items that are not bundled there. */
function singlePartners(layers: Layers): Map<Pin, Pin> {
  const partners = new Map<Pin, Pin>();
  for (const wires of layers.wires) {
    for (const { tops, bottoms, meetsItem } of wires) {
      if (!meetsItem) continue;
      const [top] = tops;
      const [bottom] = bottoms;
      if (!top || !bottom || tops.length > 1 || bottoms.length > 1) continue;
      if (top.isEven || bottom.isEven) continue;
      if (top.cell < layers.items) partners.set(top, bottom);
      if (bottom.cell < layers.items) partners.set(bottom, top);
    }
  }
  return partners;
}

/** How many of these lines could reach the box without a bend, if it began at `start`. */
function straightLines(wanted: readonly Wanted[], start: number): number {
  let count = 0;
  for (const { run, ends } of wanted) {
    let last = Number.NEGATIVE_INFINITY;
    for (const column of ends) {
      if (column < start + run[0] || column > start + run[1] || column < last + 2) continue;
      last = column;
      count += 1;
    }
  }
  return count;
}
