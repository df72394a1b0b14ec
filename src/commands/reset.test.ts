import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answered, dayAt } from "../../test/event-samples.ts";
import { type FakeOptions, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { bare, choice } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import { reset } from "./reset.ts";
import { score } from "./score.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-reset-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function lesson(name: string, ...ids: readonly string[]): Lesson {
  return {
    name,
    title: `All about ${name}`,
    ...bare,
    questions: ids.map((id) => ({ ...choice(id), lesson: name, fingerprint: "f" })),
  };
}

function world(rest: Partial<FakeOptions> = {}) {
  let clock = dayAt(10);
  return fakeWorld({
    home,
    lessons: [lesson("first", "q1", "q2"), lesson("second", "q3")],
    now: () => clock++,
    ...rest,
  });
}

function answerAll(): void {
  world().events.appendAll([
    { ...answered("first/q1", { points: 10 }), t: dayAt(9) },
    { ...answered("first/q2", { points: 5, verdict: "partly" }), t: dayAt(9) },
    { ...answered("second/q3", { points: 10 }), t: dayAt(9) },
  ]);
}

async function points(): Promise<unknown> {
  const here = world();
  await score({ json: true }, here);
  return JSON.parse(here.out()).points;
}

const whole = { undo: false, yes: true };

test("a lesson is forgotten after a yes, and an undo brings it back", async () => {
  answerAll();
  expect(await points()).toBe(25);
  const asking = world({ confirms: true });
  expect(await reset({ lesson: "first", undo: false, yes: false }, asking)).toBe(0);
  expect(asking.asked).toEqual(['Forget 2 answered questions and 15 points in "All about first"?']);
  expect(asking.out()).toContain("Bring them back with: whichside reset --undo");
  expect(await points()).toBe(10);
  const undoing = world();
  expect(await reset({ undo: true, yes: false }, undoing)).toBe(0);
  expect(undoing.out()).toBe(
    '✓ The reset of "All about first" from today is undone: 2 answered questions\n  and 15 points count again.',
  );
  expect(await points()).toBe(25);
});

test("a no changes nothing", async () => {
  answerAll();
  const before = readFileSync(join(home, "progress.jsonl"));
  const asking = world({ confirms: false });
  expect(await reset({ undo: false, yes: false }, asking)).toBe(0);
  expect(asking.out()).toBe("Nothing was forgotten.");
  expect(readFileSync(join(home, "progress.jsonl"))).toEqual(before);
});

test("where nobody can be asked it needs --yes", async () => {
  answerAll();
  const error = await thrownBy(reset({ undo: false, yes: false }, world()));
  expect([error.code, error.exitCode]).toEqual(["reset.not-confirmed", 2]);
  expect(await points()).toBe(25);
  expect(await reset(whole, world())).toBe(0);
  expect(await points()).toBe(0);
});

test("the log only grows, and a copy of it is made first", async () => {
  answerAll();
  const before = readFileSync(join(home, "progress.jsonl"));
  await reset(whole, world());
  const after = readFileSync(join(home, "progress.jsonl"));
  expect(after.subarray(0, before.length)).toEqual(before);
  const copies = readdirSync(home).filter((name) => name !== "progress.jsonl");
  expect(copies.sort()).toEqual(["progress-20260111-120000.jsonl", "progress-20260111.jsonl"]);
  for (const copy of copies) expect(readFileSync(join(home, copy))).toEqual(before);
});

test("resets are undone one after the other, the last first", async () => {
  answerAll();
  await reset({ ...whole, lesson: "first" }, world());
  await reset({ ...whole, lesson: "second" }, world());
  expect(await points()).toBe(0);
  await reset({ undo: true, yes: false }, world());
  expect(await points()).toBe(10);
  await reset({ undo: true, yes: false }, world());
  expect(await points()).toBe(25);
  const error = await thrownBy(reset({ undo: true, yes: false }, world()));
  expect(error.code).toBe("progress.nothing-to-undo");
});

test("answers from a clock that was ahead are forgotten too", async () => {
  world().events.appendAll([{ ...answered("first/q1", {}), t: dayAt(5000) }]);
  expect(await points()).toBe(10);
  await reset(whole, world());
  expect(await points()).toBe(0);
  await reset({ undo: true, yes: false }, world());
  expect(await points()).toBe(10);
});

test("with nothing answered there is nothing to forget", async () => {
  const here = world();
  expect(await reset(whole, here)).toBe(0);
  expect(here.out()).toBe("There is nothing to forget in this course.");
  expect(readdirSync(home)).toEqual([]);
});
