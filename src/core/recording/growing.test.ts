import { lineCells, lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { Look } from "../view/view.ts";
import { growingDiagram } from "./growing.ts";
import type { Party } from "./hop.ts";
import { partiesOf } from "./party.ts";
import { hopsOf, loginSeen } from "./testing.ts";

function look(width: number, plain = false): Look {
  return { width, text: width, margin: 0, charset: "unicode", plain };
}

test("rows stand below their heads, in the same columns", () => {
  const hops = hopsOf(loginSeen);
  for (const width of [60, 80, 100, 120]) {
    const growing = growingDiagram(look(width), partiesOf(hops));
    const grown = hops.map((hop) => growing.add(hop));
    const heads = grown.map(({ head }) => head.length > 0);
    expect(heads).toEqual([true, false, false, false]);
    const feet = lineText(grown[0]?.head.at(-1) ?? []);
    const columns = [...feet].flatMap((char, at) => (char === "┬" ? [at] : []));
    expect(columns).toHaveLength(3);
    for (const row of grown.flatMap(({ rows }) => rows)) {
      expect(lineCells(row)).toBeLessThanOrEqual(width);
      for (const column of columns) expect(lineText(row)[column]).toMatch(/[│├┤┼►◄]/);
    }
  }
});

test("a party that turns up later gets new heads, and only then", () => {
  const growing = growingDiagram(look(80));
  const heads = hopsOf(loginSeen).map((hop) => growing.add(hop).head.length > 0);
  expect(heads).toEqual([true, true, false, false]);
});

test("too many services share a column, and are named in the text", () => {
  const parties: readonly Party[] = [
    { kind: "browser" },
    { kind: "backend" },
    ...[1, 2, 3, 4, 5].map((n) => ({ kind: "service" as const, host: `s${n}.example.com` })),
  ];
  const [request] = loginSeen;
  if (request?.kind !== "request") throw new Error("a request comes first");
  const [hop] = hopsOf([{ ...request, to: { kind: "service", host: "s3.example.com" } }]);
  if (hop === undefined) throw new Error("no hop");
  const { head, rows } = growingDiagram(look(80), parties).add(hop);
  expect(head.map(lineText).join("\n")).toContain("Services");
  expect(rows.map(lineText).join(" ")).toContain("1. s3.example.com: POST /login");
});

test("where columns would be too narrow, a list stands instead; in plain mode sentences", () => {
  const [hop] = hopsOf(loginSeen);
  if (hop === undefined) throw new Error("no hop");
  const expected = partiesOf(hopsOf(loginSeen));
  const narrow = growingDiagram(look(36), expected).add(hop).rows.map(lineText);
  expect(narrow.join("\n")).toBe("  1 Browser → Backend\n    POST /login?next=/");
  const plain = growingDiagram(look(76, true), expected).add(hop).rows.map(lineText);
  expect(plain.join(" ")).toContain("1. The browser sends POST /login");
});
