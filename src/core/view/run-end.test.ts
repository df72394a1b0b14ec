import fc from "fast-check";
import { lineCells, lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import { bar, percent } from "./bar.ts";
import { type RunEnd, runEndView } from "./run-end.ts";
import { fullStop } from "./verdict.ts";
import { isLine, type Look, type View } from "./view.ts";

const score = {
  points: 62,
  of: 70,
  share: 62 / 70,
  passed: true,
  firstTry: 5,
  echoes: 0,
  questions: 7,
  selfRated: 0,
};
const end = {
  title: "What happens when you log in",
  score,
  lookAgain: ["what the session token is for (section 4)"],
};
const failed = {
  title: "Quiz",
  score: { ...score, points: 20, share: 2 / 7, passed: false, firstTry: 1 },
  lookAgain: [],
};

function look(text: number, rest: Partial<Look> = {}): Look {
  return { width: text, text, margin: 2, charset: "unicode", plain: false, ...rest };
}

function seen(view: View): string {
  return view
    .flatMap((item) => (isLine(item) ? [item] : item.kind === "box" ? item.lines : []))
    .map((each) => lineText(each).replaceAll("\u00a0", " "))
    .join("\n");
}

test("what doesn't count yet is said, and why a full score is not passed", () => {
  const echoed = { ...score, points: 70, share: 1, passed: false, echoes: 3 };
  const said = seen(runEndView({ title: "Quiz", score: echoed, lookAgain: [] }, look(78)));
  expect(said).toContain("not passed yet: what you had just seen doesn't count");
  expect(said).toContain("3 answers were on your screen a moment before: they don't count yet");
  const some = { ...echoed, points: 20, share: 2 / 7, echoes: 1 };
  const plain = seen(
    runEndView({ title: "Quiz", score: some, lookAgain: [] }, look(78, { plain: true })),
  );
  expect(plain).toContain("not passed yet: 80 % is needed.");
  expect(plain).toContain("1 answer was on your screen a moment before: it doesn't count yet.");
});

test("what was rated by its writer is told apart, and alone it has neither points nor a verdict", () => {
  const both = { title: "Quiz", score: { ...score, selfRated: 1 }, lookAgain: [] };
  expect(seen(runEndView(both, look(78)))).toContain(
    "1 answer in your own words, rated by you: kept, and not in the points",
  );
  const none = { points: 0, of: 0, share: 0, passed: true, firstTry: 0, questions: 0 };
  const alone = { title: "Quiz", score: { ...score, ...none, selfRated: 2 }, lookAgain: [] };
  expect(seen(runEndView(alone, look(78, { plain: true })))).toBe(
    "Quiz: done, without points.\n2 answers in your own words, rated by you: kept, and not in the points.",
  );
  const boxed = seen(runEndView(alone, look(78)));
  expect(boxed).toContain("done, without points");
  expect(boxed).not.toMatch(/0 of 0|passed|%/);
});

test.each([
  [0, 8, "░░░░░░░░"],
  [0.001, 8, "▏░░░░░░░"],
  [0.5, 8, "████░░░░"],
  [0.56, 8, "████▌░░░"],
  [0.999, 8, "███████▉"],
  [1, 8, "████████"],
  [7, 3, "███"],
  [Number.NaN, 3, "░░░"],
])("a share of %d in %d cells is drawn in eighths", (share, width, drawn) => {
  expect(lineText(bar(share, width, "unicode"))).toBe(drawn);
});

test.each([
  [0, "----------"],
  [0.01, "#---------"],
  [0.5, "#####-----"],
  [0.99, "#########-"],
  [1, "##########"],
])("in ASCII a share of %d is drawn in signs", (share, drawn) => {
  expect(lineText(bar(share, 10, "ascii"))).toBe(drawn);
});

test("a bar is as wide as asked", () => {
  const charset = fc.constantFrom("unicode" as const, "ascii" as const);
  fc.assert(
    fc.property(fc.double(), fc.integer({ min: 1, max: 90 }), charset, (share, width, signs) => {
      expect(lineCells(bar(share, width, signs))).toBe(width);
    }),
  );
});

test.each([
  [0, "0 %"],
  [62 / 70, "89 %"],
  [0.796, "79 %"],
  [0.8, "80 %"],
  [0.999, "99 %"],
  [1, "100 %"],
  [2, "100 %"],
])("a share of %d reads %s", (share, read) => {
  expect(percent(share)).toBe(read);
});

test("the end of a run says points, share, verdict and first tries", () => {
  expect(seen(runEndView(end, look(76)))).toMatchInlineSnapshot(`
    "
      62 of 70 points   █████████████████████▎░░   89 %   passed
      right at the first try: 5 of 7

      Look again: what the session token is for (section 4)
    "
  `);
  expect(seen(runEndView(failed, look(76)))).toMatchInlineSnapshot(`
    "
      20 of 70 points   ██▉░░░░░░░   29 %   not passed yet: 80 % is needed
      right at the first try: 1 of 7
    "
  `);
});

test("where a line is too short for the bar it has one of its own", () => {
  expect(seen(runEndView(end, look(30, { charset: "ascii" })))).toMatchInlineSnapshot(`
    "
      62 of 70 points
      ###################---
      89 %   passed
      right at the first
      try: 5 of 7

      Look again: what the
        session token is for
        (section 4)
    "
  `);
});

test("plain output says it in sentences", () => {
  expect(seen(runEndView(end, look(76, { plain: true })))).toMatchInlineSnapshot(`
    "What happens when you log in: 62 of 70 points, 89 %, passed.
    Right at the first try: 5 of 7.
    Look again: what the session token is for (section 4)."
  `);
  expect(seen(runEndView(failed, look(76, { plain: true })))).toMatchInlineSnapshot(`
    "Quiz: 20 of 70 points, 29 %, not passed yet: 80 % is needed.
    Right at the first try: 1 of 7."
  `);
});

test("no line is wider than its box", () => {
  const plain = fc.boolean();
  fc.assert(
    fc.property(
      fc.integer({ min: 18, max: 76 }),
      plain,
      fc.constantFrom(end, failed),
      (text, spoken, each) => {
        for (const item of runEndView(each, look(text, { plain: spoken }))) {
          if (isLine(item)) expect(lineCells(item)).toBeLessThanOrEqual(text);
          else if (item.kind === "box") {
            for (const inner of item.lines) expect(lineCells(inner)).toBeLessThanOrEqual(text - 4);
          }
        }
      },
    ),
  );
});

test("a quote that ends a sentence gets no second full stop", () => {
  expect(["Yes", "Yes.", 'He said "no."', "(really?)", "a (b)"].map(fullStop).join("|")).toBe(
    ".||||.",
  );
});

test("a review is nothing to pass", () => {
  const review = { ...failed, judged: false };
  expect(seen(runEndView(review, look(76)))).toMatchInlineSnapshot(`
    "
      20 of 70 points   ██████▉░░░░░░░░░░░░░░░░░   29 %
      right at the first try: 1 of 7
    "
  `);
  expect(seen(runEndView(review, look(76, { plain: true })))).toMatchInlineSnapshot(`
    "Quiz: 20 of 70 points, 29 %.
    Right at the first try: 1 of 7."
  `);
});

test("of many missed questions it says how many are not named", () => {
  expect(seen(runEndView({ ...end, more: 4 }, look(76)))).toContain("(section 4)\n  And 4 more");
  const plain = look(76, { plain: true });
  expect(seen(runEndView({ ...end, more: 4 }, plain))).toContain("(section 4).\nAnd 4 more.");
});

test("what passing takes is said when it is not the usual share", () => {
  const needed = "all must be right at the first try";
  for (const plain of [false, true]) {
    const said = (of: RunEnd) =>
      seen(runEndView({ ...of, needed }, look(80, { plain }))).replaceAll(/\s+/g, " ");
    expect(said(failed)).toContain(needed);
    expect(said(end)).not.toContain(needed);
  }
});
