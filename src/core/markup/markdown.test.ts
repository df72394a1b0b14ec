/** A long text is read in pieces, and means what it means in one. */

import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { notesFor } from "../problems.ts";
import { piecesOf, readMarkdown } from "./markdown.ts";

const { report } = notesFor("f");

function longestPiece(text: string): number {
  const pieces = piecesOf(text.split("\n"), report);
  return Math.max(...pieces.map(({ start, end }) => end - start));
}

test.each([
  "[a]: b\n\n",
  "a\n-\n\n",
  "a\n=\n\n",
  "## H\n\n",
  "- a\n- b\n\ntext\n\n",
  "> a\n\ntext\n\n",
])("very many %j are read in pieces of a few pages", (part) => {
  expect(longestPiece(part.repeat(6_000))).toBeLessThan(3_000);
});

test.each([
  ["a fence", "```", "```"],
  ["a comment", "<!--", "-->"],
  ["code in HTML", "<pre>", "</pre>"],
  ["an instruction in HTML", "<?a", "?>"],
  ["raw text in HTML", "<![CDATA[", "]]>"],
  ["a list", "- a", "  b"],
])("%s is never parted", (_, opening, closing) => {
  const indent = opening === "- a" ? "  " : "";
  const inside = `${indent}${"x".repeat(5_000)}\n\n${indent}text\n\n`.repeat(3);
  const lines = `${opening}\n${inside}${closing}`.split("\n");
  expect(piecesOf(lines, report).filter(({ start }) => start > 0)).toEqual([]);
});

/** Kinds of nodes, their places and their words. */
function told(node: Nodes): string {
  const place = `${node.position?.start.line}:${node.position?.start.column}`;
  const words = "value" in node ? JSON.stringify(node.value) : "";
  const inside = "children" in node ? node.children.map(told).join(" ") : "";
  return `(${node.type} ${place} ${words}${inside})`;
}

test("a text says the same in pieces as in one", () => {
  const line = fc.constantFrom(
    "",
    "",
    "",
    "text",
    "Other words",
    "## Heading",
    "---",
    "===",
    "- item",
    "  more",
    "    deeper",
    "1. one",
    "> quote",
    "> - item",
    "```",
    "~~~",
    "<!-- a",
    "-->",
    "<pre>",
    "</pre>",
    "<div>",
    "see [A  B] and [x][a b]",
    "> see [a",
    "> b]",
    `${"long words ".repeat(200)}`,
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 20, maxLength: 120 }), (lines) => {
      const text = `[a b]: c\n[A  b]: d\n\n${lines.join("\n")}`;
      const { nodes } = readMarkdown(text, report);
      const whole = fromMarkdown(text).children;
      const shown = (all: readonly Nodes[]) =>
        all.filter(({ type }) => type !== "definition").map(told);
      expect(shown(nodes)).toEqual(shown(whole));
    }),
    { numRuns: 100 },
  );
});
