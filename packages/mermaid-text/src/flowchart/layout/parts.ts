/**
 * Parts of a level that no line joins are moved towards each other until they nearly touch.
 * Changes the columns that it is given; otherwise pure.
 */

import type { Layers } from "./layers.ts";
import type { LinkLists, Links } from "./links.ts";

/** `separate` says for each cell how far it must be from its left neighbour. */
export function gatherParts(
  layers: Layers,
  links: Links,
  columns: Int32Array,
  separate: Int32Array,
): void {
  const partOf = partsOf(links.down);
  if (partOf.every((part) => part === partOf[0])) return;
  const cells = new Map<number, number[]>();
  const leftOf = new Int32Array(partOf.length).fill(-1);
  const rightOf = new Int32Array(partOf.length).fill(-1);
  for (const row of layers.rows) {
    row.forEach((cell, at) => {
      const left = row[at - 1] ?? -1;
      leftOf[cell] = left;
      if (left >= 0) rightOf[left] = cell;
      const part = partOf[cell] ?? 0;
      const list = cells.get(part);
      if (list) list.push(cell);
      else cells.set(part, [cell]);
    });
  }
  const start = (list: readonly number[]): number =>
    list.reduce((least, cell) => Math.min(least, columns[cell] ?? 0), Number.POSITIVE_INFINITY);
  const parts = [...cells.values()].sort((a, b) => start(a) - start(b));
  for (const part of parts) {
    let toLeft = Number.POSITIVE_INFINITY;
    let toRight = Number.POSITIVE_INFINITY;
    for (const cell of part) {
      const left = leftOf[cell] ?? -1;
      const right = rightOf[cell] ?? -1;
      const own = columns[cell] ?? 0;
      if (left >= 0 && partOf[left] !== partOf[cell]) {
        toLeft = Math.min(toLeft, own - (columns[left] ?? 0) - (separate[cell] ?? 0));
      }
      if (right >= 0 && partOf[right] !== partOf[cell]) {
        toRight = Math.min(toRight, (columns[right] ?? 0) - own - (separate[right] ?? 0));
      }
    }
    const shift = toLeft < Number.POSITIVE_INFINITY ? -toLeft : toRight;
    if (shift === Number.POSITIVE_INFINITY) continue;
    for (const cell of part) columns[cell] = (columns[cell] ?? 0) + shift;
  }
}

/** For each cell the name of its part: one of its cells. */
function partsOf({ starts, cells }: LinkLists): Int32Array {
  const parent = new Int32Array(starts.length - 1);
  for (let cell = 0; cell < parent.length; cell++) parent[cell] = cell;
  const find = (cell: number): number => {
    let at = cell;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  for (let cell = 0; cell < parent.length; cell++) {
    for (let link = starts[cell] ?? 0; link < (starts[cell + 1] ?? 0); link++) {
      parent[find(cells[link] ?? 0)] = find(cell);
    }
  }
  for (let cell = 0; cell < parent.length; cell++) parent[cell] = find(cell);
  return parent;
}
