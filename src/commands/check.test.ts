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

test("many warnings of a kind are told together, with the places of the others", async () => {
  const path = course(true);
  const question = (at: number) =>
    `## Where is ${at}?\n<!-- id: q${at} -->\n\n- [ ] Here\n- [x] There\n\n> [!NOTE]\n> So.\n\n`;
  const quiz = [1, 2, 3, 4, 5].map(question).join("");
  writeFileSync(join(path, "one/quiz.md"), `---\ntitle: One\nsummary: S\n---\n\n${quiz}`);
  for (const name of ["b", "c", "d", "e", "f", "g"]) {
    mkdirSync(join(path, name));
    writeFileSync(
      join(path, name, "quiz.md"),
      `---\ntitle: ${name}\nsummary: S\n---\n\n${question(6)}`,
    );
  }
  writeFileSync(
    join(path, "course.yaml"),
    "format: 1\nid: c\ntitle: C\nsummary: S\nlanguage: de\nlessons: [one, b, c, d, e, f, g]\n",
  );
  expect(await check({ path }, world)).toBe(0);
  const out = world.out();
  expect(out.match(/teaching\.no-feedback/g)).toHaveLength(1);
  expect(out).toContain("and 10 more of this kind:");
  expect(out.replace(/\s+/g, " ")).toContain("one/quiz.md:18, 27, 36, 45 ");
  expect(out).toMatch(/and 2 in 2 more files\n/);
  const { warnings } = JSON.parse(await jsonOf(path));
  expect(out).toContain(`0 errors, ${warnings} warnings in 7 lessons`);
});

async function jsonOf(path: string): Promise<string> {
  const other = fakeWorld({ home: folder, lessons: [], now: () => 0 });
  await check({ path, json: true }, other);
  return other.out();
}

test("errors are told one by one, however many they are", async () => {
  const path = course(false);
  const quiz = [1, 2, 3, 4, 5].map(
    (at) => `## Where is ${at}?\n<!-- id: q${at} -->\n\n- [ ] Here\n- [ ] There\n\n`,
  );
  writeFileSync(join(path, "one/quiz.md"), `---\ntitle: One\nsummary: S\n---\n\n${quiz.join("")}`);
  expect(await check({ path }, world)).toBe(1);
  expect(world.out().match(/question\.no-right-option/g)).toHaveLength(5);
});
