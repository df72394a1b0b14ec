import fc from "fast-check";
import { expect, test } from "vitest";
import { line, lineText } from "../text/styled.ts";
import { cells } from "../text/width.ts";
import { wrapLine } from "../text/wrap.ts";
import { brokenLines, labelLines } from "./label-lines.ts";

test("plain words are broken as any styled text is, into lines of like length", () => {
  const word = fc.constantFrom("a", "of", "the", "café", "store", "parcels", "no-one", "(maybe)");
  const label = fc.array(word, { minLength: 1, maxLength: 20 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(label, fc.integer({ min: 9, max: 40 }), (text, width) => {
      const lines = labelLines(text, width);
      const most = Math.max(...lines.map(cells));
      expect(most).toBeLessThanOrEqual(width);
      expect(lines).toEqual(wrapLine(line(text), most).map(lineText));
      expect(lines).toHaveLength(wrapLine(line(text), width).length);
    }),
  );
});

test("a word that is wider than asked stays whole, and breaks of the author are kept", () => {
  expect(labelLines("an unbreakable word\nand more", 6)).toEqual([
    "an",
    "unbreakable",
    "word",
    "and",
    "more",
  ]);
});

test("a zero-width space is a place to break, and nothing to be seen", () => {
  const text = "Certificate\u200bSigning\u200bRequest of the node";
  expect(labelLines(text, 40)).toEqual(["CertificateSigningRequest of the node"]);
  expect(labelLines(text, 12)).toEqual(["Certificate", "Signing", "Request of", "the node"]);
});

test("a word that is too long is broken at its joints, else anywhere", () => {
  expect(brokenLines("contextMenus.background.ts", 14)).toEqual(["contextMenus.", "background.ts"]);
  expect(brokenLines("the SettingsBackend", 8)).toEqual(["the", "Settings", "Backend"]);
  expect(brokenLines("abcdefghij k", 4)).toEqual(["abcd", "efgh", "ij k"]);
  expect(brokenLines("字字字字字", 4)).toEqual(["字字", "字字", "字"]);
});
