import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { problems } from "./problems.ts";

const page = readFileSync(new URL("../../docs/format.md", import.meta.url), "utf8");

test("docs/format.md lists every code with how bad it is and what it means", () => {
  const rows = [...page.matchAll(/^\| `([a-z]+\.[a-z-]+)` \| (error|warning) \| (.+) \|$/gm)];
  expect(Object.fromEntries(rows.map((row) => [row[1], row[2]]))).toEqual(problems);
  expect(rows).toHaveLength(Object.keys(problems).length);
});

test("the codes of the diagram reader are among them", () => {
  const folder = new URL("../../packages/mermaid-text/src/", import.meta.url);
  const sources = readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
  const codes = new Set(sources.join("\n").match(/(?<=")diagram\.[a-z-]+(?=")/g));
  expect([...codes].filter((code) => !Object.hasOwn(problems, code))).toEqual([]);
});
