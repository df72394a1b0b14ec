import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lastSaved, watchFolders } from "./watch.ts";

let folder = "";
let stop = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-watch-"));
  writeFileSync(join(folder, "lesson.md"), "one");
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Resolves with each change that is told. */
function changes(folders = [folder]): () => Promise<void> {
  let told = 0;
  let seen = 0;
  let wake = () => {};
  stop = watchFolders(
    folders,
    () => {
      told += 1;
      wake();
    },
    { every: 20, settle: 5 },
  );
  return async () => {
    seen += 1;
    while (told < seen) await new Promise<void>((resolve) => (wake = resolve));
  };
}

test("a file that is written, renamed over, added or deleted is noticed", async () => {
  const changed = changes();
  writeFileSync(join(folder, "lesson.md"), "two, and longer");
  await changed();
  writeFileSync(join(folder, "lesson.md~"), "three");
  renameSync(join(folder, "lesson.md~"), join(folder, "lesson.md"));
  await changed();
  writeFileSync(join(folder, "quiz.md"), "new");
  await changed();
  rmSync(join(folder, "quiz.md"));
  await changed();
});

test("a folder that comes into being later is noticed", async () => {
  const later = join(folder, "later");
  const changed = changes([later]);
  mkdirSync(later);
  writeFileSync(join(later, "lesson.md"), "x");
  await changed();
});

test("the newest file says when a lesson was saved last", () => {
  utimesSync(join(folder, "lesson.md"), 100, 100);
  writeFileSync(join(folder, "quiz.md"), "x");
  utimesSync(join(folder, "quiz.md"), 200, 200);
  expect(lastSaved(folder)).toBe(200_000);
  expect(lastSaved(join(folder, "none"))).toBe(0);
});
