/**
 * When a question is due again, by FSRS. Pure, and loaded only where dates are needed.
 *
 * Dates are the learner's own days, not hours: what was answered at eight in the evening
 * with an interval of a day can be reviewed the next morning. There is no chance in it, so
 * that two machines with the same log agree.
 */

import { type CardInput, fsrs, State } from "ts-fsrs";
import { type QuestionProgress, unpackRating } from "./progress.ts";

const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
const dayMs = 86_400_000;

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
  const packed = ratings.at(-1) ?? 0;
  const last = unpackRating(packed);
  const before = memoryBefore(ratings);
  // Only the last step needs the whole scheduler; what leads to it is memory alone.
  const { card } = scheduler.next(before, last.day * dayMs, last.rating);
  const interval = Math.max(1, card.scheduled_days);
  return {
    day: last.day + interval,
    interval,
    rated: last.day,
    stability: card.stability,
  };
}

/** The chance that it is remembered on a day, 0 to 1. */
export function chanceOn(scheduled: Scheduled, day: number): number {
  return scheduler.forgetting_curve(Math.max(0, day - scheduled.rated), scheduled.stability);
}

/** The card as it was before the last rating. */
function memoryBefore(ratings: readonly number[]): CardInput {
  const last = unpackRating(ratings.at(-1) ?? 0).day;
  let memory = { difficulty: 0, stability: 0 };
  let previous = unpackRating(ratings[0] ?? 0).day;
  for (let index = 0; index < ratings.length - 1; index++) {
    const { day, rating } = unpackRating(ratings[index] ?? 0);
    // Zones and clocks may turn the calendar back: no time has passed then.
    memory = scheduler.next_state(memory, Math.max(0, day - previous), rating);
    previous = Math.max(previous, day);
  }
  const isNew = ratings.length < 2;
  return {
    ...memory,
    due: last * dayMs,
    elapsed_days: 0,
    scheduled_days: 0,
    learning_steps: 0,
    reps: ratings.length - 1,
    lapses: 0,
    state: isNew ? State.New : State.Review,
    last_review: isNew ? null : Math.min(previous, last) * dayMs,
  };
}
