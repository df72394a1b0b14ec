import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { settings } from "./settings.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-settings-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = () => fakeWorld({ home, lessons: [], now: () => 0 });

test("all settings, what each can be, and where they are kept", async () => {
  const world = open();
  expect(await settings(undefined, undefined, world)).toBe(0);
  expect(world.out().replace(home, "HOME").split("\n")).toEqual([
    "plain  default  sentences instead of drawings, for screen readers: true or",
    "                false",
    "theme  default  colours for this background, or none: dark, light or none",
    "width  default  never lay out for more columns: a whole number from 20 to",
    "                1000",
    "",
    "They are kept in HOME/settings.json.",
  ]);
});

test("what is set is kept, and can be taken back", async () => {
  await settings("theme", "light", open());
  await settings("width", "60", open());
  const world = open();
  await settings("theme", undefined, world);
  expect(world.out()).toContain("theme  light");
  expect(world.out()).not.toContain("width");
  await settings("theme", "default", open());
  expect(open().settings.read().settings).toEqual({ width: 60 });
});

test("a slip is named, and nothing is written", async () => {
  expect((await thrownBy(settings("them", "light", open()))).hint).toContain("theme");
  expect((await thrownBy(settings("them", undefined, open()))).code).toBe("settings.unknown");
  expect((await thrownBy(settings("theme", "pink", open()))).code).toBe("settings.wrong-value");
  expect(open().settings.read().held).toEqual({});
});

test("a file that cannot be read is not written over", async () => {
  const file = join(home, "settings.json");
  writeFileSync(file, "theme = light");
  expect((await thrownBy(settings("theme", "dark", open()))).code).toBe("settings.broken");
  expect(readFileSync(file, "utf8")).toBe("theme = light");
  expect(await settings(undefined, undefined, open())).toBe(0);
});
