import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clean } from "mermaid-text/text";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Files, realFiles } from "./files.ts";
import { saveLines } from "./save.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-save-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Files whose flush fails: of the folder, or of the file itself. */
function unflushed(which: "file" | "folder"): Files {
  const folders = new Set<number>();
  return {
    ...realFiles,
    open(path, how) {
      const descriptor = realFiles.open(path, how);
      if (how === "folder") folders.add(descriptor);
      else folders.delete(descriptor);
      return descriptor;
    },
    fsync(descriptor) {
      if (folders.has(descriptor) === (which === "folder")) {
        throw Object.assign(new Error("EIO: made up"), { code: "EIO" });
      }
      realFiles.fsync(descriptor);
    },
  };
}

test("when only the folder's flush fails, the file is there whole and called written", () => {
  const path = join(folder, "cards.txt");
  saveLines(path, [clean("one"), clean("two")], unflushed("folder"));
  expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
});

test("when the file's own flush fails, it is not called written and nothing is left of it", () => {
  const path = join(folder, "cards.txt");
  const save = () => saveLines(path, [clean("one")], unflushed("file"));
  expect(save).toThrow("could not be written");
  expect(readdirSync(folder)).toEqual([]);
});
