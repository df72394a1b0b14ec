/** Build it: say how something works by choosing a phrase for each of its parts. Pure. */

import type { Inline } from "../../../document/block.ts";
import { type Grade, gradeOf, nothingRight, type Remark } from "../../verdict.ts";
import type { FormOption } from "../form.ts";

/** A part of what is built: its name, and the phrases of which one is right. */
export interface BuildSlot {
  readonly name: readonly Inline[];
  /** The feedback of a wrong one is its consequence: what happens when it is built so. */
  readonly phrases: readonly FormOption[];
}

export interface BuildAnswer {
  readonly kind: "build";
  readonly slots: readonly BuildSlot[];
}

/** All phrases in the order of the file: an answer names them by their place there. */
export function phrasesOf({ slots }: BuildAnswer): readonly FormOption[] {
  return slots.flatMap(({ phrases }) => phrases);
}

/** For each slot the places of its phrases among all. */
export function placesOf({ slots }: BuildAnswer): readonly (readonly number[])[] {
  let next = 0;
  return slots.map(({ phrases }) => phrases.map(() => next++));
}

/** The place of each slot's right phrase. */
export function rightPlaces(answer: BuildAnswer): readonly number[] {
  const all = phrasesOf(answer);
  return placesOf(answer).map((places) => places.find((place) => all[place]?.right) ?? -1);
}

/** The share of the slots that are built right; to each wrong one, what would come of it. */
export function gradeBuild(answer: BuildAnswer, chosen: readonly number[]): Grade {
  if (answer.slots.length === 0) return nothingRight;
  const all = phrasesOf(answer);
  const places = placesOf(answer);
  let right = 0;
  const remarks = answer.slots.map(({ name }, index): Remark => {
    const place = chosen[index] ?? -1;
    const phrase = places[index]?.includes(place) ? all[place] : undefined;
    if (phrase?.right) right += 1;
    return {
      kind: "built",
      verdict: phrase?.right ? "right" : "wrong",
      about: name,
      put: phrase?.content ?? [],
      text: phrase?.feedback ?? [],
    };
  });
  return gradeOf(right / answer.slots.length, remarks);
}

/** What was built as a description that can be read, or given to somebody who builds it. */
export function builtText(answer: BuildAnswer, chosen: readonly number[]): readonly Inline[] {
  const all = phrasesOf(answer);
  return answer.slots.flatMap(({ name }, index): readonly Inline[] => [
    ...(index === 0 ? [] : [{ kind: "text", text: " " } as const]),
    ...name,
    { kind: "text", text: " " },
    ...(all[chosen[index] ?? -1]?.content ?? [{ kind: "text", text: "…" } as const]),
    { kind: "text", text: "." },
  ]);
}
