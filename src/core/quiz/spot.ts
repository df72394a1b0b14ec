/** Spot the mistake: a quote whose candidate parts are emphasised, the wrong one struck out. Pure. */

import type { Inline } from "../course/block.ts";
import type { Grade } from "./question.ts";
import { gradeOf, nothingRight, verdictOf } from "./verdict.ts";

/** The quote's parts in reading order; `said` is the text between the candidates. */
export type SpotPart =
  | { readonly kind: "said"; readonly content: readonly Inline[] }
  | { readonly kind: "candidate"; readonly content: readonly Inline[] };

export interface SpotAnswer {
  readonly kind: "spot";
  readonly parts: readonly SpotPart[];
  /** Index among the candidates. */
  readonly mistake: number;
}

/** What can be picked, in reading order. */
export function candidates(answer: SpotAnswer): readonly (readonly Inline[])[] {
  return answer.parts.filter((part) => part.kind === "candidate").map((part) => part.content);
}

export function gradeSpot(answer: SpotAnswer, picked: number): Grade {
  const about = candidates(answer)[picked];
  if (about === undefined) return nothingRight;
  const share = picked === answer.mistake ? 1 : 0;
  // "Not right" beside a true sentence would read as if the sentence were not right.
  const text = share === 1 ? [] : stands;
  return gradeOf(share, [{ kind: "picked", verdict: verdictOf(share), about, text }]);
}

const stands: readonly Inline[] = [
  { kind: "text", text: "This part is true as it stands. The mistake is in another one." },
];
