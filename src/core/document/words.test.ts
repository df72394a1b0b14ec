import { expect, test } from "vitest";
import type { Block } from "../document/block.ts";
import { passagesOf, readingGrade, sentencesOf, syllablesIn, wordCount, wordsIn } from "./words.ts";

const at = { line: 7, col: 1 };
const paragraph = (text: string): Block => ({
  at,
  kind: "paragraph",
  content: [{ kind: "text", text }],
});

test.each([
  ["One, two: three!", ["One", "two", "three"]],
  ["front-end isn't 3.5 – or is it?", ["front-end", "isn't", "3.5", "or", "is", "it"]],
  ["Größe, naïve, 漢字", ["Größe", "naïve", "漢字"]],
  ["密码在后端检查。", ["密码", "在后", "端检", "查"]],
  ["HTTPは約束です", ["HTTP", "は約", "束で", "す"]],
  ["हिन्दी में", ["हिन्दी", "में"]],
  ["", []],
])("words in %j", (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

test.each([
  ["a", 1],
  ["made", 1],
  ["table", 2],
  ["backend", 2],
  ["computer", 3],
  ["password", 2],
  ["asked", 1],
  ["responsibility", 6],
  ["HTTP", 1],
])("%s has %d syllables", (word, count) => {
  expect(syllablesIn(word)).toBe(count);
});

test("sentences end at full stops, question marks, exclamation marks, colons, and with their paragraph", () => {
  const text = 'Ask: "Where?" He said so. It costs 3.5 euros! And';
  const lengths = sentencesOf(passagesOf([paragraph(text), paragraph("one more")])).map(
    (sentence) => sentence.words.length,
  );
  expect(lengths).toEqual([1, 1, 3, 4, 1, 2]);
});

test("cells and headings count as words, not as sentences; drawings and code not at all", () => {
  const cell = [{ kind: "text" as const, text: "two words" }];
  const blocks: Block[] = [
    { at, kind: "heading", level: 3, content: cell },
    { at, kind: "table", align: ["left"], header: [cell], rows: [[cell]] },
    { at, kind: "code", language: "", text: "not a word" },
    { at, kind: "diagram", source: "flowchart TD" },
    { at, kind: "list", ordered: false, start: 1, items: [{ blocks: [paragraph("an item")] }] },
    { at, kind: "alert", tone: "tip", blocks: [paragraph("an alert")] },
  ];
  expect(wordCount(blocks)).toBe(10);
  expect(sentencesOf(passagesOf(blocks)).map((one) => one.text)).toEqual(["an item", "an alert"]);
});

test("a code span is one word, whatever it holds", () => {
  const content = [
    { kind: "text" as const, text: "Write " },
    { kind: "code" as const, text: "SELECT * FROM orders" },
    { kind: "text" as const, text: " first." },
  ];
  expect(wordCount([{ at, kind: "paragraph", content }])).toBe(3);
});

test("long words and long sentences ask for more years of school", () => {
  const grade = (text: string) => readingGrade(sentencesOf(passagesOf([paragraph(text)])));
  const easy = grade("The cat sat on the mat. It was warm. The sun was out.");
  const hard = grade(
    "Organisational responsibilities necessitate extraordinarily comprehensive documentation.",
  );
  expect(easy).toBeLessThan(3);
  expect(hard).toBeGreaterThan(20);
  expect(readingGrade([])).toBe(0);
});
