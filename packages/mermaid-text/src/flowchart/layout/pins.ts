/**
 * Where on its border an item is touched by each of its lines: spread evenly first, then
 * moved where that makes a line straight. Pure but for the pins that it is given.
 */

import type { Direction } from "../../model.ts";
import { spend } from "../../text/meter.ts";
import { isFlat } from "./axes.ts";
import { pinRun, titleStretch } from "./flow-sizes.ts";
import type { Sized } from "./laid.ts";
import type { Layers, Pin } from "./layers.ts";
import type { Look } from "./look.ts";

type FixedColumn = (pin: Pin) => number | undefined;

/** Gives every pin a column relative to its cell. */
export function spreadPins(
  layers: Layers,
  sized: readonly Sized[],
  direction: Direction,
  fixedColumn: FixedColumn,
  look: Look,
): void {
  const means = meanEnds(layers);
  const towards = (pin: Pin): number => {
    const mean = means.get(pin);
    return mean ? mean.sum / mean.count : 0;
  };
  // Bends and labels have but one place for a line.
  for (let at = 0; at < layers.items; at++) {
    const pins = layers.pins[at] ?? [];
    const size = sized[at];
    for (const side of ["top", "bottom"] as const) {
      const here = pins.filter((pin) => pin.side === side);
      const free = here.filter((pin) => fixedColumn(pin) === undefined);
      for (const pin of here) pin.column = fixedColumn(pin) ?? 0;
      if (!size || free.length === 0) continue;
      free.sort((a, b) => towards(a) - towards(b));
      const [from, to] = pinRun(size, direction, side);
      const title = titleStretch(size, direction, side);
      const taken = here
        .filter((pin) => !free.includes(pin))
        .map((pin) => pin.column + size.before);
      if (size.frame) spreadOnFrame(free, from, to, title, taken, size.before);
      else spreadOnBox(free, from, to, size, isFlat(direction), look);
    }
  }
}

interface Mean {
  sum: number;
  count: number;
}

/** For each pin, the mean place of the cells at the other ends of its lines. */
function meanEnds(layers: Layers): Map<Pin, Mean> {
  const place = new Float64Array(layers.cells.length);
  for (const row of layers.rows) {
    const last = Math.max(1, row.length - 1);
    for (let at = 0; at < row.length; at++) place[row[at] ?? 0] = at / last;
  }
  const means = new Map<Pin, Mean>();
  const add = (pin: Pin, value: number): void => {
    if (pin.cell >= layers.items) return;
    const mean = means.get(pin);
    if (!mean) {
      means.set(pin, { sum: value, count: 1 });
      return;
    }
    mean.sum += value;
    mean.count += 1;
  };
  for (const wires of layers.wires) {
    for (const wire of wires) {
      if (!wire.meetsItem) continue;
      for (const { top, bottom } of wire.runs) {
        add(top, place[bottom.cell] ?? 0);
        add(bottom, place[top.cell] ?? 0);
      }
    }
  }
  return means;
}

function spreadOnBox(
  pins: readonly Pin[],
  from: number,
  to: number,
  size: Sized,
  flat: boolean,
  look: Look,
): void {
  const count = pins.length;
  const room = to - from;
  const wide = flat || look.isTight || count > 4 ? 2 : 4;
  const step = count < 2 ? 0 : Math.max(1, Math.min(wide, Math.floor(room / (count - 1))));
  const middle = Math.min(to, Math.max(from, size.before));
  const length = step * (count - 1);
  let start = middle - Math.floor(length / 2);
  start = Math.max(from, Math.min(start, to - length));
  pins.forEach((pin, at) => {
    pin.column = start + at * step - size.before;
  });
}

/** Lines to a group itself touch its frame where neither title nor other lines are. */
function spreadOnFrame(
  pins: readonly Pin[],
  from: number,
  to: number,
  title: readonly [number, number] | undefined,
  taken: readonly number[],
  before: number,
): void {
  const used = new Set(taken);
  const isOpen = (column: number): boolean =>
    column >= from &&
    column <= to &&
    !used.has(column) &&
    !used.has(column - 1) &&
    !used.has(column + 1) &&
    !(title && column >= title[0] - 1 && column <= title[1] + 1);
  pins.forEach((pin, at) => {
    const wish = Math.round(from + ((to - from) * (at + 1)) / (pins.length + 1));
    let column = wish;
    for (let off = 0; off <= to - from; off++) {
      if (isOpen(wish - off)) column = wish - off;
      else if (isOpen(wish + off)) column = wish + off;
      else continue;
      break;
    }
    used.add(column);
    pin.column = column - before;
  });
  const columns = pins.map((pin) => pin.column).sort((a, b) => a - b);
  pins.forEach((pin, at) => {
    pin.column = columns[at] ?? pin.column;
  });
}

/** Makes columns absolute, and slides pins along their borders where a line gets straight. */
export function settlePins(
  layers: Layers,
  sized: readonly Sized[],
  direction: Direction,
  columns: Int32Array,
  fixedColumn: FixedColumn,
): void {
  const fixed = new Set<Pin>();
  for (let cell = 0; cell < layers.pins.length; cell++) {
    for (const pin of layers.pins[cell] ?? []) {
      if (cell < layers.items && (pin.isEven || fixedColumn(pin) !== undefined)) fixed.add(pin);
      pin.column += columns[cell] ?? 0;
    }
  }
  const rangeOf = (pin: Pin): readonly [number, number] => {
    // Items are the first cells: there is a size for each of them, and for nothing else.
    const size = sized[pin.cell];
    if (!size || fixed.has(pin)) return [pin.column, pin.column];
    const start = (columns[pin.cell] ?? 0) - size.before;
    const run = pinRun(size, direction, pin.side);
    let low = start + run[0];
    let high = start + run[1];
    spend(layers.pins[pin.cell]?.length ?? 0);
    for (const other of layers.pins[pin.cell] ?? []) {
      if (other === pin || other.side !== pin.side) continue;
      if (other.column < pin.column) low = Math.max(low, other.column + 2);
      else high = Math.min(high, other.column - 2);
    }
    const title = titleStretch(size, direction, pin.side);
    if (title) {
      if (pin.column > start + title[1]) low = Math.max(low, start + title[1] + 2);
      else high = Math.min(high, start + title[0] - 2);
    }
    return [Math.min(low, pin.column), Math.max(high, pin.column)];
  };
  for (const wires of layers.wires) {
    for (const wire of wires) {
      if (!wire.meetsItem) continue;
      const [top] = wire.tops;
      const [bottom] = wire.bottoms;
      if (!top || !bottom) continue;
      if (wire.tops.length === 1 && wire.bottoms.length === 1) {
        if (top.column !== bottom.column) straighten(top, bottom, rangeOf(top), rangeOf(bottom));
        continue;
      }
      // A branch that nearly goes straight on does so.
      const hub = wire.tops.length === 1 ? top : bottom;
      for (const pin of wire.tops.length === 1 ? wire.bottoms : wire.tops) {
        const off = Math.abs(pin.column - hub.column);
        if (off === 0 || off > 2) continue;
        const [low, high] = rangeOf(pin);
        if (low <= hub.column && hub.column <= high) pin.column = hub.column;
      }
    }
  }
}

function straighten(
  top: Pin,
  bottom: Pin,
  topRange: readonly [number, number],
  bottomRange: readonly [number, number],
): void {
  const low = Math.max(topRange[0], bottomRange[0]);
  const high = Math.min(topRange[1], bottomRange[1]);
  if (low > high) return;
  const inside = (column: number) => column >= low && column <= high;
  const middle = Math.round((top.column + bottom.column) / 2);
  const column = inside(top.column)
    ? top.column
    : inside(bottom.column)
      ? bottom.column
      : Math.min(high, Math.max(low, middle));
  top.column = column;
  bottom.column = column;
}
