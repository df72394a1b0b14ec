import fc from "fast-check";
import { expect, test } from "vitest";
import { answered, events as anyEvents, asId, stamp } from "../../../../test/event-samples.ts";
import * as samples from "../../../../test/questions.ts";
import {
  checkResponse,
  checkStatement,
  type Json,
  object,
  uuid,
} from "../../../../test/xapi-rules.ts";
import type { Course } from "../../course/course.ts";
import type { Event } from "../../progress/event.ts";
import type { Response } from "../../quiz/kinds/answer.ts";
import type { Question } from "../../quiz/question.ts";
import { rightResponse } from "../../quiz/said.ts";
import { statements, type XapiOptions } from "./xapi.ts";

const course: Course = {
  id: "frontend and backend",
  title: "Frontend and backend",
  summary: "",
  language: "en",
  sides: [],
  lessons: ["login-flow"],
};

const questions: readonly Question[] = [samples.choice("choice"), ...Object.values(samples)].filter(
  (value): value is Question => typeof value === "object" && "answer" in value,
);

const options: XapiOptions = {
  course,
  lessons: [{ name: "login-flow", title: "What happens when you log in" }],
  questions,
  iri: "https://school.example/c",
  learner: "ada",
};

function answerTo(question: Question, response: Response): Event {
  return answered(`login-flow/${question.id}`, {
    kind: question.answer.kind,
    response,
    answer: question.fingerprint,
    run: asId("run"),
  });
}

test.each(questions.map((question) => [question.id, question] as const))(
  "a right answer to %s is a valid statement whose response is among the right ones",
  (_id, question) => {
    const event = answerTo(question, rightResponse(question));
    const [statement] = [...statements([event], options)] as Json[];
    if (statement === undefined) throw new Error("no statement");
    checkStatement(statement);
    expect(statement["id"]).toMatch(uuid);
    const definition = object(object(statement["object"])["definition"]);
    const response = String(object(statement["result"])["response"]);
    checkResponse(response, definition);
    const patterns = (definition["correctResponsesPattern"] ?? []) as string[];
    const bare = patterns.map((pattern) => pattern.replace("{case_matters=false}", ""));
    if (definition["interactionType"] === "numeric") {
      const [low, high] = (bare[0] ?? "").split("[:]").map(Number);
      expect(Number(response)).toBeGreaterThanOrEqual(Number(low));
      expect(Number(response)).toBeLessThanOrEqual(Number(high));
    } else if (bare.length > 0) {
      expect(bare).toContain(response);
    }
  },
);

test("own words have neither score nor success; what their writer ticked is told as such", () => {
  const run = asId("run");
  const rated = { points: 0, of: 0, share: 0.5, verdict: "partly", run } as const;
  const log = [
    stamp(
      {
        ...{ type: "run", run, mode: "learn", lessons: ["login-flow"], seed: 1 },
        questions: ["login-flow/choice", "login-flow/describe"],
      } as const,
      1,
    ),
    answered("login-flow/choice", { run, answer: "fp-choice" }),
    { ...answerTo(samples.describe, rightResponse(samples.describe)), ...rated },
    stamp({ type: "run-end", run }, 9),
  ];
  const [, made = {}, end = {}] = [...statements(log, options)] as Json[];
  checkStatement(made);
  const result = object(made["result"]);
  expect(Object.keys(result)).not.toContain("score");
  expect(Object.keys(result)).not.toContain("success");
  expect(result["response"]).toMatch(/^On click, send the form/);
  const told = Object.entries(object(result["extensions"]));
  expect(told.map(([name, value]) => [name.replace(/.*\//, ""), value])).toEqual([
    ["verdict", "self-rated"],
    ["self-rating", 0.5],
    ["attempt", 1],
    ["hints", 0],
  ]);
  // The sitting is scored on what was graded.
  expect(end["result"]).toMatchObject({
    score: { scaled: 1, raw: 10, min: 0, max: 10 },
    success: true,
  });
});

test("own words that an older version graded keep their score in exports", () => {
  const event = answerTo(samples.describe, rightResponse(samples.describe));
  const [statement = {}] = [...statements([{ ...event, points: 8 } as Event], options)] as Json[];
  expect(statement["result"]).toMatchObject({ success: true, score: { raw: 8, max: 10 } });
});

test("a statement's id is that of its event", () => {
  const id = "0b5c2b1e-7a42-4d11-8c3c-2f1a53a0f7d9";
  const [statement] = [...statements([answered("a/q", { id })], options)] as Json[];
  expect(statement?.["id"]).toBe(id);
});

test("a finished sitting is completed, with the best result of each question", () => {
  const run = asId("run");
  const log = [
    stamp(
      { type: "run", run, mode: "learn", lessons: ["login-flow"], seed: 1, questions: ["a", "b"] },
      1,
    ),
    answered("login-flow/a", { run, points: 0, verdict: "wrong", settled: false, ms: 1000 }),
    answered("login-flow/a", { run, points: 5, ms: 2345 }),
    stamp({ type: "run-end", run }, 9),
  ];
  const made = [...statements(log, options)] as Json[];
  const last = made.at(-1) ?? {};
  checkStatement(last);
  expect(object(last["verb"])["id"]).toBe("http://adlnet.gov/expapi/verbs/completed");
  expect(object(last["object"])["id"]).toBe(
    "https://school.example/c/frontend%20and%20backend/lesson/login-flow",
  );
  expect(last["result"]).toEqual({
    score: { scaled: 0.25, raw: 5, min: 0, max: 20 },
    success: false,
    completion: true,
    duration: "PT3.35S",
  });
});

test("whatever happened, every statement is valid", () => {
  fc.assert(
    fc.property(anyEvents, (log) => {
      for (const statement of statements(log, options)) checkStatement(statement as Json);
    }),
  );
});
