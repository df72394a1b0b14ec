/** What the log holds of sorted items. Pure. */

import { areIndexes, type Kept, whole } from "../keeping.ts";

export interface SortResponse {
  readonly kind: "sort";
  /** For each row of the table the index into the categories. */
  readonly categories: readonly number[];
}

export const sortKept: Kept<SortResponse> = {
  holds: ({ categories }) => areIndexes(categories),
  fit: whole,
};
