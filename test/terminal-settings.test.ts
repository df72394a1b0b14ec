/** The settings file at work: in a real terminal, behind flags, and when it is broken. */

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bin, runText } from "./child.ts";
import { removeFolder } from "./folder.ts";
import { closeScreens, openScreen } from "./screen.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-home-"));
});
afterEach(() => {
  closeScreens();
  removeFolder(home);
});

const whichside = (...args: string[]) =>
  runText(process.execPath, [bin, ...args], { env: { WHICHSIDE_HOME: home } });

test("what is set counts each time, and a flag goes before it", async () => {
  expect(whichside("settings", "theme", "light").code).toBe(0);
  expect(whichside("settings", "width", "60").out).toContain("60");
  expect(JSON.parse(readFileSync(join(home, "settings.json"), "utf8"))).toEqual({
    theme: "light",
    width: 60,
  });
  const screen = openScreen([], { home, env: { WHICHSIDE_THEME: "" }, columns: 100 });
  await screen.waitFor("q Enter quit");
  expect(screen.styleOf("Start here").color).toBe(26);
  expect(
    Math.max(
      ...screen
        .screen()
        .split("\n")
        .map((row) => row.length),
    ),
  ).toBeLessThan(61);
  const flagged = openScreen(["--theme", "dark"], { home, columns: 100 });
  await flagged.waitFor("q Enter quit");
  expect(flagged.styleOf("Start here").color).toBe(75);
});

test("plain mode that is set needs no flag, and ACCESSIBLE=0 turns it off", async () => {
  whichside("settings", "plain", "true");
  const screen = openScreen([], { home });
  await screen.waitFor("Enter alone takes: Start here");
  const drawn = openScreen([], { home, env: { ACCESSIBLE: "0" } });
  await drawn.waitFor("q Enter quit");
});

test("a broken file is told once, does no harm, and is not written over", () => {
  writeFileSync(join(home, "settings.json"), '{"theme": "pink", "width": 50');
  const { code, out, err } = whichside("list");
  expect({ code, notes: err.match(/settings\.json/g)?.length }).toEqual({ code: 0, notes: 1 });
  expect(err).toContain("It is no JSON");
  expect(out).toContain("Two halves of an app");
  const refused = whichside("settings", "theme", "dark");
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("Nothing was written over it.");
});

test("documents for programs stay what they are", () => {
  writeFileSync(join(home, "settings.json"), "broken");
  expect(JSON.parse(whichside("list", "--json").out).schema).toBe("whichside/list");
});
