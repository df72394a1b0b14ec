import { expect, test } from "vitest";
import { describeDiagram, diagramSteps, parseDiagram } from "../../diagram.ts";
import type { Sequence } from "../../model.ts";

function parse(body: string): Sequence {
  const { value, diagnostics } = parseDiagram(`sequenceDiagram\n${body}`);
  expect(diagnostics).toEqual([]);
  if (value?.kind !== "sequence") throw new Error("no sequence diagram");
  return value;
}

test.each([
  ["A->B: hi", "none", "solid", "none"],
  ["A-->B: hi", "none", "dotted", "none"],
  ["A->>B: hi", "none", "solid", "arrow"],
  ["A-->>B: hi", "none", "dotted", "arrow"],
  ["A-xB: hi", "none", "solid", "cross"],
  ["A--xB: hi", "none", "dotted", "cross"],
  ["A-)B: hi", "none", "solid", "open"],
  ["A--)B: hi", "none", "dotted", "open"],
  ["A<<->>B: hi", "arrow", "solid", "arrow"],
  ["A<<-->>B: hi", "arrow", "dotted", "arrow"],
  ["A ->> B : hi", "none", "solid", "arrow"],
  ["A->>()B: hi", "none", "solid", "arrow"],
])("%s is a message", (source, tail, line, head) => {
  expect(parse(source).items).toMatchObject([{ from: "A", to: "B", text: "hi", tail, line, head }]);
});

test("participants have aliases, types and boxes", () => {
  const sequence = parse(
    [
      "box Aqua The user's side",
      "actor U as User",
      "end",
      'participant D@{ "type": "database" } as Store',
      "U->>Alice-in-Wonderland: hello",
    ].join("\n"),
  );
  expect(sequence.boxes).toEqual([{ label: "The user's side" }]);
  expect(sequence.participants).toMatchObject([
    { id: "U", label: "User", type: "actor", box: 0 },
    { id: "D", label: "Store", type: "database", box: undefined },
    { id: "Alice-in-Wonderland", type: "participant" },
  ]);
});

test("plus and minus activate the receiver and deactivate the sender", () => {
  expect(parse("A->>+B: do\nB-->>-A: done").items.map((item) => item.kind)).toEqual([
    "message",
    "activate",
    "message",
    "deactivate",
  ]);
});

test("messages are numbered from where autonumber starts, in its steps", () => {
  const sequence = parse("autonumber 10 5\nA->>B: x\nA->>B: y\nautonumber off\nA->>B: z");
  expect(sequence.items.map((item) => item.kind === "message" && item.number)).toEqual([
    "10",
    "15",
    undefined,
  ]);
});

test("quotation marks around what is said stay, those around a name go", () => {
  const { items, participants } = parse(`
    participant A as "Counter"
    A->>B: "One soup, please"
    Note over A: "Soon"
  `);
  expect(participants[0]?.label).toBe("Counter");
  expect(items).toMatchObject([{ text: '"One soup, please"' }, { text: '"Soon"' }]);
});

test("semicolons end statements, those of entities do not", () => {
  const items = parse("A->>B: one #35; two; B->>A: three").items;
  expect(items.map((item) => item.kind === "message" && item.text)).toEqual(["one # two", "three"]);
});

test("made and destroyed participants know their messages", () => {
  const sequence = parse("A->>B: x\ncreate participant C\nB->>C: made\ndestroy C\nC-xB: gone");
  expect(sequence.participants.map((one) => one.created)).toEqual([false, false, true]);
  expect(sequence.items[1]).toMatchObject({ creates: "C" });
  expect(sequence.items[2]).toMatchObject({ destroys: "C" });
});

test("an end too many and a frame without end are reported", () => {
  const faults = (body: string) =>
    parseDiagram(`sequenceDiagram\n${body}`).diagnostics.map(({ line, col, code }) => [
      line,
      col,
      code,
    ]);
  expect(faults("A->>B: x\n  end")).toEqual([[3, 3, "diagram.end-without-start"]]);
  expect(faults("loop forever\nA->>B: x")).toEqual([[2, 1, "diagram.group-open"]]);
  expect(faults("A->>B: x\nwhat is this")).toEqual([[3, 1, "diagram.syntax-unknown"]]);
});

test("every message is a step, and frames are told where they begin and end", () => {
  const sequence = parse(
    [
      "accTitle: Logging in",
      "F->>B: email and password",
      "B->>B: compare with the hash",
      "alt equal",
      "B-->>F: success",
      "else not equal",
      "B-->>F: failure",
      "end",
    ].join("\n"),
  );
  expect(diagramSteps(sequence)).toEqual([
    "F sends to B: email and password.",
    "B, on its own: compare with the hash.",
    "There are alternatives: equal. B answers F: success.",
    "Otherwise: not equal. B sends to F: failure. The alternatives end here.",
  ]);
  expect(describeDiagram(sequence).slice(0, 2)).toEqual([
    "Logging in",
    "Step 1 of 4. F sends to B: email and password.",
  ]);
});

test("a name may speak of an actor, and `wrap:` is no part of it", () => {
  const { value, diagnostics } = parseDiagram(
    "sequenceDiagram\nparticipant A as wrap:A box of the actor box as it was\nA->>A: hi",
  );
  expect(diagnostics).toEqual([]);
  expect(value?.kind === "sequence" && value.participants[0]?.label).toBe(
    "A box of the actor box as it was",
  );
});
