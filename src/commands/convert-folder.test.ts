/** A folder of quizzes becomes a course that passes `check`, and every file is accounted for. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
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

function pack(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  const bytes = Object.entries(files).map(([each, text]) => [each, new TextEncoder().encode(text)]);
  writeFileSync(path, zipSync(Object.fromEntries(bytes)));
  return path;
}

const oldItem = (name: string) =>
  `<item ident="${name}" title="${name}"><presentation><material><mattext>${name}?</mattext></material><response_lid ident="r"><render_choice><response_label ident="1"><material><mattext>a</mattext></material></response_label><response_label ident="2"><material><mattext>b</mattext></material></response_label></render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">2</varequal></conditionvar><setvar>100</setvar></respcondition></resprocessing></item>`;
const assessment = (items: string) =>
  `<questestinterop><assessment ident="g1" title="Tea &amp; more"><section>${items}</section></assessment></questestinterop>`;

test("a package of Canvas becomes a course: each quiz once, under its title, the rest unsaid", async () => {
  const file = pack("export.imscc", {
    "imsmanifest.xml": "<manifest><resources/></manifest>",
    "course_settings/canvas_export.txt": "Q: What did the panda say?",
    "g1/assessment_meta.xml": "<quiz><title>Tea</title></quiz>",
    "g1/assessment_qti.xml": assessment(oldItem("one")),
    "non_cc_assessments/g1.xml.qti": assessment(oldItem("one") + oldItem("two")),
    "notes.txt": "Nothing asked.",
  });
  const world = fakeWorld({ home: folder, lessons: [], now: () => 0 });
  const out = join(folder, "out");
  expect(await convert({ file, out }, world)).toBe(0);
  expect(world.err()).toContain("notes.txt holds no questions.");
  expect(world.err()).not.toContain("course_settings");
  expect(world.err()).toContain("2 questions converted");
  const quiz = readFileSync(join(out, "tea-more", "quiz.md"), "utf8");
  expect(quiz).toContain('title: "Tea & more"');
  expect(quiz.match(/^## /gm)).toHaveLength(2);
});

test("items of a package stand in the order of its test, and are one quiz", async () => {
  const file = pack("items.zip", {
    "imsmanifest.xml":
      '<manifest><metadata><lom><general><title><string>Drinks</string></title></general></lom></metadata><resources><resource href="items/a.xml"/><resource href="test.xml"/></resources></manifest>',
    "test.xml":
      '<assessmentTest><assessmentItemRef identifier="b" href="./items/b.xml"/><assessmentItemRef identifier="a" href="items/a.xml"/></assessmentTest>',
    "items/a.xml": item("Alpha"),
    "items/b.xml": item("Beta"),
  });
  const world = fakeWorld({ home: folder, lessons: [], now: () => 0 });
  const out = join(folder, "tea", "quiz.md");
  expect(await convert({ file, out }, world)).toBe(0);
  const text = readFileSync(out, "utf8");
  expect(text).toContain('title: "Drinks"');
  expect(text.match(/^## .*/gm)).toEqual(["## Beta?", "## Alpha?"]);
});

test.each([
  ["moodle_backup.xml", "as Moodle XML"],
  ["collection.anki2", "as notes in plain text"],
  ["word/document.xml", "as CSV"],
])("a package with %s is told by its name, with a way that works", async (name, hint) => {
  const file = pack("other.zip", { [name]: "<x/>" });
  const world = fakeWorld({ home: folder, lessons: [], now: () => 0 });
  await expect(convert({ file }, world)).rejects.toMatchObject({
    code: "convert.unknown",
    hint: expect.stringContaining(hint),
  });
});

test("equal losses are told once, with all their lines", async () => {
  write(
    "a.txt",
    `#separator:tab\n${["a", "b", "c"].map((front) => `${front}?\tb[sound:x.mp3]\n`).join("")}d?\te\nf?\tg[sound:y.mp3]\n`,
  );
  const world = fakeWorld({ home: folder, lessons: [], now: () => 0 });
  await convert({ file: join(folder, "in") }, world);
  expect(world.err()).toContain("a.txt:2 left out: a sound is left out (lines 2-4, 6).");
});
