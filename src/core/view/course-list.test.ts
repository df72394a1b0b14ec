import { lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import { afterLegend, type LessonRow, lessonRows } from "./course-list.ts";
import type { Look } from "./view.ts";

const look: Look = { width: 76, text: 76, margin: 2, charset: "unicode", plain: false };

const rows: readonly LessonRow[] = [
  { number: 1, name: "a", title: "Two halves", state: "mastered", share: 1, after: [] },
  { number: 2, name: "b", title: "The restaurant", state: "begun", share: 0.3, after: [] },
  {
    number: 3,
    name: "c",
    title: "Requests",
    state: "new",
    share: undefined,
    after: [2],
    minutes: 9,
  },
  {
    number: 18,
    name: "d",
    title: "All",
    minutes: 14,
    state: "new",
    share: undefined,
    after: [2, 3, 4, 7, 9, 10],
  },
];

const drawn = (how: Partial<Look> = {}) =>
  lessonRows(rows, { ...look, ...how })
    .flat()
    .map(lineText)
    .join("\n");

test("a wide screen has one line a lesson", () => {
  expect(drawn()).toMatchInlineSnapshot(`
    "●  1  Two halves              ██████████  100 %  mastered
    ◐  2  The restaurant          ███░░░░░░░   30 %  begun
    ○  3  Requests         9 min  best after 2
    ○ 18  All             14 min  best after 2–4, 7, 9, 10"
  `);
});

test("a narrow screen has the marks below the title", () => {
  expect(drawn({ width: 36, text: 36, charset: "ascii" })).toMatchInlineSnapshot(`
    "*  1  Two halves
          ##########  100 %  mastered
    o  2  The restaurant
          ###-------   30 %  begun
    .  3  Requests
          9 min  best after 2
    . 18  All
          14 min  best after 2-4, 7, 9,
          10"
  `);
});

test("plain rows are sentences", () => {
  expect(drawn({ plain: true })).toMatchInlineSnapshot(`
    "1. Two halves. Mastered, 100 percent.
    2. The restaurant. Begun, 30 percent.
    3. Requests. Not started, about 9 minutes, best after 2.
    18. All. Not started, about 14 minutes, best after 2 to 4, 7, 9, 10."
  `);
});

test("how long a lesson takes stands beside its title", () => {
  const timed = rows.map((row) => ({ ...row, minutes: row.number }));
  expect(lessonRows(timed, look).flat().map(lineText)).toContain(
    "○  3  Requests         3 min  best after 2",
  );
});

test("what is best read before is never cut", () => {
  const needy = [{ ...rows[0], state: "new", share: undefined, after: [1, 3, 5, 7, 9, 11, 13] }];
  const laid = lessonRows(needy as LessonRow[], { ...look, width: 24, text: 24 });
  expect(laid.flat().map(lineText).join(" ").replace(/\s+/g, " ")).toContain(
    "best after 1, 3, 5, 7, 9, 11, 13",
  );
});

test("the legend takes its example from the list, and is absent without one", () => {
  expect(afterLegend(rows, look).map(lineText)).toEqual([
    'Nothing is locked: "best after 2" says what a lesson builds on.',
  ]);
  expect(afterLegend(rows.slice(0, 2), look)).toEqual([]);
});
