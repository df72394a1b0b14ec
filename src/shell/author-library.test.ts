import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeWorld } from "../../test/fake-world.ts";
import { authorLibrary } from "./author-library.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-author-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function course(path: string): void {
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, "course.yaml"), "format: 1\nid: c\ntitle: C\nsummary: S.\n");
}

async function found(): Promise<string> {
  const world = fakeWorld({ home: folder, lessons: [], now: () => 0 });
  const library = await authorLibrary(world, folder);
  return library.shipped ? "shipped" : library.folder;
}

test("the course in the working folder comes first, then the only one below it", async () => {
  expect(await found()).toBe("shipped");
  course("git");
  expect(await found()).toBe("git");
  course("lessons");
  expect(await found()).toBe("lessons");
  course(".");
  expect(await found()).toBe(".");
});

test("of several courses below none is guessed", async () => {
  course("git");
  course("music");
  expect(await found()).toBe("shipped");
});
