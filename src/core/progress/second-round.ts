/**
 * The second round: what went wrong, mixed with other questions so that it has to be remembered. Pure.
 *
 * Asked at once, an answer that was just on the screen would only be repeated (`echo.ts`). With
 * enough other questions between it is recalled, counts, and stays longer.
 */

import { isSelfRated, type Question, questionName } from "../quiz/question.ts";
import { randomFrom, seedFor, shuffle } from "../random.ts";
import { apartFromShown, type Moment } from "./echo.ts";
import { isMissed } from "./missed.ts";
import type { Progress } from "./progress.ts";
import { recordFor } from "./record-of.ts";

/** The questions to be tried again, with as many of the others as it takes for them to count. */
export function secondRound(
  progress: Progress,
  wanted: readonly Question[],
  others: readonly Question[],
  when: Moment & { readonly seed: number },
): Question[] {
  const byName = new Map([...others, ...wanted].map((each) => [questionName(each), each]));
  const fill = fillers(progress, others, when.seed).map(questionName);
  const names = apartFromShown(wanted.map(questionName), fill, progress.shown, when);
  return names.flatMap((name) => byName.get(name) ?? []);
}

/**
 * What stands between, the best first: known from before, then new, then what was on the screen
 * a moment ago as well. What isn't graded is no exercise in remembering.
 */
function fillers(progress: Progress, others: readonly Question[], seed: number): Question[] {
  const graded = others.filter((question) => !isSelfRated(question));
  const mixed = shuffle(graded, randomFrom(seedFor(seed, "between")));
  const shown = new Set(progress.shown.map(({ question }) => question));
  const rank = (question: Question) =>
    shown.has(questionName(question)) ? 2 : recordFor(progress, question) === undefined ? 1 : 0;
  return mixed.sort((a, b) => rank(a) - rank(b));
}

/** Whether a question is to be tried again. */
export function isToTryAgain(progress: Progress, question: Question): boolean {
  const record = recordFor(progress, question);
  return record !== undefined && isMissed(record);
}
