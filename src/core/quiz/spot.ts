/** Spot the mistake: a quote whose candidate parts are emphasised, the wrong one struck out. Pure. */

import type { Inline } from "../course/block.ts";

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
