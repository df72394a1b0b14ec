/**
 * When a question is due again, by FSRS. Pure, and loaded only where dates are needed.
 *
 * Dates are the learner's own days, not hours: what was answered at eight in the evening
 * with an interval of a day can be reviewed the next morning. There is no chance in it, so
 * that two machines with the same log agree.
 */

import { FSRSAlgorithm, type FSRSState } from "ts-fsrs";
import type { QuestionProgress } from "./progress.ts";
import { type Rating, unpackRating } from "./rating.ts";

const algorithm = new FSRSAlgorithm({ enable_fuzz: false, enable_short_term: false });

/** Where a question stands in the schedule. */
export interface Scheduled {
  /** Local day (days since 1970) from which on it is due. */
  readonly day: number;
  /** Days between the last rating and that day. */
  readonly interval: number;
  /** Local day of the last rating. */
  readonly rated: number;
  /** FSRS: days until the chance to remember falls to 90 %. */
  readonly stability: number;
}

/** What was worked out already: several parts of a screen ask for the same dates. */
const known = new WeakMap<readonly number[], Scheduled>();

/** Undefined for a question that was never rated. */
export function scheduleOf(record: Pick<QuestionProgress, "ratings">): Scheduled | undefined {
  const { ratings } = record;
  if (ratings.length === 0) return undefined;
  const scheduled = known.get(ratings) ?? scheduleBy(ratings);
  known.set(ratings, scheduled);
  return scheduled;
}

function scheduleBy(ratings: readonly number[]): Scheduled {
  let memory: FSRSState = { difficulty: 0, stability: 0 };
  let previous = unpackRating(ratings[0] ?? 0).day;
  for (const packed of ratings.slice(0, -1)) {
    const { day, rating } = unpackRating(packed);
    // Zones and clocks may turn the calendar back: no time has passed then.
    memory = algorithm.next_state(memory, Math.max(0, day - previous), rating);
    previous = Math.max(previous, day);
  }
  const { day: rated, rating } = unpackRating(ratings.at(-1) ?? 0);
  const { interval, stability } = nextInterval(memory, Math.max(0, rated - previous), rating);
  return { day: rated + interval, interval, rated, stability };
}

/** Days up to the next review: a better rating always brings more of them, as the library has it. */
function nextInterval(
  memory: FSRSState,
  elapsed: number,
  rating: Rating,
): { readonly interval: number; readonly stability: number } {
  const after = (given: Rating) => algorithm.next_state(memory, elapsed, given);
  const days = (given: Rating) => algorithm.next_interval(after(given).stability, elapsed);
  const again = Math.min(days(1), days(2));
  const hard = Math.max(days(2), again + 1);
  const interval = rating === 1 ? again : rating === 2 ? hard : Math.max(days(3), hard + 1);
  return { interval, stability: after(rating).stability };
}

/** The chance that it is remembered on a day, 0 to 1. */
export function chanceOn(scheduled: Scheduled, day: number): number {
  return algorithm.forgetting_curve(Math.max(0, day - scheduled.rated), scheduled.stability);
}
