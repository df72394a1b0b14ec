/** When a second try makes sense. Pure. */

import type { RunMode } from "../progress/event.ts";
import { candidates } from "../quiz/kinds/spot/spot.ts";
import { worthNow } from "../quiz/points.ts";
import type { Answer, Question } from "../quiz/question.ts";

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
  if (now.attempt > 1 || mode === "test-out" || givesAway(question.answer)) return 0;
  const worth = worthNow({ attempt: now.attempt + 1, hints: now.hintsShown });
  return worth > earned ? worth : 0;
}

/** Whoever knows that it was wrong knows what is right. */
function givesAway(answer: Answer): boolean {
  switch (answer.kind) {
    case "choice":
    case "choices":
      return answer.options.length <= 2;
    case "order":
      return answer.items.length <= 2;
    case "sort":
      return answer.categories.length <= 2;
    case "spot":
      return candidates(answer).length <= 2;
    case "text":
    case "gaps":
      return false;
    case "describe":
      // Claims stand in its place.
      return true;
  }
}
