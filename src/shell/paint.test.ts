import fc from "fast-check";
import { cells, line, type Style, span, wrapLine } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { Box, Look, View } from "../core/view/view.ts";
import { linePainter, needsBoxes, paint, paintNow } from "./paint.ts";

function look(width: number, more: Partial<Look> = {}): Look {
  return { width, text: Math.min(76, width), margin: 2, charset: "unicode", plain: false, ...more };
}

function box(title: string, width: number, ...lines: readonly string[]): Box {
  return { kind: "box", title, style: {}, width, lines: lines.map((text) => line(text)) };
}

async function screen(view: View, given: Look): Promise<string> {
  return `\n${await paint(view, { color: 0, look: given })}`;
}

test("lines stand behind the margin and empty lines stay empty", () => {
  const view = [line("A lesson"), [], line("has sections")];
  expect(paintNow(view, { color: 0, look: look(40) })).toBe("  A lesson\n\n  has sections\n");
});

test("a style is closed on its own line", () => {
  const paintLine = linePainter(1, "unicode", "dark");
  const text = paintLine(line("a ", span("b", { color: "cyan", bold: true }), " c"));
  expect(text).toBe("a \x1b[36m\x1b[1mb\x1b[22m\x1b[39m c");
});

test("without colour there is no escape code at all", async () => {
  const style: Style = { color: "red", bold: true, underline: true, inverse: true, dim: true };
  const view: View = [[span("x", style)], { ...box("Why", 20, "y"), style }];
  expect(await paint(view, { color: 0, look: look(40) })).not.toContain("\x1b");
});

test.each([
  ["dark", { color: "red" }, 2, "\x1b[38;5;210mx\x1b[39m"],
  ["light", { color: "red" }, 3, "\x1b[38;5;160mx\x1b[39m"],
  ["dark", { dim: true }, 2, "\x1b[38;5;248mx\x1b[39m"],
  ["light", { color: "cyan", dim: true }, 2, "\x1b[38;5;242mx\x1b[39m"],
  ["none", { color: "red", bold: true }, 3, "\x1b[1mx\x1b[22m"],
  ["dark", { color: "green" }, 1, "\x1b[32mx\x1b[39m"],
  ["light", { color: "green", bold: true }, 1, "\x1b[1mx\x1b[22m"],
  ["dark", { color: "white" }, 2, "x"],
] as const)("on %s, %j at level %i is what can be read there", (scheme, style, level, painted) => {
  expect(linePainter(level, "unicode", scheme)([span("x", style)])).toBe(painted);
});

test("a box has a round frame with its title in the border", async () => {
  expect(
    await screen([box("Why", 24, "Only the backend can", "compare.")], look(40)),
  ).toMatchInlineSnapshot(`
      "
        ╭ Why ─────────────────╮
        │ Only the backend can │
        │ compare.             │
        ╰──────────────────────╯
      "
    `);
});

test("a box in ASCII is drawn with ASCII alone", async () => {
  expect(
    await screen([box("Why", 16, "Because.")], look(40, { charset: "ascii", margin: 0 })),
  ).toMatchInlineSnapshot(`
      "
      + Why ---------+
      | Because.     |
      +--------------+
      "
    `);
});

test("boxes of a row are equally high and two cells apart", async () => {
  const row: View = [
    { kind: "row", boxes: [box("Mistake", 14, "one"), box("Better", 16, "one", "two", "three")] },
  ];
  expect(await screen(row, look(40))).toMatchInlineSnapshot(`
    "
      ╭ Mistake ───╮  ╭ Better ──────╮
      │ one        │  │ one          │
      │            │  │ two          │
      │            │  │ three        │
      ╰────────────╯  ╰──────────────╯
    "
  `);
});

test("boxes that do not fit beside each other stand below each other", async () => {
  const row: View = [{ kind: "row", boxes: [box("Mistake", 14, "one"), box("Better", 16, "two")] }];
  expect(await screen(row, look(20, { margin: 0 }))).toMatchInlineSnapshot(`
    "
    ╭ Mistake ───╮
    │ one        │
    ╰────────────╯
    ╭ Better ──────╮
    │ two          │
    ╰──────────────╯
    "
  `);
});

test("a box without a title or without lines is still whole", async () => {
  expect(await screen([box("", 8, "x"), box("", 8)], look(40, { margin: 0 }))).toBe(
    "\n╭──────╮\n│ x    │\n╰──────╯\n╭──────╮\n│      │\n╰──────╯\n",
  );
});

test("a title that is too long is cut, the frame stays straight", async () => {
  const text = await paint([box("数据库 and more", 14, "x")], { color: 0, look: look(40) });
  expect(text.split("\n").slice(0, 3).map(cells)).toEqual([16, 16, 16]);
});

test("the frame takes the box's style, the text keeps its own", async () => {
  const view: View = [{ ...box("Why", 12, "x"), style: { color: "green" } }];
  const text = await paint(view, { color: 1, theme: "dark", look: look(40, { margin: 0 }) });
  expect(text.split("\n")[1]).toBe("\x1b[32m│\x1b[39m x        \x1b[32m│\x1b[39m");
});

test("an address that is too wide for the margins takes them, and is broken without blanks", async () => {
  const address = line("  ", "https://example.org/a/long/way/to/the/page");
  expect(await screen([address], look(46))).toBe(
    "\n    https://example.org/a/long/way/to/the/page\n",
  );
  expect(await screen([address], look(40))).toBe("\nhttps://example.org/a/long/way/to/the/page\n");
  expect(await screen([address], look(30))).toBe(
    "\nhttps://example.org/a/long/way/to\n/the/page\n",
  );
});

test("in a terminal an address is one line, which the terminal breaks", async () => {
  const address = "https://example.org/a/long/way/to/the/page";
  const options = { color: 0, look: look(20), breaks: true } as const;
  expect(await paint([line("  ", address)], options)).toBe(`${address}\n`);
  // Nothing else is left to it.
  const word = await paint([line("x".repeat(60))], options);
  expect(Math.max(...word.split("\n").map((row) => row.length))).toBeLessThan(26);
});

test("a no-break space holds a line together and is printed as a blank", async () => {
  const place = line("A lesson, 1\u00a0of\u00a08");
  expect(await screen([place], look(13, { margin: 0 }))).toBe("\nA lesson,\n1 of 8\n");
  expect(linePainter(0, "ascii")(place)).toBe("A lesson, 1 of 8");
});

test("only a view with boxes needs boxen", () => {
  expect(needsBoxes([line("a"), []])).toBe(false);
  expect(needsBoxes([line("a"), box("", 10)])).toBe(true);
});

test("frames stay straight and nothing is wider than the look, whatever is inside", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.integer({ min: 10, max: 50 }),
      async (content, title, width) => {
        const lines = wrapLine(line(content), width - 4);
        const view: View = [{ kind: "box", title, style: {}, width, lines }, line(content)];
        const painted = await paint(view, { color: 0, look: look(width, { margin: 0 }) });
        const rows = painted.split("\n").slice(0, -1);
        expect(Math.max(...rows.map(cells))).toBe(width);
        expect(new Set(rows.slice(0, lines.length + 2).map(cells))).toEqual(new Set([width]));
      },
    ),
    { numRuns: 200 },
  );
});
