import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeWorld, fakeWorld } from "../../test/fake-world.ts";
import { check } from "./check.ts";

let folder = "";
let world: FakeWorld;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-check-"));
  mkdirSync(join(folder, "course/one"), { recursive: true });
  world = fakeWorld({ home: folder, lessons: [], now: () => 0 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One lesson whose only question is a good one, or has no right option. */
function course(good: boolean): string {
  const put = (path: string, text: string) => writeFileSync(join(folder, "course", path), text);
  put("course.yaml", "format: 1\nid: c\ntitle: C\nsummary: S\nlanguage: de\nlessons: [one]\n");
  put(
    "one/quiz.md",
    `---\ntitle: One\nsummary: S\n---\n\n## Where?\n<!-- id: where -->\n\n- [ ] Here\n- [${good ? "x" : " "}] There\n\n> [!NOTE]\n> So.\n`,
  );
  return join(folder, "course");
}

test("a course without errors passes, and its warnings fail only when asked", async () => {
  const path = course(true);
  expect(await check({ path }, world)).toBe(0);
  expect(world.out()).toMatch(/\n0 errors, \d+ warnings in 1 lesson\s*$/);
  expect(await check({ path, strict: true }, world)).toBe(1);
});

test("an error fails, and is told with its place", async () => {
  const path = course(false);
  expect(await check({ path }, world)).toBe(1);
  expect(world.out()).toContain("quiz.md:9:1");
  expect(world.out()).toContain("hint: mark the right one with [x]");
});

test("a document is one document", async () => {
  const path = course(false);
  expect(await check({ path, json: true }, world)).toBe(1);
  expect(JSON.parse(world.out())).toMatchObject({
    schema: "whichside/check",
    course: "c",
    errors: 1,
  });
});

test("annotations are one line a mistake", async () => {
  const path = course(false);
  expect(await check({ path, format: "github" }, world)).toBe(1);
  const [first, ...rest] = world.out().trim().split("\n");
  expect(first).toMatch(/^::error file=.*quiz\.md,line=9,col=1,title=question\.no-right-option::/);
  expect(rest.every((line) => line.startsWith("::warning "))).toBe(true);
});

test("a single file is checked alone", async () => {
  const path = join(course(false), "course.yaml");
  expect(await check({ path }, world)).toBe(0);
});

test("a path that is no course is refused", async () => {
  await expect(check({ path: join(folder, "nowhere") }, world)).rejects.toMatchObject({
    code: "course.not-found",
    // Nobody said --course.
    message: expect.stringMatching(/^There is no file, folder or installed package "/),
    hint: expect.not.stringContaining("--course"),
  });
});

test("the guesser's figures are told for a course, a lesson and a file, and nothing fails", async () => {
  const path = course(true);
  for (const at of [path, join(path, "one"), join(path, "one/quiz.md")]) {
    expect(await check({ path: at, cues: true, json: true }, fakeAt())).toBe(0);
    expect(JSON.parse(world.out())).toMatchObject({ schema: "whichside/cues", questions: 1 });
  }
  expect(await check({ path, cues: true }, fakeAt())).toBe(0);
  expect(world.out()).toContain("one, passed in 40 of 40 rounds");
});

function fakeAt(): FakeWorld {
  world = fakeWorld({ home: folder, lessons: [], now: () => 0 });
  return world;
}
