import fc from "fast-check";
import { expect, test } from "vitest";
import { answered, events as anyEvents, asId, stamp } from "../../../../test/event-samples.ts";
import * as samples from "../../../../test/questions.ts";
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

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const iri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const language = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;
// ISO 8601 as section 4.5 and 4.6 of the specification's data part ask for.
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;
const duration = /^P(?!$)(\d+Y)?(\d+M)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;

type Json = Record<string, unknown>;
const object = (value: unknown): Json => {
  expect(value).toBeTypeOf("object");
  return value as Json;
};
const only = (value: Json, ...names: readonly string[]) => {
  expect(names).toEqual(expect.arrayContaining(Object.keys(value)));
};

/** The rules of Experience API 1.0.3, Data, as far as they touch what we write. */
function checkStatement(statement: Json): void {
  only(statement, "id", "actor", "verb", "object", "result", "context", "timestamp", "version");
  expect(statement["id"]).toMatch(uuid);
  expect(statement["version"]).toBe("1.0.3");
  expect(statement["timestamp"]).toMatch(timestamp);
  const actor = object(statement["actor"]);
  only(actor, "objectType", "account");
  const account = object(actor["account"]);
  only(account, "homePage", "name");
  expect(account["homePage"]).toMatch(iri);
  expect(account["name"]).toBeTypeOf("string");
  const verb = object(statement["verb"]);
  expect(verb["id"]).toMatch(iri);
  checkLanguageMap(verb["display"]);
  checkActivity(object(statement["object"]));
  checkResult(object(statement["result"]));
  checkContext(object(statement["context"]));
  expect(JSON.stringify(statement)).not.toContain("null");
}

function checkLanguageMap(value: unknown): void {
  for (const [tag, text] of Object.entries(object(value))) {
    expect(tag).toMatch(language);
    expect(text).toBeTypeOf("string");
  }
}

function checkActivity(activity: Json): void {
  only(activity, "objectType", "id", "definition");
  expect(activity["objectType"]).toBe("Activity");
  expect(activity["id"]).toMatch(iri);
  const definition = object(activity["definition"]);
  only(
    definition,
    ...["type", "name", "description", "interactionType", "correctResponsesPattern"],
    ...["choices", "source", "target"],
  );
  expect(definition["type"]).toMatch(iri);
  if (definition["name"] !== undefined) checkLanguageMap(definition["name"]);
  if (definition["description"] !== undefined) checkLanguageMap(definition["description"]);
  const type = definition["interactionType"];
  const lists: Record<string, readonly string[]> = {
    choice: ["choices"],
    sequencing: ["choices"],
    matching: ["source", "target"],
  };
  for (const name of ["choices", "source", "target"]) {
    const components = definition[name];
    if (components === undefined) continue;
    expect(lists[String(type)]).toContain(name);
    const ids = (components as Json[]).map((component) => {
      only(component, "id", "description");
      checkLanguageMap(component["description"]);
      return component["id"];
    });
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[^\s,:.[\]]+$/);
  }
  const pattern = definition["correctResponsesPattern"];
  if (pattern === undefined) return;
  expect(type).toBeTypeOf("string");
  for (const each of pattern as string[]) checkResponse(each, definition);
}

/** Every id named exists, and the notation is that of the interaction. */
function checkResponse(response: string, definition: Json): void {
  const ids = (name: string) => ((definition[name] ?? []) as Json[]).map(({ id }) => id);
  switch (definition["interactionType"]) {
    case "choice":
    case "sequencing":
      if (definition["choices"] === undefined) return;
      for (const id of response === "" ? [] : response.split("[,]")) {
        expect(ids("choices")).toContain(id);
      }
      return;
    case "matching":
      if (definition["source"] === undefined) return;
      for (const pair of response.split("[,]")) {
        const [source, target, ...rest] = pair.split("[.]");
        expect(rest).toEqual([]);
        expect(ids("source")).toContain(source);
        expect(ids("target")).toContain(target);
      }
      return;
    case "numeric":
      expect(response).toMatch(/^-?\d+(\.\d+)?(\[:\]-?\d+(\.\d+)?)?$/);
      return;
    case "fill-in":
    case "long-fill-in":
      expect(response).toBeTypeOf("string");
      return;
    default:
      throw new Error(`no interaction: ${String(definition["interactionType"])}`);
  }
}

function checkResult(result: Json): void {
  only(result, "score", "success", "completion", "response", "duration", "extensions");
  for (const name of ["success", "completion"]) {
    if (result[name] !== undefined) expect(result[name]).toBeTypeOf("boolean");
  }
  if (result["response"] !== undefined) expect(result["response"]).toBeTypeOf("string");
  expect(result["duration"]).toMatch(duration);
  for (const key of Object.keys(object(result["extensions"] ?? {}))) expect(key).toMatch(iri);
  if (result["score"] === undefined) return;
  const score = object(result["score"]);
  only(score, "scaled", "raw", "min", "max");
  const [scaled, raw, min, max] = ["scaled", "raw", "min", "max"].map((name) =>
    Number(score[name]),
  );
  expect(scaled).toBeGreaterThanOrEqual(-1);
  expect(scaled).toBeLessThanOrEqual(1);
  expect(raw).toBeGreaterThanOrEqual(Number(min));
  expect(raw).toBeLessThanOrEqual(Number(max));
  expect(max).toBeGreaterThan(Number(min));
}

function checkContext(context: Json): void {
  only(
    context,
    "registration",
    "platform",
    "revision",
    "language",
    "contextActivities",
    "extensions",
  );
  expect(context["registration"]).toMatch(uuid);
  expect(context["language"]).toMatch(language);
  const activities = object(context["contextActivities"] ?? {});
  only(activities, "parent", "grouping", "category", "other");
  for (const list of Object.values(activities))
    for (const each of list as Json[]) checkActivity(each);
  for (const key of Object.keys(object(context["extensions"] ?? {}))) expect(key).toMatch(iri);
}

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
