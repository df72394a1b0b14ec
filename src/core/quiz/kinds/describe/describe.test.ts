import { expect, test } from "vitest";
import { words } from "../../../../../test/questions.ts";
import { inlineText } from "../../../document/block.ts";
import { fingerprint } from "../../../reading/fingerprint.ts";
import { parseLesson } from "../../../reading/parse-lesson.ts";

function read(points: string, below = "\nModel: It keeps the text.\n") {
  const quizText = `---\ntitle: A\nsummary: A.\n---\n\n## What should it do?\n<!-- id: a -->\n\nRubric:\n\n${points}\n${below}`;
  const { value, diagnostics } = parseLesson({ name: "a", folder: "c/a", quizText });
  const { answer } = value.questions[0] ?? {};
  return {
    points: answer?.kind === "describe" ? answer.points.map(inlineText) : undefined,
    told: diagnostics
      .filter(({ code }) => code !== "question.no-explanation")
      .map(({ code, line }) => `${code} ${line}`),
  };
}

test.each([
  ["- keeps the text\n- says so", ["keeps the text", "says so"], []],
  [
    "- keeps the text: `keep`, `stay`\n- says so: `say`",
    ["keeps the text", "says so"],
    ["question.no-effect 11"],
  ],
  [
    "- keeps the text\n- says so: `say … so`;",
    ["keeps the text", "says so"],
    ["question.no-effect 12"],
  ],
  [
    "- 何を変えたか：`何を`、`内容`\n- says so: `a` or `b`, and `c`",
    ["何を変えたか", "says so"],
    ["question.no-effect 11"],
  ],
  [
    "- answers with `403`\n- says so: by `Retry` in bold",
    ["answers with 403", "says so: by Retry in bold"],
    [],
  ],
  ["- `403`\n- says so", ["403", "says so"], []],
  ["- keeps *the* text:\n- says so", ["keeps the text:", "says so"], []],
])("of %j the points are what learners read", (list, points, told) => {
  expect(read(list)).toEqual({ points, told });
});

test("what was to be avoided has no effect, and is told, with a list below it or without", () => {
  const list = "- keeps the text\n- says so";
  const model = "\nModel: It keeps the text.\n";
  for (const avoid of ["\nAvoid:\n\n- loses it: `lost`\n", "\nAvoid:\n"]) {
    expect(read(list, avoid + model)).toEqual({
      points: ["keeps the text", "says so"],
      told: ["question.no-effect 14"],
    });
  }
});

test("no edit of the points starts the question anew: nothing in it is right or wrong", () => {
  const print = (...points: string[]) =>
    fingerprint({ kind: "describe", points: points.map((point) => words(point)), model: [] });
  expect(print("keeps the text", "says so")).toBe(print("something else"));
});
