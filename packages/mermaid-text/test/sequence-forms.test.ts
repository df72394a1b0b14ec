/** Every arrow, participant and block of a sequence, after Mermaid's grammar: read, drawn, read back. */

import { expect, test } from "vitest";
import { drawDiagram, parseDiagram } from "../src/diagram.ts";
import type { Message, MessageHead, Sequence } from "../src/model.ts";
import { lineText } from "../src/text/styled.ts";
import { traceSequence } from "./tracer/sequence-tracer.ts";

function read(body: string): Sequence {
  const { value, diagnostics } = parseDiagram(`sequenceDiagram\n${body}`);
  expect(diagnostics, body).toEqual([]);
  if (value?.kind !== "sequence") throw new Error(body);
  return value;
}

type Arrow = readonly [sign: string, tail: MessageHead, line: Message["line"], head: MessageHead];

const arrows: readonly Arrow[] = (
  [
    ["", ">", "none", "none"],
    ["", ">>", "none", "arrow"],
    ["<<", ">>", "arrow", "arrow"],
    ["", "x", "none", "cross"],
    ["", ")", "none", "open"],
    ["", "|\\", "none", "half"],
    ["", "|/", "none", "half"],
    ["", "\\\\", "none", "half"],
    ["", "//", "none", "half"],
    ["/|", "", "half", "none"],
    ["\\|", "", "half", "none"],
    ["//", "", "half", "none"],
    ["\\\\", "", "half", "none"],
  ] as const
).flatMap(([before, after, tail, head]): Arrow[] => [
  [`${before}-${after}`, tail, "solid", head],
  [`${before}--${after}`, tail, "dotted", head],
]);

test.each(arrows)("%s is an arrow in every company", (sign, tail, line, head) => {
  const names: readonly (readonly [string, string])[] = [
    ["A", "B"],
    ["Alice-in-Wonderland", "Bob 2"],
    ["データ", "Ünal"],
  ];
  for (const [from, to] of names) {
    const forms = [`${from}${sign}${to}: a text`, `${from} ${sign} ${to} : a text`];
    forms.push(`${from}${sign}+${to}: a text`, `${from} ${sign} + ${to}: a text;`);
    // Behind a dash, one more makes the line dotted.
    if (!sign.endsWith("-")) forms.push(`activate ${from}\n${from}${sign}-${to}: a text`);
    forms.push(`${from}${sign}()${to}: a text`, `${from}()${sign}${to}: a text`);
    forms.push(`${from} () ${sign} () ${to}:a text`);
    for (const form of forms) {
      const sequence = read(form);
      const messages = sequence.items.filter((item) => item.kind === "message");
      expect(messages, form).toMatchObject([{ from, to, text: "a text", tail, line, head }]);
      const drawing = drawDiagram(sequence, { width: 60, charset: "unicode" });
      const traced = traceSequence(drawing.lines.map(lineText), [from, to], false);
      const isEven = (tail === "none") === (head === "none");
      const ends = [from, to].map((name) => name.replace(/\s/g, ""));
      if (tail !== "none" && head === "none") ends.reverse();
      expect(traced, form).toEqual([{ from: ends[0], to: ends[1], text: "atext", isEven }]);
    }
  }
});

test.each([
  ["participant A", "A", "A", "participant"],
  ["PARTICIPANT A", "A", "A", "participant"],
  ["actor A", "A", "A", "actor"],
  ["participant My Name", "My Name", "My Name", "participant"],
  ["participant A as Alice", "A", "Alice", "participant"],
  ["participant A AS Alice the 2nd", "A", "Alice the 2nd", "participant"],
  ["actor A as Alice<br/>in Wonderland", "A", "Alice\nin Wonderland", "actor"],
  ["participant A as a&lt;b #35;1", "A", "a<b #1", "participant"],
  ['participant A@{ "type": "boundary" }', "A", "A", "boundary"],
  ['participant A@{ "type" : "queue" } as Jobs', "A", "Jobs", "queue"],
  ['actor A@{ "type": "database" } AS Data Base', "A", "Data Base", "database"],
  ['participant A@{ "type": "control", "alias": "Inner" }', "A", "Inner", "control"],
  ['participant A@{ "type": "entity", "alias": "Inner" } as Outer', "A", "Outer", "entity"],
  ['participant A@{"type":"collections"}', "A", "A", "collections"],
])("%s", (source, id, label, type) => {
  expect(read(`${source}\n${id}->>${id}: x`).participants).toMatchObject([{ id, label, type }]);
  const made = read(`P->>P: x\ncreate ${source}\nP->>${id}: x\ndestroy ${id}\nP-x${id}: y`);
  expect(made.participants).toMatchObject([{ id: "P" }, { id, label, type, created: true }]);
  expect(made.items.at(-1)).toMatchObject({ destroys: id });
});

test.each([
  ["Note left of A: hi", "left", ["A"]],
  ["note right of A : hi", "right", ["A"]],
  ["NOTE OVER A: hi", "over", ["A"]],
  ["Note over A,B: hi", "over", ["A", "B"]],
  ["Note over A , B:hi", "over", ["A", "B"]],
])("%s", (source, place, participants) => {
  const { items } = read(`participant A\nparticipant B\n${source}`);
  expect(items).toEqual([{ kind: "note", place, participants, text: "hi" }]);
});

test.each(["loop", "alt", "opt", "par", "critical", "break", "rect", "LOOP", "par_over"])(
  "%s holds what stands in it",
  (word) => {
    const frame = word.toLowerCase().replace("_over", "");
    const label = frame === "rect" ? "rgb(1, 2, 3)" : "a reason";
    const { items } = read(`${word} ${label}\nA->>B: x\n${word}\nB->>A: y\nend\nend`);
    expect(items.map(({ kind }) => kind)).toEqual([
      "frame",
      "message",
      "frame",
      "message",
      "end",
      "end",
    ]);
    expect(items[0]).toEqual({ kind: "frame", frame, label: frame === "rect" ? "" : "a reason" });
  },
);

test.each([
  ["autonumber", ["1", "2"]],
  ["autonumber 5", ["5", "6"]],
  ["AUTONUMBER 10 0.5", ["10", "10.5"]],
  ["autonumber off", [undefined, undefined]],
])("%s", (source, numbers) => {
  const { items } = read(`${source}\nA->>B: x\nA->>B: y`);
  expect(items.map((item) => item.kind === "message" && item.number)).toEqual(numbers);
});

test.each([
  ["title A title", { title: "A title" }],
  ["title: A title", { title: "A title" }],
  ["accTitle: A title", { accTitle: "A title" }],
  ["accDescr: A story", { accDescription: "A story" }],
  ["accDescr {\nA long\nstory\n}", { accDescription: "A long story" }],
  ["links A: {}", {}],
  ["link A: Wiki @ https://example.org", {}],
  ["%% a comment", {}],
])("%j", (source, titles) => {
  expect(read(`${source}\nA->>B: x`)).toMatchObject({ ...titles, items: [{ kind: "message" }] });
});

test("<br> in every place is a line break", () => {
  const { participants, boxes, items } = read(
    "box Two<br>lines\nparticipant A as A<br>1\nend\nA->>B: x<br />y\nNote over A: n<br/>m\nloop l<br>k\nend",
  );
  expect(boxes).toEqual([{ label: "Two\nlines" }]);
  expect(participants[0]?.label).toBe("A\n1");
  expect(items).toMatchObject([{ text: "x\ny" }, { text: "n\nm" }, { label: "l\nk" }, {}]);
});
