/** What state diagrams say, form by form, and what is told of slips. */

import { expect, test } from "vitest";
import { describeDiagram, parseDiagram } from "../../diagram.ts";
import type { StateDiagram } from "../../model.ts";

function read(body: string): { diagram: StateDiagram; told: string[] } {
  const { value, diagnostics } = parseDiagram(`stateDiagram-v2\n${body}`);
  if (value?.kind !== "state") throw new Error("not a state diagram");
  return {
    diagram: value,
    told: diagnostics.map(({ line, col, message, hint }) => `${line}:${col} ${message} ${hint}`),
  };
}

/** `label shape group` of every node, `from to label` of every transition. */
function shown(body: string): { nodes: string[]; edges: string[] } {
  const { diagram, told } = read(body);
  expect(told).toEqual([]);
  return {
    nodes: diagram.nodes.map(({ label, shape, group, parts = [] }) =>
      [label || "-", shape, group ?? "", ...parts.flat(2)].join(" ").trim(),
    ),
    edges: diagram.edges.map(({ from, to, label }) => `${from} > ${to} ${label}`.trim()),
  };
}

test.each([
  ["[*] --> A", ["- start", "A round"], ["[*] start > A"]],
  ["A --> [*]", ["A round", "- end"], ["A > [*] end"]],
  ["A-->B:go: now", ["A round", "B round"], ["A > B go: now"]],
  ["A --> B : one<br>two #amp; three", ["A round", "B round"], ["A > B one\ntwo & three"]],
  ["A", ["A round"], []],
  ['state "Long name" as A', ["Long name round"], []],
  ["A : Long name", ["Long name round"], []],
  ['state A as "Long name"', ["Long name round"], []],
  ["A : one\nA : two\nA : three", ["one round  two three"], []],
  ["state c <<choice>>", ["- choice"], []],
  ["state f <<fork>>\nstate j [[join]]", ["- bar", "- bar"], []],
  ["A:::hot --> B:::cold : x", ["A round", "B round"], ["A > B x"]],
  ["note right of A : text", ["A round", "text note"], ["A > note 1"]],
  ["note left of A\n  one\n  two\nend note", ["A round", "one\ntwo note"], ["A > note 1"]],
  ['note "alone" as N', ["alone note"], []],
  ["state S {\n  [*] --> A\n}", ["- start S", "A round S"], ["[*] S start > A"]],
  ["state S { A --> B }\nS --> C", ["A round S", "B round S", "C round"], ["A > B", "S > C"]],
  [
    "state S {\n A\n --\n B\n [*] --> B\n}",
    ["A round S part 1", "B round S part 2", "- start S part 2"],
    ["[*] S 2 start > B"],
  ],
  ["A --> B %% why\n%% all\n# too", ["A round", "B round"], ["A > B"]],
  [
    "hide empty description\nscale 350 width\nclassDef a fill:red\nstyle A fill:red\nA",
    ["A round"],
    [],
  ],
  ["state_1 --> state-2 : x-->y", ["state_1 round", "state-2 round"], ["state_1 > state-2 x-->y"]],
])("%j is understood", (body, nodes, edges) => {
  const found = shown(body);
  expect(found.nodes.map((one) => one.replace(/\s+/g, " "))).toEqual(
    nodes.map((one) => one.replace(/[^\S\n]+/g, " ").replaceAll("\n", " ")),
  );
  expect(found.edges).toEqual(edges);
});

test("composite states have a name, a direction and a parent; classes stay", () => {
  const { diagram } = read(
    'direction LR\nstate "Outer one" as O {\n direction RL\n state I {\n  A\n }\n}\nclass A,O hot\naccTitle: T\naccDescr { D\n E }',
  );
  expect(diagram.direction).toBe("LR");
  expect(diagram.groups).toMatchObject([
    { id: "O", label: "Outer one", parent: undefined, direction: "RL", classes: ["hot"] },
    { id: "I", label: "I", parent: "O", direction: "TD" },
  ]);
  expect(diagram.nodes).toMatchObject([{ id: "A", group: "I", classes: ["hot"] }]);
  expect(diagram).toMatchObject({ accTitle: "T", accDescription: "D E" });
});

test.each([
  ["A -> B", '2:3 "->" is not an arrow here. Write A --> B.'],
  ["A --> B --> C", "2:9 One line holds one transition. Write B --> ... on a line of its own."],
  ["state S {\nA", '2:1 The state "S" is never closed. Write } where it stops.'],
  ["}", "2:1 This } closes nothing. Remove it, or write state A { above."],
  [
    "--",
    "2:1 Only a composite state has parts that run at once. Put both parts into a state: state A { ... -- ... }.",
  ],
  [
    "note right of A\ntext",
    "2:1 This note never ends. Write end note on a line of its own below it, or the text behind a colon.",
  ],
  [
    "state c <<choise>>",
    '2:1 No state is a "choise". There are <<choice>>, <<fork>> and <<join>>.',
  ],
  ["[*]", "2:1 This [*] leads nowhere. Write [*] --> A for the start, or A --> [*] for the end."],
  [
    "A[Text] + B",
    '2:1 "A[Text] + B" is not understood. Write A --> B: text, state A { or state "text" as A.',
  ],
])("%j is told with its place", (body, told) => {
  expect(read(body).told[0]).toBe(told);
});

test("states that stand in one another are drawn all the same", () => {
  const { diagram } = read("state A {\n state B {\n  state A {\n   C\n  }\n }\n}");
  expect(diagram.groups.map(({ id, parent }) => `${id} in ${parent}`)).toEqual([
    "A in B",
    "B in undefined",
  ]);
});

test("a state diagram is said in sentences", () => {
  const { diagram } = read(
    "[*] --> Idle\nIdle --> Busy: work\nBusy --> c\nstate c <<choice>>\nc --> Idle: done\nBusy --> [*]\nnote right of Busy: loud\nIdle --> Idle: wait",
  );
  expect(describeDiagram(diagram)).toEqual([
    'Step 1 of 6. It begins with "Idle".',
    'Step 2 of 6. From "Idle" to "Busy": "work".',
    'Step 3 of 6. From "Busy" to the choice.',
    'Step 4 of 6. If "done": "Idle".',
    'Step 5 of 6. After "Busy", it ends.',
    'Step 6 of 6. "Idle" leads back to itself: "wait".',
    'A note on "Busy": "loud".',
  ]);
});

test("a source of a million signs is read within a moment", () => {
  for (const piece of [
    "note left of A\n",
    "state A {",
    "A --> ",
    'state "',
    "accDescr {\n",
    "A:::",
    "} ",
  ]) {
    const start = process.cpuUsage().user;
    parseDiagram(`stateDiagram-v2\n${piece.repeat(500_000 / piece.length)}`);
    expect(process.cpuUsage().user - start).toBeLessThan(3_000_000);
  }
});
