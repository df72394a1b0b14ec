import { readFileSync } from "node:fs";
import fc from "fast-check";
import { cells, lineText } from "mermaid-text/text";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../diagnostic.ts";
import { checkDocument, diagnosticsView, githubAnnotations, summaryText } from "./diagnostics.ts";
import { isLine, type Look } from "./view.ts";

const wide: Look = { width: 76, text: 76, margin: 2, charset: "unicode", plain: false };
const narrow: Look = { width: 36, text: 36, margin: 0, charset: "unicode", plain: false };

const one: Diagnostic = {
  file: "lessons/login-flow/quiz.md",
  line: 12,
  col: 1,
  severity: "error",
  code: "question.no-right-option",
  message: '"Where are passwords checked?" has no right option.',
  hint: "mark the right one with [x]",
};
const lines = [...Array(10).fill(""), "- [ ] In the browser", "- [ ] On the backend"];

function drawn(diagnostic: Diagnostic, text: readonly string[] | undefined, look: Look): string {
  return diagnosticsView([diagnostic], () => text, look)
    .map((item) => (isLine(item) ? lineText(item).trimEnd() : "?"))
    .join("\n");
}

describe("a mistake", () => {
  test("is shown with its place, the line, a caret and a hint", () => {
    expect(`\n${drawn(one, lines, wide)}`).toBe(`
lessons/login-flow/quiz.md:12:1 error question.no-right-option
"Where are passwords checked?" has no right option.
  11 │ - [ ] In the browser
  12 │ - [ ] On the backend
     │ ^
  hint: mark the right one with [x]
`);
  });

  test("wraps in a narrow terminal", () => {
    expect(`\n${drawn(one, lines, narrow)}`).toBe(`
lessons/login-flow/quiz.md:12:1
  error question.no-right-option
"Where are passwords checked?" has
no right option.
  11 │ - [ ] In the browser
  12 │ - [ ] On the backend
     │ ^
  hint: mark the right one with [x]
`);
  });

  test("in a long line is shown with what stands around it", () => {
    const text = `${"word ".repeat(40)}here ${"word ".repeat(40)}`;
    expect(drawn({ ...one, line: 1, col: 201 }, [text], narrow)).toContain(
      "  1 │ …word word word here word wor…\n    │                 ^",
    );
  });

  test("has its caret below wide characters", () => {
    expect(drawn({ ...one, line: 1, col: 4 }, ["漢字 [x]"], wide)).toContain(
      "  1 │ 漢字 [x]\n    │      ^",
    );
  });

  test("without a file to read has no excerpt", () => {
    expect(drawn(one, undefined, wide).split("\n")).toHaveLength(4);
  });

  test("is never wider than asked, and holds no character that a terminal obeys", () => {
    const text = fc.string({ unit: "binary", maxLength: 300 });
    fc.assert(
      fc.property(
        text,
        text,
        fc.nat(320),
        fc.integer({ min: 18, max: 100 }),
        (row, message, col, width) => {
          const look = { ...wide, width, text: Math.min(76, width) };
          const view = diagnosticsView(
            [{ ...one, line: 1, col: col + 1, message }],
            () => [row],
            look,
          );
          for (const item of view) {
            const shown = isLine(item) ? lineText(item) : "";
            expect(cells(shown)).toBeLessThanOrEqual(width);
            expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
          }
        },
      ),
    );
  });
});

test.each([
  [[], 18, "Nothing to mend in 18 lessons"],
  [[one], 1, "1 error, 0 warnings in 1 lesson"],
  [
    [one, { ...one, severity: "warning" as const }, { ...one, severity: "warning" as const }],
    18,
    "1 error, 2 warnings in 18 lessons",
  ],
])("the summary counts", (diagnostics, lessons, text) => {
  expect(summaryText({ course: "c", lessons, diagnostics })).toBe(text);
});

test("the document for programs is versioned and pure ASCII", () => {
  const { hint: _, ...hintless } = one;
  const text = [
    ...checkDocument({
      course: undefined,
      lessons: 1,
      diagnostics: [{ ...hintless, message: "ä \u001b \u202e" }],
    }),
  ].join("\n");
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(JSON.parse(text)).toEqual({
    schema: "whichside/check",
    version: 1,
    course: null,
    lessons: 1,
    errors: 1,
    warnings: 0,
    diagnostics: [{ ...one, message: "ä \u001b \u202e", hint: null }],
  });
});

test("docs/format.md shows the document as it is", () => {
  const page = readFileSync(new URL("../../../docs/format.md", import.meta.url), "utf8");
  const shown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "");
  const [diagnostic] = shown.diagnostics;
  const result = { course: shown.course, lessons: shown.lessons };
  const text = (diagnostics: Diagnostic[]) =>
    [...checkDocument({ ...result, diagnostics })].join("\n");
  expect(JSON.parse(text([diagnostic]))).toEqual(shown);
  // However many there are, it is laid out as one document.
  for (const count of [0, 1, 3]) {
    const whole = text(Array.from({ length: count }, () => diagnostic));
    expect(whole).toBe(JSON.stringify(JSON.parse(whole), null, 2));
  }
});

test("annotations escape what GitHub's commands give a meaning", () => {
  const odd = { ...one, file: "a,b:c%.md", message: "50 % ::error::\nnext" };
  expect([...githubAnnotations([odd, { ...one, severity: "warning" }])]).toEqual([
    "::error file=a%2Cb%3Ac%25.md,line=12,col=1,title=question.no-right-option::50 %25 ::error::%0Anext%0Ahint: mark the right one with [x]",
    '::warning file=lessons/login-flow/quiz.md,line=12,col=1,title=question.no-right-option::"Where are passwords checked?" has no right option.%0Ahint: mark the right one with [x]',
  ]);
});
