import { expect, test } from "vitest";
import { lessonMinutes } from "./minutes.ts";

const words = (count: number) => "word ".repeat(count);
const questions = (count: number) => "## Which?\n\n- [x] This\n- [ ] That\n\n".repeat(count);
const drawing = "```mermaid\n## flowchart\nA[many words here] --> B\n```\n";

test.each([
  ["nothing at all", "", "", 1],
  ["words alone", words(2300), "", 10],
  ["questions alone", "", questions(12), 8],
  ["both", words(920), questions(12), 12],
  ["drawings count as a look each, whatever stands in them", drawing.repeat(8), "", 2],
  [
    "a front matter is not read",
    `---\ntitle: T\nsummary: ${words(5000)}\n---\n${words(1150)}`,
    "",
    5,
  ],
  ["signs are no words", "| - | - |\n".repeat(5000), "", 1],
  ["a fence that is never closed hides the rest", `~~~\n${words(9000)}`, questions(3), 2],
])("%s", (_name, lesson, quiz, minutes) => {
  expect(lessonMinutes(lesson, quiz)).toBe(minutes);
});
