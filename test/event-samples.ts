/** Events for tests: answers with their usual fields, and random logs for properties. */

import fc from "fast-check";
import type { AnswerEvent, Event, NewEvent } from "../src/core/progress/event.ts";

const dayMs = 86_400_000;

/** Noon, so many days after a fixed start. */
export function dayAt(day: number): number {
  return Date.UTC(2026, 0, 1, 12) + day * dayMs;
}

/** A UUID made of a short name. */
export function asId(name: string): string {
  const hex = [...name].map((char) => (char.codePointAt(0) ?? 0).toString(16)).join("");
  const padded = hex.padStart(32, "0").slice(-32);
  return `${padded.slice(0, 8)}-${padded.slice(8, 12)}-${padded.slice(12, 16)}-${padded.slice(16, 20)}-${padded.slice(20)}`;
}

let made = 0;

/** An event so many minutes after the start. */
export function stamp(event: NewEvent, minute: number): Event {
  const id = asId(`e${made++}`);
  return { v: 1, id, t: dayAt(0) + minute * 60_000, zone: 0, course: "c", ...event };
}

export function answered(
  question: string,
  fields: Partial<AnswerEvent> & { readonly at?: number },
): AnswerEvent {
  const { at, ...rest } = fields;
  return {
    v: 1,
    id: asId(`a${made++}`),
    t: dayAt(0) + (at ?? made) * 60_000,
    zone: 0,
    course: "c",
    type: "answer",
    run: `r-${question}-${rest.mode ?? "learn"}`,
    mode: "learn",
    question,
    kind: "choice",
    attempt: 1,
    hints: 0,
    response: { kind: "choice", option: 0 },
    verdict: "right",
    share: 1,
    points: 10,
    of: 10,
    settled: true,
    ms: 5000,
    answer: "f",
    ...rest,
  };
}

/** The given events as a log. */
export function only(...events: Event[]): Event[] {
  return events;
}

const lesson = fc.constantFrom("a", "b", "__proto__");
const question = fc
  .tuple(lesson, fc.constantFrom("q", "p", "constructor"))
  .map(([of, id]) => `${of}/${id}`);
const run = fc.constantFrom("r1", "r2", "r3", "r4");
const mode = fc.constantFrom("learn", "quiz", "review", "practice", "test-out" as const);

const body: fc.Arbitrary<NewEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant("answer" as const),
      run,
      mode,
      question,
      kind: fc.constant("choice" as const),
      attempt: fc.integer({ min: 1, max: 3 }),
      hints: fc.integer({ min: 0, max: 2 }),
      verdict: fc.constantFrom("right", "nearly", "partly", "wrong", "shown" as const),
      share: fc.constant(0.5),
      points: fc.integer({ min: 0, max: 10 }),
      of: fc.constant(10),
      settled: fc.boolean(),
      ms: fc.nat(100_000),
      answer: fc.constantFrom("f", "g"),
      echo: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("section" as const),
      lesson,
      section: fc.constantFrom("intro", "more"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("run" as const),
      run,
      mode,
      lessons: fc.array(lesson, { maxLength: 2 }),
      seed: fc.nat(),
      questions: fc.array(question, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("run-end" as const), run }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("hint" as const),
      run,
      question,
      hint: fc.constant(1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { type: fc.constant("reset" as const), lesson },
      { requiredKeys: ["type"] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("undo" as const),
      event: fc.integer({ min: 0, max: 40 }).map((index) => asId(`x${index}`)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("import" as const), events: fc.constant(3) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("flag" as const), question }) },
);

/** Logs of any events at any times of a year, of machines in any zone, ids all different. */
export const events: fc.Arbitrary<Event[]> = fc
  .array(
    fc.tuple(
      body,
      fc.integer({ min: 0, max: 365 * 24 }),
      fc.integer({ min: -12, max: 14 }),
      fc.option(fc.integer({ min: 0, max: 40 }), { freq: 6, nil: undefined }),
    ),
    { maxLength: 60 },
  )
  .map((parts) =>
    parts.map(([event, hour, zone, via], index) => ({
      v: 1 as const,
      id: asId(`x${index}`),
      t: dayAt(0) + hour * 3_600_000,
      zone: zone * 60,
      course: "c",
      ...(via === undefined ? {} : { via: asId(`x${via}`) }),
      ...event,
    })),
  );
