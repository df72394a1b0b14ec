import { expect, test } from "vitest";
import { answered, stamp } from "../../../test/event-samples.ts";
import type { Event } from "./event.ts";
import { addEvent, emptyLedger } from "./ledger.ts";
import { overtakenAnswers } from "./overtaken.ts";

function overtaken(...log: readonly Event[]): number {
  const ledger = emptyLedger("c");
  for (const event of log) addEvent(ledger, event);
  return overtakenAnswers(ledger);
}

const before = answered("a/q1", { at: 1 });
const after = answered("a/q2", { at: 20 });
const ahead = stamp({ type: "reset" }, 500);

test("answers in the file behind a reset that a clock put ahead of them are counted", () => {
  expect(overtaken(before, after)).toBe(0);
  expect(overtaken(before, ahead)).toBe(0);
  expect(overtaken(before, ahead, after)).toBe(1);
});

test("none is when the reset was undone, is another lesson's, or stands behind them too", () => {
  expect(overtaken(before, ahead, after, stamp({ type: "undo", event: ahead.id }, 501))).toBe(0);
  expect(overtaken(before, { ...stamp({ type: "reset", lesson: "b" }, 500) }, after)).toBe(0);
  expect(overtaken(before, ahead, after, stamp({ type: "reset" }, 600))).toBe(0);
});

test("an answer that knows its place in the order counts, and one that was brought in is no matter", () => {
  expect(overtaken(before, ahead, { ...after, order: ahead.t + 1 })).toBe(0);
  const marker = stamp({ type: "import", events: 1 }, 30);
  expect(overtaken(before, ahead, marker, { ...after, via: marker.id })).toBe(0);
});
