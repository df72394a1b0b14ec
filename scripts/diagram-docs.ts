/**
 * Writes docs/diagrams.md: the understood syntax, and five sources as they are drawn at 80
 * and at 40 columns. `node scripts/run.js scripts/diagram-docs.ts [--check]`.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { drawDiagram, parseDiagram } from "mermaid-text";
import { lineText } from "mermaid-text/text";

const examples: readonly (readonly [title: string, source: string])[] = [
  [
    "A login, as a sequence",
    `sequenceDiagram
  actor V as Visitor
  participant F as Frontend
  participant B as Backend
  V->>F: fills in the login form
  F->>+B: name and password
  B->>B: look up the account, hash and compare
  alt they match
    B-->>F: a session cookie
    F-->>V: shows the start page
  else they differ
    B-->>-F: refused
    F-->>V: says that these details fit no account
  end`,
  ],
  [
    "A decision tree",
    `flowchart TD
  N[A new value] --> R{Does it outlive the page?}
  R -->|no| M[A variable]
  R -->|yes| O{Do others need it?}
  O -->|yes| D[(Database)]
  O -->|no| S{Is it secret?}
  S -->|yes| D
  S -->|no| L[Local storage]`,
  ],
  [
    "A cycle with labels",
    `flowchart TD
  W[Write] -->|save| T{Tests pass?}
  T -->|no| F[Find the mistake]
  F -->|again| W
  T -->|yes| R([Release])
  R -->|wishes| W`,
  ],
  [
    "Groups",
    `flowchart TD
  subgraph browser [Browser]
    F[Form] --> V{Filled in?}
    V -->|no| F
  end
  subgraph server [Server]
    C[Check the password] --> D[(Users)]
  end
  V -->|yes| C
  C -->|right| H[Dashboard]`,
  ],
  [
    "Wide characters",
    `flowchart LR
  A[注文する 🛒] -->|送信| B{在庫あり？}
  B -->|はい| C[🚚 発送]
  B -->|いいえ| D[お詫びメール]`,
  ],
  [
    "A state diagram with a choice, a composite state and a note",
    `stateDiagram-v2
    [*] --> Draft
    Draft --> check : submit
    state check <<choice>>
    check --> Draft : incomplete
    check --> Review : complete
    state Review {
        [*] --> Reading
        Reading --> Decided
        Decided --> [*]
    }
    Review --> [*]
    note right of Review : two people read`,
  ],
  [
    "An entity relationship diagram",
    `erDiagram
    CUSTOMER ||--o{ ORDER : places
    ORDER ||--|{ ITEM : contains
    CUSTOMER {
        string name
        string email UK "where bills go"
    }
    ORDER {
        int id PK
        date placed
    }`,
  ],
  [
    "A class diagram",
    `classDiagram
    Shape <|-- Circle
    Shape <|-- Square
    Drawing "1" *-- "many" Shape : shows
    class Shape {
        <<interface>>
        +area() float
        +draw(canvas: Canvas, at: Point)
    }
    class Circle {
        -float radius
    }`,
  ],
];

const file = "docs/diagrams.md";

function drawn(source: string, width: number): string {
  const { value } = parseDiagram(source);
  if (!value) throw new Error("An example is not understood.");
  return drawDiagram(value, { width, charset: "unicode" }).lines.map(lineText).join("\n");
}

function page(): string {
  const shown = examples.map(
    ([title, source]) => `## ${title}

\`\`\`mermaid
${source}
\`\`\`

At 80 columns:

\`\`\`text
${drawn(source, 80)}
\`\`\`

At 40 columns:

\`\`\`text
${drawn(source, 40)}
\`\`\`
`,
  );
  return `# Diagrams

whichside draws Mermaid flowcharts, sequence, state, entity relationship and class diagrams as text, for any width from 20 columns
up. This page is written by \`node scripts/run.js scripts/diagram-docs.ts\`; edit the script, not
the page.

Nothing is cut off. A layout is tried first with generous gaps, then with narrower labels; a
diagram from left to right is turned when it is too wide, long rows are folded. Where the names
of a sequence don't fit side by side, they stand in two rows or as stairs, and texts reach over
other lifelines. When nothing fits, the same is said in numbered lines (\`A → B: label\`).

How to read a drawing: lines touch where they belong together (\`├ ┬ ┴ ┤\`) and cross at \`┼\`. A
text stands right of its upright line, or above its flat one. In ASCII a \`+\` joins, \`-|-\`
crosses, and frames are made of \`~\` and \`!\`.

${shown.join("\n")}
## What is understood

Flowcharts (\`flowchart\`, \`graph\`):

- directions \`TB TD BT LR RL\`, also of a subgraph whose members have no links to the outside
- shapes \`[text] (text) ([text]) [[text]] [(text)] ((text)) (((text))) {text} {{text}} >text]\`
  \`[/text/] [\\text\\] [/text\\] [\\text/]\` and \`@{ shape: name, label: text }\` with all names of
  Mermaid; a shape that text cannot show becomes the nearest that it can
- links \`--> --- -.-> -.- ==> === --o --x o--o x--x <-->\` and \`~~~\`, longer with more dashes, with text
  as \`-->|text|\` or \`-- text -->\`, with ids (\`e1@-->\`), in chains and with \`&\`
- subgraphs in one another, with titles, and links to them
- \`<br>\`, quoted texts, Markdown strings, entities (\`#quot;\`, \`#9829;\`), comments, front matter with a
  title, \`%%{...}%%\`
- \`:::name\`, \`class\` (they give a node its side of the app); the colours of \`classDef\`, \`style\` and \`linkStyle\`, each
  as the nearest of the terminal's own, and a side's colour before them; \`click\` is read and has no effect
- \`accTitle\`, \`accDescr\` for the spoken form

Sequence diagrams (\`sequenceDiagram\`):

- \`participant\`, \`actor\`, aliases, types (\`@{ "type": "database" }\`), \`box\`, \`create\`, \`destroy\`
- messages \`-> --> ->> -->> -x --x -) --) <<->> <<-->>\`, half arrows, to oneself, with \`+\` and \`-\`
- \`activate\`, \`deactivate\`, notes left of, right of and over participants
- \`loop alt else opt par and critical option break rect\`, in one another
- \`autonumber\` with start and step, \`title\`, \`accTitle\`, \`accDescr\`; links of actors have no effect

State diagrams (\`stateDiagram\`, \`stateDiagram-v2\`), drawn like flowcharts:

- transitions \`A --> B: text\`, \`[*]\` for starts (\`●\`) and ends (\`◉\`), of composite states, too
- \`state "text" as A\`, \`A : text\`; a second text of a state stands below a rule
- composite states \`state A { ... }\` in one another, with a \`direction\` of their own, and parts that run at
  once, with \`--\` between them
- \`<<choice>>\` (\`◊\`), \`<<fork>>\` and \`<<join>>\` (a bar), notes on one line or down to \`end note\`
- \`:::name\`, \`class\`, comments, \`accTitle\`, \`accDescr\`; the colours of \`classDef\` and \`style\`; \`click\`, \`scale\` have no effect

Entity relationship diagrams (\`erDiagram\`):

- entities with attributes (type, name, keys, comment), in columns where they fit, else folded
- every count as a sign or as words, drawn as \`1\`, \`0..1\`, \`1..*\`, \`0..*\` at the ends of a line; a dotted line where
  each of two can be without the other
- aliases (\`p[Person]\`), \`direction\`, \`title\`, \`accTitle\`, \`accDescr\`, \`:::name\`, \`class\`; styles have no effect

Class diagrams (\`classDiagram\`):

- classes with labels, what they are generic of, annotations, and members in compartments, folded to the width;
  \`*\` and \`$\` are written as \`{abstract}\` and \`{static}\`
- relations \`<|-- *-- o-- <-- --> -- ()--\` and their dotted kin, at either end or both, with multiplicities and a
  label; the marks are \`△ ◆ ◇ ►\`, in ASCII \`A\` or \`<|\`, \`*\`, \`o\`, \`>\`
- namespaces in one another, notes, \`direction\`, \`accTitle\`, \`accDescr\`, \`:::name\`, \`cssClass\`; links and styles have no effect

Anything else is reported with file, line and column, and the rest is drawn. Other kinds of
diagram are shown as their source.
`;
}

const isCheck = process.argv.includes("--check");
const text = page();
if (!isCheck) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
  console.error(`${file} is out of date. Run: node scripts/run.js scripts/diagram-docs.ts`);
  process.exitCode = 1;
}
