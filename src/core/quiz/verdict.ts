/** From a share of the answer to the word for it. Pure. */

import type { Inline } from "../course/block.ts";
import type { Grade, Remark, Verdict } from "./question.ts";

export function verdictOf(share: number): Verdict {
  if (share >= 1) return "right";
  return share > 0 ? "partly" : "wrong";
}

export function gradeOf(share: number, remarks: readonly Remark[]): Grade {
  return { verdict: verdictOf(share), share, remarks };
}

/** The grade of a response that does not fit its question, as from a log of another course. */
export const nothingRight: Grade = { verdict: "wrong", share: 0, remarks: [] };

/** Bare text as inline content. */
export function plainInline(text: string): readonly Inline[] {
  return text === "" ? [] : [{ kind: "text", text }];
}
