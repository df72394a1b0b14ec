/** What types accept that may accept several texts for one thing. Pure, and light: every start loads it. */

import { normal } from "../fold.ts";
import type { Accepted, GapPart } from "./form.ts";

/** Thing by thing: the answer itself, or each gap. */
export interface Accepts {
  readonly kind: Accepting["kind"];
  readonly lists: readonly (readonly string[])[];
  /** Typed texts are compared letter by letter. */
  readonly exact?: true;
}

type Accepting =
  | { readonly kind: "text"; readonly accepted: readonly Accepted[] }
  | { readonly kind: "gaps"; readonly parts: readonly GapPart[] };

export function acceptedLists(answer: Accepting): Accepts["lists"] {
  switch (answer.kind) {
    case "text":
      return [
        answer.accepted.map((each) =>
          each.kind === "text" ? normal(each.text) : `${each.value} ± ${each.tolerance}`,
        ),
      ];
    case "gaps":
      return answer.parts.flatMap((part) =>
        part.kind === "gap" ? [part.accepted.map(normal)] : [],
      );
  }
}

/** The right texts of an answer that accepts these. */
export function acceptedTexts(kind: Accepts["kind"], lists: Accepts["lists"]): string[] {
  const sorted = lists.map((list) => [...list].sort());
  if (kind === "text") return sorted.flat();
  return sorted.map((list) => list.join("\t"));
}

export function acceptedTextsOf(answer: Accepting): string[] {
  return acceptedTexts(answer.kind, acceptedLists(answer));
}
