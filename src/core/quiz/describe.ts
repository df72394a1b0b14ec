/** Say it in your own words: a rubric of points, each with phrases to look for. Pure. */

import type { Inline } from "../course/block.ts";

export interface RubricPoint {
  readonly content: readonly Inline[];
  /** Word forms count (`send` finds "sends"); `…` stands for up to six words. */
  readonly phrases: readonly string[];
}

export interface DescribeAnswer {
  readonly kind: "describe";
  readonly points: readonly RubricPoint[];
  /** What a good answer keeps out; each costs a point when it is found. */
  readonly avoid: readonly RubricPoint[];
  /** Empty when the author gave none. */
  readonly model: readonly Inline[];
}
