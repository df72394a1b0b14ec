import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answered, dayAt } from "../../test/event-samples.ts";
import { fakeWorld } from "../../test/fake-world.ts";
import { choice } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import { score } from "./score.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-score-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const objective = { id: "judge", text: "Judge it." };
const lesson: Lesson = {
  name: "a",
  title: "All about a",
  summary: "",
  needs: [],
  objectives: [objective],
  sources: [],
  terms: [],
  sections: [{ id: "intro", title: "Intro", blocks: [] }],
  questions: ["q", "p"].map((id) => ({
    ...choice(id),
    lesson: "a",
    fingerprint: "f",
    after: "intro",
    objective: { lesson: "a", id: "judge" },
  })),
  broken: [],
};

function world() {
  return fakeWorld({ home, lessons: [lesson], now: () => dayAt(10) });
}

async function document(): Promise<Record<string, unknown>> {
  const here = world();
  expect(await score({ json: true }, here)).toBe(0);
  return JSON.parse(here.out());
}

test("the document holds what there is to know, and nothing of the machinery", async () => {
  world().events.appendAll([
    { ...answered("a/q", {}), t: dayAt(10) },
    { ...answered("a/p", { points: 0, verdict: "wrong" }), t: dayAt(10) },
    { ...answered("a/gone", {}), t: dayAt(9) },
  ]);
  expect(await document()).toEqual({
    schema: "whichside/score",
    version: 1,
    course: { id: "c", title: "Frontend and backend", version: null },
    date: "2026-01-11",
    points: 10,
    of: 20,
    share: 0.5,
    questions: 2,
    answered: 2,
    firstTry: 1,
    streak: { days: 2, best: 2 },
    lessons: [
      {
        name: "a",
        title: "All about a",
        state: "begun",
        testedOut: false,
        points: 10,
        of: 20,
        share: 0.5,
        questions: 2,
        answered: 2,
        firstTry: 1,
      },
    ],
    objectives: [
      {
        lesson: "a",
        id: "judge",
        text: "Judge it.",
        state: "read",
        section: "intro",
        points: 10,
        of: 20,
        share: 0.5,
        questions: 2,
        answered: 2,
        firstTry: 1,
      },
    ],
    weakest: [{ question: "a/p", text: "What about p?", points: 0, of: 10, verdict: "wrong" }],
    days: expect.arrayContaining([
      { date: "2026-01-10", answers: 1 },
      { date: "2026-01-11", answers: 2 },
    ]),
    due: expect.arrayContaining([{ date: "2026-01-12", questions: 1 }]),
    next: "Next: All about a: whichside a",
    echoed: [],
    gone: ["a/gone"],
    changed: [],
  });
});

test("a course without an answer gives a whole document, too", async () => {
  expect(await document()).toMatchObject({ points: 0, of: 20, answered: 0, weakest: [] });
});
