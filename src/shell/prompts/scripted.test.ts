import { expect, test } from "vitest";
import { choicePrompt } from "./choice.ts";
import { choicesPrompt } from "./choices.ts";
import { gapsPrompt } from "./gaps.ts";
import type { Scripted } from "./prompt.ts";
import { scriptedAsker } from "./scripted.ts";
import { lookFor } from "./testing.ts";
import { textPrompt } from "./text.ts";

const look = lookFor();
const pick = { look, keys: [], options: [] };

test("answers come in their order, keys only where they are scripted", async () => {
  const asker = scriptedAsker([
    1,
    [0, 2],
    { press: "hint" },
    "404",
    { key: "b" },
    ["a", "b"],
    true,
  ]);
  expect(await asker.ask(choicePrompt(pick))).toEqual({ kind: "answer", value: 1 });
  expect(await asker.key({ look, keys: [] })).toBe("enter");
  expect(await asker.ask(choicesPrompt(pick))).toEqual({ kind: "answer", value: [0, 2] });
  expect(await asker.ask(textPrompt({ look, keys: [], long: true }))).toEqual({ kind: "hint" });
  expect(await asker.ask(textPrompt({ look, keys: [], long: true }))).toEqual({
    kind: "answer",
    value: "404",
  });
  expect(await asker.play({ look, frames: [], rest: [] })).toBe("back");
  expect(await asker.ask(gapsPrompt({ look, keys: [], parts: [] }))).toMatchObject({
    value: ["a", "b"],
  });
  expect(await asker.confirm({ look, message: "Sure?" })).toBe(true);
});

test.each([
  [3, { kind: "item", index: 3 }],
  ["login", { kind: "typed", text: "login" }],
  [{ press: "quit" } as const, { kind: "quit" }],
])("a menu takes %j", async (answer: Scripted, expected) => {
  const asker = scriptedAsker([answer]);
  expect(await asker.menu({ look, items: [], start: 0 })).toEqual(expected);
});

test("behind the last answer the input ends", async () => {
  await expect(scriptedAsker([]).ask(choicePrompt(pick))).rejects.toMatchObject({
    code: "prompt.input-ended",
  });
});

test("an answer of the wrong shape is told apart from the end", async () => {
  await expect(scriptedAsker(["x"]).ask(choicePrompt(pick))).rejects.toThrow('"x" does not fit');
});
