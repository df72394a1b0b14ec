/** A folder of quizzes becomes a course that passes `check`, and every file is accounted for. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeWorld } from "../../test/fake-world.ts";
import { checkTarget, checkTargeted } from "../shell/check-course.ts";
import { programRoot } from "../shell/course-folder.ts";
import { convert } from "./convert.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-convert-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  const path = join(folder, "in", name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

const item = (id: string) =>
  `<assessmentItem title="${id}"><responseDeclaration identifier="R"><correctResponse><value>A</value></correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier="R"><prompt>${id}?</prompt><simpleChoice identifier="A">a</simpleChoice><simpleChoice identifier="B">b</simpleChoice></choiceInteraction></itemBody></assessmentItem>`;

test("a folder becomes a course, with a line for every file", async () => {
  write("one: 1.md", "## Q1. Which?\n- [x] a\n- [ ] b\n\n## Q2. Which?\n- [ ] a\n- [ ] b\n");
  write("two/quiz.txt", "Who?\nA. a\nB. b\nANSWER: B\n");
  write("items/1.xml", item("One"));
  write("items/2.xml", item("Two"));
  write("readme.md", "# Nothing asked\n");
  write("picture.bin", "\0\0");
  symlinkSync("/etc/hostname", join(folder, "in", "link.md"));
  const world = fakeWorld({ home: folder, lessons: [], now: () => 0 });
  const out = join(folder, "out");
  expect(await convert({ file: join(folder, "in"), out }, world)).toBe(0);
  const told = world.err().replace(/\s+/g, " ");
  for (const each of [
    "one: 1.md:5 left out: none of its options is marked as right.",
    "one: 1.md: 1 of 2 questions",
    "two/quiz.txt: 1 of 1 question",
    "items: 2 of 2 questions",
    "readme.md holds no questions.",
    "picture.bin is no text, or too large.",
    "4 of 5 questions converted",
  ]) {
    expect(told).toContain(each);
  }
  expect(told).not.toContain("link.md");
  expect(readFileSync(join(out, "course.yaml"), "utf8")).toContain(
    "  - one-1\n  - two-quiz\n  - items\n",
  );
  const { diagnostics } = await checkTargeted(checkTarget(out, folder, programRoot()), undefined);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  await expect(convert({ file: join(folder, "in"), out }, world)).rejects.toThrow(
    "is there already",
  );
});

test("a quiz.md that stands alone begins as a lesson does", async () => {
  write("b.txt", "Who?\nA. a\nB. b\nANSWER: B\n");
  const out = join(folder, "new", "quiz.md");
  const text = readFileSync(join(folder, "in", "b.txt"), "utf8");
  const world = fakeWorld({
    home: folder,
    lessons: [],
    now: () => 0,
    files: { [join(folder, "in", "b.txt")]: text },
  });
  await convert({ file: join(folder, "in", "b.txt"), out }, world);
  expect(readFileSync(out, "utf8")).toContain(
    '---\ntitle: "B"\nsummary: "Questions from b.txt."\n---\n\n## Who?',
  );
});
