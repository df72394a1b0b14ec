/** A question as the course says it, whatever its type. Each type's own part is in its own file. Pure. */

import type { Block, Inline } from "../course/block.ts";
import type { Position } from "../diagnostic.ts";
import type { ChoiceAnswer, ChoicesAnswer } from "./choice.ts";
import type { DescribeAnswer } from "./describe.ts";
import type { GapsAnswer } from "./gaps.ts";
import type { OrderAnswer } from "./order.ts";
import type { SortAnswer } from "./sort.ts";
import type { SpotAnswer } from "./spot.ts";
import type { TextAnswer } from "./text.ts";

/** What counts as right, in the shape that makes the type of the question. */
export type Answer =
  | ChoiceAnswer
  | ChoicesAnswer
  | OrderAnswer
  | SortAnswer
  | TextAnswer
  | GapsAnswer
  | SpotAnswer
  | DescribeAnswer;

export type QuestionKind = Answer["kind"];

/** Every type, in the order in which documents list them. */
export const questionKinds = [
  "choice",
  "choices",
  "order",
  "sort",
  "text",
  "gaps",
  "spot",
  "describe",
] as const satisfies readonly QuestionKind[];

export interface Question {
  /** Unique in the lesson; progress is kept under `lesson/id`. */
  readonly id: string;
  readonly lesson: string;
  /** The heading: the question itself. */
  readonly title: readonly Inline[];
  /** Objective it tests; `lesson` is another one when the question goes back to it. */
  readonly objective?: { readonly lesson: string; readonly id: string };
  /** Section behind which it is asked while reading; in the closing quiz when absent. */
  readonly after?: string;
  /** False keeps options in the order of the file. */
  readonly shuffle: boolean;
  readonly stem: readonly Block[];
  readonly answer: Answer;
  /** From weak to strong. */
  readonly hints: readonly (readonly Block[])[];
  /** Empty when the author wrote none. */
  readonly explanation: readonly Block[];
  /** Changes when the right answer changes, and with nothing else. */
  readonly fingerprint: string;
  readonly file: string;
  readonly at: Position;
}

/** What a learner answered, in the shape that fits the question's type. Indexes are those of the file. */
export type Response =
  | { readonly kind: "choice"; readonly option: number }
  | { readonly kind: "choices"; readonly options: readonly number[] }
  /** `order[k]` = index (in the right order) of the item put at place k. */
  | { readonly kind: "order"; readonly order: readonly number[] }
  /** For each row of the table the index into the categories. */
  | { readonly kind: "sort"; readonly categories: readonly number[] }
  | { readonly kind: "text"; readonly text: string }
  /** One text a gap. */
  | { readonly kind: "gaps"; readonly texts: readonly string[] }
  | { readonly kind: "spot"; readonly part: number }
  /** `claimed` = rubric points (indexes) that the learner claims to have put in other words. */
  | { readonly kind: "describe"; readonly text: string; readonly claimed: readonly number[] };

export type Verdict = "right" | "nearly" | "partly" | "wrong";

/**
 * One thing to say about a part of the response: which part, whether it was right, why.
 *
 * `picked` an option or candidate, `placed` an item put at a place, `sorted` an item put
 * into a category, `typed` a text or a gap, `missed` a right option or a rubric point that
 * is not there, `found` and `claimed` rubric points, `avoid` what a good answer keeps out.
 */
export interface Remark {
  readonly kind:
    | "picked"
    | "placed"
    | "sorted"
    | "typed"
    | "missed"
    | "found"
    | "claimed"
    | "avoid";
  readonly verdict: Verdict;
  /** What the learner picked, put or typed; for `missed` what was left out: that gives the answer away. */
  readonly about: readonly Inline[];
  /** The category that it was put into; `sorted` only. */
  readonly put?: readonly Inline[];
  /** What would have been right here. It gives the answer away, as does the `text` of `sorted`. */
  readonly right?: readonly Inline[];
  /** The author's feedback for exactly this; empty when there is none. */
  readonly text: readonly Inline[];
}

export interface Grade {
  readonly verdict: Verdict;
  /** Share of the points earned, 0 to 1. A `nearly` has 0; nearly right gaps have the share of the right ones. */
  readonly share: number;
  /** What to say about the parts of the response, in the order of the file or of the response. */
  readonly remarks: readonly Remark[];
}

/** The stable name that progress is kept under. */
export function questionName(question: Pick<Question, "lesson" | "id">): string {
  return `${question.lesson}/${question.id}`;
}
