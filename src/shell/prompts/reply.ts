/** What every prompt is told, and what comes back from it. Pure. */

import type { Look } from "../../core/view/view.ts";

/** Keys besides the answer. Which of them work now, and what they cost, the caller says. */
export type AskKey = "hint" | "skip" | "back" | "quit";

export interface AskOptions {
  readonly look: Look;
  /**
   * `does` stands beside a letter; where a word is typed, that is the key's own name. A word that
   * `mayAnswer` is an answer first, so that the key needs a colon before it.
   */
  readonly keys: readonly {
    readonly key: AskKey;
    readonly note?: string;
    readonly does?: string;
    readonly mayAnswer?: boolean;
  }[];
}

/** An answer, or the key that was pressed instead. */
export type Reply<T> = { readonly kind: "answer"; readonly value: T } | { readonly kind: AskKey };

/** What a typed line means to a plain prompt; a sentence when it means nothing. */
export type Read<T> = { readonly value: T } | { readonly sorry: string };
