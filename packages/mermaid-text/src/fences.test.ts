import { expect, test } from "vitest";
import { findSources } from "./fences.ts";

test("a text without fences is the source itself", () => {
  expect(findSources("graph TD\n A-->B", false)).toEqual([{ source: "graph TD\n A-->B", line: 1 }]);
});

test.each([
  ["```mermaid\ngraph TD\n```", "graph TD", 2],
  ["text\n\n~~~~ Mermaid\na\n~~~\nb\n~~~~\n", "a\n~~~\nb", 4],
  ["> ```mermaid\n> a\n> ```\n", "a", 2],
  ["- ```mermaid\n  a\n    b\n  ```\n", "a\n  b", 2],
  ["```{.mermaid}\r\na\r\n```\r\n", "a", 2],
  ["```mermaid\nnever closed", "never closed", 2],
])("%j holds %j", (text, source, line) => {
  expect(findSources(text, true)).toEqual([{ source, line }]);
});

test("other fences hide what stands in them", () => {
  expect(findSources("````md\n```mermaid\na\n```\n````\n", true)).toEqual([]);
});

test("a Markdown file without diagrams has none", () => {
  expect(findSources("# Title\n\nText", true)).toEqual([]);
  expect(findSources("", false)).toEqual([]);
});

test.each(["> ", "- ", "1. ", " > ", "\t>", "* > ", "1", " "])(
  "a line of very many %j is looked through in time",
  (each) => {
    const line = each.repeat(50_000);
    expect(findSources(`${line}x`, true)).toEqual([]);
    const [found] = findSources(`${line.slice(0, 3000)}\`\`\`mermaid\nflowchart`, true);
    if (/^[>*-]/.test(each)) expect(found?.source).toBe("flowchart");
  },
);
