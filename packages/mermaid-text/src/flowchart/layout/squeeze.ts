/**
 * Moves the cells of rows together where straight lines have made a level wider than its room.
 * Changes the columns that it is given; otherwise pure.
 */

import type { Layers } from "./layers.ts";

/** `separate` says for each cell how far it must be from its left neighbour. */
export function squeezeRows(
  layers: Layers,
  extents: readonly { readonly before: number; readonly after: number }[],
  columns: Int32Array,
  separate: Int32Array,
  room: number,
): void {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  columns.forEach((column, cell) => {
    least = Math.min(least, column - (extents[cell]?.before ?? 0));
    most = Math.max(most, column + (extents[cell]?.after ?? 0));
  });
  if (most - least < room) return;
  const start = Math.floor((least + most - room) / 2);
  for (const row of layers.rows) {
    let limit = start + room - 1 - (extents[row.at(-1) ?? 0]?.after ?? 0);
    for (let at = row.length - 1; at >= 0; at--) {
      const cell = row[at] ?? 0;
      columns[cell] = Math.min(columns[cell] ?? 0, limit);
      limit -= separate[cell] ?? 0;
    }
    limit = start + (extents[row[0] ?? 0]?.before ?? 0);
    for (const cell of row) {
      limit = cell === row[0] ? limit : limit + (separate[cell] ?? 0);
      columns[cell] = Math.max(columns[cell] ?? 0, limit);
      limit = columns[cell] ?? 0;
    }
  }
}
