/** What is exported after an author's edits: nothing that was not picked, put or typed. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { resultLines } from "../src/core/exchange/out/results.ts";
import { statements } from "../src/core/exchange/out/xapi.ts";
import type { AnswerEvent, Event } from "../src/core/progress/event.ts";
import { decodeLine, encodeEvent } from "../src/core/progress/line.ts";
import type { Response } from "../src/core/quiz/kinds/answer.ts";
import { bareResponse } from "../src/core/quiz/kinds/kinds.ts";
import { namedPlaces } from "../src/core/quiz/prints.ts";
import type { Question } from "../src/core/quiz/question.ts";
import { parseLesson } from "../src/core/reading/parse-lesson.ts";
import { askedNow, step } from "../src/core/sitting/run.ts";
import { eventFor } from "../src/core/sitting/run-events.ts";
import { startRun } from "../src/core/sitting/run-state.ts";
import { asId } from "./event-samples.ts";

/** A quiz as an author thinks of it: lists of texts, the first `rights` of them marked. */
interface Draft {
  readonly options: readonly Mark[];
  readonly several: readonly Mark[];
  readonly steps: readonly string[];
  readonly rows: readonly { readonly item: string; readonly side: string }[];
  readonly slots: readonly { readonly name: string; readonly phrases: readonly Mark[] }[];
  readonly parts: readonly Mark[];
  readonly points: readonly string[];
}

interface Mark {
  readonly text: string;
  readonly right: boolean;
}

const first: Draft = {
  options: marks("o", 4, 1),
  several: marks("s", 5, 2),
  steps: ["step a", "step b", "step c", "step d"],
  rows: [
    { item: "row a", side: "left" },
    { item: "row b", side: "right" },
    { item: "row c", side: "left" },
    { item: "row d", side: "middle" },
  ],
  slots: [
    { name: "When", phrases: marks("w", 3, 1) },
    { name: "Then", phrases: marks("t", 3, 1) },
  ],
  parts: marks("p", 4, 1),
  points: ["point a", "point b", "point c"],
};

function marks(name: string, count: number, rights: number): Mark[] {
  return Array.from({ length: count }, (_, index) => ({
    text: `${name} text ${index}`,
    right: index < rights,
  }));
}

const list = (all: readonly Mark[]) =>
  all.map(({ text, right }) => `- [${right ? "x" : " "}] ${text}`).join("\n");

function markdown(draft: Draft): string {
  return `---
title: A quiz
summary: Of every kind.
---

## Which one?
<!-- id: one -->

${list(draft.options)}

## Which ones?
<!-- id: several -->

${list(draft.several)}

## In which order?
<!-- id: order -->

${draft.steps.map((text, index) => `${index + 1}. ${text}`).join("\n")}

## Which side?
<!-- id: sort -->

| Item | Side |
| --- | --- |
${draft.rows.map(({ item, side }) => `| ${item} | ${side} |`).join("\n")}

## How is it built?
<!-- id: build -->

${draft.slots
  .map(
    ({ name, phrases }) =>
      `- **${name}**\n${phrases.map(({ text, right }) => `  - [${right ? "x" : " "}] ${text}`).join("\n")}`,
  )
  .join("\n")}

## Where is the mistake?
<!-- id: spot -->

> ${draft.parts.map(({ text, right }) => (right ? `~~${text}~~` : `*${text}*`)).join(", ")}.

## What is it?
<!-- id: text -->

Answer: \`it\`

## In your words?
<!-- id: describe -->

Rubric:

${draft.points.map((text) => `- ${text}`).join("\n")}
`;
}

function questionsIn(draft: Draft): readonly Question[] {
  const quizText = markdown(draft);
  return parseLesson({ name: "a", folder: "c/a", quizText }).value.questions;
}

const asked = questionsIn(first);

test("the quiz of this test has a question of every kind it names", () => {
  expect(asked.map(({ id }) => id)).toEqual([
    "one",
    "several",
    "order",
    "sort",
    "build",
    "spot",
    "text",
    "describe",
  ]);
});

/** An edit of a list: what authors do to one. New words are never words that stood there. */
type Edit =
  | { readonly kind: "move"; readonly from: number; readonly to: number }
  | { readonly kind: "reword" | "remove" | "insert" | "right"; readonly at: number };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("move" as const), from: fc.nat(9), to: fc.nat(9) }),
  fc.record({
    kind: fc.constantFrom("reword", "remove", "insert", "right" as const),
    at: fc.nat(9),
  }),
);

function edited<T>(
  items: readonly T[],
  edits: readonly Edit[],
  how: { readonly reword: (item: T, n: number) => T; readonly right?: (item: T) => T },
  least = 2,
): T[] {
  const all = [...items];
  for (const [n, change] of edits.entries()) {
    const at = (change.kind === "move" ? change.from : change.at) % all.length;
    const item = all[at] as T;
    if (change.kind === "move") {
      all.splice(at, 1);
      all.splice(change.to % (all.length + 1), 0, item);
    } else if (change.kind === "reword") all[at] = how.reword(item, n);
    else if (change.kind === "insert") all.splice(at, 0, how.reword(item, n + 100));
    else if (change.kind === "right") all[at] = how.right?.(item) ?? item;
    else if (all.length > least) all.splice(at, 1);
  }
  return all;
}

const mark = {
  reword: (item: Mark, n: number) => ({ ...item, text: `new words ${n}` }),
  right: (item: Mark) => ({ ...item, right: !item.right }),
};
const words = { reword: (_: string, n: number) => `new words ${n}` };
const row = {
  reword: (item: Draft["rows"][number], n: number) =>
    n % 2 === 0 ? { ...item, item: `new row ${n}` } : { ...item, side: `new side ${n}` },
};

const drafts: fc.Arbitrary<Draft> = fc
  .tuple(...Array.from({ length: 8 }, () => fc.array(edit, { maxLength: 4 })))
  .map(([a = [], b = [], c = [], d = [], e = [], f = [], g = [], h = []]) => ({
    options: edited(first.options, a, mark),
    several: edited(first.several, b, mark),
    steps: edited(first.steps, c, words),
    rows: edited(first.rows, d, row),
    slots: edited(first.slots, e, {
      reword: (slot, n) => ({ ...slot, name: `New part ${n}` }),
    }).map((slot) => ({ ...slot, phrases: edited(slot.phrases, f, mark) })),
    parts: edited(first.parts, g, mark),
    points: edited(first.points, h, words),
  }));

/** Any response that a learner can give to the questions as they were. */
const responses: fc.Arbitrary<readonly Response[]> = fc
  .tuple(
    fc.nat(3),
    fc.uniqueArray(fc.nat(4), { minLength: 1 }),
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
    fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    fc.tuple(fc.nat(2), fc.integer({ min: 3, max: 5 })),
    fc.nat(3),
    fc.uniqueArray(fc.nat(2)),
  )
  .map(([option, options, order, categories, phrases, part, claimed]) => [
    { kind: "choice", option },
    { kind: "choices", options },
    { kind: "order", order },
    { kind: "sort", categories },
    { kind: "build", phrases },
    { kind: "spot", part },
    { kind: "text", text: "this: it" },
    { kind: "describe", text: "word; words", claimed },
  ]);

/** The answers as the log holds them, each read back from its line. */
function answers(given: readonly Response[]): AnswerEvent[] {
  return asked.map((question, index): AnswerEvent => {
    const run = startRun({ id: asId("run"), mode: "quiz", seed: 1, questions: [question] });
    expect(askedNow(run)).toBeDefined();
    const { outcome } = step(run, { kind: "answer", response: given[index] as Response });
    const event = eventFor(run, outcome, 1000);
    const id = asId(`answer ${index}`);
    const stamped = { v: 1, id, t: 1, zone: 0, course: "c", ...event } as Event;
    const decoded = decodeLine(encodeEvent(stamped));
    if (decoded.kind !== "event" || decoded.event.type !== "answer") throw new Error("no answer");
    return decoded.event;
  });
}

/** What was picked, in the words that stood there: for rows and parts each with what it was put to. */
function pickedWords(question: Question, response: Response): Set<string> {
  const [own = [], targets = []] = namedPlaces(question.answer).map((places) =>
    places.map((place) => place.words),
  );
  return new Set(
    bareResponse(response).map((part) =>
      typeof part === "string"
        ? part
        : typeof part === "number"
          ? (own[part] ?? "")
          : `${own[part[0]]}: ${targets[part[1]]}`,
    ),
  );
}

/** A response as it was exported, where an unknown place is null. */
function withPlaces(response: object | null): Response | null {
  return JSON.parse(JSON.stringify(response), (key, value) =>
    value === null && key !== "" ? -1 : value,
  );
}

const separators: Readonly<Record<string, string>> = { order: " → ", choices: "; ", sort: "; " };

/** Whether a part of an answer in words was picked; a row may be known, and its side not. */
function wasPicked(part: string, picked: ReadonlySet<string>): boolean {
  if (part === "unknown" || picked.has(part)) return true;
  const [item, side] = part.split(": ");
  return [...picked].some((pair) => {
    const [was, put] = pair.split(": ");
    return (
      (item === "unknown" && side === put) || (side === "unknown" && item === was && item !== "")
    );
  });
}

test("after any edits of a course no export names what was not picked", () => {
  let named = 0;
  fc.assert(
    fc.property(responses, drafts, fc.boolean(), (given, draft, old) => {
      const today = questionsIn(draft);
      const byId = new Map(today.map((question) => [question.id, question]));
      const events = answers(given).map(({ prints, ...event }) =>
        // As an older whichside wrote it.
        old || prints === undefined ? event : { ...event, prints },
      );
      for (const [index, line] of [...resultLines(events, today)].entries()) {
        const question = asked[index] as Question;
        const response = given[index] as Response;
        const picked = pickedWords(question, response);
        const { said, told } = line;
        const separator = separators[line.kind] ?? (line.kind === "build" ? "; " : "\0");
        for (const part of said?.split(separator) ?? []) {
          expect([part, wasPicked(part, picked)]).toEqual([part, true]);
          if (part !== "unknown") named++;
        }
        if (told) expect(said).not.toContain("unknown");
        // Places that are given say the same as the words.
        const now = byId.get(question.id);
        const data = withPlaces(line.response);
        if (data === null || now === undefined) continue;
        for (const part of pickedWords(now, data)) {
          if (part.includes("undefined") || part === "") continue;
          expect([part, picked.has(part)]).toEqual([part, true]);
        }
      }
      for (const [index, each] of [...statements(events, xapi(today))].entries()) {
        const question = asked[index] as Question;
        const picked = pickedWords(question, given[index] as Response);
        const { object, result } = each as unknown as Statement;
        const { choices, source, target, correctResponsesPattern } = object.definition;
        if (result.response === undefined) continue;
        const ids = result.response.split("[,]");
        const said = (all: Component[] | undefined, id: string | undefined) =>
          all?.find((one) => one.id === id)?.description["en"];
        for (const id of ids) {
          const pair = id.split("[.]");
          const words =
            choices !== undefined
              ? said(choices, id)
              : source !== undefined
                ? `${said(source, pair[0])}: ${said(target, pair[1])}`
                : id;
          expect([words, picked.has(words ?? "")]).toEqual([words, true]);
        }
        // A pattern of today beside a verdict of then would contradict each other.
        if (correctResponsesPattern !== undefined && choices !== undefined) {
          expect(correctResponsesPattern.includes(result.response)).toBe(result.success);
        }
      }
    }),
    { numRuns: 300 },
  );
  // The test would pass with everything unknown: most of it is told.
  expect(named).toBeGreaterThan(2000);
});

interface Component {
  readonly id: string;
  readonly description: Readonly<Record<string, string>>;
}

interface Statement {
  readonly object: {
    readonly definition: {
      readonly choices?: Component[];
      readonly source?: Component[];
      readonly target?: Component[];
      readonly correctResponsesPattern?: readonly string[];
    };
  };
  readonly result: { readonly response?: string; readonly success: boolean };
}

function xapi(questions: readonly Question[]) {
  const course = { id: "c", title: "C", summary: "", language: "en", sides: [], lessons: ["a"] };
  const lessons = [{ name: "a", title: "A quiz" }];
  return { course, lessons, questions, iri: "https://school.example/", learner: "ada" };
}

test("without an edit everything is told, and of an older answer what its right answer tells", () => {
  const given: Response[] = [
    { kind: "choice", option: 2 },
    { kind: "choices", options: [0, 1] },
    { kind: "order", order: [1, 0, 2, 3] },
    { kind: "sort", categories: [0, 1, 0, 0] },
    { kind: "build", phrases: [1, 3] },
    { kind: "spot", part: 0 },
    { kind: "text", text: "that" },
    { kind: "describe", text: "word", claimed: [] },
  ];
  const events = answers(given);
  expect([...resultLines(events, asked)].map(({ said, response }) => [said, response])).toEqual([
    ["o text 2", given[0]],
    ["s text 0; s text 1", given[1]],
    ["step b → step a → step c → step d", given[2]],
    ["row a: left; row b: right; row c: left; row d: left", given[3]],
    ["When: w text 1; Then: t text 0", given[4]],
    ["p text 0", given[5]],
    ["that", given[6]],
    ["word", given[7]],
  ]);
  const older = events.map(({ prints: _none, ...event }) => event);
  expect([...resultLines(older, asked)].map(({ said }) => said)).toEqual([
    "unknown",
    "s text 0; s text 1",
    "step b → step a → step c → step d",
    "unknown",
    "unknown",
    "p text 0",
    "that",
    "word",
  ]);
});
