/** Sort or match: a table of two columns, or of three with the reason. Pure. */

import type { Inline } from "../course/block.ts";

export interface SortRow {
  readonly item: readonly Inline[];
  /** Index into `categories`. */
  readonly category: number;
  /** Empty when the author gave none. */
  readonly why: readonly Inline[];
}

export interface SortAnswer {
  readonly kind: "sort";
  /** The distinct values of the second column, in the order of first use. */
  readonly categories: readonly (readonly Inline[])[];
  readonly rows: readonly SortRow[];
  /** Every category occurs once: match instead of sort. */
  readonly matching: boolean;
}
