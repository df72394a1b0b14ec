import { expect, test } from "vitest";
import { readSettings, settingsText, withSetting } from "./settings.ts";

test.each([
  ["all of them", '{"plain": true, "theme": "light", "width": 72}', 3, 0],
  ["none", "{}", 0, 0],
  ["a mark of Windows in front", '\uFEFF{"plain": true}', 1, 0],
  ["no JSON", "plain = true", 0, 1],
  ["a list", "[]", 0, 1],
  ["nothing", "null", 0, 1],
  ["a value that none can be, and one that counts", '{"width": 5, "theme": "dark"}', 1, 1],
  ["a name that nobody knows", '{"colour": "red", "plain": false}', 1, 1],
  ["names that objects have", '{"constructor": 1, "__proto__": {"plain": true}}', 0, 2],
])("%s", (_name, text, count, problems) => {
  const reading = readSettings(text);
  expect(Object.keys(reading.settings)).toHaveLength(count);
  expect(reading.problems).toHaveLength(problems);
});

test.each([
  ["theme", "light", { theme: "light" }],
  ["theme", "LIGHT", { theme: "light" }],
  ["plain", "true", { plain: true }],
  ["plain", "false", { plain: false }],
  ["width", "72", { width: 72 }],
  ["width", "default", {}],
])("%s is set to %s", (name, typed, held) => {
  expect(withSetting({}, name, typed)).toEqual(held);
});

test("what is set already, and what a newer version set, stays", () => {
  expect(withSetting({ newer: [1], theme: "dark", width: 70 }, "theme", "default")).toEqual({
    newer: [1],
    width: 70,
  });
});

test.each([
  ["colour", "red", "settings.unknown"],
  ["theme", "pink", "settings.wrong-value"],
  ["width", "5", "settings.wrong-value"],
  ["width", "wide", "settings.wrong-value"],
  ["plain", "1", "settings.wrong-value"],
])("%s %s is refused", (name, typed, code) => {
  expect(() => withSetting({}, name, typed)).toThrow(expect.objectContaining({ code }));
});

test("what is written can be read again", () => {
  const held = withSetting(withSetting({}, "theme", "none"), "width", "40");
  expect(readSettings(settingsText(held)).settings).toEqual(held);
});
