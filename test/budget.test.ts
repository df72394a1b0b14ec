/** What a command loads is counted in bytes, not in seconds: the start stays quick for a reason. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bin, runText } from "./child.ts";

const preload = resolve(import.meta.dirname, "loaded-files.cjs");

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-budget-"));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

/** Files of the bundle that a command loads, and their bytes. */
function loadedBy(args: readonly string[]): { readonly names: string[]; readonly bytes: number } {
  const list = join(home, "loaded");
  const { code } = runText(process.execPath, ["--require", preload, bin, ...args], {
    env: { WHICHSIDE_HOME: home, WHICHSIDE_LOADED: list },
  });
  // An empty answer file leaves a quiz not passed, which is 1.
  expect(code).toBeLessThan(2);
  const files = readFileSync(list, "utf8")
    .split("\n")
    .filter((file) => file.endsWith(".cjs") && file !== preload);
  return {
    names: files.map((file) => basename(file)),
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}

// A command more is named to each. 11 KB of each read the log by the course of today: what was renamed, which earlier answers are right now,
// and which questions there are to be due, or to be tried again. An echo and a settled answer are columns of what is kept.
test.each([
  [["--version"], 10_000],
  [["list"], 177_000],
  [["score"], 203_000],
  [["show", "login-flow"], 201_000],
  // A second line for a question is read with what was right before; steps are counted, sources named.
  // 2 KB of each say how far the reading of a large course is.
  [["quiz", "login-flow", "--answers", "-"], 297_000],
])("%j loads no more than %i bytes", (args, budget) => {
  const { bytes } = loadedBy(args);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThan(budget);
});

const heavy = ["parse-lesson", "parse-meta", "boxen", "terminal-asker", "page", "asking"];

test.each(["list", "score"])("%s loads neither parsers nor prompts nor boxes", (command) => {
  const { names } = loadedBy([command]);
  const there = readdirSync(resolve(import.meta.dirname, "../dist"));
  for (const each of heavy) {
    expect(there).toContain(`${each}.cjs`);
    expect(names).not.toContain(`${each}.cjs`);
  }
});

test.each([
  ["list"],
  ["score"],
  ["check", "lessons"],
  ["show", "login-flow"],
  ["lab", "--help"],
  ["quiz", "login-flow", "--answers", "-"],
])("%j %s loads nothing of the lab that runs", (...args) => {
  const { names } = loadedBy(args.filter((each) => each !== undefined));
  expect(readdirSync(resolve(import.meta.dirname, "../dist"))).toContain("club.cjs");
  for (const each of ["club.cjs", "run-lab.cjs", "sqlite-wasm.cjs"])
    expect(names).not.toContain(each);
});

test("a second check loads no parser and no drawing", () => {
  const parsers = ["parse-lesson", "parse-course", "diagram"].map((name) => `${name}.cjs`);
  expect(loadedBy(["check", "lessons"]).names).toEqual(expect.arrayContaining(parsers));
  const again = loadedBy(["check", "lessons"]).names;
  expect(again).toContain("check-course.cjs");
  expect(again.filter((name) => parsers.includes(name))).toEqual([]);
});

test("what is always loaded together stands in one file", () => {
  expect(loadedBy(["list"]).names.length).toBeLessThan(10);
  expect(loadedBy(["quiz", "login-flow", "--answers", "-"]).names.length).toBeLessThan(15);
});
