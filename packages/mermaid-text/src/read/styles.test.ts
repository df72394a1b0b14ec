import { expect, test } from "vitest";
import { drawDiagram, parseDiagram } from "../diagram.ts";
import type { Diagram, Flowchart } from "../model.ts";
import { render } from "../render.ts";
import { lineText } from "../text/styled.ts";

function read(source: string): Diagram {
  const { value, diagnostics } = parseDiagram(source);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("not read");
  return value;
}

function colorOf(css: string): string | undefined {
  return (read(`flowchart TD\nA\nstyle A ${css}`) as Flowchart).nodes[0]?.color;
}

test.each([
  ["fill:#f00", "red"],
  ["fill:#ff8800", "yellow"],
  ["fill:#fc0,stroke:#333,stroke-width:4px", "yellow"],
  ["fill:#00cc00aa", "green"],
  ["fill:#0ff", "cyan"],
  ["fill:#1122ff", "blue"],
  ["fill:#f9f,stroke:#333", "magenta"],
  ["fill:#f04", "red"],
  ["fill:#e1f5fe,stroke:#01579b", "blue"],
  ["fill:#e8f5e9", "green"],
  ["fill:rgb(10, 200, 10)", "green"],
  ["fill:lightblue,color:red", "blue"],
  ["stroke: DarkOrange", "yellow"],
  ["color:#d00", "red"],
  ["fill:#fff,stroke:#333,color:#d00", "red"],
  ["fill:#eee,stroke:#333", undefined],
  ["fill:white,stroke:black", undefined],
  ["fill:none,stroke:transparent", undefined],
  ["stroke-width:3px,stroke-dasharray: 5 5", undefined],
  ["fill:rgb(", undefined],
])("%s is %s", (css, color) => {
  expect(colorOf(css)).toBe(color);
});

test("a class, the default class, and a style of its own give a box its colour", () => {
  const flow = read(
    [
      "flowchart TD",
      "A:::warm --> B --> C & D",
      "subgraph G",
      "E",
      "end",
      "class D,G cold",
      "classDef warm,hot fill:#f00;",
      "classDef cold stroke:blue",
      "classDef default fill:green",
      "style C fill:magenta",
    ].join("\n"),
  ) as Flowchart;
  expect(Object.fromEntries(flow.nodes.map(({ id, color }) => [id, color]))).toEqual({
    A: "red",
    B: "green",
    C: "magenta",
    D: "blue",
    E: "green",
  });
  expect(flow.groups[0]?.color).toBe("blue");
});

test("linkStyle colours the links that it counts, or all", () => {
  const colors = (line: string) =>
    (read(`flowchart TD\nA --> B & C --> D\n${line}`) as Flowchart).edges.map(({ color }) => color);
  expect(colors("linkStyle 0,3 stroke:#f00,stroke-width:2px")).toEqual([
    "red",
    undefined,
    undefined,
    "red",
  ]);
  expect(colors("linkStyle default interpolate basis stroke:#0a0")).toEqual(Array(4).fill("green"));
});

test("states have the colours of their classes", () => {
  const state = read("stateDiagram-v2\nclassDef bad fill:#f00\n[*] --> A\nA:::bad --> B");
  expect("nodes" in state && state.nodes.find(({ id }) => id === "A")).toMatchObject({
    color: "red",
  });
});

const source =
  "flowchart LR\nA[Form]:::hot -->|sends| B[Check]\nclassDef hot fill:#f00\nlinkStyle 0 stroke:#00f";

test("colours are seen where colours are, a side's before all, and change no other cell", () => {
  const plain = source.split("\n").slice(0, 2).join("\n");
  expect(render(source).text).toBe(render(plain).text);
  expect(render(source).ansi).toContain("\u001b[31m");
  expect(render(source).ansi).toContain("\u001b[34m");
  expect(render(source, { theme: "light" }).ansi).toContain("\u001b[38;5;124m");
  expect(render(source, { theme: "none" }).ansi).toBe(render(plain).text);
  const sides = [{ id: "hot", label: "Form", color: "cyan" }] as const;
  const drawn = drawDiagram(read(source), { width: 80, charset: "unicode", sides });
  const form = drawn.lines.flat().find(({ text }) => text.includes("Form"));
  expect(form?.style?.color).toBe("cyan");
  expect(drawn.lines.map(lineText).join("\n")).toBe(render(source).text);
});
