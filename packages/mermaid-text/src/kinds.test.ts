/** What holds for every kind that is drawn as a flowchart: width, texts, ASCII, steps, data. */

import { expect, test } from "vitest";
import {
  describeDiagram,
  diagramModel,
  diagramSteps,
  drawDiagram,
  parseDiagram,
} from "./diagram.ts";
import { lineCells, lineText } from "./text/styled.ts";

const state = `stateDiagram-v2
  [*] --> Idle
  Idle --> Busy : a job comes in
  state c <<choice>>
  Busy --> c
  c --> Idle : done
  c --> Failed : broken
  state Failed {
    [*] --> Waiting
    --
    [*] --> Counting
  }
  Failed --> [*]
  note right of Busy : one at a time`;
const er = `erDiagram
  CUSTOMER ||--o{ ORDER : places
  ORDER ||..|{ LINE-ITEM : contains
  CUSTOMER {
    string name
    string emailOfTheCustomer UK "where bills go"
  }`;
const classes = `classDiagram
  Shape <|-- Circle
  Shape "1" --* "many" Drawing : shows
  Canvas ..> Drawing
  class Shape {
    <<interface>>
    +findAllPointsInside(canvas: Canvas, at: Point) List~Point~
  }
  note for Circle "round"`;

const sources = [
  [
    "state",
    state,
    [
      "Idle",
      "Busy",
      "a job comes in",
      "done",
      "broken",
      "Failed",
      "Waiting",
      "Counting",
      "one at a time",
    ],
  ],
  [
    "er",
    er,
    [
      "CUSTOMER",
      "ORDER",
      "LINE-ITEM",
      "places",
      "contains",
      "emailOfTheCustomer",
      "UK",
      '"where bills go"',
      "0..*",
      "1..*",
    ],
  ],
  [
    "class",
    classes,
    [
      "Shape",
      "Circle",
      "Drawing",
      "Canvas",
      "<<interface>>",
      "findAllPointsInside",
      "List<Point>",
      "many",
      "shows",
      "round",
    ],
  ],
] as const;

test.each(sources)(
  "a diagram of the kind %s fits every width and loses no text",
  (_, source, texts) => {
    const { value, diagnostics } = parseDiagram(source);
    expect(diagnostics).toEqual([]);
    if (!value) throw new Error("nothing was read");
    for (const charset of ["unicode", "ascii"] as const) {
      for (let width = 20; width <= 120; width += 4) {
        const { lines } = drawDiagram(value, { width, charset });
        const all = lines.map(lineText).join("\n");
        for (const line of lines) expect(lineCells(line)).toBeLessThanOrEqual(width);
        if (charset === "ascii") expect(all).toMatch(/^[\n\x20-\x7e]*$/);
        // Words may stand on several lines, beside what else stands there.
        for (const text of texts) {
          for (const piece of text.match(/[a-z]+|[A-Z]+[a-z]*|\d[.\d*]*/g) ?? []) {
            expect(`${all}\n${all.replace(/\s/g, "")}`).toContain(piece);
          }
        }
      }
    }
  },
);

test.each(sources)("a diagram of the kind %s keeps its layout while it is played", (_, source) => {
  const { value } = parseDiagram(source);
  if (!value) throw new Error("nothing was read");
  const options = { width: 80, charset: "unicode" } as const;
  const still = drawDiagram(value, options).lines.map(lineText);
  const steps = diagramSteps(value);
  expect(steps.length).toBeGreaterThan(1);
  steps.forEach((_step, at) => {
    const { lines } = drawDiagram(value, { ...options, step: at + 1 });
    const changed = lines.map(lineText).filter((line, row) => line !== still[row]);
    expect(lines).toHaveLength(still.length);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toContain("●");
  });
});

test("programs get entities and classes as they are called in the source", () => {
  const model = (source: string) => {
    const { value } = parseDiagram(source);
    return (
      value && (diagramModel(value, { width: 80, charset: "unicode" }) as Record<string, unknown>)
    );
  };
  expect(model(er)).toMatchObject({
    kind: "er",
    entities: [
      { id: "CUSTOMER", attributes: [{}, { keys: ["UK"], comment: "where bills go" }] },
      {},
      {},
    ],
    relationships: [
      {
        from: "CUSTOMER",
        to: "ORDER",
        fromCount: "one",
        toCount: "zero-or-more",
        isIdentifying: true,
      },
      { isIdentifying: false },
    ],
  });
  expect(model(classes)).toMatchObject({
    kind: "class",
    classes: [
      { id: "Shape", annotations: ["interface"], methods: [{ visibility: "public" }] },
      {},
      {},
      {},
    ],
    relations: [
      { fromEnd: "extension" },
      { toEnd: "composition", fromText: "1" },
      { line: "dotted" },
    ],
    notes: [{ about: "Circle", text: "round" }],
  });
  expect(model(state)).toMatchObject({ kind: "state", groups: [{ label: "Failed" }, {}, {}] });
});

test("a list of relations says every mark and count", () => {
  const { value } = parseDiagram(`${classes}\n  AVeryLongNameThatFitsNowhere o-- Shape`);
  if (!value) throw new Error("nothing was read");
  const drawing = drawDiagram(value, { width: 20, charset: "ascii" });
  expect(drawing.form).toBe("list");
  const all = drawing.lines.map(lineText).join(" ").replace(/\s+/g, " ");
  for (const text of [
    "Shape <|-- Circle",
    "--* Drawing",
    "1 at Shape",
    "o-- Shape",
    "Circle: round",
  ]) {
    expect(all).toContain(text);
  }
  expect(describeDiagram(value)).toContain('"Circle" extends "Shape".');
});
