/** Type it: a paragraph that starts with `Answer:`, each code span an accepted text. Pure. */

import type { Inline } from "../course/block.ts";

/** An accepted text, or an accepted number with how far off it may be (`4 ± 1`). */
export type Accepted =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly tolerance: number };

export interface WrongText {
  readonly text: string;
  readonly feedback: readonly Inline[];
}

export interface TextAnswer {
  readonly kind: "text";
  /** The first is the one to show. */
  readonly accepted: readonly Accepted[];
  /** Wrong texts that the author expected, with their feedback (`Not:` paragraphs). */
  readonly wrong: readonly WrongText[];
  /** `exact: yes`: letter by letter, no forgiveness. */
  readonly exact: boolean;
}
