import fc from "fast-check";
import { expect, test } from "vitest";
import { choice, everyKind, match } from "../../../test/questions.ts";
import { answer, hint, pick, play, skip, start } from "../../../test/runs.ts";
import type { NewEvent, RunMode } from "../progress/event.ts";
import type { Response } from "../quiz/kinds/answer.ts";
import { rightResponse } from "../quiz/said.ts";
import { type Action, askedNow, type Outcome, step } from "./run.ts";
import { eventFor, questionsOf, resumeRun } from "./run-events.ts";
import { runScore, startRun } from "./run-state.ts";

const indexes = fc.array(fc.nat(4), { maxLength: 5 });
const typed = fc.constantFrom("authentication", "autentication", "frontend", "fronted", "x", "");
const responses: fc.Arbitrary<Response> = fc.oneof(
  fc.record({ kind: fc.constant("choice" as const), option: fc.nat(3) }),
  fc.record({ kind: fc.constant("choices" as const), options: indexes }),
  fc.record({
    kind: fc.constant("order" as const),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  }),
  fc.record({ kind: fc.constant("sort" as const), categories: indexes }),
  fc.record({ kind: fc.constant("text" as const), text: typed }),
  fc.record({ kind: fc.constant("gaps" as const), texts: fc.array(typed) }),
  fc.record({ kind: fc.constant("spot" as const), part: fc.nat(2) }),
  fc.record({
    kind: fc.constant("describe" as const),
    text: fc.constantFrom("On click the request goes out", "nothing of it", "the button saves it"),
    claimed: indexes,
  }),
);
/** Mostly responses that fit the question: what fits is chosen when it is known. */
const moves = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("fit" as const),
        options: fc.array(responses, { minLength: 40, maxLength: 40 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: "right" as const }) },
    { weight: 1, arbitrary: fc.constant(hint) },
    { weight: 1, arbitrary: fc.constant(skip) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("rate" as const), ticked: indexes }),
    },
  ),
  { maxLength: 30 },
);
const modes = fc.constantFrom<RunMode>("learn", "quiz", "review", "practice", "test-out");

test("a run resumed after any actions is the run that was left", () => {
  fc.assert(
    fc.property(modes, fc.nat(), moves, (mode, seed, list) => {
      const begin = start(everyKind, mode, seed);
      const events: NewEvent[] = [];
      let run = startRun(begin);
      for (const move of list) {
        const asked = askedNow(run);
        if (asked === undefined) break;
        const { kind } = asked.question.answer;
        const action: Action =
          move.kind === "right"
            ? answer(rightResponse(asked.question))
            : move.kind === "fit"
              ? answer(
                  move.options.find((each) => each.kind === kind) ?? rightResponse(asked.question),
                )
              : move;
        const { run: next, outcome } = step(run, action);
        const event = eventFor(run, outcome, 5);
        if (event !== undefined) events.push(event);
        run = next;
        const resumed = resumeRun(begin, events);
        expect(resumed).toEqual(run);
        expect(askedNow(resumed)).toEqual(askedNow(run));
      }
      expect(runScore(run).points).toBeLessThanOrEqual(runScore(run).of);
      for (const result of run.results) expect(result.points).toBeLessThanOrEqual(10);
      for (const event of events) {
        if (event.type === "answer") expect(event.points).toBeLessThanOrEqual(event.of);
      }
    }),
  );
});

test("a question played over and over never earns more than ten points", () => {
  const tries = fc.array(fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }), { minLength: 1 });
  fc.assert(
    fc.property(tries, (list) => {
      const best = list.map((categories) => {
        const tried = answer({ kind: "sort", categories });
        return runScore(play(startRun(start([match])), [tried, tried]).run).points;
      });
      const allRight = list.some((each) => each.every((category, row) => category === row));
      expect(Math.max(...best)).toBeLessThanOrEqual(allRight ? 10 : 9);
    }),
  );
});

test("events of other runs and of questions that are gone are passed over", () => {
  const begin = start([choice("a"), choice("b")]);
  const { outcomes } = play(startRun(begin), [pick(1)]);
  const event = eventFor(startRun(begin), outcomes[0] as Outcome, 1);
  const other = { ...event, run: "run-2" } as NewEvent;
  const gone = { ...event, question: "login-flow/gone" } as NewEvent;
  expect(resumeRun(begin, [other, gone])).toEqual(startRun(begin));
});

test("a lost event costs only its own question's answer, which is asked later", () => {
  const begin = start([choice("a"), choice("b"), choice("c")]);
  let run = startRun(begin);
  const events: NewEvent[] = [];
  for (let count = 0; count < 2; count++) {
    const next = step(run, pick(1));
    const event = eventFor(run, next.outcome, 1);
    if (event !== undefined) events.push(event);
    run = next.run;
  }
  const resumed = resumeRun(begin, events.slice(1));
  expect(resumed.results.map((result) => result.name)).toEqual(["login-flow/b"]);
  expect(askedNow(resumed)?.name).toBe("login-flow/a");
});

test("a recorded verdict stands when the course has changed since", () => {
  const begin = start([choice("a", 3, 1), choice("b")]);
  const { outcomes } = play(startRun(begin), [pick(1)]);
  const event = eventFor(startRun(begin), outcomes[0] as Outcome, 1) as NewEvent;
  const changed = start([choice("a", 3, 2), choice("b")]);
  expect(askedNow(resumeRun(changed, [event]))?.name).toBe("login-flow/b");
});

test("a run that was left finds its questions by name, without those that are gone", () => {
  const names = ["login-flow/b", "login-flow/gone", "login-flow/a"];
  expect(questionsOf(names, [choice("a"), choice("b")]).map((each) => each.id)).toEqual(["b", "a"]);
});
