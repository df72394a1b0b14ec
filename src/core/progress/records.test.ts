import { expect, test } from "vitest";
import { answered, dayAt } from "../../../test/event-samples.ts";
import { dueSummary } from "./due.ts";
import type { AnswerEvent, Event } from "./event.ts";
import { foldEvents } from "./fold.ts";
import { unpackRating } from "./rating.ts";
import { recordFor } from "./record-of.ts";

const options = { course: "c", now: dayAt(400), zone: 0 };

function ratings(...events: readonly Event[]): readonly number[] {
  const record = recordFor(foldEvents(events, options), { lesson: "a", id: "q", fingerprint: "f" });
  return (record?.ratings ?? []).map((packed) => unpackRating(packed).rating);
}

test.each<[string, Partial<AnswerEvent>, number]>([
  ["right at the first try is good", {}, 3],
  ["right after a hint is hard", { hints: 1 }, 2],
  ["right at the second try is hard", { attempt: 2, points: 5 }, 2],
  ["partly right is hard", { verdict: "partly", points: 5 }, 2],
  ["wrong is again", { verdict: "wrong", points: 0 }, 1],
  ["skipped is again", { verdict: "shown", points: 0 }, 1],
  ["own words with every point ticked are good", { points: 0, of: 0 }, 3],
  ["own words with points left open are hard", { points: 0, of: 0, verdict: "partly" }, 2],
  ["own words with nothing ticked are again", { points: 0, of: 0, verdict: "wrong" }, 1],
])("what an answer says to the schedule: %s", (_what, fields, rating) => {
  expect(ratings(answered("a/q", fields))).toEqual([rating]);
});

test("the estimate of minutes is what most of the last nine answers took", () => {
  const times = (...all: readonly number[]) =>
    all.map((ms, index) => answered("a/q", { ms, run: `r${index}`, at: index }));
  const minutes = (events: readonly Event[]) =>
    dueSummary(foldEvents(events, options), ["a"], 100_000).minutes;
  const [slow, quick] = [240_000, 30_000];
  expect(minutes(times(slow, slow, slow, slow, slow, quick, quick, quick, quick))).toBe(4);
  // The tenth from the end is forgotten, and the quick ones are the most.
  expect(minutes(times(slow, slow, slow, slow, slow, quick, quick, quick, quick, quick))).toBe(1);
});
