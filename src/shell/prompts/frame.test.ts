import fc from "fast-check";
import { cells, line } from "mermaid-text/text";
import { expect, test } from "vitest";
import { choiceWidget } from "./choice.ts";
import { gapsWidget } from "./gaps.ts";
import { menuWidget } from "./menu.ts";
import { orderWidget } from "./order.ts";
import { sortWidget } from "./sort.ts";
import { spotWidget } from "./spot.ts";
import { drive, keys } from "./testing.ts";
import { textWidget } from "./text.ts";
import type { Widget } from "./widget.ts";

const texts = [
  "In the browser, before anything is sent",
  "数据库在后端，密码也在那里检查。",
  "aWordThatIsMuchLongerThanAnyTerminalOfTwentyColumnsCouldEverShow",
  "👩‍💻 writes code",
];
const lines = texts.map((text) => line(text));
const passage = texts.flatMap((text) => [
  { kind: "candidate" as const, content: line(text) },
  { kind: "said" as const, content: line(", ") },
]);
const gaps = [
  { kind: "said" as const, content: line(texts[0] ?? "") },
  { kind: "gap" as const, content: [] },
];
const offered = [{ key: "hint", note: "−2" }, { key: "skip" }, { key: "back" }] as const;

// biome-ignore lint/suspicious/noExplicitAny: widgets of all kinds, driven alike.
const widgets: readonly (readonly [string, Widget<any, unknown>])[] = [
  ["choice", choiceWidget(lines)],
  ["order", orderWidget(lines)],
  ["sort", sortWidget(lines, lines.slice(0, 3))],
  ["spot", spotWidget(passage)],
  ["gaps", gapsWidget({ parts: gaps, keys: offered })],
  ["text", textWidget(offered, true)],
  [
    "menu",
    menuWidget(
      lines.map((each) => ({ line: each, names: ["x"], pickable: true })),
      0,
    ),
  ],
];

test.each(widgets)(
  "%s never leaves the screen, however small and whatever is typed",
  async (_kind, widget) => {
    const typed = [keys.up, keys.down, keys.left, keys.space, keys.tab, "2", "数", "x", "word "];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 18, max: 76 }),
        fc.integer({ min: 6, max: 30 }),
        fc.array(fc.constantFrom(...typed), { maxLength: 12 }),
        async (width, rows, input) => {
          const { screen, type } = await drive(widget, offered, { width, rows });
          type(...input);
          const drawn = screen().split("\n");
          expect(Math.max(...drawn.map(cells))).toBeLessThanOrEqual(width);
          expect(drawn.length).toBeLessThan(rows);
        },
      ),
      { numRuns: 40 },
    );
  },
);

test("what is pasted presses no key", async () => {
  const { type, screen } = await drive(choiceWidget(lines), offered);
  const before = screen();
  type("\x1b[200~2\ns\x1b[201~");
  expect(screen()).toBe(before);
  type(keys.down, keys.down);
  expect(screen()).toContain("❯ 2");
});

test("a paste of several lines becomes one text", async () => {
  const { type, outcome } = await drive(textWidget(offered, true), offered);
  type("\x1b[200~After a click\r\nthe backend\x1b[201~", " stores it", keys.enter);
  expect(await outcome).toMatchObject({ value: "After a click the backend stores it" });
});

test("a paste of a megabyte ends at once, cut to what an answer may hold", async () => {
  const { type, outcome } = await drive(textWidget([], true));
  type(`\x1b[200~${"文".repeat(300_000)}\x1b[201~`, keys.enter);
  const reply = await outcome;
  expect(reply.kind === "answer" && reply.value.length).toBe(2000);
});
