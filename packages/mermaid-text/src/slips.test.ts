/** What people get wrong is told where it stands, with what to type instead. */

import { expect, test } from "vitest";
import { parseDiagram } from "./diagram.ts";

/** Every diagnostic as `line:column hint`, and the links or messages that are drawn. */
function told(source: string): { hints: string[]; drawn: string[] } {
  const { value, diagnostics } = parseDiagram(source);
  const hints = diagnostics.map(({ line, col, hint }) => `${line}:${col} ${hint}`);
  const drawn =
    value?.kind === "flowchart"
      ? value.edges.map(({ from, to, label }) => `${from} ${to} ${label}`.trim())
      : (value?.kind === "sequence" ? value.items : []).flatMap((item) =>
          item.kind === "message" ? [`${item.from} ${item.to} ${item.text}`.trim()] : [],
        );
  return { hints, drawn };
}

test.each([
  ["A[Flour --> B[Dough]", "2:2 Write A[Flour].", "A B"],
  ["A(Round] --> B", "2:2 Write A(Round).", "A B"],
  ["A{{x} --> B", "2:2 Write A{{x}}.", "A B"],
  ['A["Text] --> B', '2:2 Write A["Text"].', "A B"],
  ['A["say \\"hi\\""] --> B', '2:2 Write A["say #quot;hi#quot;"].', "A B"],
  ["A[Text (more)] --> B", '2:2 Write A["Text (more)"].', "A B"],
  ["A -> B", "2:3 Write A --> B.", "A B"],
  ["A ->> B", "2:3 Write A --> B.", "A B"],
  ["A -->> B", "2:3 Write A --> B.", "A B"],
  ["A => B", "2:3 Write A --> B, or A ==> B for a thick line.", "A B"],
  ["A → B", "2:3 Write A --> B.", "A B"],
  ["A —> B", "2:3 Write A --> B.", "A B"],
  ["A - -> B", "2:3 Write A --> B.", "A B"],
  ["A ..> B", "2:3 Write A -.-> B.", "A B"],
  ["A <- B", "2:3 Write the link the other way: B --> A.", "A B"],
  ["A -- yes -> B", "2:3 Write -- yes --> or -->|yes|.", "A B yes"],
  ["A -- yes B", "2:3 Write A -- text --> B or A -->|text| B.", ""],
  ["A -->|yes B", "2:6 Write -->|yes| B.", ""],
  ["A -->", "2:6 Write what it leads to: A --> B.", ""],
  ["--> B", "2:1 Write what it comes from: A --> B.", ""],
  ["A --> B: yes", "2:8 Write the text of a link into it: A -->|yes| B.", "A B"],
  ["A --> B %% why", "2:9 Move it to a line of its own.", "A B"],
  ["A --> B]", '2:8 Remove it, or put the whole text in quotes: A["text"].', "A B"],
  ["A, B --> C", "2:2 Write several boxes as A & B --> C.", ""],
  ["A --> end", "2:7 Write e[end], and e wherever it is meant.", "A end"],
  [
    "User name --> B",
    "2:1 Write Username[User name]: a name without blanks, the text in brackets.",
    "",
  ],
  ['"Name" --> B', '2:1 Write a name before the text: A["text"].', ""],
  ["accTitel: Baking", "2:1 Write accTitle: Baking", ""],
  ["accTitle Baking", "2:1 Write accTitle: Baking", ""],
  ["title Baking", "2:1 Write accTitle: Baking", ""],
  ["styl A fill:red", "2:1 Did you mean style A fill:red?", ""],
  ["# a comment", "2:1 Begin a comment with %%.", ""],
  ["// a comment", "2:1 Begin a comment with %%.", ""],
  ["note left of A: x", '2:1 Make it a box of its own: N["text"] -.- A.', ""],
  ["participant A", "2:1 Begin with sequenceDiagram, or write links as A --> B.", ""],
  ["flowchart TD", "2:1 Give each diagram a fence of its own.", ""],
  ["subgraf One\nA --> B\nend", "2:1 Did you mean subgraph One?", "A B"],
  [
    "subgraph One {\nA --> B\nend",
    "2:1 Write subgraph Name, and end on a line of its own below.",
    "A B",
  ],
  ["subgraph One\nA --> B\nEnd", "4:1 Write end, in small letters and alone on its line.", "A B"],
])("in a flowchart: %s", (line, hint, drawn) => {
  expect(told(`flowchart TD\n${line}`)).toEqual({ hints: [hint], drawn: drawn ? [drawn] : [] });
});

test.each([
  ["A->>B hi", "2:1 Write A->>B: hi", "A B hi"],
  ["A => B: hi", "2:1 Write A->>B: hi", "A B hi"],
  ["A → B: hi", "2:1 Write A->>B: hi", "A B hi"],
  ["A ---> B: hi", "2:1 Write A-->>B: hi", "A B hi"],
  ["A->>>B: hi", "2:1 Write A->>B: hi", "A B hi"],
  ["A -> > B: hi", "2:1 Write A->>B: hi", "A B hi"],
  ["A--B: hi", "2:1 Write A-->B: hi", "A B hi"],
  ["A <- B: hi", "2:1 Write B->>A: hi", "B A hi"],
  ["A->>: hi", "2:1 Write A->>B: text.", ""],
  ["->>B: hi", "2:1 Write A->>B: text.", ""],
  ["particpant A", "2:1 Did you mean participant A?", ""],
  ["participant A[Ann]", "2:1 Write participant A as Ann", ""],
  ["participant A as", "2:1 Write participant A as Name, or participant A", ""],
  ["participant A Ann\nA->>A: hi", "2:1 Did you mean participant A as Ann?", "A A hi"],
  [
    "participant A as Ann participant B as Ben",
    "2:1 Begin a new line before the second participant.",
    "",
  ],
  ["create participant Z", "1:16 Write a message to it below create, as A->>Z: text", ""],
  ["if ready\nA->>B: hi\nend", "2:1 Write alt ready", "A B hi"],
  ["alt a\nA->>B: hi\nelseif b\nend", "4:1 Write else b", "A B hi"],
  ["else a", "2:1 Write alt above, and end below.", ""],
  ["par a\nA->>B: hi\nelse b\nend", "4:1 Write and b", "A B hi"],
  ["loop a\nA->>B: hi", "2:1 Write end on a line of its own.", "A B hi"],
  ["Note A: hi", "2:1 Write Note over A: hi", ""],
  ["Note right A: hi", "2:1 Write Note right of A: hi", ""],
  ["deactivate A", "2:1 Write activate A above, or leave this out.", ""],
  ["autonumber x", "2:1 Write autonumber, autonumber 10 5 or autonumber off.", ""],
  ["B->A", "2:1 Write what is said behind a colon: A->>B: text.", "B A"],
  ["autonumer", "2:1 Did you mean autonumber?", ""],
  ["# a comment", "2:1 Begin a comment with %%.", ""],
  ["LR", "2:1 Remove it.", ""],
])("in a sequence: %s", (line, hint, drawn) => {
  expect(told(`sequenceDiagram\n${line}`)).toEqual({ hints: [hint], drawn: drawn ? [drawn] : [] });
});

test.each([
  ["flowchrt TD\nA --> B", "Did you mean flowchart?"],
  ["Flowchart TD\nA --> B", "Did you mean flowchart?"],
  ["sequencediagram\nA->>B: hi", "Did you mean sequenceDiagram?"],
  ["sequence\nA->>B: hi", "Did you mean sequenceDiagram?"],
  ["A --> B", "Write flowchart TD above this line."],
  ["Ann->>Ben: hi", "Write sequenceDiagram above this line."],
])("a kind that is not known: %s", (source, hint) => {
  expect(told(source).hints).toEqual([`1:1 ${hint}`]);
});

test.each([
  "flowchart TD;\n\tA -->\tB;\n  A[“Tea”] --> B[a's]\n  A e1@==> B\n  End --> A",
  "graph LR\n  A --> B & C\n  C -- text with -- > dashes --> D\n  style A fill:#fff\n  x-y --> direction",
  "sequenceDiagram\n  participant API Gateway\n  API Gateway->>Bob: hi\n  Bob()->>Ann: half\n  A->B: hi",
  "flowchart TD\n  A -->\n  B\n  --> C -- yes -->\n  D",
  "sequenceDiagram\n  A->>+B: a\n  B-->>-A: b\n  alt x\n  A->>B: c\n  else if y\n  A-xB: d\n  End",
])("what Mermaid understands is not complained about", (source) => {
  expect(told(source).hints).toEqual([]);
});
