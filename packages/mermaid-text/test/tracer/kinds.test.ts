/** Random state, entity and class diagrams are drawn and read back. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { drawDiagram, parseDiagram } from "../../src/diagram.ts";
import type { Flowchart } from "../../src/model.ts";
import { lineCells, lineText } from "../../src/text/styled.ts";
import { expectedEdges, traceDrawing, tracedEdges } from "./compare.ts";
import { drawnFlow } from "./drawn-flow.ts";
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

test.each([
  `stateDiagram-v2
  [*] --> Draft
  Draft --> check : submit
  state check <<choice>>
  check --> Draft : incomplete
  check --> Review : complete
  state Review {
    [*] --> Reading
    Reading --> [*]
  }
  state parts <<fork>>
  Review --> parts
  parts --> Print
  parts --> Send
  note left of Draft : may be empty`,
  `erDiagram
  direction LR
  CUSTOMER ||--o{ ORDER : places
  ORDER ||..|{ ITEM : contains
  PERSON many to zero or one PERSON : manages
  CUSTOMER {
    string name
    string email UK "where bills go"
  }`,
  `classDiagram
  Shape <|-- Circle
  Shape <|.. Square
  Drawing "1" *-- "many" Shape : shows
  Canvas o--> Drawing
  namespace Core {
    class Shape {
      <<interface>>
      +area() float
      +draw(canvas: Canvas, at: Point)
    }
  }
  note for Circle "round"`,
])("what was parsed is read back from the drawing: %#", (source) => {
  const { value } = parseDiagram(source);
  const flow = value && drawnFlow(value);
  if (!flow) throw new Error("nothing was read");
  for (const charset of ["unicode", "ascii"] as const) {
    for (const width of [40, 60, 80, 120]) expectReadable(flow, width, charset);
  }
});
