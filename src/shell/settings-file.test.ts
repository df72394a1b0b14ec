import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSettings, saveSettings } from "./settings-file.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, "deep", "settings.json");

test("what was saved is loaded, and no draft is left", () => {
  saveSettings(file(), { theme: "light", later: [1] });
  saveSettings(file(), { theme: "dark", later: [1] });
  expect(loadSettings(file())).toEqual({
    settings: { theme: "dark" },
    held: { theme: "dark", later: [1] },
    problems: ['"later" is no setting of this version.'],
  });
  expect(readdirSync(join(folder, "deep"))).toEqual(["settings.json"]);
});

test("no file is nothing to speak of", () => {
  expect(loadSettings(file())).toEqual({ settings: {}, held: {}, problems: [] });
});

test("what is no file, or too large, is told", () => {
  mkdirSync(file(), { recursive: true });
  expect(loadSettings(file()).problems).toEqual(["It is no file, so it doesn't count."]);
  writeFileSync(join(folder, "large"), `{"a": "${"x".repeat(20_000)}"}`);
  // Nobody knows what it holds, so it is not to be written over either.
  expect(loadSettings(join(folder, "large"))).toMatchObject({
    held: undefined,
    problems: [expect.stringContaining("too large")],
  });
});

test.skipIf(process.getuid?.() === 0)("a folder that can only be read keeps what it had", () => {
  saveSettings(file(), { theme: "light" });
  chmodSync(join(folder, "deep"), 0o500);
  expect(() => saveSettings(file(), {})).toThrow(
    expect.objectContaining({ code: "settings.unwritable" }),
  );
  chmodSync(join(folder, "deep"), 0o700);
  expect(readFileSync(file(), "utf8")).toContain("light");
});

test("a place that cannot be is an error with its name", () => {
  writeFileSync(join(folder, "deep"), "");
  expect(() => saveSettings(file(), {})).toThrow(
    expect.objectContaining({ code: "settings.unwritable" }),
  );
});
