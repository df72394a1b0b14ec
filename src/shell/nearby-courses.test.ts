import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runText } from "../../test/child.ts";
import { parseCourse } from "../core/reading/parse-course.ts";
import { nearbyCourses } from "./nearby-courses.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-nearby-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function course(path: string, title: string): void {
  mkdirSync(join(folder, path), { recursive: true });
  const text = `format: 1\nid: c\ntitle: ${title}\nsummary: S.\nlessons: [a]\n`;
  writeFileSync(join(folder, path, "course.yaml"), text);
}

function nearby(open = "elsewhere") {
  return nearbyCourses(join(folder, open), undefined, folder);
}

test("courses are found here, in lessons, below, and one folder further down in its lessons", async () => {
  course(".", "Here");
  course("lessons", "Lessons");
  course("git", "Git");
  course("package/lessons", "Packed");
  course("far/away", "Too deep");
  expect(await nearby()).toEqual([
    { folder: ".", title: "Here" },
    { folder: "lessons", title: "Lessons" },
    { folder: "git", title: "Git" },
    { folder: "package", title: "Packed" },
  ]);
});

test("the course that is open is not offered, by whatever way it is reached", async () => {
  course("lessons", "Open");
  symlinkSync(join(folder, "lessons"), join(folder, "linked"));
  expect(await nearby("lessons")).toEqual([]);
});

test("a broken course is offered by its folder's name", async () => {
  mkdirSync(join(folder, "broken"));
  writeFileSync(join(folder, "broken", "course.yaml"), "[");
  expect(await nearby()).toEqual([{ folder: "broken", title: "broken" }]);
});

test.each([
  ["a pipe", (file: string) => runText("mkfifo", [file])],
  ["an endless device", (file: string) => symlinkSync("/dev/zero", file)],
  ["a file of another folder", (file: string) => symlinkSync(join(folder, "other.yaml"), file)],
  ["a folder", (file: string) => mkdirSync(file)],
])("%s in the place of course.yaml is not read", async (_what, make) => {
  writeFileSync(join(folder, "other.yaml"), "title: Other\n");
  mkdirSync(join(folder, "odd"));
  make(join(folder, "odd", "course.yaml"));
  expect(await nearby()).toEqual([{ folder: "odd", title: "odd" }]);
});

test("hidden folders and installed packages are not looked through", async () => {
  course("node_modules", "Packages");
  course(".hidden", "Hidden");
  expect(await nearby()).toEqual([]);
});

test("a copy of the course that is open is not offered, and one with other lessons is", async () => {
  course("copy", "Open");
  course("mine", "Mine");
  const { value } = parseCourse(
    readFileSync(join(folder, "copy/course.yaml"), "utf8"),
    "course.yaml",
  );
  expect(await nearbyCourses(join(folder, "elsewhere"), value, folder)).toEqual([
    { folder: "mine", title: "Mine" },
  ]);
});
