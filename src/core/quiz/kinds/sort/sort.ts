/** Sort or match: a table of two columns, or of three with the reason. Pure. */

import type { Inline } from "../../../document/block.ts";
import { type Grade, gradeOf, nothingRight, type Remark } from "../../verdict.ts";

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

/** The share of the rows that are in the right category, each row with its reason. */
export function gradeSort(answer: SortAnswer, categories: readonly number[]): Grade {
  if (answer.rows.length === 0) return nothingRight;
  let right = 0;
  const remarks = answer.rows.map((row, index): Remark => {
    const put = categories[index];
    const fits = put === row.category;
    if (fits) right += 1;
    return {
      kind: "sorted",
      verdict: fits ? "right" : "wrong",
      about: row.item,
      put: put === undefined ? [] : (answer.categories[put] ?? []),
      right: answer.categories[row.category] ?? [],
      text: row.why,
    };
  });
  return gradeOf(right / answer.rows.length, remarks);
}
