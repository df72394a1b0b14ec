/** What each type of question can do, and the words in which it says it. Pure. */

import type { Inline } from "../../document/block.ts";
import type { Grade } from "../verdict.ts";
import type { Form } from "./form.ts";

/** A type of question: how it is shown, answered, graded and said. */
export interface Kind<A, R> {
  grade(answer: A, response: R): Grade;
  /** The response that is right: the one to show. */
  right(answer: A): R;
  /** A response part by part: one for each option, item, row or gap. */
  say(answer: A, response: R): readonly SaidPart[];
  /** What stands between the parts when they are said in one line. */
  readonly between: string;
  /** The right answer part by part, where it isn't what `say` says of the right response. */
  sayRight?(answer: A): readonly SaidPart[];
  /**
   * A typed line as a response, or a sentence that says what was expected. `stands` are the parts
   * that the line leaves out, since they were right before.
   */
  typed(answer: A, text: string, order: readonly number[], stands?: readonly boolean[]): R | string;
  /** For each row, slot, gap, item or option whether the response has it right. */
  stands?(answer: A, response: R): readonly boolean[];
  /** The response with what stands of the one before. */
  keeps?(before: R, now: R, stands: readonly boolean[]): R;
  /** In which order its parts are shown: `order[k]` is the index of what stands at place k. */
  order(answer: A, shuffled: boolean, random: () => number): number[];
  /** Whether knowing that it was wrong is knowing what is right, so that no second try follows. */
  givesAway(answer: A): boolean;
  /** How it looks on paper, for previews, exports and the right answer. */
  form(answer: A): Form;
  /** What xAPI calls it. */
  readonly interaction: InteractionType;
  /** A response as bare indexes and texts; a pair is a row and what it was put to. */
  bare(response: R): readonly BarePart[];
  /** Back from bare parts; places that are not known are -1. */
  unbared(answer: A, parts: readonly BarePart[]): R;
  /** Whether one thing is picked or typed, which is named beside the verdict. */
  readonly isOne: boolean;
  /** When a verdict has said the right answer already. */
  readonly tells: "right" | "always" | "never" | "right-in-plain";
  /** What was answered, below a verdict that it was right: the prompt is gone by then. */
  answered?(answer: A, grade: Grade): readonly Inline[];
}

export type InteractionType = "choice" | "sequencing" | "matching" | "fill-in" | "long-fill-in";

/** A place in the file, a text, or a row and what it was put to. */
export type BarePart = number | string | readonly [number, number];

/** What each row was put to; -1 for rows that nothing is known of. */
export function putTo(rows: number, parts: readonly BarePart[]): number[] {
  const put = new Array<number>(rows).fill(-1);
  for (const part of parts) {
    if (typeof part === "object" && part[0] >= 0) put[part[0]] = part[1];
  }
  return put;
}

export function bareNumbers(parts: readonly BarePart[]): number[] {
  return parts.filter((part) => typeof part === "number");
}

export function bareTexts(parts: readonly BarePart[]): string[] {
  return parts.filter((part) => typeof part === "string");
}

/** A part of an answer as it is said: an item, for sorting with the category it was put into. */
export interface SaidPart {
  readonly item: readonly Inline[];
  readonly put?: readonly Inline[];
}

/** Bare text as a part; what is not in the file (an answer to an older one) is "?". */
export function saidText(text: string): SaidPart {
  return { item: [{ kind: "text", text }] };
}

export function saidItem(item: readonly Inline[] | undefined): SaidPart {
  return item === undefined ? saidText("?") : { item };
}

/** One thing a part: those that stand as they were before, the others as they are now. */
export function keptParts<T>(
  before: readonly T[],
  now: readonly T[],
  stands: readonly boolean[],
): readonly T[] {
  return now.map((part, index) => (stands[index] ? (before[index] ?? part) : part));
}

/** The parts that are asked: all, or those that do not stand. */
export function partsAsked(count: number, stands: readonly boolean[]): number[] {
  return upTo(count).filter((part) => !stands[part]);
}

export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
