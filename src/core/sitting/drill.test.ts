import fc from "fast-check";
import { expect, test } from "vitest";
import type { Side } from "../course/course.ts";
import { inlineText } from "../document/block.ts";
import { parseLesson } from "../reading/parse-lesson.ts";
import { type DrillItem, drawItems, drillItems, noDrillScore, scoreItem } from "./drill.ts";

const sides: readonly Side[] = [
  { id: "frontend", label: "Frontend", color: "cyan" },
  { id: "backend", label: "Backend", color: "magenta" },
  { id: "api", label: "API", color: "yellow" },
];

const quizText = `# Quiz

## Which side does it?
<!-- id: sides -->

| Task | Side | Why |
| --- | --- | --- |
| Keep an order | Backend | It has to last. |
| Style a button | frontend | It is seen there. |

> [!NOTE]
> Sides.

## Which part is it?
<!-- id: parts -->

| Thing | Part |
| --- | --- |
| The waiter | API |
| The table | Frontend |

> [!NOTE]
> Parts.

## Where is it kept?
<!-- id: places -->

| Thing | Place |
| --- | --- |
| A cookie | Browser |
| A table | Backend |

> [!NOTE]
> Places.
`;

const { value: lesson } = parseLesson({
  name: "halves",
  folder: "halves",
  lessonText: undefined,
  quizText,
});
const items = drillItems([lesson], sides);

test("rows are drilled whose question asks for the course's sides and for nothing else", () => {
  const told = items.map(({ item, sides: offered, right, why }) => [
    inlineText(item),
    offered.map(({ label }) => label).join(" "),
    offered[right]?.label,
    inlineText(why),
  ]);
  expect(told).toEqual([
    ["Keep an order", "Frontend Backend", "Backend", "It has to last."],
    ["Style a button", "Frontend Backend", "Frontend", "It is seen there."],
    ["The waiter", "Frontend API", "API", ""],
    ["The table", "Frontend API", "Frontend", ""],
  ]);
});

test("a seed draws the same items again, each of them once", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 10 }), (seed, count) => {
      const drawn = drawItems(items, count, seed);
      expect(drawn).toEqual(drawItems(items, count, seed));
      expect(drawn).toHaveLength(Math.min(count, items.length));
      expect(new Set(drawn).size).toBe(drawn.length);
    }),
  );
});

/** `play("rrw")` answers right, right, wrong, one second each. */
function play(answers: string) {
  const [item] = items;
  if (item === undefined) throw new Error("nothing to drill");
  return [...answers].reduce(
    (score, answer) => scoreItem(score, item, answer === "r" ? item.right : 1 - item.right, 1000),
    noDrillScore,
  );
}

test.each([
  ["", { answered: 0, right: 0, streak: 0, best: 0, ms: 0 }],
  ["rrr", { answered: 3, right: 3, streak: 3, best: 3, ms: 3000 }],
  ["rrrwr", { answered: 5, right: 4, streak: 1, best: 3, ms: 5000 }],
])("answered %j, the score is %o", (answers, expected) => {
  expect(play(answers)).toMatchObject(expected);
});

test("what was missed is kept, and a clock set back takes no time away", () => {
  const [item] = items as [DrillItem];
  const score = scoreItem(play("r"), item, 1 - item.right, -500);
  expect(score).toMatchObject({ ms: 1000, missed: [item] });
});
