import { expect, test } from "vitest";
import { parseDiagram } from "../../diagram.ts";
import type { Flowchart } from "../../model.ts";

function parse(body: string): Flowchart {
  const { value, diagnostics } = parseDiagram(`flowchart TD\n${body}`);
  expect(diagnostics).toEqual([]);
  if (value?.kind !== "flowchart") throw new Error("no flowchart");
  return value;
}

/** `A none-solid-arrow B "label"` for every edge. */
function edges(body: string): string[] {
  return parse(body).edges.map(
    ({ from, to, tail, line, head, label }) =>
      `${from} ${tail}-${line}-${head} ${to}${label === "" ? "" : ` "${label}"`}`,
  );
}

test.each([
  ["A --> B", "A none-solid-arrow B"],
  ["A-->B", "A none-solid-arrow B"],
  ["A --- B", "A none-solid-none B"],
  ["A -.-> B", "A none-dotted-arrow B"],
  ["A -.- B", "A none-dotted-none B"],
  ["A ==> B", "A none-thick-arrow B"],
  ["A --o B", "A none-solid-circle B"],
  ["A --x B", "A none-solid-cross B"],
  ["A o--o B", "A circle-solid-circle B"],
  ["A x--x B", "A cross-solid-cross B"],
  ["A <--> B", "A arrow-solid-arrow B"],
  ["A <-.-> B", "A arrow-dotted-arrow B"],
  ["A ~~~ B", "A none-hidden-none B"],
  ["A -->|yes| B", 'A none-solid-arrow B "yes"'],
  ["A --> |yes, or no| B", 'A none-solid-arrow B "yes, or no"'],
  ["A -- yes --> B", 'A none-solid-arrow B "yes"'],
  ['A -- "a --> b" --> B', 'A none-solid-arrow B "a --> b"'],
  ["A -. maybe .-> B", 'A none-dotted-arrow B "maybe"'],
  ["A == now ==> B", 'A none-thick-arrow B "now"'],
  ["A-- text ---B", 'A none-solid-none B "text"'],
  ["A e1@--> B", "A none-solid-arrow B"],
  ["a-b --> c_d.e", "a-b none-solid-arrow c_d.e"],
  ["日本 --> müll", "日本 none-solid-arrow müll"],
])("%s is a link", (source, expected) => {
  expect(edges(source)).toEqual([expected]);
});

test("chains and ampersands make every link", () => {
  expect(edges("A & B --> C -->|x| D & E").length).toBe(4);
});

test("a chain may go on in the next line", () => {
  expect(edges("A\n  --> B\n  --> C").length).toBe(2);
});

test("more dashes make a link longer", () => {
  expect(parse("A ----> B\nA -..-> C\nA ===> D").edges.map((edge) => edge.length)).toEqual([
    3, 2, 2,
  ]);
});

test.each([
  ["A[text]", "rect"],
  ["A(text)", "round"],
  ["A([text])", "stadium"],
  ["A[[text]]", "subroutine"],
  ["A[(text)]", "cylinder"],
  ["A((text))", "circle"],
  ["A(((text)))", "double-circle"],
  ["A>text]", "flag"],
  ["A{text}", "diamond"],
  ["A{{text}}", "hexagon"],
  ["A[/text/]", "lean-right"],
  ["A[\\text\\]", "lean-left"],
  ["A[/text\\]", "trapezoid"],
  ["A[\\text/]", "inv-trapezoid"],
  ['A@{ shape: cyl, label: "text" }', "cylinder"],
  ["A@{ shape: decision, label: text }", "diamond"],
])("%s has its shape and label", (source, shape) => {
  expect(parse(source).nodes).toMatchObject([{ id: "A", label: "text", shape }]);
});

test.each([
  ['A["a (b) [c] #quot;d#quot; #9829;"]', 'a (b) [c] "d" ♥'],
  ["A[one<br>two<br/>three]", "one\ntwo\nthree"],
  ['A["`This **is** _Markdown_`"]', "This is Markdown"],
  ["A[fa:fa-car Car]", "Car"],
  ["A[fa:fa-spinner]", "spinner"],
  ["A[<b>bold</b> &amp; plain]", "bold & plain"],
])("%s is read as plain text", (source, label) => {
  expect(parse(source).nodes[0]?.label).toBe(label);
});

test("a shape may come before, after, and apart from links", () => {
  const flow = parse("B --> C\nB{Ok?}\nA[Start] --> B");
  expect(flow.nodes.map((node) => node.label)).toEqual(["Ok?", "C", "Start"]);
});

test("lines that only style draw nothing", () => {
  const flow = parse(
    [
      "A:::frontend --> B",
      "classDef frontend fill:#f9f,stroke:#333;",
      "class B backend;",
      "style A fill:#f9f",
      "linkStyle 0 stroke:#ff3",
      'click A href "https://example.org" "Tip" _blank',
      "accTitle: Two sides",
      "accDescr { They talk\n to each other }",
      "%% a comment",
    ].join("\n"),
  );
  expect(flow.nodes.map((node) => [node.id, node.classes])).toEqual([
    ["A", ["frontend"]],
    ["B", ["backend"]],
  ]);
  expect(flow.accTitle).toBe("Two sides");
  expect(flow.accDescription).toBe("They talk to each other");
});

test("groups hold who is named in them first, and may be linked", () => {
  const flow = parse(
    "subgraph a [One]\n direction LR\n x --> y\n subgraph b\n z\n end\nend\nx --> q\na --> q",
  );
  expect(flow.groups).toMatchObject([
    { id: "a", label: "One", direction: "LR", parent: undefined },
    { id: "b", label: "b", parent: "a" },
  ]);
  expect(flow.nodes.map((node) => [node.id, node.group])).toEqual([
    ["x", "a"],
    ["y", "a"],
    ["z", "b"],
    ["q", undefined],
  ]);
});

test("front matter gives the title", () => {
  const { value } = parseDiagram("---\ntitle: My flow\n---\n%%{init: {}}%%\ngraph LR; A-->B;");
  expect(value).toMatchObject({ kind: "flowchart", title: "My flow", direction: "LR" });
});

test("what is not understood is reported where it stands, and the rest is read", () => {
  const source = "flowchart TD\n  A --> B\n  B --> \n  ??? !!\n  C[open\n  end\n  D --> E";
  const { value, diagnostics } = parseDiagram(source, { file: "lesson.md", line: 10 });
  expect(value?.kind === "flowchart" && value.edges.at(-1)).toMatchObject({ from: "D", to: "E" });
  expect(diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`)).toContain(
    "lesson.md:15 diagram.end-without-start",
  );
});

test("a link's look is no node, by its own id or by the one that Mermaid gives it", () => {
  const { value } = parseDiagram(
    "flowchart TD\nA e1@--> B --> C & D\ne1@{ animation: slow }\nL_B_D_0@{ animation: fast }\nL_B_X_0@{ shape: circle }",
  );
  expect(value?.kind === "flowchart" && value.nodes.map(({ id }) => id)).toEqual([
    "A",
    "B",
    "C",
    "D",
    "L_B_X_0",
  ]);
});

test("what a click says may go on in the next line", () => {
  const { value, diagnostics } = parseDiagram(
    'flowchart TD\nA --> B\nclick A "/a" "one\n600"\nclick B "/b"; more\nB --> C',
  );
  expect(diagnostics).toEqual([]);
  expect(value?.kind === "flowchart" && value.nodes.map(({ id }) => id)).toEqual(["A", "B", "C"]);
});
