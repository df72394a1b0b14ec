/** Every way to write a link of a flowchart, after Mermaid's grammar: each is read, drawn and read back. */

import { expect, test } from "vitest";
import { drawDiagram, parseDiagram } from "../src/diagram.ts";
import type { EdgeEnd, FlowEdge } from "../src/model.ts";
import { lineText } from "../src/text/styled.ts";
import { expectedEdges, traceDrawing, tracedEdges } from "./tracer/compare.ts";

const ends: readonly (readonly [sign: string, end: EdgeEnd])[] = [
  ["", "none"],
  ["<", "arrow"],
  ["x", "cross"],
  ["o", "circle"],
];
const heads = ends.map(([sign, end]) => [sign === "<" ? ">" : sign, end] as const);

interface Form {
  readonly source: string;
  readonly edge: Pick<FlowEdge, "line" | "tail" | "head" | "length" | "label">;
}

const strokes: readonly {
  readonly line: FlowEdge["line"];
  /** Without a text, and how one with a text begins and ends, for a length from 1 to 3. */
  readonly whole: (length: number, head: string) => string;
  readonly open: string;
  readonly close: (length: number, head: string) => readonly string[];
}[] = [
  {
    line: "solid",
    whole: (length, head) => "-".repeat(length + 1) + (head || "-"),
    open: "--",
    close: (length, head) => ["-".repeat(length + 1) + (head || "-")],
  },
  {
    line: "thick",
    whole: (length, head) => "=".repeat(length + 1) + (head || "="),
    open: "==",
    close: (length, head) => ["=".repeat(length + 1) + (head || "=")],
  },
  {
    line: "dotted",
    whole: (length, head) => `-${".".repeat(length)}-${head}`,
    open: "-.",
    close: (length, head) => [`${".".repeat(length)}-${head}`, `-${".".repeat(length)}-${head}`],
  },
];

function linksOf(stroke: (typeof strokes)[number]): [sign: string, Form["edge"]][] {
  const list: [string, Form["edge"]][] = [];
  for (const [tailSign, tail] of ends) {
    for (const [headSign, head] of heads) {
      for (const length of [1, 2, 3]) {
        const edge = { line: stroke.line, tail, head, length };
        const whole = tailSign + stroke.whole(length, headSign);
        list.push([` ${whole} `, { ...edge, label: "" }]);
        for (const pipes of ["|some text|", '|"some (text)"|', " | some text | "]) {
          const label = pipes.includes("(") ? "some (text)" : "some text";
          list.push([` ${whole}${pipes}`, { ...edge, label }]);
        }
        const written: [text: string, label: string][] = [
          [" some text ", "some text"],
          ['"some (text)"', "some (text)"],
          [' "some (text)" ', "some (text)"],
          [' "`some **text**`" ', "some text"],
          // A letter right behind the dashes would be a head.
          [" a", "a"],
          ["a ", "a"],
          [" v1.2-b ", "v1.2-b"],
        ];
        for (const [text, label] of written) {
          for (const close of stroke.close(length, headSign)) {
            list.push([` ${tailSign}${stroke.open}${text}${close} `, { ...edge, label }]);
          }
        }
      }
    }
  }
  return list;
}

function formsOf(stroke: (typeof strokes)[number]): Form[] {
  return linksOf(stroke).flatMap(([sign, edge]) => {
    const forms = [`A${sign}B`, `A e1@${sign.trimStart()}B`];
    // Without a blank, a cross or a circle would be a letter of the name before it.
    if (!/^ [xo]/.test(sign)) forms.push(`A${sign.trim()}B`);
    forms.push(`A[One]${sign}B[Two]`, `A[One]${sign.trim()}B(Two)`, `A${sign}\nB`);
    return forms.map((source) => ({ source, edge }));
  });
}

const dotless: Form[] = ends.flatMap(([tailSign, tail]) =>
  heads.map(([headSign, head]): Form => {
    const edge = { line: "dotted", tail, head, length: 1, label: "" } as const;
    return { source: `A ${tailSign}.-${headSign} B`, edge };
  }),
);

const hidden: Form[] = ["~~~", "~~~~"].map((sign, at) => ({
  source: `A ${sign} B`,
  edge: { line: "hidden", tail: "none", head: "none", length: at + 1, label: "" },
}));

test.each([
  ...strokes.map((stroke) => [stroke.line, formsOf(stroke)] as const),
  ["dotted without its first dash", dotless] as const,
  ["hidden", hidden] as const,
])("every %s link is read, drawn and read back", (_, forms) => {
  for (const direction of ["TD", "LR"]) {
    const drawn = new Set<string>();
    for (const { source, edge } of forms) {
      const { value, diagnostics } = parseDiagram(`flowchart ${direction}\n${source}`);
      expect(diagnostics, source).toEqual([]);
      if (value?.kind !== "flowchart") throw new Error(source);
      expect(value.edges, source).toEqual([{ from: "A", to: "B", ...edge }]);
      expect(value.nodes, source).toHaveLength(2);
      // Many forms mean the same: its drawing needs to be read back but once.
      const meaning = JSON.stringify([value.edges, value.nodes]);
      if (drawn.has(meaning)) continue;
      drawn.add(meaning);
      const drawing = drawDiagram(value, { width: 60, charset: "unicode" });
      const traced = traceDrawing(value, drawing.lines.map(lineText), false);
      expect(traced.faults, source).toEqual([]);
      expect(tracedEdges(traced), source).toEqual(expectedEdges(value, false));
    }
  }
});

test("a link the wrong way round is told, and one with a text between its heads is not", () => {
  const hints = (line: string) =>
    parseDiagram(`flowchart LR\n${line}`).diagnostics.map(({ hint }) => hint);
  expect(hints("A <-- B")).toEqual(["Write the link the other way: B --> A."]);
  expect(hints("A <- B")).toEqual(["Write the link the other way: B --> A."]);
  expect(hints("A <-- B --> C")).toEqual([]);
  expect(hints('A[Page] <--"JSON"--> B[Server]')).toEqual([]);
});
