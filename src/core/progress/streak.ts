/**
 * Days in a row, by the learner's own calendar, with one day of grace a week. Pure.
 *
 * Travelling never costs a streak: between two answers a day was only missed if it was
 * missed by the clock of either place and by both places' clocks taken together.
 */

import { localDay, type Streak } from "./progress.ts";

export interface StreakState {
  readonly days: number;
  readonly best: number;
  /** Of the last answer. */
  readonly t: number;
  readonly zone: number;
  /** Days walked so far, missed ones included: what the week of grace is counted in. */
  readonly walked: number;
  /** Where in `walked` the last missed day was forgiven. */
  readonly forgiven: number;
}

export const noStreak: StreakState = {
  days: 0,
  best: 0,
  t: 0,
  zone: 0,
  walked: 0,
  forgiven: Number.NEGATIVE_INFINITY,
};

/** Answers come by time; one on the same day changes nothing. */
export function streakStep(state: StreakState, t: number, zone: number): StreakState {
  if (state.days === 0) return { ...state, days: 1, best: Math.max(state.best, 1), t, zone };
  const passed = daysBetween(state, t, zone);
  if (passed === 0) {
    // The day goes on where the learner is now, unless that would turn the calendar back.
    const ahead = localDay(t, zone) >= localDay(state.t, state.zone);
    return ahead ? { ...state, t, zone } : { ...state, t };
  }
  const walked = state.walked + passed;
  const graced = passed === 2 && mayForgive(state);
  const days = passed === 1 || graced ? state.days + 1 : 1;
  return {
    days,
    best: Math.max(state.best, days),
    t,
    zone,
    walked,
    forgiven: graced ? walked - 1 : days === 1 ? Number.NEGATIVE_INFINITY : state.forgiven,
  };
}

/** The streak as it stands now: it lives until the end of the day that could still save it. */
export function streakAt(state: StreakState, now: number, zone: number): Streak {
  if (state.days === 0) return { days: 0, best: 0 };
  const passed = daysBetween(state, now, zone);
  const alive = passed <= 1 || (passed === 2 && mayForgive(state));
  return { days: alive ? state.days : 0, best: state.best };
}

function mayForgive(state: StreakState): boolean {
  return state.walked + 1 - state.forgiven >= 7;
}

function daysBetween(state: StreakState, t: number, zone: number): number {
  const here = localDay(t, zone) - localDay(state.t, zone);
  const there = localDay(t, state.zone) - localDay(state.t, state.zone);
  const across = localDay(t, zone) - localDay(state.t, state.zone);
  return Math.max(0, Math.min(here, there, across));
}
