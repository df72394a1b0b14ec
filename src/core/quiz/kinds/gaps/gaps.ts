/** Fill the gaps: a paragraph with `[[gaps]]`, alternatives parted by `|`. Pure. */

import { type Grade, nothingRight, plainInline, type Remark, verdictOf } from "../../verdict.ts";
import { type GapPart, gapsIn, type WrongText } from "../form.ts";
import { helpTo, matchText } from "../text/text.ts";

export interface GapsAnswer {
  readonly kind: "gaps";
  readonly parts: readonly GapPart[];
  readonly wrong: readonly WrongText[];
  readonly exact: boolean;
}

/** What each gap accepts, in reading order. */
export function gapsOf(answer: GapsAnswer): readonly (readonly string[])[] {
  return gapsIn(answer.parts);
}

/**
 * The share of the gaps that are right. When all the others are only a slip away the whole
 * is nearly right.
 */
export function gradeGaps(answer: GapsAnswer, texts: readonly string[]): Grade {
  const gaps = gapsOf(answer);
  if (gaps.length === 0) return nothingRight;
  const remarks = gaps.map((accepted, index): Remark => {
    const typed = texts[index] ?? "";
    const { wrong, exact } = answer;
    const gap = {
      accepted: accepted.map((text) => ({ kind: "text", text }) as const),
      wrong,
      exact,
    };
    const match = matchText(gap, typed);
    return {
      kind: "typed",
      verdict: match.verdict,
      about: plainInline(typed),
      right: plainInline(accepted[0] ?? ""),
      text: match.text,
      ...helpTo(match.verdict, match.text, gap),
    };
  });
  const right = remarks.filter((remark) => remark.verdict === "right").length;
  const share = right / gaps.length;
  const off = remarks.some((remark) => remark.verdict === "wrong");
  return { verdict: off || share === 1 ? verdictOf(share) : "nearly", share, remarks };
}
