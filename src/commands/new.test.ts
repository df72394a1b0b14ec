import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeWorld, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { type Library, realLibrary } from "../shell/library.ts";
import { createNew } from "./new.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-new-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function world(course?: string): FakeWorld {
  const fake = fakeWorld({ home: join(folder, "home"), lessons: [], now: () => 0 });
  return course === undefined ? fake : { ...fake, library: async () => libraryIn(course) };
}

function libraryIn(course: string): Library {
  return realLibrary({ path: course, shown: course, shipped: false });
}

const commands = ["quiz", "list"];

function make(what: "course" | "lesson", name: string, course?: string): Promise<number> {
  return createNew({ what, name, commands }, world(course));
}

async function problemsIn(course: string): Promise<readonly string[]> {
  const { diagnostics } = await libraryIn(course).check();
  return diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`);
}

test("a new course passes every check, also with many new lessons in it", async () => {
  const course = join(folder, "my-course");
  expect(await make("course", course)).toBe(0);
  expect(readdirSync(course).sort()).toEqual(["course.yaml", "how-questions-teach"]);
  expect(await problemsIn(course)).toEqual([]);
  for (const name of ["one", "two", "three", "four"]) await make("lesson", name, course);
  expect(await problemsIn(course)).toEqual([]);
  expect(libraryIn(course).course().value.lessons).toEqual([
    "how-questions-teach",
    "one",
    "two",
    "three",
    "four",
  ]);
});

test("it says what was made and what to run next", async () => {
  const course = join(folder, "my-course");
  const here = world();
  await createNew({ what: "course", name: course, commands }, here);
  expect(here.out().replaceAll(folder, "tmp")).toContain("Made the course my-course");
  expect(here.out()).toContain(`whichside check ${course}`);
});

test("a course may be made in an empty folder, and in no other", async () => {
  const course = join(folder, "my-course");
  mkdirSync(course);
  expect(await make("course", course)).toBe(0);
  const error = await thrownBy(make("course", course));
  expect([error.code, error.exitCode]).toEqual(["new.exists", 2]);
  writeFileSync(join(folder, "notes"), "mine");
  expect((await thrownBy(make("course", join(folder, "notes")))).code).toBe("new.exists");
  expect(readFileSync(join(folder, "notes"), "utf8")).toBe("mine");
});

test("a lesson that is there or listed is not written over", async () => {
  const course = join(folder, "my-course");
  await make("course", course);
  const before = readFileSync(join(course, "course.yaml"), "utf8");
  expect((await thrownBy(make("lesson", "how-questions-teach", course))).code).toBe("new.exists");
  expect(readFileSync(join(course, "course.yaml"), "utf8")).toBe(before);
});

test("a list that cannot be changed safely is left to its author", async () => {
  const course = join(folder, "my-course");
  mkdirSync(course);
  const text = "format: 1\nid: c\ntitle: C\nsummary: S.\nlessons: []\n";
  writeFileSync(join(course, "course.yaml"), text);
  const here = world(course);
  await createNew({ what: "lesson", name: "one", commands }, here);
  expect(here.out()).toContain('yourself: "- one"');
  expect(readFileSync(join(course, "course.yaml"), "utf8")).toBe(text);
});

test.each([
  ["My Course", "Try: whichside new course tmp/my-course"],
  ["..!", "Such as: whichside new course my-course"],
])("a course cannot be called %s", async (name, hint) => {
  const error = await thrownBy(make("course", join(folder, name)));
  expect([error.code, error.hint?.replaceAll(folder, "tmp")]).toEqual(["new.bad-name", hint]);
});

test("a lesson cannot be called like a command", async () => {
  const error = await thrownBy(make("lesson", "quiz"));
  expect([error.message, error.hint]).toEqual([
    '"quiz" cannot name a lesson: that is a command, so its name would never open it.',
    "Try: whichside new lesson the-quiz",
  ]);
});
