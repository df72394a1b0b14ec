import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeFolder } from "../../test/folder.ts";
import { checkTargeted } from "./check-course.ts";
import { cachedReadings, courseReadings, type ReadingsOf } from "./readings.ts";

let home = "";
let course = "";
let cache = "";

const lesson = (title: string, more = "") =>
  `---\ntitle: ${title}\nsummary: One thing.\n${more}---\n\n## The text\n\n[Picture](picture.png)\n`;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-kept-"));
  course = join(home, "course");
  cache = join(home, "cache");
  mkdirSync(cache);
  for (const name of ["one", "two"]) {
    mkdirSync(join(course, name), { recursive: true });
    writeFileSync(join(course, name, "lesson.md"), lesson(`Lesson ${name}`));
    writeFileSync(join(course, name, "picture.png"), "");
  }
  list("one", "two");
});

afterEach(() => removeFolder(home));

function list(...lessons: readonly string[]): void {
  const lines = lessons.map((name) => `  - ${name}\n`).join("");
  writeFileSync(
    join(course, "course.yaml"),
    `format: 1\nid: c\ntitle: C\nsummary: S.\nlessons:\n${lines}`,
  );
}

/** Counts what had to be read, and what was known. */
function counting(program = "1"): {
  readings: ReadingsOf;
  known: () => number;
  read: () => number;
} {
  let known = 0;
  let read = 0;
  const readings: ReadingsOf = (folder) => {
    const kept = courseReadings(cache, folder, program);
    return {
      find<T>(name: string, state: string) {
        const found = kept.find<T>(name, state);
        if (found !== undefined) known += 1;
        return found;
      },
      keep(name, state, findings) {
        read += 1;
        kept.keep(name, state, findings);
      },
      writtenAt: kept.writtenAt,
      tidy: kept.tidy,
    };
  };
  return { readings, known: () => known, read: () => read };
}

async function codes(readings?: ReadingsOf): Promise<string[]> {
  const place = { path: course, shown: "course", shipped: false };
  const { diagnostics } = await checkTargeted({ place }, { readings });
  return diagnostics.map(({ file, code, line }) => `${file}:${line} ${code}`);
}

/** Checks with what is kept; the answer must be that of a fresh check. Tells what was read. */
async function readAnew(program = "1"): Promise<number> {
  const { readings, read } = counting(program);
  expect(await codes(readings)).toEqual(await codes());
  return read();
}

function keptFiles(): string[] {
  const [folder = ""] = readdirSync(join(cache, "readings"));
  const place = join(cache, "readings", folder);
  return readdirSync(place).map((name) => join(place, name));
}

test("what has not changed is not read again", async () => {
  expect(await readAnew()).toBe(3);
  expect(await readAnew()).toBe(0);
});

test("a lesson that changed is read again, and no other one", async () => {
  await readAnew();
  writeFileSync(join(course, "two/lesson.md"), lesson("Lesson one"));
  expect(await readAnew()).toBe(1);
  expect(await codes(counting().readings)).toContain("course/two/lesson.md:2 course.title-twice");
});

test("a lesson at another place of the order is another lesson to the rules", async () => {
  await readAnew();
  list("two", "one");
  expect(await readAnew()).toBe(3);
});

test("a file that a link leads to may go, and come back", async () => {
  await readAnew();
  renameSync(join(course, "one/picture.png"), join(course, "one/other.png"));
  expect(await readAnew()).toBe(1);
  expect(await codes(counting().readings)).toContain("course/one/lesson.md:8 link.broken");
  renameSync(join(course, "one/other.png"), join(course, "one/picture.png"));
  expect(await readAnew()).toBe(1);
});

test("what is told between lessons follows the lessons that are known", async () => {
  writeFileSync(join(course, "two/lesson.md"), lesson("Two", "needs: [one]\n"));
  await readAnew();
  rmSync(join(course, "one"), { recursive: true });
  list("two");
  await readAnew();
  expect(await codes(counting().readings)).toContain("course/two/lesson.md:4 lesson.needs-unknown");
});

test("a lesson that is gone is not kept", async () => {
  const texts = () => keptFiles().map((path) => readFileSync(path, "utf8"));
  await readAnew();
  expect(texts().join()).toContain("Lesson two");
  rmSync(join(course, "two"), { recursive: true });
  list("one");
  await readAnew();
  expect(texts()).toHaveLength(2);
  expect(texts().join()).not.toContain("Lesson two");
});

test("another build of the program reads everything anew", async () => {
  await readAnew("1");
  expect(await readAnew("2")).toBe(3);
});

test("a file that is torn off anywhere, or touched, is not used", async () => {
  await readAnew();
  for (const path of keptFiles()) {
    const whole = readFileSync(path);
    for (let end = 0; end < whole.length; end += 53) {
      writeFileSync(path, whole.subarray(0, end));
      expect(await readAnew()).toBe(1);
      const touched = Buffer.from(whole);
      touched[end] = (touched[end] ?? 0) ^ 1;
      writeFileSync(path, touched);
      expect(await readAnew()).toBe(1);
    }
  }
});

test("a folder, or nothing writable, in its place is no hindrance", async () => {
  await readAnew();
  for (const path of keptFiles()) {
    rmSync(path);
    mkdirSync(path);
  }
  expect(await readAnew()).toBe(3);
  rmSync(cache, { recursive: true });
  writeFileSync(cache, "");
  expect(await readAnew()).toBe(3);
});

test("of many courses the ones that came last are kept", async () => {
  await readAnew();
  const [first = ""] = readdirSync(join(cache, "readings"));
  utimesSync(join(cache, "readings", first), 1, 1);
  for (let count = 0; count < 45; count++) {
    courseReadings(cache, `/course/${count}`, "1").keep("one", "state", {});
  }
  const left = readdirSync(join(cache, "readings"));
  expect(left).toHaveLength(40);
  expect(left).not.toContain(first);
});

test("a program that was not built, or has no cache folder, keeps nothing", () => {
  expect(cachedReadings(undefined, ".")).toBeUndefined();
  expect(cachedReadings(cache, home)).toBeUndefined();
});
