import { expect, test } from "vitest";
import { drive, keys } from "./testing.ts";
import { textWidget } from "./text.ts";

const offered = [{ key: "hint", note: "−2" }, { key: "skip" }, { key: "quit" }] as const;

test("letters are text and the other keys are said with a colon", async () => {
  const { screen, type } = await drive(textWidget(offered, false), offered);
  type("sqb");
  expect(screen().replaceAll("\u00a0", "")).toMatchInlineSnapshot(`
    "❯ sqb

    Enter answer · :h hint (−2) · :s skip · ? keys · :q quit"
  `);
});

test("a long answer wraps while it is typed", async () => {
  const { screen, type } = await drive(textWidget([], true), [], { width: 18 });
  type("after a click the backend stores it");
  expect(screen().replaceAll("\u00a0", "")).toMatchInlineSnapshot(`
    "❯ after a click
      the backend
      stores it

    a sentence or
    more, then Enter
    ? keys"
  `);
});

test.each([
  ["plain text", ["404"], "404"],
  ["blanks around it do not count", ["  404 "], "404"],
  ["backspace", ["405", keys.backspace, "4"], "404"],
  ["arrows and delete", ["4x04", keys.left, keys.left, keys.left, keys.delete], "404"],
  ["start and end of the line", ["04", keys.ctrlA, "4", keys.ctrlE, "!"], "404!"],
  ["Ctrl-U clears before the cursor", ["wrong", keys.ctrlU, "404"], "404"],
  ["Ctrl-K clears behind it", ["404xx", keys.left, keys.left, keys.ctrlK], "404"],
  ["Ctrl-W takes a word", ["404 found ", keys.ctrlW, keys.ctrlW, "404"], "404"],
  ["wide characters", ["数据x", keys.backspace], "数据"],
  ["an emoji of several parts goes at once", ["ok👩‍💻", keys.backspace], "ok"],
  ["a question mark inside a text", ["what?"], "what?"],
  ["a colon that is no key", [":x"], ":x"],
  ["a key that is not offered", [":b"], ":b"],
  ["Ctrl-D deletes while there is text", ["4x04", keys.ctrlA, "\x06", keys.ctrlD], "404"],
])("%s", async (_name, typed, value) => {
  const { type, outcome } = await drive(textWidget(offered, false), offered);
  type(...typed, keys.enter);
  expect(await outcome).toMatchObject({ kind: "answer", value });
});

test.each([
  [":h", "hint"],
  [" hint ", "hint"],
  [":s", "skip"],
  [":Skip", "skip"],
  [":q", "quit"],
  ["skip", "skip"],
  [" Quit ", "quit"],
])("%j is the key %s", async (typed, kind) => {
  const { type, outcome } = await drive(textWidget(offered, false), offered);
  type(typed, keys.enter);
  expect(await outcome).toEqual({ kind });
});

test("a text begins with what was typed before, the cursor behind it", async () => {
  const { screen, type, outcome } = await drive(textWidget(offered, false, "405"), offered);
  expect(screen()).toContain("❯ 405");
  type(keys.backspace, "4", keys.enter);
  expect(await outcome).toMatchObject({ value: "404" });
});

test.each([
  [":h", "hint"],
  [" :s", "skip"],
  [":quit", "quit"],
])("%j typed behind what was there before is the key %s", async (typed, kind) => {
  const { type, outcome } = await drive(textWidget(offered, false, "405"), offered);
  type(typed, keys.enter);
  expect(await outcome).toEqual({ kind });
});

test.each(["", "405"])("a lone ? behind %j shows all keys, and is no answer", async (start) => {
  const { screen, type } = await drive(textWidget(offered, false, start), offered);
  type("?", keys.enter);
  expect(screen()).toContain("Keys, the same everywhere");
  type("x");
  expect(screen().replaceAll("\u00a0", "")).toContain(`❯ ${start}`);
});

test("an empty line is no answer", async () => {
  const { type, screen } = await drive(textWidget(offered, false), offered);
  type(keys.enter);
  expect(screen()).toContain("Type an answer, then press Enter.");
});

test("controls that are pasted are made visible", async () => {
  const { type, outcome } = await drive(textWidget([], false));
  type("a\u202eb\u009bc", keys.enter);
  expect(await outcome).toMatchObject({ value: "a‹U+202E›bc" });
});

test("Ctrl-D on an empty line ends the input", async () => {
  const { type, outcome } = await drive(textWidget([], false));
  type("a", keys.backspace, keys.ctrlD);
  expect(await outcome).toEqual({ kind: "ended" });
});

test("a word typed behind what is to be mended belongs to the answer, and a colon makes it a key", async () => {
  const mended = [{ key: "back" }, { key: "quit" }] as const;
  const answer = await drive(textWidget(mended, false, "feed"), mended);
  answer.type("back", keys.enter);
  expect(await answer.outcome).toMatchObject({ kind: "answer", value: "feedback" });
  const key = await drive(textWidget(mended, false, "feed"), mended);
  key.type(":back", keys.enter);
  expect(await key.outcome).toEqual({ kind: "back" });
});
