import { expect, test } from "vitest";
import { pagesOf } from "./pages.ts";
import { type Box, isLine, line, lineText, type View } from "./view.ts";

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
