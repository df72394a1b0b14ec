import { line } from "mermaid-text/text";
import { expect, test } from "vitest";
import { gapsWidget } from "./gaps.ts";
import { drive, keys, lookFor } from "./testing.ts";

const parts = [
  { kind: "said", content: line("The ") },
  { kind: "gap", content: [] },
  { kind: "said", content: line(" sends a request to the ") },
  { kind: "gap", content: [] },
  { kind: "said", content: line(".") },
] as const;
const one = [{ kind: "gap", content: [] }] as const;
const offered = [{ key: "hint" }, { key: "back" }] as const;

test("the passage shows what was typed", async () => {
  const { screen, type } = await drive(gapsWidget({ parts, keys: offered }), offered);
  expect(screen().replaceAll("\u00a0", " ")).toMatchInlineSnapshot(`
    "The [1  ] sends a request to the [2 ____].

    Tab or Enter next gap · :h hint · :b back · ? keys"
  `);
  type("frontend", keys.tab, "ser");
  expect(screen().replaceAll("\u00a0", " ")).toContain(
    "The [1 frontend] sends a request to the [2 ser ].",
  );
});

test("Enter goes from gap to gap and takes the last", async () => {
  const { type, outcome } = await drive(gapsWidget({ parts, keys: [] }));
  type("frontend", keys.enter, " the server ", keys.enter);
  expect(await outcome).toMatchObject({ kind: "answer", value: ["frontend", "the server"] });
});

test("arrows and Tab go to and fro, so that a gap can be mended", async () => {
  const { type, outcome } = await drive(gapsWidget({ parts, keys: [] }));
  type("a", keys.tab, "b", keys.up, "c", keys.down, "d", keys.enter);
  expect(await outcome).toMatchObject({ value: ["ac", "bd"] });
});

test("an empty gap is no answer, whichever it is", async () => {
  const { type, screen, outcome } = await drive(gapsWidget({ parts, keys: [] }));
  type(keys.enter);
  expect(screen()).toContain("Type what belongs here.");
  type(keys.tab, "b", keys.enter);
  expect(screen()).toContain("This gap is still empty.");
  type("a", keys.enter, keys.enter);
  expect(await outcome).toMatchObject({ value: ["a", "b"] });
});

test.each([
  [":h", "hint"],
  [":b", "back"],
  [":back", "back"],
])("%s typed into a gap is the key %s", async (typed, kind) => {
  const { type, outcome } = await drive(gapsWidget({ parts, keys: offered }), offered);
  type(typed, keys.enter);
  expect(await outcome).toEqual({ kind });
});

test("gaps begin with what was typed before, the cursor behind it", async () => {
  const start = ["frontent", "server"];
  const { screen, type, outcome } = await drive(gapsWidget({ parts, keys: [], start }));
  expect(screen().replaceAll("\u00a0", " ")).toContain(
    "The [1 frontent ] sends a request to the [2 server].",
  );
  type(keys.backspace, "d", keys.enter, keys.enter);
  expect(await outcome).toMatchObject({ value: ["frontend", "server"] });
});

test("a key typed behind what was there before is that key", async () => {
  const start = ["frontent", "server"];
  const { type, outcome } = await drive(gapsWidget({ parts, keys: offered, start }), offered);
  type(keys.tab, ":h", keys.enter);
  expect(await outcome).toEqual({ kind: "hint" });
});

test("one gap alone has no number", async () => {
  const { screen } = await drive(gapsWidget({ parts: one, keys: [] }));
  expect(screen()).toContain("[\u00a0]\n\n  Enter answer".replace("  ", ""));
});

test("the cursor follows the text through the wrapped passage", () => {
  const widget = gapsWidget({ parts, keys: [] });
  const gaps = [
    { text: "frontend", at: 8 },
    { text: "server", at: 3 },
  ];
  const { cursor, lines } = widget.draw({ gaps, active: 1 }, lookFor({ width: 18 }));
  expect(lines.map((each) => each.map(({ text }) => text).join(""))).toEqual([
    "The [1\u00a0frontend]",
    "sends a request to",
    "the [2\u00a0server].",
  ]);
  expect(cursor).toEqual({ row: 2, column: 10 });
});

test("Ctrl-D ends the input only while nothing is typed", async () => {
  const { type, outcome } = await drive(gapsWidget({ parts, keys: [] }));
  type("ab", keys.tab, keys.ctrlD, "c", keys.enter);
  expect(await outcome).toMatchObject({ value: ["ab", "c"] });
  const empty = await drive(gapsWidget({ parts, keys: [] }));
  empty.type(keys.ctrlD);
  expect(await empty.outcome).toEqual({ kind: "ended" });
});

test("what is kept of an earlier try is left alone: the gap that was not right comes first", async () => {
  const kept = { start: ["frontend", ""], right: [true, false] };
  const { type, screen, outcome } = await drive(gapsWidget({ parts, keys: [], ...kept }));
  expect(screen()).toContain("Enter answer");
  expect(screen().replaceAll("\u00a0", " ")).toContain("[1 ✓ frontend]");
  type(keys.tab, keys.up, "server", keys.enter);
  expect(await outcome).toMatchObject({ value: ["frontend", "server"] });
});
