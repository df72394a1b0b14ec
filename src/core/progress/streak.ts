/**
 * Days in a row, by the learner's own calendar, with one day of grace a week. Pure.
 *
 * Travelling never costs a streak: between two answers a day was only missed if it was
 * missed by the learner's own calendar and by the clock of either place.
 */

import { localDay } from "./day.ts";

export interface Streak {
  /** Days in a row up to the last day of answering; a day of grace is not counted. */
  readonly days: number;
  /** The longest so far. */
  readonly best: number;
}

/** A streak while answers go by. */
export interface GrowingStreak {
  days: number;
  best: number;
  /** Of the last answer. */
  t: number;
  zone: number;
  /** Days walked so far, missed ones included: what the week of grace is counted in. */
  walked: number;
  /** Where in `walked` the last missed day was forgiven. */
  forgiven: number;
}

const never = Number.NEGATIVE_INFINITY;

export function noStreak(): GrowingStreak {
  return { days: 0, best: 0, t: 0, zone: 0, walked: 0, forgiven: never };
}

/** Takes one more answer in. They come by time; one on the same day changes nothing. */
export function growStreak(state: GrowingStreak, t: number, zone: number): void {
  const passed = state.days === 0 ? 1 : daysBetween(state, t, zone);
  if (passed === 0) {
    // The day goes on where the learner is now, unless that would turn the calendar back.
    if (localDay(t, zone) < localDay(state.t, state.zone)) return;
    state.t = t;
    state.zone = zone;
    return;
  }
  const graced = passed === 2 && mayForgive(state);
  state.days = passed === 1 || graced ? state.days + 1 : 1;
  state.walked += passed;
  if (graced) state.forgiven = state.walked - 1;
  else if (state.days === 1) state.forgiven = never;
  state.best = Math.max(state.best, state.days);
  state.t = t;
  state.zone = zone;
}

/** The streak as it stands now: it lives until the end of the day that could still save it. */
export function streakAt(state: GrowingStreak, now: number, zone: number): Streak {
  if (state.days === 0) return { days: 0, best: 0 };
  const passed = daysBetween(state, now, zone);
  const alive = passed <= 1 || (passed === 2 && mayForgive(state));
  return { days: alive ? state.days : 0, best: state.best };
}

function mayForgive(state: GrowingStreak): boolean {
  return state.walked + 1 - state.forgiven >= 7;
}

/** By the learner's own calendar; a jump of it counts only if each place's clock jumped too. */
function daysBetween(state: GrowingStreak, t: number, zone: number): number {
  const across = localDay(t, zone) - localDay(state.t, state.zone);
  if (across <= 1) return Math.max(0, across);
  const here = localDay(t, zone) - localDay(state.t, zone);
  const there = localDay(t, state.zone) - localDay(state.t, state.zone);
  return Math.max(1, Math.min(here, there, across));
}
