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
