/** Flowcharts said in sentences. */

import { expect, test } from "vitest";
import { describeDiagram, parseDiagram } from "../diagram.ts";

function said(body: string): string[] {
  const { value } = parseDiagram(`flowchart TD\n${body}`);
  return value ? describeDiagram(value).map((step) => step.replace(/^Step \d+ of \d+\. /, "")) : [];
}

test.each([
  ["an arrow", "A[The form] --> B[The backend's check]", `"The form", then "The backend's check".`],
  [
    "an arrow with a text",
    "A[Shop] -->|Which parcel?| B[Data]",
    `From "Shop" to "Data": "Which parcel?"`,
  ],
  ["a condition", "A{Is it odd?} -->|Yes| B[Look]", `"Is it odd?" If "Yes": "Look".`],
  ["a diamond's arrow without a text", "A{Is it odd?} --> B", `"Is it odd?", then "B".`],
  ["a link without heads", "A --- B", `"A" and "B" are linked.`],
  ["a link with a text", "A ---|shares| B", `"A" and "B" are linked: "shares".`],
  ["heads at both ends", "A <-->|talk| B", `"A" and "B" lead to each other: "talk".`],
  ["a loop", "A --> A", `"A" leads back to itself.`],
  ["a loop with a text", "A -->|again| A", `"A" leads back to itself: "again".`],
  ["a loop of a condition", "A{Full?} -->|no| A", `"Full?" If "no": the same again.`],
  [
    "quotation marks in a label",
    "A['say &quot;hi&quot; now'] --> B",
    `''say "hi" now'', then "B".`,
  ],
])("%s is said so that any label works", (_, body, sentence) => {
  expect(said(body)).toEqual([sentence]);
});

test("several arrows are said one after the other, one branch to its end before the next", () => {
  expect(said("A --> B & C\nB --> D\nC --> D")).toEqual([
    '"A", then "B".',
    '"B", then "D".',
    '"A", then "C".',
    '"C", then "D".',
  ]);
});

test("boxes that no line touches are spoken at the end, with their group", () => {
  const source = [
    "flowchart TD",
    "A[Browser] --> B[Server]",
    "C[Cache]",
    "D[Clock]",
    "subgraph S [Cellar]",
    "E[Wine]",
    "end",
  ].join("\n");
  const { value } = parseDiagram(source);
  expect(value && describeDiagram(value)).toEqual([
    'Step 1 of 1. "Browser", then "Server".',
    'No line touches "Cache" and "Clock".',
    'In "Cellar", no line touches "Wine".',
  ]);
});

test("participants without messages are spoken at the end", () => {
  const { value } = parseDiagram("sequenceDiagram\nparticipant C as Cache\nA->>B: hi");
  expect(value && describeDiagram(value)).toEqual([
    "Step 1 of 1. A sends to B: hi.",
    "Cache sends and receives nothing.",
  ]);
});
