/** How a verdict is marked: a sign, a style and a word, never one of them alone. Pure. */

import type { Style } from "mermaid-text/text";
import type { Verdict } from "../quiz/verdict.ts";
import type { SignName } from "./signs.ts";
import { styles } from "./style.ts";

export const verdictSigns: Readonly<Record<Verdict, SignName>> = {
  right: "right",
  nearly: "near",
  partly: "partly",
  wrong: "wrong",
};

export const verdictStyles: Readonly<Record<Verdict, Style>> = {
  right: styles.right,
  nearly: styles.near,
  partly: styles.near,
  wrong: styles.wrong,
};

/** The full stop that a spoken sentence lacks; a quote may end it as well. */
export function fullStop(text: string): "" | "." {
  return /[.!?…]["'”’)]*$/.test(text) ? "" : ".";
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  right: "Right",
  nearly: "Nearly right",
  partly: "Partly right",
  wrong: "Not right",
};
