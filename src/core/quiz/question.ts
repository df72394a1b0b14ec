/** A question as the course says it, whatever its type. Each type's own part is in its own file. Pure. */

import type { Position } from "../diagnostic.ts";
import type { Block, Inline } from "../document/block.ts";
import type { ChoiceAnswer, ChoicesAnswer } from "./kinds/choice/choice.ts";
import type { DescribeAnswer } from "./kinds/describe/describe.ts";
import type { GapsAnswer } from "./kinds/gaps/gaps.ts";
import type { OrderAnswer } from "./kinds/order/order.ts";
import type { SortAnswer } from "./kinds/sort/sort.ts";
import type { SpotAnswer } from "./kinds/spot/spot.ts";
import type { TextAnswer } from "./kinds/text/text.ts";

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

/** The stable name that progress is kept under. */
export function questionName(question: Pick<Question, "lesson" | "id">): string {
  return `${question.lesson}/${question.id}`;
}
