/** When a second try makes sense. Pure. */

import type { RunMode } from "../progress/event.ts";
import { kindOf } from "../quiz/kinds/kinds.ts";
import { worthNow } from "../quiz/points.ts";
import type { Question } from "../quiz/question.ts";

/**
 * Points that a second try could earn; 0 when there is none. None follows when it would be
 * no question any more (the first verdict gives the answer away), when it could not earn
 * more than the first try did, and in a test-out, where only first tries count.
 */
export function secondTryWorth(
  question: Question,
  mode: RunMode,
  now: { readonly attempt: number; readonly hintsShown: number },
  earned: number,
): number {
  const { answer } = question;
  if (now.attempt > 1 || mode === "test-out" || kindOf(answer).givesAway(answer)) return 0;
  const worth = worthNow({ attempt: now.attempt + 1, hints: now.hintsShown });
  return worth > earned ? worth : 0;
}
