/** Put in order: a numbered list, written in the right order. Pure. */

import type { Inline } from "../course/block.ts";

export interface OrderAnswer {
  readonly kind: "order";
  /** In the right order. */
  readonly items: readonly (readonly Inline[])[];
}
