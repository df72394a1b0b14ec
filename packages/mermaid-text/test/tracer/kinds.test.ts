/** Random state, entity and class diagrams are drawn and read back. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { drawDiagram } from "../../src/diagram.ts";
import type { Flowchart } from "../../src/model.ts";
import { lineCells, lineText } from "../../src/text/styled.ts";
import { expectedEdges, traceDrawing, tracedEdges } from "./compare.ts";
import { randomStates, randomTables } from "./random-kinds.ts";

function expectReadable(flow: Flowchart, width: number, charset: "unicode" | "ascii"): void {
  const drawing = drawDiagram(flow, { width, charset });
  for (const line of drawing.lines) expect(lineCells(line)).toBeLessThanOrEqual(width);
  if (drawing.form === "list") return;
  const ascii = charset === "ascii";
  const traced = traceDrawing(flow, drawing.lines.map(lineText), ascii);
  expect(traced.faults).toEqual([]);
  expect(tracedEdges(traced, flow, ascii)).toEqual(expectedEdges(flow, ascii));
}

test.each([
  ["tables", randomTables(8), "unicode"],
  ["tables", randomTables(8), "ascii"],
  ["states", randomStates(9), "unicode"],
  ["states", randomStates(9), "ascii"],
] as const)(
  "%s are read back as they were written, in %#",
  (_, flows, charset) => {
    fc.assert(
      fc.property(flows, fc.integer({ min: 20, max: 160 }), (flow, cells) =>
        expectReadable(flow, cells, charset),
      ),
      { numRuns: 40, seed: 1 },
    );
  },
  60_000,
);
