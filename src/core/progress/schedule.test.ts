import fc from "fast-check";
import { createEmptyCard, fsrs } from "ts-fsrs";
import { expect, test } from "vitest";
import { packRating, type Rating } from "./rating.ts";
import { chanceOn, scheduleOf } from "./schedule.ts";

const dayMs = 86_400_000;

function after(...ratings: readonly (readonly [number, Rating])[]) {
  return scheduleOf({ ratings: ratings.map(([day, rating]) => packRating(day, rating)) });
}

test("a question that was never rated has no date", () => {
  expect(after()).toBeUndefined();
});

test("again comes tomorrow, good after some days, and a right review moves it further away", () => {
  expect(after([100, 1])?.day).toBe(101);
  const good = after([100, 3]);
  expect(good?.interval).toBeGreaterThan(1);
  const second = after([100, 3], [good?.day ?? 0, 3]);
  expect(second?.interval).toBeGreaterThan(good?.interval ?? 0);
  const lapse = after([100, 3], [good?.day ?? 0, 1]);
  expect(lapse?.interval).toBeLessThan(second?.interval ?? 0);
});

test("the dates are those of ts-fsrs, card by card", () => {
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
  const steps = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom<Rating>(1, 2, 3)),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(steps, (gaps) => {
      let day = 20_000;
      let card = createEmptyCard(day * dayMs);
      const ratings: [number, Rating][] = [];
      for (const [gap, rating] of gaps) {
        day += gap;
        ratings.push([day, rating]);
        card = scheduler.next(card, day * dayMs, rating).card;
      }
      expect(after(...ratings)?.day).toBe(card.due.getTime() / dayMs);
    }),
  );
});

test("wild calendars give finite dates behind the last rating", () => {
  const ratings = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom<Rating>(1, 2, 3)),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(ratings, (list) => {
      const scheduled = after(...list);
      expect(scheduled?.interval).toBeGreaterThanOrEqual(1);
      expect(scheduled?.day).toBe((scheduled?.rated ?? 0) + (scheduled?.interval ?? 0));
      expect(Number.isFinite(scheduled?.day)).toBe(true);
    }),
  );
});

test("the chance to remember falls with the days, to nine tenths at the stability", () => {
  const scheduled = after([100, 3]);
  if (scheduled === undefined) throw new Error("not scheduled");
  expect(chanceOn(scheduled, 100)).toBe(1);
  expect(chanceOn(scheduled, 90)).toBe(1);
  expect(chanceOn(scheduled, 100 + scheduled.stability)).toBeCloseTo(0.9, 3);
  expect(chanceOn(scheduled, 200)).toBeLessThan(chanceOn(scheduled, 150));
});
