import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fakeWorld } from "../../test/fake-world.ts";
import { choice } from "../../test/questions.ts";
import { parseLesson } from "../core/reading/parse-lesson.ts";
import { askedNow } from "../core/sitting/run.ts";
import { startRun } from "../core/sitting/run-state.ts";
import { scriptedAsker } from "../shell/prompts/scripted.ts";
import { readAgain, readSection, type Ways } from "./reading.ts";
import { openSession } from "./session.ts";

const home = mkdtempSync(join(tmpdir(), "whichside-reading-"));
afterAll(() => rmSync(home, { recursive: true }));

const { value: lesson } = parseLesson({
  name: "letters",
  folder: "letters",
  lessonText: `---
title: Letters
summary: How two programs talk.
terms:
  request: A message that asks.
  answer: What comes back.
---

## Going out

A **request** goes out.

## Coming back

The reply to the **request** comes back.

## Drawn

An **answer** is drawn.

~~~mermaid
sequenceDiagram
  A->>B: ask
  B-->>A: answer
~~~

## All at once

${Array.from({ length: 15 }, (_, index) => `Paragraph ${index + 1}.`).join("\n\n")}
`,
  quizText: undefined,
});

/** Reads a section while these keys are pressed; gives the keys offered each time, and the screen. */
async function read(at: number, ...pressed: readonly string[]) {
  return readWith({ on: "continue", before: true }, at, ...pressed);
}

async function readWith(ways: Ways, at: number, ...pressed: readonly string[]) {
  const keys: string[] = [];
  const script = scriptedAsker(pressed.map((key) => ({ key })));
  const world = fakeWorld({ home, lessons: [lesson], now: () => 0 });
  const asker: typeof script = {
    ...script,
    key: (options) => {
      keys.push(options.keys.map(({ key, does }) => `${key} ${does}`).join(", "));
      return script.key(options);
    },
  };
  const session = await openSession({ ...world, asker: async () => asker });
  const section = lesson.sections[at];
  if (section === undefined) throw new Error("no such section");
  const turned = await readSection(session, lesson, section, "1 of 2", ways);
  return { turned, keys, out: world.out() };
}

test("a section that introduces a word offers to explain it, and waits again behind it", async () => {
  const { turned, keys, out } = await read(0, "g", "b");
  expect(keys).toEqual([
    "enter continue, g words, b back, q quit",
    "enter continue, b back, q quit",
  ]);
  expect(out).toContain("request  A message that asks.");
  expect(turned).toBe("back");
});

test("where the word comes back nothing is offered", async () => {
  const { turned, keys, out } = await read(1, "enter");
  expect(keys).toEqual(["enter continue, b back, q quit"]);
  expect(out).not.toContain("A message that asks.");
  expect(turned).toBe("on");
});

test("a long section is parted into pages, and back is the page before", async () => {
  const { turned, keys, out } = await read(3, "enter", "b", "enter", "enter");
  const more = "enter more, b back, q quit";
  expect(keys).toEqual([more, "enter continue, b back, q quit", more, keys[1]]);
  expect(out.split("Paragraph 1.").length - 1).toBe(2);
  expect(out.split("Paragraph 15.").length - 1).toBe(2);
  expect(turned).toBe("on");
});

test("where there is nothing to go back to, no key says so", async () => {
  const ways = { on: "to the question", before: false };
  expect((await readWith(ways, 1, "enter")).keys).toEqual(["enter to the question, q quit"]);
  expect((await readWith(ways, 3, "enter", "b", "q")).keys).toEqual([
    "enter more, q quit",
    "enter to the question, b back, q quit",
    "enter more, q quit",
  ]);
});

test("a section that a diagram ends is left with the Enter of its last step", async () => {
  const { turned, keys } = await read(2);
  expect(keys).toEqual([]);
  expect(turned).toBe("on");
});

test("all steps of it at once are still to be looked at", async () => {
  const { turned, keys } = await read(2, "a", "b");
  expect(keys).toEqual(["enter continue, g words, b back, q quit"]);
  expect(turned).toBe("back");
});

test("its words are explained below the drawing", async () => {
  const { keys, out } = await read(2, "g");
  expect(keys).toEqual(["enter continue, b back, q quit"]);
  expect(out).toContain("answer  What comes back.");
});

test("what is read again says so; what was never read says where it stands", async () => {
  const asked = { ...choice("c", 2), lesson: "letters", after: "coming-back" };
  const run = startRun({ id: "r", mode: "review", seed: 1, questions: [asked] });
  const now = askedNow(run);
  if (now === undefined) throw new Error("nothing is asked");
  const world = fakeWorld({ home, lessons: [lesson], now: () => 0, answers: [] });
  const session = await openSession(world);
  await readAgain(session, now, run);
  expect(world.out()).toContain("Letters · 2\u00a0of\u00a04, not read yet");
  await session.record({ type: "section", lesson: "letters", section: "coming-back" });
  await readAgain(session, now, run);
  expect(world.out()).toContain("Letters · once more");
});
