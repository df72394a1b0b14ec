/** What pulls an item to its place: its links, and how strongly. Pure. */

import type { LinkLists } from "./links.ts";

/** The links of all cells to one side, as wishes for their columns. */
export interface Ties extends LinkLists {
  /** As the lists go: column of the own pin less that of the other, both relative to their cells. */
  readonly shifts: Int32Array;
  readonly weights: Int32Array;
}
