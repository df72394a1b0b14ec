import { expect, test } from "vitest";
import { parseDiagram } from "../diagram.ts";
import { graphEntries } from "./flow-list.ts";

function listed(source: string): string[] {
  const { value } = parseDiagram(source);
  if (value?.kind !== "flowchart") throw new Error("not read");
  return graphEntries(value, "unicode").map(({ text }) => text);
}

test("boxes with equal labels are told apart by their groups", () => {
  const source = `flowchart TB
  subgraph one [First check]
    A1[Allow]
  end
  subgraph two [Second check]
    A2[Allow]
  end
  A1 --> A2`;
  expect(listed(source)[0]).toBe("Allow (in First check) → Allow (in Second check)");
});

test("in one group they are numbered", () => {
  expect(listed("flowchart TB\n a[Retry] --> b[Retry] --> c[Done]")).toEqual([
    "Retry (1) → Retry (2)",
    "Retry (2) → Done",
  ]);
});

test("a name that holds an arrow or a colon stands in quotation marks", () => {
  const source = 'flowchart LR\n A["Worker: queue → table"] -->|step 2| B[Cache]';
  expect(listed(source)).toEqual(['"Worker: queue → table" → Cache: step 2']);
});

test("a shape is said where its box is met first", () => {
  const source = "flowchart TD\n Q{Known?} -->|yes| D[(Users)]\n Q -->|no| E[Error]";
  expect(listed(source)).toEqual([
    "Known? (decision) → Users (cylinder): yes",
    "Known? → Error: no",
  ]);
});
