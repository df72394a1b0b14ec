/** What class diagrams say, form by form, and what is told of slips. */

import { expect, test } from "vitest";
import type { ClassDiagram } from "../../class-model.ts";
import { describeDiagram, parseDiagram } from "../../diagram.ts";

function read(body: string): { diagram: ClassDiagram; told: string[] } {
  const { value, diagnostics } = parseDiagram(`classDiagram\n${body}`);
  if (value?.kind !== "class") throw new Error("not a class diagram");
  return {
    diagram: value,
    told: diagnostics.map(({ line, col, message, hint }) => `${line}:${col} ${message} ${hint}`),
  };
}

const leftEnds = {
  "<|": "extension",
  "*": "composition",
  o: "aggregation",
  "<": "dependency",
  "()": "lollipop",
  "": "none",
};
const rightEnds = {
  "|>": "extension",
  "*": "composition",
  o: "aggregation",
  ">": "dependency",
  "()": "lollipop",
  "": "none",
};

test("every relation is read: ends, lines, multiplicities, labels", () => {
  for (const [a, fromEnd] of Object.entries(leftEnds)) {
    for (const [b, toEnd] of Object.entries(rightEnds)) {
      for (const [stroke, line] of [
        ["--", "solid"],
        ["..", "dotted"],
      ] as const) {
        for (const [source, fromText, toText, label] of [
          [`A ${a}${stroke}${b} B`, "", "", ""],
          [`A "1" ${a}${stroke}${b} "0..*" B : owns: all`, "1", "0..*", "owns: all"],
        ]) {
          const { diagram, told } = read(source ?? "");
          expect(told, source).toEqual([]);
          expect(diagram.relations, source).toEqual([
            { from: "A", to: "B", label, line, fromEnd, toEnd, fromText, toText },
          ]);
        }
      }
    }
  }
});

test.each([
  ["+int age", "+int age", "attribute", "public"],
  ["-String name$", "-String name", "attribute static", "private"],
  ["#swim()*", "#swim()", "method abstract", "protected"],
  ["~eat(food) bool", "~eat(food): bool", "method", "package"],
  ["+get(): String", "+get(): String", "method", "public"],
  ["get()$ String", "get(): String", "method static", undefined],
  [
    "+all(Map~String, List~int~~ m) List~T~*",
    "+all(Map<String, List<int>> m): List<T>",
    "method abstract",
    "public",
  ],
  ["value: Map~K,V~", "value: Map<K,V>", "attribute", undefined],
])("the member %j is read", (written, text, what, visibility) => {
  for (const body of [`class A {\n${written}\n}`, `A : ${written}`]) {
    const { diagram, told } = read(body);
    expect(told).toEqual([]);
    const { attributes = [], methods = [] } = diagram.boxes[0] ?? {};
    const [member] = [...attributes, ...methods];
    const marks = [
      methods.length > 0 ? "method" : "attribute",
      member?.isAbstract ? "abstract" : "",
      member?.isStatic ? "static" : "",
    ];
    expect([member?.text, marks.join(" ").trim().replace(/ +/g, " "), member?.visibility]).toEqual([
      text,
      what,
      visibility,
    ]);
  }
});

test("classes have labels, what they are generic of, annotations and classes", () => {
  const { diagram, told } = read(
    'class A["The label"]:::hot\nclass B~List~int~~ {\n <<interface>>\n}\n<<enumeration>> A\nclass `odd name`\n`odd name` --> B~List~int~~\nclass C <<service>> { }\nC:::cold\ncssClass "A,B" blue\nclass Uni.cöde\nclick A href "x"\ncallback A "f"\nstyle A fill:red\nclassDef hot fill:red',
  );
  expect(told).toEqual([]);
  expect(
    diagram.boxes.map(({ label, annotations, classes }) =>
      [label, ...annotations, ...classes].join(" "),
    ),
  ).toEqual([
    "The label enumeration hot blue",
    "B<List<int>> interface blue",
    "odd name",
    "C service cold",
    "Uni.cöde",
  ]);
});

test("namespaces stand in one another, notes belong to a class or to none", () => {
  const { diagram, told } = read(
    'direction RL\nnamespace Shop.Core["The core"] {\n class A { +x }\n namespace Inner {\n  class B\n }\n}\nnote for A "line one\\nline two"\nnote "free"\naccTitle: T\naccDescr: D',
  );
  expect(told).toEqual([]);
  expect(diagram).toMatchObject({ direction: "RL", accTitle: "T", accDescription: "D" });
  const [outer, inner] = diagram.namespaces;
  expect([outer?.label, inner?.label, inner?.parent === outer?.id]).toEqual([
    "The core",
    "Inner",
    true,
  ]);
  expect(diagram.boxes.map((box) => [box.id, box.namespace])).toEqual([
    ["A", outer?.id],
    ["B", inner?.id],
  ]);
  expect(diagram.notes).toEqual([
    { text: "line one\nline two", about: "A" },
    { text: "free", about: undefined },
  ]);
});

test.each([
  [
    "A -> B",
    '2:1 "A -> B" is not understood. Write A --> B, or <|-- *-- o-- ..> for another relation.',
  ],
  ["class A {\n+x", '2:1 The class "A" is never closed. Write } where its members stop.'],
  ["namespace N {\nclass A", "2:1 A namespace is never closed. Write } where it stops."],
  [
    "title My app",
    "2:1 This kind of diagram has its title above: Mermaid elsewhere stops at this. Write three lines above all: ---, title: My app, ---",
  ],
  ["}", "2:1 This } closes nothing. Remove it, or write class A { above."],
  [
    "class A : x",
    '2:9 ": x" is not understood here. Write members between { and }, or behind a colon: A : member.',
  ],
])("%j is told with its place", (body, told) => {
  expect(read(body).told[0]).toBe(told);
});

test("relations are said, then members and notes", () => {
  const { diagram } = read(
    'Animal <|-- Duck\nSwims <|.. Duck\nPond "1" *-- "many" Duck : holds\nFlock o-- Duck\nDuck --> Egg\nDuck ..> Food\nDuck -- Owner\nbar ()-- Duck\nDuck <--> Nest\nclass Animal {\n <<abstract>>\n +int age\n +eat()*\n}\nnote for Duck "quacks"\nclass Lone',
  );
  expect(describeDiagram(diagram)).toEqual([
    '"Duck" extends "Animal".',
    '"Duck" knows "Egg".',
    '"Duck" depends on "Food".',
    '"Duck" and "Owner" are linked.',
    '"Nest" knows "Duck", and "Duck" knows "Nest".',
    '"Duck" implements "Swims".',
    '"Pond" is made of "Duck" (1 at "Pond", many at "Duck"): "holds".',
    '"Flock" has "Duck".',
    '"Duck" offers "bar".',
    '"Animal" (abstract) has +int age and +eat() {abstract}.',
    'No relation touches "Lone".',
    'A note on "Duck": "quacks".',
  ]);
});

test("a source of a million signs is read within a moment", () => {
  for (const piece of [
    "class A {\n",
    "A -- ",
    'A "1" ',
    "note for A ",
    "A~",
    "class A {\n{\n",
    "} ",
    "A.",
    "namespace A {\n",
  ]) {
    const start = process.cpuUsage().user;
    parseDiagram(`classDiagram\n${piece.repeat(500_000 / piece.length)}`);
    expect(process.cpuUsage().user - start, piece).toBeLessThan(3_000_000);
  }
});
