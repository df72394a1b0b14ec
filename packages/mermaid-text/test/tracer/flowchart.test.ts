/** What is drawn is what was written: random flowcharts, drawn and read back. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { markSides } from "../../src/canvas/sides.ts";
import { drawDiagram } from "../../src/diagram.ts";
import type { Flowchart } from "../../src/model.ts";
import { lineCells, lineText } from "../../src/text/styled.ts";
import { expectedEdges, traceDrawing, tracedEdges } from "./compare.ts";
import { randomFlow } from "./random-flow.ts";

/** Draws, and compares what a reader sees with the source; a list form is checked for its width. */
function expectReadable(flow: Flowchart, width: number, charset: "unicode" | "ascii"): void {
  const drawing = drawDiagram(flow, { width, charset });
  for (const line of drawing.lines) expect(lineCells(line)).toBeLessThanOrEqual(width);
  if (drawing.form === "list") return;
  const ascii = charset === "ascii";
  const traced = traceDrawing(flow, drawing.lines.map(lineText), ascii);
  expect(traced.faults).toEqual([]);
  expect(tracedEdges(traced)).toEqual(expectedEdges(flow, ascii));
}

const width = fc.integer({ min: 20, max: 200 });

test.each([
  ["plain graphs", { most: 12, ascii: false, groups: false, fancy: false }, 120],
  ["every shape and line", { most: 12, ascii: false, groups: false, fancy: true }, 120],
  ["nested groups", { most: 14, ascii: false, groups: true, fancy: true }, 100],
  ["large graphs", { most: 40, ascii: false, groups: true, fancy: true }, 20],
] as const)(
  "%s are read back as they were written",
  (_, wish, runs) => {
    fc.assert(
      fc.property(randomFlow(wish), width, (flow, cells) => expectReadable(flow, cells, "unicode")),
      { numRuns: runs, seed: 1 },
    );
  },
  30_000,
);

test.each([
  ["plain graphs", { most: 12, ascii: true, groups: false, fancy: false }, 120],
  ["every shape and line", { most: 12, ascii: true, groups: false, fancy: true }, 120],
  ["nested groups", { most: 14, ascii: true, groups: true, fancy: true }, 100],
  ["large graphs", { most: 40, ascii: true, groups: true, fancy: true }, 20],
] as const)(
  "%s are read back in ASCII as well",
  (_, wish, runs) => {
    fc.assert(
      fc.property(randomFlow(wish), width, (flow, cells) => expectReadable(flow, cells, "ascii")),
      { numRuns: runs, seed: 1 },
    );
  },
  30_000,
);

/** Three of four nodes and every second group are of a side; the fourth has no class. */
function sided(flow: Flowchart): Flowchart {
  const classesOf = (at: number) => (at % 4 === 3 ? [] : [`side${at % 4}`]);
  return {
    ...flow,
    nodes: flow.nodes.map((node, at) => ({ ...node, classes: classesOf(at) })),
    groups: flow.groups.map((group, at) => ({ ...group, classes: classesOf(2 * at + 1) })),
  };
}

const sides = ["Frontend", "Backend", "API"].map((label, at) => ({
  ...{ id: `side${at}`, label, color: "red" as const },
}));

test.each(["unicode", "ascii"] as const)(
  "the marks of sides are read back with the names, in %s",
  (charset) => {
    const wish = { most: 12, ascii: charset === "ascii", groups: true, fancy: true };
    fc.assert(
      fc.property(randomFlow(wish), width, (flow, cells) => {
        const options = { width: cells, charset, sides };
        const { marked, legend } = markSides(sided(flow), options);
        const drawing = drawDiagram(sided(flow), options);
        for (const line of drawing.lines) expect(lineCells(line)).toBeLessThanOrEqual(cells);
        if (drawing.form === "list") return;
        const body = drawing.lines.slice(0, drawing.lines.length - legend.length).map(lineText);
        const traced = traceDrawing(marked, body, charset === "ascii");
        expect(traced.faults).toEqual([]);
        expect(tracedEdges(traced)).toEqual(expectedEdges(marked, charset === "ascii"));
      }),
      { numRuns: 100, seed: 1 },
    );
  },
  30_000,
);
