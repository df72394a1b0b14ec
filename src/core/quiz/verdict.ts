/** What becomes of an answer: a verdict, a share of the points, and something to say on each part. Pure. */

import type { Inline } from "../document/block.ts";

export type Verdict = "right" | "nearly" | "partly" | "wrong";

/**
 * One thing to say about a part of the response: which part, whether it was right, why.
 *
 * `picked` an option or candidate, `placed` an item put at a place, `sorted` an item put
 * into a category, `built` a phrase chosen for a slot, `typed` a text or a gap, `missed` a right
 * option that is not there.
 */
export interface Remark {
  readonly kind: "picked" | "placed" | "sorted" | "built" | "typed" | "missed";
  readonly verdict: Verdict;
  /** What the learner picked, put or typed; for `missed` what was left out: that gives the answer away. */
  readonly about: readonly Inline[];
  /** The category that it was put into; `sorted` only. */
  readonly put?: readonly Inline[];
  /** What would have been right here. It gives the answer away, as does the `text` of `sorted`. */
  readonly right?: readonly Inline[];
  /** The author's feedback for exactly this; empty when there is none. */
  readonly text: readonly Inline[];
  /** What helps whoever tries again, where the author has said nothing. */
  readonly help?: readonly Inline[];
}

export interface Grade {
  readonly verdict: Verdict;
  /** Share of the points earned, 0 to 1. A `nearly` has 0; nearly right gaps have the share of the right ones. */
  readonly share: number;
  /** What to say about the parts of the response, in the order of the file or of the response. */
  readonly remarks: readonly Remark[];
}

export function verdictOf(share: number): Verdict {
  if (share >= 1) return "right";
  return share > 0 ? "partly" : "wrong";
}

export function gradeOf(share: number, remarks: readonly Remark[]): Grade {
  return { verdict: verdictOf(share), share, remarks };
}

/** The grade of a response that does not fit its question, as from a log of another course. */
export const nothingRight: Grade = { verdict: "wrong", share: 0, remarks: [] };

/** Bare text as inline content. */
export function plainInline(text: string): readonly Inline[] {
  return text === "" ? [] : [{ kind: "text", text }];
}
