import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answered, dayAt } from "../../test/event-samples.ts";
import { type FakeOptions, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { bare, choice } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import { checkProgress, type ProgressOptions } from "./progress.ts";
import { reset } from "./reset.ts";
import { score } from "./score.ts";

let home = "";
let file = "";
let clock = 0;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-progress-"));
  file = join(home, "progress.jsonl");
  clock = dayAt(0);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const lesson: Lesson = {
  name: "a",
  title: "All about a",
  ...bare,
  questions: ["q0", "q1", "q2", "q3"].map((id) => ({
    ...choice(id),
    lesson: "a",
    fingerprint: "f",
  })),
};

function world(rest: Partial<FakeOptions> = {}) {
  return fakeWorld({ home, lessons: [lesson], now: () => clock++, ...rest });
}

const plain: ProgressOptions = { restore: false, yes: false, json: false };
const back: ProgressOptions = { ...plain, restore: true, yes: true };

/** A question is answered on each of the days; the file is whole. */
function learn(...days: readonly number[]): void {
  for (const day of days) {
    clock = dayAt(day);
    world().events.appendAll([{ ...answered(`a/q${day}`, {}), t: dayAt(day) }]);
  }
}

function edit(from: string | RegExp, to: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
}

async function run(options: ProgressOptions, rest?: Partial<FakeOptions>) {
  const here = world(rest);
  const code = await checkProgress(options, here);
  return { code, out: here.out().replaceAll(home, "HOME"), asked: here.asked };
}

async function scored(): Promise<{ answered: number; said: string }> {
  const here = world();
  await score({ json: true }, here);
  return { answered: JSON.parse(here.out()).answered, said: here.err() };
}

test("without progress there is nothing to tell", async () => {
  expect(await run(plain)).toMatchObject({ code: 0 });
});

test("a whole file is told as whole, with its copies", async () => {
  learn(0, 1, 2);
  const { code, out } = await run(plain);
  expect([code, out]).toEqual([
    0,
    `Your progress is whole: 3 events in
HOME/progress.jsonl

Copies that are kept, newest first:
- 2026-01-03, progress-20260103.jsonl: 2 events, whole
- 2026-01-02, progress-20260102.jsonl: 1 event, whole`,
  ]);
});

test("a damaged answer comes back from the copy that has it whole, is told no more, and that can be undone", async () => {
  learn(0, 1, 2);
  edit(/"question":"a.q1"/, '"question":"a/q9"');
  learn(3);
  expect(await scored()).toMatchObject({
    answered: 3,
    said: expect.stringContaining("whichside progress"),
  });
  const told = await run(plain);
  expect(told.code).toBe(1);
  expect(told.out).toContain("1 line of your progress is damaged, 3 events are whole");
  expect(told.out.replace(/\s+/g, " ")).toContain(
    "Line 2: it was changed or damaged after it was written. It is whole in the copy of 2026-01-03, damaged in that of 2026-01-04.",
  );
  expect(told.out.replace(/\s+/g, " ")).toContain(
    "progress-20260103.jsonl: 2 events, whole, 1 of them lost in your progress",
  );
  const before = readFileSync(file);
  const done = await run(back);
  expect([done.code, done.out]).toEqual([
    0,
    `New in progress-20260103.jsonl:
- 1 answer to 1 question, 2026-01-02
Answered questions: 3, then 4. Points: 30, then 40.
1 event came in. Take them back with: whichside reset --undo`,
  ]);
  expect(readFileSync(file).subarray(0, before.length)).toEqual(before);
  expect(await scored()).toEqual({ answered: 4, said: "" });
  expect(await run(plain)).toMatchObject({ code: 0 });
  await reset({ undo: true, yes: true }, world());
  expect(await scored()).toMatchObject({ answered: 3 });
  expect((await run(back)).out).toContain("1 event came in");
  expect(await scored()).toMatchObject({ answered: 4 });
});

test("a file that is gone is noticed, and a copy takes its place", async () => {
  learn(0, 1, 2);
  rmSync(file);
  expect((await scored()).said).toContain("Your progress is gone");
  expect(await run(plain)).toMatchObject({ code: 1 });
  expect((await run(back)).out).toContain("2 events of the copy are your progress now.");
  expect(await scored()).toEqual({ answered: 2, said: "" });
});

test("a file that cannot be read is kept when a copy takes its place", async () => {
  learn(0, 1, 2);
  writeFileSync(file, "what is this\n");
  expect((await run(plain)).out).toContain("it holds something else than progress");
  const refused = await run({ ...back, yes: false }, { confirms: false });
  expect([refused.asked.length, readFileSync(file, "utf8")]).toEqual([1, "what is this\n"]);
  expect((await run(back)).out).toContain("What was there is kept in");
  const aside = readdirSync(home).filter((name) => name.includes("unreadable"));
  expect(aside.map((name) => readFileSync(join(home, name), "utf8"))).toEqual(["what is this\n"]);
  expect(await scored()).toEqual({ answered: 2, said: "" });
});

test("a copy can be named; one that isn't there or holds nothing more changes nothing", async () => {
  learn(0, 1, 2);
  edit(/"question":"a.q0"/, '"question":"a/q9"');
  expect((await run({ ...back, copy: "progress-20260102.jsonl" })).out).toContain(
    "1 event came in",
  );
  const before = readFileSync(file);
  expect((await run({ ...back, copy: "progress-20260102.jsonl" })).out).toContain(
    "Nothing is lost",
  );
  expect((await run(back)).out).toContain("There is nothing to bring back.");
  const none = await thrownBy(run({ ...back, copy: "progress-19990101.jsonl" }));
  expect([none.code, none.exitCode]).toEqual(["progress.no-copy", 2]);
  expect(readFileSync(file)).toEqual(before);
});

test("nothing is brought back without a yes", async () => {
  learn(0, 1);
  rmSync(file);
  const error = await thrownBy(run({ ...back, yes: false }));
  expect([error.code, error.exitCode]).toEqual(["progress.not-confirmed", 2]);
});

test("the oldest copy can be brought back, although the copy that is made before pushes one out", async () => {
  learn(0);
  for (let minute = 0; minute < 10; minute++) {
    clock = dayAt(0) + minute * 60_000;
    world().events.backUp();
    // The older the copy, the more of it is whole: all but the first are damaged.
    if (minute === 0) edit(/"question":"a.q0"/, '"question":"a/q9"');
  }
  clock = dayAt(0) + 3_600_000;
  expect((await run(back)).out).toContain("1 event came in");
  expect(await scored()).toEqual({ answered: 1, said: "" });
});
