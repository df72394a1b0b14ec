import fc from "fast-check";
import { expect, test } from "vitest";
import { randomFrom } from "../../../src/core/random.ts";
import { diagramModel, diagramSteps, drawDiagram, parseDiagram } from "./diagram.ts";
import { listEntries } from "./list-form.ts";
import type { Diagram, Sequence } from "./model.ts";
import { sequenceEntries } from "./sequence/sequence-list.ts";
import { type Line, lineCells, lineText } from "./text/styled.ts";

function read(source: string): Diagram {
  const { value } = parseDiagram(source);
  if (!value) throw new Error("not understood");
  return value;
}

function draw(source: string, width: number, charset: "unicode" | "ascii" = "unicode"): string {
  const { lines } = drawDiagram(read(source), { width, charset });
  return `\n${lines.map(lineText).join("\n")}\n`;
}

const decision = `flowchart TD
  Q{Known email?} -->|yes| P[Compare the password]
  Q -->|no| E[One error for all cases]
  P -->|wrong| E`;

const login = `sequenceDiagram
  participant F as Frontend
  participant B as Backend
  F->>B: email and password
  B->>B: compare with the stored hash
  B-->>F: a session token`;

test("a decision forks evenly, its labels stand beside their lines", () => {
  expect(draw(decision, 80)).toMatchSnapshot();
  expect(draw(decision, 40, "ascii")).toMatchSnapshot();
});

test("a login is a sequence of arrows between two lanes", () => {
  expect(draw(login, 80)).toMatchInlineSnapshot(`
    "
    ┌──────────┐         ┌─────────┐
    │ Frontend │         │ Backend │
    └────┬─────┘         └────┬────┘
         │ email and password │
         ├───────────────────►│
         │                    ├─┐ compare with the stored hash
         │                    │◄┘
         │  a session token   │
         │◄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤
         │                    │
    "
  `);
});

test("when nothing fits, numbered lines say the same", () => {
  expect(drawDiagram(read(login), { width: 8, charset: "ascii" }).form).toBe("list");
  const diagram = read(login);
  const entries = sequenceEntries(diagram as Sequence, "ascii");
  const drawing = listEntries(entries, { width: 14, charset: "ascii" });
  expect(drawing.form).toBe("list");
  expect(drawing.lines.map(lineText)).toEqual([
    "1. Frontend ->",
    "   Backend:",
    "   email and",
    "   password",
    "2. Backend ->",
    "   Backend:",
    "   compare",
    "   with the",
    "   stored hash",
    "3. Backend ->",
    "   Frontend: a",
    "   session",
    "   token",
  ]);
});

test("other kinds are not drawn and reported with a hint", () => {
  const { value, diagnostics } = parseDiagram("pie\n title Pets", { file: "a.md", line: 7 });
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { file: "a.md", line: 7, col: 1, severity: "warning", code: "diagram.kind-unknown" },
  ]);
});

const texts = (lines: readonly Line[]) => lines.map(lineText);
/** Without the sign of the current step. */
const unmarked = (lines: readonly Line[]) =>
  texts(lines).map((line) => line.replaceAll("●", "?").replace(/[─│┄├┤◄┼]/g, "?"));

test.each([
  ["flowchart", decision],
  ["sequence", login],
])("a %s doesn't move while it is played, and each step is marked", (_, source) => {
  const diagram = read(source);
  const still = drawDiagram(diagram, { width: 80, charset: "unicode" });
  const steps = diagramSteps(diagram).length;
  for (let step = 1; step <= steps; step++) {
    const played = drawDiagram(diagram, { width: 80, charset: "unicode", step });
    expect(unmarked(played.lines)).toEqual(unmarked(still.lines));
    expect(texts(played.lines).join("").split("●").length - 1).toBe(1);
    const spans = played.lines.flat();
    expect(spans.some((span) => span.style?.bold)).toBe(true);
    expect(spans.some((span) => span.style?.dim)).toBe(step < steps);
  }
});

test("where a line leaves a box, the border looks as the rest of it at every step", () => {
  const diagram = read(decision);
  const steps = diagramSteps(diagram).length;
  let tees = 0;
  for (let step = 1; step <= steps; step++) {
    const { lines } = drawDiagram(diagram, { width: 80, charset: "unicode", step });
    for (const row of lines) {
      const cells = row.flatMap(({ text, style }) => [...text].map((sign) => ({ sign, style })));
      const border = /[└╲]─*┬─*[┘╱]/.exec(lineText(row));
      if (border === null) continue;
      tees += 1;
      const looks = cells
        .slice(border.index, border.index + border[0].length)
        .map(({ style }) => JSON.stringify(style ?? {}));
      expect([step, ...new Set(looks)]).toHaveLength(2);
    }
  }
  expect(tees).toBeGreaterThan(steps);
});

test("sides give colours, and a legend where the names don't say them", () => {
  const sides = [
    { id: "frontend", label: "Frontend", color: "cyan" },
    { id: "backend", label: "Backend", color: "magenta" },
  ] as const;
  const named = drawDiagram(read(login), { width: 80, charset: "unicode", sides });
  expect(named.lines.flat().filter((span) => span.style?.color === "cyan").length).toBeGreaterThan(
    0,
  );
  expect(texts(named.lines).join("\n")).not.toContain("■");
  const classed = read("flowchart LR\nA[Form]:::frontend --> B[Check]\nclass B backend");
  const drawn = drawDiagram(classed, { width: 80, charset: "unicode", sides });
  expect(lineText(drawn.lines.at(-1) ?? [])).toBe("■ Frontend   ○ Backend");
});

test("the model has positions and routes, and is plain data", () => {
  const model = diagramModel(read(decision), { width: 80, charset: "unicode" });
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  expect(model).toMatchObject({
    version: 1,
    kind: "flowchart",
    edges: [{ from: "Q", to: "P", label: "yes", direction: "forward" }, {}, {}],
  });
});

test("the same source gives the same drawing", () => {
  expect(draw(decision, 60)).toBe(draw(decision, 60));
});

const hostile = fc
  .array(
    fc.constantFrom(..."AB[](){}<>-=.|\"'`;:&@%#\n ~\\/^xo日".split(""), "-->", "end", "subgraph "),
  )
  .map((parts) => parts.join(""));

test("garbage never throws and never leaves the width", () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom("flowchart TD\n", "sequenceDiagram\n"), (body, head) => {
      const { value } = parseDiagram(head + body);
      if (!value) return;
      const { lines } = drawDiagram(value, { width: 20, charset: "unicode" });
      for (const line of lines) expect(lineCells(line)).toBeLessThanOrEqual(20);
    }),
    { numRuns: 300, seed: 1 },
  );
});

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

test.each([
  [
    "10,000 nodes in a chain",
    `flowchart TD\n${numbers(9999)
      .map((at) => `n${at} --> n${at + 1}`)
      .join("\n")}`,
  ],
  [
    "10,000 nodes from one",
    `flowchart TD\n${numbers(10_000)
      .map((at) => `a --> n${at}`)
      .join("\n")}`,
  ],
  [
    "10,000 nodes joined across",
    `flowchart TD\n${numbers(15_000)
      .map((at) => `n${(at * 7919) % 10_000} --> n${(at * at + 13) % 10_000}`)
      .join("\n")}`,
  ],
  ["a label of 100,000 characters", `flowchart TD\na["${"word\n".repeat(20_000)}"] --> b`],
  ["a word of 19,000 characters", `flowchart TD\na["${"x".repeat(19_000)}"] --> b`],
  [
    "500 nested groups",
    `flowchart TD\n${"subgraph s\n".repeat(500)}a --> b\n${"end\n".repeat(500)}`,
  ],
  ["links by the million", `flowchart TD\n${"a & ".repeat(2000)}a --> ${"b & ".repeat(2000)}b`],
  [
    "10,000 messages",
    `sequenceDiagram\n${numbers(10_000)
      .map((at) => `A->>B: m${at}`)
      .join("\n")}`,
  ],
  [
    "500 nested frames",
    `sequenceDiagram\n${"loop x\n".repeat(500)}A->>B: hi\n${"end\n".repeat(500)}`,
  ],
])("%s are answered", (_, source) => {
  const { lines } = drawDiagram(read(source), { width: 80, charset: "unicode" });
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every((line) => lineCells(line) <= 80)).toBe(true);
});

test.each(["字", "\u202e", "a ", "\u0301", "👩‍👩‍👧"])(
  "a label of very many %j is drawn from its beginning",
  (each) => {
    const long = `${each.repeat(3000 / each.length)}\n`.repeat(60);
    for (const source of [
      `flowchart LR\n  A["${long}"] -->|"${long}"| B`,
      `sequenceDiagram\n  A->>B: ${long.replaceAll("\n", "<br>")}\n  Note over B: x`,
    ]) {
      const { lines } = drawDiagram(read(source), { width: 60, charset: "unicode" });
      expect(lines.length).toBeLessThan(5000);
    }
  },
);

test.each(["字", "] ", "a as ", " ", "--", "A[", "& "])(
  "a line of very many %j is left out and told",
  (each) => {
    const { value, diagnostics } = parseDiagram(
      `flowchart LR\n  A --> B\n  subgraph x[${each.repeat(500_000 / each.length)}x\n  end`,
    );
    expect(diagnostics[0]).toMatchObject({ line: 3, code: "limit.line" });
    expect(value).toMatchObject({ nodes: [{ id: "A" }, { id: "B" }] });
  },
);

test("a bracket that is left open over very many lines is read in time", () => {
  const lines = "\n".repeat(9_000);
  const { value } = parseDiagram(`flowchart LR\n  A[${lines}] -->|${lines}| B`);
  expect(value).toMatchObject({ nodes: [{ id: "A" }, { id: "B" }] });
});

test("a participant's other name stands behind the first as", () => {
  const model = read("sequenceDiagram\n  participant A  as  The one as such\n  A->>B: x");
  expect(model).toMatchObject({
    participants: [{ id: "A", label: "The one as such" }, { id: "B" }],
  });
});

test("boxes that no line joins with the rest stand close to it", () => {
  const random = randomFrom(2);
  const pick = () => Math.floor(random() * 30);
  const boxes = numbers(30).map((at) => `n${at}[Node ${at}]`);
  const links = numbers(45).map(() => `n${pick()} --> n${pick()}`);
  const rows = draw(`flowchart TD\n${[...boxes, ...links].join("\n")}`, 1000).split("\n");
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const isBlank = numbers(widest).map((column) =>
    rows.every((row) => (row[column] ?? " ") === " "),
  );
  const longest = isBlank.reduce(
    ({ run, most }, blank) => ({ run: blank ? run + 1 : 0, most: Math.max(most, run) }),
    { run: 0, most: 0 },
  );
  expect(longest.most).toBeLessThan(4);
});

test("the text of a loop below a slanted box is whole", () => {
  const source = "flowchart RL\nA[\\one<br>two<br>three\\] -->|once more 7| A";
  const { value } = parseDiagram(source);
  const lines = value ? drawDiagram(value, { width: 60, charset: "unicode" }).lines : [];
  expect(lines.map(lineText).join("\n")).toContain("once more 7");
});

test("a way back does not cross the fork that it comes from", () => {
  const source = `flowchart TD
  A[Start] --> B{Is it?}
  B -- Yes --> C[OK]
  C --> D[Rethink]
  D --> B
  B -- No ----> E[End]`;
  expect(draw(source, 40)).not.toContain("┼");
});

test("there and back between two boxes is straight on a narrow screen, too", () => {
  const source = `flowchart TD
  F[Page of the repair shop] -->|request| B[Backend of the repair shop]
  B -->|response| F
  B -->|which parcel?| D[Database of all the parcels]
  B -->|where is it?| T[Third-party API]`;
  expect(draw(source, 36)).toMatchInlineSnapshot(`
    "
        ┌─────────────────────┐
        │     Page of the     │
        │     repair shop     │
        └────┬────────────────┘
             │          ▲
             │ request  │ response
             ▼          │
       ┌────────────────┴────┐
       │   Backend of the    │
       │     repair shop     │
       └──────────┬──────────┘
          ┌───────┴───────┐
          │ which         │ where is it?
          │ parcel?       │
          ▼               ▼
    ┌────────────┐ ┌─────────────┐
    │  Database  │ │ Third-party │
    │ of all the │ │     API     │
    │  parcels   │ └─────────────┘
    └────────────┘
    "
  `);
});

test("a way back below a row of boxes is straight, and so is the row", () => {
  const source = "flowchart LR\nDev --> Git --> CI --> Live\nLive -->|bug| Dev";
  expect(draw(source, 80)).toMatchInlineSnapshot(`
    "
    ┌─────┐    ┌─────┐    ┌────┐        ┌──────┐
    │     ├───►│ Git ├───►│ CI ├───────►│      │
    │ Dev │    └─────┘    └────┘        │ Live │
    │     │                       bug   │      │
    │     │◄────────────────────────────┤      │
    └─────┘                             └──────┘
    "
  `);
});

test("the list form says what stands in a group, though no line begins and ends there", () => {
  const source = "flowchart LR\nsubgraph Data\nRedis\nKafka\nend\nShop --> Redis & Kafka";
  expect(draw(source, 12)).toContain("Data: Redis,\n  Kafka");
});
