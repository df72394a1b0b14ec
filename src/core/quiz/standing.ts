/**
 * What stands of an answer that was refused: the parts that were right are not asked again, and
 * the next answer has them whatever is said of the others. Pure.
 */

import type { Answer, Response } from "./kinds/answer.ts";
import { kindOf } from "./kinds/kinds.ts";

/**
 * For each row, slot, gap, item or option whether the answer before had it right; empty at the
 * first try, and where one thing is asked for.
 */
export function standing(answer: Answer, before: Response | undefined): readonly boolean[] {
  if (before === undefined || before.kind !== answer.kind) return [];
  const right = kindOf(answer).stands?.(answer, before) ?? [];
  return right.includes(true) ? right : [];
}

/** The answer with what stands of the one before. */
export function withStanding(
  answer: Answer,
  before: Response | undefined,
  now: Response,
): Response {
  const stands = standing(answer, before);
  if (before === undefined || stands.length === 0 || now.kind !== answer.kind) return now;
  return kindOf(answer).keeps?.(before, now, stands) ?? now;
}
