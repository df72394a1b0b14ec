/** One or several right options: a task list with one `[x]` or more. Pure. */

import type { Inline } from "../course/block.ts";

export interface Option {
  readonly content: readonly Inline[];
  readonly right: boolean;
  /** Shown to whoever picks it; empty when the author wrote none. */
  readonly feedback: readonly Inline[];
}

export interface ChoiceAnswer {
  readonly kind: "choice";
  readonly options: readonly Option[];
}

export interface ChoicesAnswer {
  readonly kind: "choices";
  readonly options: readonly Option[];
}
