/** Folders are made with those above them, and nowhere is waited for ever. */

import { existsSync, mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { removeFolder } from "../../test/folder.ts";
import { failureCode } from "./files.ts";
import { makeFolder } from "./make-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "whichside-folders-"));
afterAll(() => removeFolder(folder));

function codeOf(path: string): string {
  try {
    makeFolder(path);
  } catch (error) {
    return failureCode(error);
  }
  return "made";
}

test("a folder is made with all above it, once", () => {
  const path = join(folder, "a", "b", "c");
  expect(makeFolder(path, 0o700)).toBe(true);
  expect(statSync(path).isDirectory()).toBe(true);
  expect(makeFolder(path)).toBe(false);
});

test.skipIf(process.platform === "win32")("what stands in the way is told", () => {
  writeFileSync(join(folder, "file"), "");
  symlinkSync(join(folder, "nowhere"), join(folder, "link"));
  symlinkSync("circle", join(folder, "circle"));
  expect(codeOf(join(folder, "file"))).toBe("EEXIST");
  expect(codeOf(join(folder, "file", "a"))).toBe("ENOTDIR");
  expect(codeOf(join(folder, "link", "a"))).toBe("EEXIST");
  expect(codeOf(join(folder, "circle", "a"))).toBe("ELOOP");
  expect(codeOf(join(folder, "long".repeat(100), "a"))).toBe("ENAMETOOLONG");
});

test("a link to a folder is a folder", () => {
  mkdirSync(join(folder, "real"));
  symlinkSync(join(folder, "real"), join(folder, "to-real"), "junction");
  expect(makeFolder(join(folder, "to-real", "a"))).toBe(true);
  expect(makeFolder(join(folder, "to-real"))).toBe(false);
});

test.skipIf(!existsSync("/proc/self"))("where no folder can be made the system says so", () => {
  expect(codeOf("/proc/whichside/a")).toBe("ENOENT");
});
