import { expect, test } from "vitest";
import { drawDiagram, parseDiagram } from "../diagram.ts";
import type { Drawing } from "../draw.ts";
import { lineText } from "../text/styled.ts";

function drawn(source: string, width: number): Drawing {
  const { value } = parseDiagram(source);
  if (!value) throw new Error("not read");
  return drawDiagram(value, { width, charset: "unicode" });
}

const formOf = (source: string) => drawn(source, 120).form;

function allToAll(count: number): string {
  const row = (name: string) => Array.from({ length: count }, (_, at) => name + at).join(" & ");
  return `flowchart LR\n  ${row("a")} --> ${row("b")}`;
}

test("thousands of lines between a few boxes are a list", () => {
  expect(formOf(allToAll(80))).toBe("list");
  expect(formOf(allToAll(200))).toBe("list");
});

test("hundreds of lines with a label between a few boxes are a list", () => {
  const labelled = (count: number) => `flowchart LR\n${"  A -- l --> B\n".repeat(count)}`;
  expect(formOf(labelled(20))).toBe("drawing");
  expect(formOf(labelled(300))).toBe("list");
  // What stands at the ends takes as much room.
  const both = `classDiagram\n${'  A "1" --> "*" B\n'.repeat(130)}`;
  expect(formOf(both)).toBe("list");
});

test("as many lines between many boxes are drawn, and so are a few boxes with many lines", () => {
  const chain = Array.from({ length: 1500 }, (_, at) => `  n${at} --> n${at + 1}`);
  expect(formOf(`flowchart TD\n${chain.join("\n")}`)).toBe("drawing");
  expect(formOf(allToAll(20))).toBe("drawing");
});

test("a long diagram is no tighter than its width asks for", () => {
  const chain = Array.from({ length: 130 }, (_, at) => `  n${at} --> n${at + 1}`);
  const row = [
    "the frontend checks the form first and says what is wrong",
    "the backend checks each field again before it is written",
    "the database refuses what is wrong and keeps what it had",
    "the queue keeps what has to be sent until it is delivered",
  ].map((label, at) => `  n0 --> wide${at}[${label}]`);
  const { form, lines } = drawn(["flowchart TD", ...row, ...chain].join("\n"), 120);
  expect(form).toBe("drawing");
  expect(lines.map(lineText).join("\n")).toContain("the backend checks");
});

function numbered(count: number, line: (at: number) => string, head: string): string {
  return `${head}\n${Array.from({ length: count }, (_, at) => line(at)).join("\n")}`;
}

// Each of these took seconds, some a minute.
test.each([
  ["participants", numbered(40_000, (at) => `participant p${at}`, "sequenceDiagram")],
  ["boxes", numbered(20_000, (at) => `box b\nactor p${at}\nend`, "sequenceDiagram")],
  ["activations", numbered(40_000, () => "A->>+B: m", "sequenceDiagram")],
  ["nodes in a chain", numbered(40_000, (at) => `n${at} --> n${at + 1}`, "flowchart LR")],
  [
    "wide characters",
    numbered(100, (at) => `n${at}["${"日本👩‍👩‍👧 ".repeat(300)}"]`, "flowchart TD"),
  ],
  ["classes", numbered(20_000, (at) => `class c${at} {\n+a\n}`, "classDiagram")],
])("too many %s for a picture are a list", (_, source) => {
  const { value } = parseDiagram(source);
  if (!value) throw new Error("not read");
  const allowance = { left: Number.POSITIVE_INFINITY };
  const { form } = drawDiagram(value, { width: 80, charset: "unicode", allowance });
  expect(form).toBe("list");
});

test("what nobody can list in time is said to be too large", () => {
  const nested = numbered(20_000, (at) => `subgraph g${at}\nn${at} --> n${at + 1}`, "flowchart LR");
  const { lines, form, takesTooLong } = drawn(nested, 80);
  expect([form, takesTooLong]).toEqual(["list", true]);
  expect(lines.map(lineText)).toEqual(["This diagram is too large to be shown."]);
});

test("diagrams that share an allowance are lists when it is used up", () => {
  const { value } = parseDiagram("flowchart LR\n  A --> B --> C");
  if (!value) throw new Error("not read");
  const allowance = { left: 20_000 };
  const forms = Array.from({ length: 50 }, () => {
    const { form, takesTooLong = false } = drawDiagram(value, {
      width: 80,
      charset: "unicode",
      allowance,
    });
    return `${form} ${takesTooLong}`;
  });
  const pictures = forms.indexOf("list true");
  expect(pictures).toBeGreaterThan(1);
  expect(forms.slice(0, pictures)).toEqual(new Array(pictures).fill("drawing false"));
  expect(forms.slice(pictures)).toEqual(new Array(50 - pictures).fill("list true"));
});
