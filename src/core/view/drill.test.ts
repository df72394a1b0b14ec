import { lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import { type DrillItem, noDrillScore, scoreItem } from "../sitting/drill.ts";
import { drillEndView, drillStatus, drillVerdict } from "./drill.ts";
import type { Look, View, ViewItem } from "./view.ts";

const item: DrillItem = {
  lesson: "login-flow",
  asked: [{ kind: "text", text: "Which side does it?" }],
  item: [{ kind: "text", text: "Showing a spinner" }],
  sides: [
    { id: "frontend", label: "Frontend", color: "cyan" },
    { id: "backend", label: "Backend", color: "magenta" },
  ],
  right: 0,
  why: [{ kind: "text", text: "The backend works, the frontend says so." }],
};
const other = { ...item, lesson: "where-data-lives" };
const titles = new Map([
  ["login-flow", { number: 8, title: "What happens when you log in" }],
  ["where-data-lives", { number: 10, title: "Where data lives" }],
]);

function look(width: number, rest: Partial<Look> = {}): Look {
  return { width, text: Math.min(76, width), margin: 0, charset: "unicode", plain: false, ...rest };
}

function textOf(part: ViewItem): string {
  if (!("kind" in part)) return lineText(part).trimEnd();
  return part.kind === "box" ? part.lines.map((each) => lineText(each).trimEnd()).join("\n") : "";
}

function shown(view: View): string {
  return view.map(textOf).join("\n");
}

/** `play("rrw")` answers right, right, wrong, 2.4 seconds each. */
function play(answers: string, asked = item) {
  return [...answers].reduce(
    (score, each) => scoreItem(score, asked, each === "r" ? 0 : 1, 2400),
    noDrillScore,
  );
}

test.each([
  ["", "Item 1 of 20"],
  ["r", "Item 2 of 20 · 0:02"],
  ["rrrrr", "Item 6 of 20 · 5 in a row · 0:12"],
  ["rrrrw", "Item 6 of 20 · 0:12"],
])("after %j the status is: %s", (answers, expected) => {
  expect(lineText(drillStatus(play(answers), 20, look(76)))).toBe(expected);
});

test("a right answer leaves one quiet line, a miss its reason as well", () => {
  expect(shown(drillVerdict(item, 0, look(76)))).toBe("✓ Showing a spinner · Frontend");
  expect(shown(drillVerdict(item, 1, look(76)))).toBe(
    "✗ Showing a spinner · not Backend but Frontend. The backend works, the\n  frontend says so.",
  );
  expect(shown(drillVerdict(item, 1, look(76, { plain: true })))).toBe(
    "Not right. It is Frontend. The backend works, the frontend says so.",
  );
});

test("the end names the lessons with the most misses first", () => {
  const score = [item, other, other].reduce(
    (sum, each) => scoreItem(sum, each, 1, 12_000),
    play("rrr"),
  );
  expect(shown(drillEndView(score, titles, look(76)))).toMatchInlineSnapshot(`
    "
      3 of 6 right   ██████████░░░░░░░░░░   50 %
      longest streak: 3
      7.2 seconds an item

      Look again: lesson 10, Where data lives (2 missed)
      Look again: lesson 8, What happens when you log in (1 missed)
    "
  `);
});

test("on a narrow screen the bar has a line of its own", () => {
  expect(shown(drillEndView(play("rw"), titles, look(36)))).toMatchInlineSnapshot(`
    "
      1 of 2 right, 50 %
      ██████████░░░░░░░░░░
      longest streak: 1
      2.4 seconds an item

      Look again: lesson 8, What
        happens when you log in (1
        missed)
    "
  `);
});

test("nothing was answered: there is nothing to say", () => {
  expect(drillEndView(noDrillScore, titles, look(76))).toEqual([]);
});
