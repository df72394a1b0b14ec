/** YAML with a fault in each of its lines: the work grows with its length, not with the square of it. */

import { beforeEach, expect, test, vi } from "vitest";
import type { Scalar } from "yaml";
import { notesFor } from "../problems.ts";
import { readYaml } from "./yaml.ts";

const asked = vi.hoisted(() => ({ parse: vi.fn(), nodes: 0 }));
vi.mock("yaml", async (original) => {
  const library = await original<typeof import("yaml")>();
  asked.parse.mockImplementation(library.parseDocument);
  const isScalar = <T>(node: unknown): node is Scalar<T> => {
    asked.nodes += 1;
    return library.isScalar<T>(node);
  };
  return { ...library, parseDocument: asked.parse, isScalar };
});

beforeEach(() => {
  asked.parse.mockClear();
  asked.nodes = 0;
});

function faultsOf(text: string): string[] {
  const { found, report } = notesFor("f");
  readYaml(text, report);
  return found.map(({ code, line, col, message }) => `${line}:${col} ${code} ${message}`);
}

test.each([
  "- *a\n",
  "*a\n",
  "[]\n",
  "'\n",
  '"\n',
  '- "a" b\n',
  "%\n",
  "]",
  "{} ",
  "- |x\n",
  "\\\n",
])("very many faults of the kind %j are looked for in the text once", (piece) => {
  const text = `needs: [${piece.repeat(200)}`;
  const faults = faultsOf(text);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.length).toBeLessThanOrEqual(50);
  expect(asked.nodes).toBeLessThan(2 * text.length);
  // The library's own search for keys that stand twice compares each with each.
  for (const [, options] of asked.parse.mock.calls) expect(options.uniqueKeys).toBe(false);
});

test.each([
  ["a: 1\nb: 2\na: 3\n", "3:1"],
  ["a: 1\n\"a\": 2\n'a': 3\n", "2:1 3:1"],
  ["a: { b: 1, b: 2 }\n", "1:12"],
  ["a:\n  - b: 1\n    b: 2\n", "3:5"],
])("a key that stands twice in %j is told where it stands again", (text, places) => {
  const told = faultsOf(text);
  expect(told.map((one) => one.split(" ")[0]).join(" ")).toBe(places);
  for (const one of told) expect(one).toMatch(/yaml\.duplicate-key The key `[ab]` stands here/);
});

test("a key may stand in one map and in another", () => {
  expect(faultsOf("a: { b: 1 }\nb: { a: 1 }\n")).toEqual([]);
});

test("an alias is told once, with the place of the first", () => {
  expect(faultsOf(`needs:\n${"  - *a\n".repeat(300)}`)).toEqual([
    "2:5 yaml.anchor Anchors and aliases (`&name`, `*name`) are not read.",
  ]);
});
