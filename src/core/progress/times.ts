/**
 * For which time events count: by their clocks, as far as these agree with the order in which
 * the events were written. Pure.
 *
 * A clock that ran ahead for a while, or a machine that booted in 1970, must neither make days
 * on which nobody learnt nor end a streak. So the days that agree with most others are believed;
 * what a clock said otherwise counts for the time of what was written before it.
 */

import { dayMs } from "./day.ts";

/**
 * The time of each event, given in the order of writing; none of them is later than `now`, and
 * they never go back. NaN is no time: it counts for that of what was written before it. Days are
 * compared and not minutes: within a day it makes no difference.
 */
export function believedTimes(times: Float64Array, now: number): Float64Array {
  const runs = dayRuns(times, now);
  const kept = longestRising(runs.map(({ day }) => day));
  const believed = new Float64Array(times.length);
  const first = runs.find(({ day }, index) => kept.has(index) && Number.isFinite(day));
  let before = Math.min(times[first?.from ?? 0] ?? 0, now) || 0;
  for (const [index, { from, to }] of runs.entries()) {
    const trusted = kept.has(index);
    for (let at = from; at < to; at++) {
      const said = times[at] ?? 0;
      // A comparison with NaN is false, which leaves the time as it was.
      if (trusted && said > before) before = Math.min(said, now);
      believed[at] = before;
    }
  }
  return believed;
}

/** Events of one day that stand next to each other. */
interface DayRun {
  readonly day: number;
  readonly from: number;
  to: number;
}

function dayRuns(times: Float64Array, now: number): DayRun[] {
  const runs: DayRun[] = [];
  for (let at = 0; at < times.length; at++) {
    const day = Math.floor(Math.min(times[at] ?? 0, now) / dayMs);
    const last = runs.at(-1);
    if (last !== undefined && (last.day === day || Number.isNaN(day))) last.to = at + 1;
    else
      runs.push({ day: Number.isNaN(day) ? Number.NEGATIVE_INFINITY : day, from: at, to: at + 1 });
  }
  return runs;
}

/** Indexes of the longest sequence that never falls; of equally long ones that of the lowest end. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const kept = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) kept.add(index);
  return kept;
}
