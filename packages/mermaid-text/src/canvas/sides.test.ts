import { expect, test } from "vitest";
import { describeDiagram, drawDiagram, parseDiagram } from "../diagram.ts";
import type { Diagram } from "../model.ts";
import { lineCells, lineText } from "../text/styled.ts";

const sides = [
  { id: "frontend", label: "Frontend", color: "cyan" },
  { id: "backend", label: "Backend", color: "magenta" },
  { id: "api", label: "API", color: "yellow" },
] as const;

function read(source: string): Diagram {
  const { value } = parseDiagram(source);
  if (!value) throw new Error("not read");
  return value;
}

function drawn(source: string, width = 80, charset: "unicode" | "ascii" = "unicode"): string {
  return drawDiagram(read(source), { width, charset, sides }).lines.map(lineText).join("\n");
}

const classed = "flowchart LR\nA[Form]:::frontend --> B[Check]\nclass B backend";

test("a mark says the side of a node without colour, and a legend says the mark", () => {
  expect(`\n${drawn(classed)}\n`).toMatchInlineSnapshot(`
    "
    ┌────────┐    ┌─────────┐
    │ ■ Form ├───►│ ○ Check │
    └────────┘    └─────────┘

    ■ Frontend   ○ Backend
    "
  `);
  expect(`\n${drawn(classed, 80, "ascii")}\n`).toMatchInlineSnapshot(`
    "
    +----------+    +-----------+
    | [1] Form +--->| [2] Check |
    +----------+    +-----------+

    [1] Frontend   [2] Backend
    "
  `);
});

test("nothing is marked whose name or group says its side, by words or by a mark", () => {
  expect(drawn("flowchart LR\nA[Frontend]:::frontend --> B[the backend]:::backend")).not.toMatch(
    /[■○]/,
  );
  const group = (title: string, rest = "") =>
    drawn(`flowchart LR\nsubgraph g [${title}]\nA[Form] --> B[List]:::frontend\nend\n${rest}`);
  expect(group("Our frontend")).not.toContain("■");
  const marked = group("Page", "class g frontend").split("\n");
  expect(marked.filter((row) => row.includes("■"))).toEqual([
    expect.stringContaining("■ Page"),
    "■ Frontend",
  ]);
  // The group says another side than the node's.
  expect(group("Backend")).toContain("■ List");
});

const talk = "sequenceDiagram\nparticipant api as Server\nPage->>api: GET /\napi-->>Page: 200";

test("a participant is marked whose id alone says its side", () => {
  expect(drawn(talk)).toContain("│ ★ Server │");
  expect(drawn(talk).split("\n").at(-1)).toBe("★ API");
  expect(drawn("sequenceDiagram\nFrontend->>API: GET /")).not.toContain("★");
});

test("the list has the marks and the legend, too, and nothing is wider than asked", () => {
  const long = "flowchart LR\nA[Form]:::frontend --> B[Check]:::backend --> C[Call]:::api";
  for (let width = 20; width < 40; width++) {
    const { lines } = drawDiagram(read(long), { width, charset: "unicode", sides });
    for (const line of lines) expect(lineCells(line)).toBeLessThanOrEqual(width);
    expect(lines.map(lineText).join(" ")).toMatch(/■ Frontend\s+○ Backend\s+★ API/);
  }
  const { lines, form } = drawDiagram(read(classed), { width: 8, charset: "unicode", sides });
  expect(form).toBe("list");
  const text = lines.map((line) => lineText(line).trim()).join(" ");
  expect(text).toContain("■ Form → ○ Check");
  expect(text).toContain("○ Backend");
});

test("the sentences say the sides that no name says", () => {
  expect(describeDiagram(read(classed), sides)).toEqual([
    'Part of Frontend: "Form".',
    'Part of Backend: "Check".',
    'Step 1 of 1. "Form", then "Check".',
  ]);
  expect(describeDiagram(read(talk), sides)[0]).toBe("Part of API: Server.");
  const grouped = "flowchart LR\nsubgraph g [Page]\nA[Form] --> B[List]\nend\nclass g frontend";
  expect(describeDiagram(read(grouped), sides)[0]).toBe('Part of Frontend: what is in "Page".');
  expect(describeDiagram(read(classed))).toHaveLength(1);
});

test("entities and classes have their marks as well", () => {
  expect(drawn("erDiagram\nORDER:::backend ||--o{ ITEM : has")).toContain("│ ○ ORDER │");
  expect(drawn("classDiagram\nclass Page:::frontend\nPage --> Cart")).toContain("│ ■ Page │");
});

test("more sides than signs are told by number", () => {
  const many = Array.from({ length: 8 }, (_, at) => ({
    id: `s${at}`,
    label: `Side ${"abcdefgh"[at]}`,
    color: "red" as const,
  }));
  const { lines } = drawDiagram(read("flowchart LR\nA[Form]:::s7"), {
    width: 80,
    charset: "unicode",
    sides: many,
  });
  expect(lines.map(lineText)).toContain("│ [8] Form │");
});
