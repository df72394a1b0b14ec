import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answered, stamp } from "../../test/event-samples.ts";
import { fakeWorld } from "../../test/fake-world.ts";
import { bare } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import { findLesson } from "./course.ts";
import { openSession } from "./session.ts";
import { tellUncounted } from "./uncounted.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-session-"));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const lesson: Lesson = {
  ...bare,
  name: "login-flow",
  title: "Logging in",
  summary: "What happens.",
};

const world = () => fakeWorld({ home, lessons: [lesson], now: () => 1_790_000_000_000 });

test.each([
  [["garbage"], "One line of your progress cannot be read and is left as it is: ", ":2. The rest"],
  [["{}", "[]"], "2 lines of your progress cannot be read and are left as they are, the first at "],
])("unreadable lines of progress are counted and named: %j", async (lines, ...said) => {
  const opened = world();
  opened.log().append({ type: "section", lesson: "login-flow", section: "intro" }, "c");
  appendFileSync(join(home, "progress.jsonl"), `${lines.join("\n")}\n`);
  await tellUncounted(await openSession(opened));
  const err = opened.err().replaceAll(/\s+/g, " ");
  for (const each of said) expect(err).toContain(each);
});

test("answers behind a reset by a clock that was ahead are told, with the way to count them", async () => {
  const opened = world();
  const reset = { ...stamp({ type: "reset" }, 0), t: 1_790_000_000_000 + 7_200_000 };
  const late = { ...answered("login-flow/q1", {}), t: 1_790_000_000_000 };
  opened.log().appendAll([reset, late]);
  await tellUncounted(await openSession(opened));
  const err = opened.err().replaceAll(/\s+/g, " ");
  expect(err).toContain("One answer does not count: the clock was ahead when you last reset");
  expect(err).toContain("whichside reset --undo");
});

test("a lesson that was not named exactly is said, in a sentence", async () => {
  const opened = world();
  const session = await openSession(opened);
  expect(await findLesson(session, "logg")).toBe("login-flow");
  expect(opened.err()).toBe('"logg" is taken for "Logging in" (login-flow).\n');
  expect(await findLesson(session, "login-flow")).toBe("login-flow");
  expect(opened.err()).toBe('"logg" is taken for "Logging in" (login-flow).\n');
});
