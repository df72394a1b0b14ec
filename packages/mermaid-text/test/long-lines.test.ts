/**
 * Lines that patterns could go through again and again: each is as long as a source may have it,
 * and there are many. The whole file takes minutes when one pattern takes more than its share,
 * and a second when none does.
 */

import { expect, test } from "vitest";
import { findSources, parseDiagram } from "../src/index.ts";

const line = 19_900;
const fill = (text: string, length = line): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

test.each([
  [`Note over ${fill(" ")}x`],
  [`r as x${fill(" \t")}y participant`],
  [`participant r as x${fill(" \t")}y participant`],
  [`A${fill(" ")}->${fill(" ", 50)}`],
  [`A ${fill("()")}`],
  [fill("<<-")],
  [`A->>B: ${fill("[")}`],
  [`A->>B: ${fill("#a")}`],
  [`A->>B: ${fill("<b ")}`],
  [`autonumber ${fill("1")}x`],
  [`autonumber ${fill("1.")}x`],
  [fill("accDescr{ ")],
  [fill("participant x@{ ")],
  [fill("A@{")],
  [`participant ${fill("@{")}`],
  [fill("-")],
  [fill("a=")],
])("a sequence's long lines are read at once, %#", (text) => {
  expect(parseDiagram(`sequenceDiagram\n${`${text}\n`.repeat(40)}`).value?.kind).toBe("sequence");
});

test.each([
  [`subgraph x(${fill("(", line / 2)}${fill("]", line / 2)}/`],
  [`subgraph x${fill("[", line / 2)}${fill("]", line / 2)}z`],
  [`subgraph x${fill(" ")}{${fill(" ", 50)}`],
  [`A -${fill(".")}>.-`],
  [`A -.${fill(".")}x`],
  [`A --${fill(" ")}x`],
  [`A -- ${fill("x ")}->`],
  [`A[${fill(" ")}`],
  [`A[${fill("--> ")}`],
  [`A[${fill("-")}`],
  [`A@{ ${fill("a")} }`],
  [`A@{ ${fill('"x" ')}`],
  [fill("A@{")],
  [fill("A-->")],
  [fill("A & ")],
  [fill("A[")],
  [fill("`")],
  [`A["${fill("*")}"]`],
  [`A["\`${fill("**a")}\`"]`],
  [`A["\`${fill("_")}\`"]`],
  [`A["${fill("$")}"]`],
  [`A["${fill("fa:")}"]`],
  [`A["${fill("<")}"]`],
  [`A["${fill("&a")}"]`],
  [`class ${fill("a,")} b`],
])("a flowchart's long lines are read at once, %#", (text) => {
  expect(parseDiagram(`flowchart LR\n${`${text}\n`.repeat(40)}`).value?.kind).toBe("flowchart");
});

test.each([
  ["sequenceDiagram", "accDescr{"],
  ["sequenceDiagram", "participant x@{"],
  ["flowchart LR", "A[x"],
  ["flowchart LR", 'A["x'],
  ["flowchart LR", "A@{"],
  ["flowchart LR", "A -->|x"],
  ["flowchart LR", "A -- x"],
  ["flowchart LR", "%%{"],
  ["flowchart LR", "accDescr {"],
])("%s with 20,000 lines of %s is read at once", (head, text) => {
  expect(parseDiagram(`${head}\n${`${text}\n`.repeat(20_000)}`).value).toBeDefined();
});

test.each([["~~~"], ["```"], ["> "], ["   "], ["1"], ["- "]])(
  "a Markdown line of %s is looked at no more than once",
  (text) => {
    expect(findSources(`${fill(text, 200_000)}\`x`, true)).toEqual([]);
  },
);
