import { line, lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { Block } from "../document/block.ts";
import { layoutBlocks } from "./blocks.ts";
import { layoutDiagram } from "./diagram-view.ts";
import { pagesOf } from "./pages.ts";
import { type Box, isLine, type View } from "./view.ts";

const view = (text: string): View => [...text].map((char) => (char === "_" ? [] : line(char)));
const said = (pages: readonly View[]) =>
  pages.map((page) => page.map((item) => (isLine(item) ? lineText(item) || "_" : "[]")).join(""));

test.each([
  ["abc", 5, ["abc"]],
  ["abcdefgh", 5, ["abcde", "fgh"]],
  ["abc_defgh", 5, ["abc_", "defgh"]],
  ["a_bcdefgh", 5, ["a_", "bcdef", "gh"]],
  ["abcd__efgh", 5, ["abcd_", "efgh"]],
  ["", 5, [""]],
])("%j on pages of %i rows", (text, rows, pages) => {
  expect(said(pagesOf(view(text), rows))).toEqual(pages);
});

test("an item of a list stays whole, and no blank line is lost", () => {
  const texts = ["a", "1. one", "   more", "2. two", "   more", "3. three", "", "b", "c"];
  const list = texts.map((text) => (text === "" ? [] : line(text)));
  expect(said(pagesOf(list, 4))).toEqual(["a1. one   more", "2. two   more3. three_", "bc"]);
  expect(said(pagesOf(list, 6))).toEqual(["a1. one   more2. two   more", "3. three_bc"]);
});

test("a box counts its borders and is never parted", () => {
  const box: Box = { kind: "box", title: "", style: {}, width: 10, lines: view("abcd") as never };
  expect(said(pagesOf([...view("ab"), box, ...view("c")], 6))).toEqual(["ab", "[]", "c"]);
});

test("nothing is lost but blank lines between pages", () => {
  const text = "ab_cd_efghij_k_lmnop_qr_s";
  const letters = (pages: readonly string[]) => pages.join("").replaceAll("_", "");
  for (let rows = 1; rows < 30; rows++) {
    expect(letters(said(pagesOf(view(text), rows)))).toBe(text.replaceAll("_", ""));
  }
});

const at = { line: 1, col: 1 };
const cell = (text: string) => [{ kind: "text" as const, text }];
const table: Block = {
  kind: "table",
  at,
  align: ["left", "left"],
  header: [cell("Task"), cell("Side")],
  rows: ["a", "b", "c", "d"].map((task) => [cell(task), cell("API")]),
};
const look = { width: 40, text: 40, margin: 0, charset: "ascii", plain: false } as const;
const paged = (blocks: readonly Block[], rows: number) =>
  pagesOf(layoutBlocks(blocks, look, { sides: [], draw: layoutDiagram }), rows).map((page) =>
    page.map((item) => (isLine(item) ? lineText(item).trimEnd() : "[]")).join("\n"),
  );

test("a table that goes on over pages has its head on each of them", () => {
  expect(paged([table], 4)).toEqual([
    "Task | Side\n-----+-----\na    | API\nb    | API",
    "Task | Side\n-----+-----\nc    | API\nd    | API",
  ]);
});

test("a head that is repeated stands as far in as the rows below it", () => {
  const [, second] = paged([{ kind: "quote", at, blocks: [table] }], 4);
  expect(second).toBe("| Task | Side\n| -----+-----\n| c    | API\n| d    | API");
});

test("a page behind a table has no head", () => {
  const after: Block = { kind: "paragraph", at, content: cell("After it.") };
  expect(paged([table, after], 6)).toEqual([
    "Task | Side\n-----+-----\na    | API\nb    | API\nc    | API\nd    | API",
    "\nAfter it.",
  ]);
});
