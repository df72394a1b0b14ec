/** What entity relationship diagrams say, form by form, and what is told of slips. */

import { expect, test } from "vitest";
import { describeDiagram, parseDiagram } from "../../diagram.ts";
import type { ErDiagram } from "../../er-model.ts";

function read(body: string): { diagram: ErDiagram; told: string[] } {
  const { value, diagnostics } = parseDiagram(`erDiagram\n${body}`);
  if (value?.kind !== "er") throw new Error("not an entity relationship diagram");
  return {
    diagram: value,
    told: diagnostics.map(({ line, col, message, hint }) => `${line}:${col} ${message} ${hint}`),
  };
}

const left = { "||": "one", "|o": "zero-or-one", "}|": "one-or-more", "}o": "zero-or-more" };
const right = { "||": "one", "o|": "zero-or-one", "|{": "one-or-more", "o{": "zero-or-more" };
const words = {
  "only one": "one",
  one: "one",
  "1": "one",
  "zero or one": "zero-or-one",
  "one or zero": "zero-or-one",
  "one or more": "one-or-more",
  "one or many": "one-or-more",
  "many(1)": "one-or-more",
  "1+": "one-or-more",
  "zero or more": "zero-or-more",
  "zero or many": "zero-or-more",
  "many(0)": "zero-or-more",
  many: "zero-or-more",
  "0+": "zero-or-more",
};

test("every count means the same as a sign and as a word, at both ends", () => {
  const pairs = [
    ...Object.entries(left).flatMap(([a, first]) =>
      Object.entries(right).flatMap(([b, second]) => [
        [`A ${a}--${b} B : has`, first, second, true],
        [`A ${a}..${b} B : has`, first, second, false],
        [`A${a}--${b}B:has`, first, second, true],
      ]),
    ),
    ...Object.entries(words).flatMap(([word, count]) => [
      [`A ${word} to ${word} B : has`, count, count, true],
      [`A ${word} optionally to one B : has`, count, "one", false],
    ]),
  ];
  for (const [source, first, second, isIdentifying] of pairs) {
    const { diagram, told } = read(String(source));
    expect(told, String(source)).toEqual([]);
    expect(diagram.relationships, String(source)).toEqual([
      { from: "A", to: "B", label: "has", fromCount: first, toCount: second, isIdentifying },
    ]);
  }
});

test("attributes have a type, a name, keys and a comment", () => {
  const { diagram, told } = read(
    'A {\n int id PK, FK "the one"\n string(99) name UK %% why\n List~int~ ages "many"\n varchar[] tags\n decimal(10,2) price int count\n}\nA {\n date born\n}',
  );
  expect(told).toEqual([]);
  expect(
    diagram.entities[0]?.attributes.map((one) => Object.values(one).flat().join(" ").trim()),
  ).toEqual([
    "int id PK FK the one",
    "string(99) name UK",
    "List<int> ages  many".replace("  ", " "),
    "varchar[] tags",
    "decimal(10,2) price",
    "int count",
    "date born",
  ]);
});

test("entities have names, aliases and classes; the whole has a title and a direction", () => {
  const { diagram, told } = read(
    'direction LR\ntitle Shop\naccTitle: T\np[Person]:::hot { }\nc["Customer account"]\n"Delivery note"\nLINE-ITEM\np ||--|| "Delivery note":::cold : "has a"\nclass c,p blue\nclassDef hot fill:red\nstyle p fill:red',
  );
  expect(told).toEqual([]);
  expect(diagram).toMatchObject({ direction: "LR", title: "Shop", accTitle: "T" });
  expect(diagram.entities.map(({ label, classes }) => `${label} ${classes}`.trim())).toEqual([
    "Person hot,blue",
    "Customer account blue",
    "Delivery note cold",
    "LINE-ITEM",
  ]);
});

test.each([
  ["A --> B", '2:1 "A --> B" is not understood. Write A ||--o{ B : has, or A { type name }.'],
  [
    "A ||--o{ B",
    "2:1 This relationship has no label: Mermaid elsewhere stops at this. Write A ||--o{ B : has",
  ],
  [
    "A ||--o{ B : has many",
    '2:14 A label of several words stands in quotation marks: Mermaid elsewhere stops at this. Write "has many".',
  ],
  [
    "A {\nid\n}",
    "3:1 An attribute has a type and a name. Write the type before it, as in: string id",
  ],
  ["A {\nint id", "2:1 This entity is never closed. Write } where its attributes stop."],
])("%j is told with its place", (body, told) => {
  expect(read(body).told[0]).toBe(told);
});

test("relationships are said from both ends, and then what entities hold", () => {
  const { diagram } = read(
    'ORDER ||--|{ ITEM : contains\nORDER |o..o{ NOTE : ""\nITEM {\n int id PK "the number"\n string name\n}\nLONE',
  );
  expect(describeDiagram(diagram)).toEqual([
    'Each "ORDER" has one or more "ITEM": "contains". Each "ITEM" has exactly one "ORDER".',
    'Each "ORDER" has zero or more "NOTE". Each "NOTE" has at most one "ORDER", and either can be without the other.',
    '"ITEM" holds id (int, PK: "the number") and name (string).',
    'No relationship touches "LONE".',
  ]);
});

test("a source of a million signs is read within a moment", () => {
  for (const piece of [
    "A {\n",
    "A ||--o{ ",
    'A { int id "',
    "A-",
    "one or ",
    "} ",
    "accDescr {\n",
  ]) {
    const start = process.cpuUsage().user;
    parseDiagram(`erDiagram\n${piece.repeat(500_000 / piece.length)}`);
    expect(process.cpuUsage().user - start).toBeLessThan(3_000_000);
  }
});
