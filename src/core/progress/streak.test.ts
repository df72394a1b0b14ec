import fc from "fast-check";
import { expect, test } from "vitest";
import { localDay } from "./day.ts";
import { growStreak, noStreak, type Streak, streakAt } from "./streak.ts";

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 0, 1, 12);

type Moment = readonly [t: number, zone: number];

function after(moments: readonly Moment[], now?: number): Streak {
  const state = noStreak();
  for (const [t, zone] of moments) growStreak(state, t, zone);
  const [t, zone] = moments.at(-1) ?? [start, 0];
  return streakAt(state, now ?? t, zone);
}

/** One answer at noon on each of these days. */
function onDays(...days: readonly number[]): readonly Moment[] {
  return days.map((each) => [start + each * day, 0]);
}

test.each([
  ["no answers", [], 0],
  ["one day", [0], 1],
  ["three days in a row", [0, 1, 2], 3],
  ["several answers a day", [0, 0, 1, 1], 2],
  ["one missed day is forgiven", [0, 1, 3, 4], 4],
  ["two missed days are not", [0, 1, 4], 1],
  ["a second missed day within a week is not forgiven", [0, 2, 4], 1],
  ["six days after the first one it is not", [0, 2, 3, 4, 5, 6, 8], 1],
  ["seven days after it is", [0, 2, 3, 4, 5, 6, 7, 9], 8],
  ["one a week is", [0, 1, 3, 4, 5, 6, 7, 8, 10, 11], 10],
])("%s", (_what, days, streak) => {
  expect(after(onDays(...days)).days).toBe(streak);
});

test("it lives through today and one day of grace, then it is over", () => {
  const moments = onDays(0, 1, 2);
  const streaks = [2, 3, 4, 5].map((now) => after(moments, start + now * day).days);
  expect(streaks).toEqual([3, 3, 3, 0]);
  expect(after(moments, start + 9 * day)).toEqual({ days: 0, best: 3 });
});

test("flying west over midnight costs nothing", () => {
  // An evening in Tokyo, then the same calendar day again in Los Angeles.
  const moments: Moment[] = [
    [start, 540],
    [start + day, 540],
    [start + day + 12 * hour, -480],
    [start + 2 * day + 10 * hour, -480],
  ];
  expect(after(moments).days).toBe(3);
});

test("flying east over a day that never came costs nothing", () => {
  const samoa: Moment[] = [
    [start, -660],
    [start + day, -660],
    [start + 2 * day, 840],
    [start + 3 * day, 840],
  ];
  expect(after(samoa).days).toBe(4);
});

test("a night of daylight saving is one night", () => {
  // Berlin, 28 to 29 March 2026: the clock goes from +60 to +120.
  const late = Date.UTC(2026, 2, 28, 22, 30);
  const next = Date.UTC(2026, 2, 29, 20);
  expect(
    after([
      [late, 60],
      [next, 120],
    ]).days,
  ).toBe(2);
  expect(
    after([
      [late, 60],
      [late + hour, 60],
      [next, 120],
    ]).days,
  ).toBe(2);
});

const zone = fc.integer({ min: -12, max: 14 }).map((hours) => hours * 60);

test("whoever answers at least every 24 hours never loses a day, wherever they are", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 24 }), zone)), (steps) => {
      let t = start;
      const moments: Moment[] = [];
      let before = 0;
      for (const [hours, where] of steps) {
        t += hours * hour;
        moments.push([t, where]);
        const { days } = after(moments);
        expect(days).toBeGreaterThanOrEqual(before);
        before = days;
      }
    }),
  );
});

test("a zone that changes between looking and looking never ends a streak that day", () => {
  fc.assert(
    fc.property(zone, zone, (from, to) => {
      const state = noStreak();
      growStreak(state, start, from);
      growStreak(state, start + day, from);
      const here = streakAt(state, start + day + hour, from).days;
      expect(streakAt(state, start + day + hour, to).days).toBe(here);
    }),
  );
});

test("a journey breaks no streak that either place's clock would have kept", () => {
  // The week's day of grace is used up before.
  const before = onDays(0, 1, 3, 4).map(([t]) => t);
  fc.assert(
    fc.property(zone, zone, fc.integer({ min: 0, max: 72 }), (from, to, hours) => {
      const last = before.at(-1) ?? 0;
      const then = last + hours * hour;
      const kept = [from, to].some((at) => localDay(then, at) - localDay(last, at) <= 1);
      const moments = before.map((t): Moment => [t, from]);
      const { days } = after([...moments, [then, to]]);
      if (kept) expect(days).toBeGreaterThanOrEqual(after(moments).days);
    }),
    { numRuns: 1000 },
  );
});

test("no journey makes two days of one", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), zone)), (steps) => {
      let t = start;
      const moments = steps.map(([hours, at]): Moment => {
        t += hours * hour;
        return [t, at];
      });
      const calendar = new Set(moments.map(([when, at]) => localDay(when, at)));
      expect(after(moments).days).toBeLessThanOrEqual(calendar.size);
    }),
    { numRuns: 1000 },
  );
});

test("numbers stay finite and sensible on any clock", () => {
  const moment = fc.tuple(fc.integer({ min: 0, max: 8e15 }), zone);
  fc.assert(
    fc.property(fc.array(moment), (moments) => {
      const sorted = [...moments].sort((a, b) => a[0] - b[0]);
      const { days, best } = after(sorted);
      expect(days).toBeGreaterThanOrEqual(0);
      expect(best).toBeGreaterThanOrEqual(days);
      expect(best).toBeLessThanOrEqual(sorted.length);
    }),
  );
});
