import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeWorld } from "../../test/fake-world.ts";
import { question } from "../../test/questions.ts";
import { takeQuestions } from "./questions.ts";
import { openSession } from "./session.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-questions-"));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const asked = question(
  "ask",
  { kind: "text", accepted: [{ kind: "text", text: "right" }], wrong: [], exact: false },
  { lesson: "login-flow", hints: [] },
);

test.each([
  ["that is gone on with says so", true, "next time you go on right here"],
  ["that begins anew the next time promises no more than it keeps", false, "Your answers so far"],
])("leaving a sitting %s", async (_what, resumes, said) => {
  const world = fakeWorld({
    home,
    lessons: [],
    now: () => 1_790_000_000_000,
    answers: [{ press: "quit" }],
  });
  const finished = await takeQuestions(await openSession(world), {
    title: "Quiz",
    mode: "quiz",
    lessons: [],
    questions: [asked],
    seed: 1,
    resumes,
  });
  expect(finished).toBe(false);
  expect(world.out()).toContain(said);
  expect(world.out().includes("right here")).toBe(resumes);
});
