/**
 * Say it in your own words: a model answer with its points, beside which learners hold their own
 * text. Nobody grades it: what a text says is for its writer to tell. Pure.
 */

import type { Inline } from "../../../document/block.ts";
import { type Grade, gradeOf } from "../../verdict.ts";

export interface DescribeAnswer {
  readonly kind: "describe";
  /** What a good answer says. */
  readonly points: readonly (readonly Inline[])[];
  /** Empty when the author gave none. */
  readonly model: readonly Inline[];
}

/** The share of the points that the learner has ticked, which moves the date of the review alone. */
export function rateDescribe({ points }: DescribeAnswer, ticked: readonly number[]): Grade {
  const own = [...points.keys()].filter((index) => ticked.includes(index));
  return gradeOf(points.length === 0 ? 0 : own.length / points.length, []);
}
