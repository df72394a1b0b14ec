/** Hostile files: the library is never given what it would take seconds for. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notesFor } from "../problems.ts";
import { parseCourse } from "../reading/parse-course.ts";
import { parseLesson } from "../reading/parse-lesson.ts";
import { parseLessonMeta } from "../reading/parse-meta.ts";
import { withinLimits } from "./limits.ts";

const head = "---\ntitle: T\nsummary: S\n---\n\n";

/** What is told before the Markdown library sees anything. */
function codesOf(body: string): string[] {
  const { found, report } = notesFor("f");
  withinLimits(body.split("\n"), report);
  return [...new Set(found.map((one) => one.code))];
}

const filler = `${"word ".repeat(600)}\n\n`;

test.each([
  ["a file of more than a million characters", filler.repeat(340), "limit.file"],
  ["a file of more than 25,000 lines", "a\n\n".repeat(12_501), "limit.lines"],
  ["a line of more than 4,000 characters", "x".repeat(4_001), "limit.line"],
  [
    "a paragraph of more than 40,000 characters",
    `${"word ".repeat(100)}\n`.repeat(90),
    "limit.block",
  ],
  ["a paragraph with more than 2,000 signs", `${"*a_ ".repeat(100)}\n`.repeat(12), "limit.block"],
  ["a paragraph with very many underlines", "a\n---\n".repeat(501), "limit.block"],
  [
    "a long paragraph with many signs",
    `${"a*".repeat(190)}${"word ".repeat(700)}\n`.repeat(10),
    "limit.block",
  ],
  ["a section of 5,001 items", "- a\n\n".repeat(5_001), "limit.section"],
  ["a section of 5,001 cells", "|a|b|\n|-|-|\n|c|d|\n\n".repeat(560), "limit.section"],
  [
    "a file of 20,001 nested quotes",
    `${">>>>>>>>>> a\n\n".repeat(490)}## H\n\n`.repeat(9),
    "limit.section",
  ],
  ["a thousand nested quotes", `${">".repeat(1000)} a`, "limit.nesting"],
  ["a thousand nested lists on a line", `${"- ".repeat(1000)}a`, "limit.nesting"],
  [
    "lists nested by their indent",
    Array.from({ length: 60 }, (_, i) => `${"  ".repeat(i)}- a`).join("\n"),
    "limit.nesting",
  ],
  ["two hundred stars in a row", `${"*".repeat(200)}a`, "limit.run"],
])("%s has a diagnostic of its own", (_what, body, code) => {
  expect(codesOf(body)).toEqual([code]);
});

test.each([
  ["31 columns", `${"|a".repeat(31)}|\n${"|-".repeat(31)}|\n`],
  ["501 rows", `|a|b|\n|-|-|\n${"|c|d|\n".repeat(501)}`],
])("a table of %s is cut", (_what, body) => {
  const { value, diagnostics } = parseLesson({ name: "n", folder: "c/n", lessonText: head + body });
  expect(diagnostics.map((one) => one.code)).toEqual(["limit.table"]);
  const table = value.sections[0]?.blocks[0];
  if (table?.kind !== "table") throw new Error("no table");
  expect(table.header.length).toBeLessThanOrEqual(30);
  expect(table.rows.length).toBeLessThanOrEqual(500);
});

test("what is over a limit is left out, and the rest is read in its place", () => {
  const { value } = parseLesson({
    name: "n",
    folder: "c/n",
    lessonText: `${head}${"x".repeat(5_000)}\n\n## The rest\n\nWords.\n`,
  });
  expect(value.sections.map((one) => one.id)).toEqual(["the-rest"]);
  expect(value.sections[0]?.blocks[0]?.at).toEqual({ line: 10, col: 1 });
});

test("the 1,001st question is left out", () => {
  const one = (_: unknown, index: number) => `## Q${index}?\n\nAnswer: \`a\`\n\n`;
  const quizText = Array.from({ length: 1_001 }, one).join("");
  const { value, diagnostics } = parseLesson({
    name: "n",
    folder: "c/n",
    lessonText: head,
    quizText,
  });
  expect(value.questions).toHaveLength(1_000);
  expect(diagnostics.map((each) => each.code)).toContain("limit.questions");
});

describe("front matter", () => {
  const codes = (yaml: string) =>
    parseLessonMeta(`---\n${yaml}\n---\n`, "f", "n").diagnostics.map((one) => one.code);

  test.each([
    ["more than 64 KB", `title: ${"x".repeat(66_000)}`, "limit.front-matter"],
    [
      "thousands of keys",
      Array.from({ length: 600 }, (_, i) => `k${i}: 1`).join("\n"),
      "limit.keys",
    ],
    [
      "thousands of keys on a line",
      `a: {${Array.from({ length: 3_000 }, (_, i) => `k${i}`).join(",")}}`,
      "limit.keys",
    ],
    ["brackets nested 10,000 deep", `a: ${"[".repeat(10_000)}`, "limit.yaml-nesting"],
    ["braces nested 10,000 deep", `a: ${"{b: ".repeat(400)}`, "limit.yaml-nesting"],
    ["lists nested 1,000 deep", `a:\n  ${"- ".repeat(1_000)}`, "limit.yaml-nesting"],
  ])("with %s is refused before it is read", (_what, yaml, code) => {
    expect(codes(yaml)).toEqual([code]);
  });

  test.each([
    ["an anchor that holds itself", "title: &a [*a]", "yaml.anchor"],
    ["an alias bomb", "title: T\nterms: &a [x, x]\nneeds: [*a, *a]", "yaml.anchor"],
    ["a tag", "title: !!js/function 'x'", "yaml.syntax"],
  ])("with %s gives an error and no value made from it", (_what, yaml, code) => {
    expect(codes(yaml)).toContain(code);
  });

  test.each(["- a\n", "[\n", "'\n", ": \n\t", "%\n"])(
    "with a fault in each of very many lines, as by %j, is told of some of them",
    (line) => {
      const found = codes(`title: T\nneeds: [x]\n${line.repeat(60_000 / line.length)}`);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(60);
    },
  );

  test("keys that mean something to JavaScript are keys like any other", () => {
    const text =
      "format: 1\nid: c\ntitle: T\nsummary: S\n__proto__: { polluted: yes }\nconstructor: x\nlessons: [__proto__, constructor]\n";
    const { value, diagnostics } = parseCourse(text, "course.yaml");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(diagnostics.filter((one) => one.code === "yaml.unknown-key")).toHaveLength(2);
    expect(value?.lessons).toEqual(["constructor"]);
  });
});

test("what is let through is never more than the library can take", () => {
  // The library's work grows with the signs of a paragraph times its length.
  const sign = fc.constantFrom(
    "*",
    "_",
    "[",
    "]",
    "`",
    "<",
    "!",
    "&",
    "~",
    ">",
    "- ",
    "a",
    " ",
    "word ",
    "\n",
    "\n\n",
    "|",
  );
  const text = fc
    .array(fc.tuple(sign, fc.integer({ min: 1, max: 400 })), { maxLength: 200 })
    .map((parts) => parts.map(([part, times]) => part.repeat(times)).join(""));
  fc.assert(
    fc.property(text, (raw) => {
      const lines = withinLimits(raw.split("\n"), notesFor("f").report);
      const blocks = lines.join("\n").split(/\n\s*\n/);
      for (const block of blocks) {
        expect(block.match(/\*+|_+|~+|`+|\[|\]|<|!|&|\\/g)?.length ?? 0).toBeLessThanOrEqual(2_000);
        expect(block.length).toBeLessThanOrEqual(40_001);
      }
      for (const line of lines) expect(line).not.toMatch(/([*_~`[\]<!&])\1{100}/);
    }),
    { numRuns: 200 },
  );
});

describe("course.yaml", () => {
  const head = "format: 1\nid: c\ntitle: T\nsummary: S\nlessons:\n";

  test("may list ten thousand lessons", () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `  - lesson-${index}\n`);
    const { value, diagnostics } = parseCourse(head + names.join(""), "course.yaml");
    expect(diagnostics).toEqual([]);
    expect(value?.lessons).toHaveLength(10_000);
  });

  test.each([
    ["very many lessons", "  - a\n".repeat(20_001)],
    ["a fault in each of very many lines", "*a\n".repeat(22_000)],
  ])("with %s is refused by its size", (_, lines) => {
    const { diagnostics } = parseCourse(head + lines, "course.yaml");
    expect(diagnostics.map(({ code }) => code)).toEqual(["limit.file"]);
  });
});
