/** Fill the gaps: a paragraph with `[[gaps]]`, alternatives parted by `|`. Pure. */

import type { Inline } from "../course/block.ts";
import type { WrongText } from "./text.ts";

/** The paragraph's parts in reading order. */
export type GapPart =
  | { readonly kind: "said"; readonly content: readonly Inline[] }
  | { readonly kind: "gap"; readonly accepted: readonly string[] };

export interface GapsAnswer {
  readonly kind: "gaps";
  readonly parts: readonly GapPart[];
  readonly wrong: readonly WrongText[];
  readonly exact: boolean;
}
