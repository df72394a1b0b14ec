import { expect, test } from "vitest";
import { bare, choice, everyKind, question, words } from "../../../../test/questions.ts";
import type { Lesson } from "../../course/course.ts";
import type { Question } from "../../quiz/question.ts";
import { worksheetDocument } from "./worksheet.ts";

function lesson(title: string, questions: readonly Question[]): Lesson {
  return {
    name: "log-in",
    title,
    ...bare,
    questions,
  };
}

function halves(...lessons: readonly Lesson[]): { sheet: string; key: string } {
  const [sheet = "", key = ""] = worksheetDocument({ id: "c", title: "Course" }, lessons)
    .lines.join("\n")
    .split("\n# Key\n");
  return { sheet, key };
}

test("every question is numbered through, on the sheet and in the key", () => {
  const { sheet, key } = halves(lesson("One", everyKind), lesson("Two", [choice("last")]));
  const count = everyKind.length + 1;
  const numbers = Array.from({ length: count }, (_, index) => `${index + 1}`);
  expect([...sheet.matchAll(/^### (\d+)\./gm)].map(([, number]) => number)).toEqual(numbers);
  expect([...key.matchAll(/^(\d+)\. /gm)].map(([, number]) => number)).toEqual(numbers);
});

test("the sheet gives no answer away", () => {
  const items = ["c first", "a second", "b third"].map(words);
  const { sheet } = halves(
    lesson("One", [
      choice("a"),
      question("o", { kind: "order", items }),
      ...everyKind.filter(({ answer }) => ["text", "gaps", "describe"].includes(answer.kind)),
    ]),
  );
  expect(sheet).not.toMatch(/\[x\]/);
  expect(sheet.indexOf("a second")).toBeLessThan(sheet.indexOf("c first"));
  for (const secret of ["authentication", "server", "On click"]) {
    expect(sheet).not.toContain(secret);
  }
});

test("signs of Markdown in a text mean themselves", () => {
  const asked = { ...choice("a"), title: words("What does *a* do in `b`, # and <c>?") };
  const { sheet } = halves(lesson("A | B", [asked]));
  expect(sheet).toContain("### 1. What does \\*a\\* do in \\`b\\`, # and \\<c\\>?");
  expect(sheet).toContain("## A \\| B");
});

test("a lesson without questions is not on the sheet", () => {
  expect(halves(lesson("One", []), lesson("Two", [choice("a")])).sheet).not.toContain("One");
});
