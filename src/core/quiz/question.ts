/** A question as the course says it, whatever its type. Each type's own part is in its own file. Pure. */

import type { Position } from "../diagnostic.ts";
import type { Block, Inline } from "../document/block.ts";
import type { Answer } from "./kinds/answer.ts";
import type { Mended } from "./lineage.ts";

export interface Question {
  /** Unique in the lesson; progress is kept under `lesson/id`. */
  readonly id: string;
  readonly lesson: string;
  /** Ids that it had before, those of other lessons as `lesson/id`. */
  readonly was?: readonly string[];
  /** The heading: the question itself. */
  readonly title: readonly Inline[];
  /** Objective it tests; `lesson` is another one when the question goes back to it. */
  readonly objective?: { readonly lesson: string; readonly id: string };
  /** Section behind which it is asked while reading; in the closing quiz when absent. */
  readonly after?: string;
  /** It is asked before the text as well, where it counts nothing. */
  readonly before?: true;
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
  /** Where its author says that it is the same question, whatever was right before. */
  readonly mended?: Mended;
  readonly file: string;
  readonly at: Position;
}

/**
 * The learner says how good the answer is, and nobody grades it: it earns no points, and no lesson
 * is passed or missed by it.
 */
export function isSelfRated({
  answer,
  selfRated,
}: {
  readonly answer?: Pick<Answer, "kind">;
  readonly selfRated?: true;
}): boolean {
  return selfRated === true || answer?.kind === "describe";
}

/** The stable name that progress is kept under. */
export function questionName(question: Pick<Question, "lesson" | "id">): string {
  return `${question.lesson}/${question.id}`;
}
