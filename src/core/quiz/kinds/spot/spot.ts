/** Spot the mistake: a quote whose candidate parts are emphasised, the wrong one struck out. Pure. */

import type { Inline } from "../../../document/block.ts";
import { type Grade, gradeOf, nothingRight, verdictOf } from "../../verdict.ts";

/** The quote's parts in reading order; `said` is the text between the candidates. */
export type SpotPart =
  | { readonly kind: "said"; readonly content: readonly Inline[] }
  | {
      readonly kind: "candidate";
      readonly content: readonly Inline[];
      /** What the author says to whoever takes this true part for the mistake. */
      readonly feedback?: readonly Inline[];
    };

type Candidate = Extract<SpotPart, { readonly kind: "candidate" }>;

export interface SpotAnswer {
  readonly kind: "spot";
  readonly parts: readonly SpotPart[];
  /** Index among the candidates. */
  readonly mistake: number;
}

/** What can be picked, in reading order. */
export function candidateParts(answer: SpotAnswer): readonly Candidate[] {
  return answer.parts.filter((part) => part.kind === "candidate");
}

export function candidates(answer: SpotAnswer): readonly (readonly Inline[])[] {
  return candidateParts(answer).map((part) => part.content);
}

export function gradeSpot(answer: SpotAnswer, picked: number): Grade {
  const part = candidateParts(answer)[picked];
  if (part === undefined) return nothingRight;
  const share = picked === answer.mistake ? 1 : 0;
  const text = share === 1 ? [] : saidOf(part);
  return gradeOf(share, [{ kind: "picked", verdict: verdictOf(share), about: part.content, text }]);
}

/** "Not right" beside a true sentence would read as if the sentence were not right. */
function saidOf({ feedback = [] }: Candidate): readonly Inline[] {
  const stands = "This part is true as it stands.";
  return feedback.length === 0
    ? [{ kind: "text", text: `${stands} The mistake is in another one.` }]
    : [{ kind: "text", text: `${stands} ` }, ...feedback];
}
