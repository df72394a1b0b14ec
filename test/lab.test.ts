/** Every experiment of the built program to its end, without a terminal, wide, narrow and plain. */

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { cells } from "mermaid-text/text";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bin, runText } from "./child.ts";

const folder = resolve(import.meta.dirname, "../lessons/lab");
const names = readdirSync(folder).map((file) => basename(file, ".md"));
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-lab-"));
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

function lab(args: readonly string[], input = "") {
  return runText(process.execPath, [bin, "lab", ...args], { input, env: { WHICHSIDE_HOME: home } });
}

describe.each(names)("%s", (name) => {
  test("is done to its end at 40 columns", () => {
    const { code, out, err } = lab([name, "--answers", "-", "--width", "40"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("Done.");
    expect(out.split("\n").filter((line) => cells(line) > 40)).toEqual([]);
  });

  test("is said in sentences in plain mode", () => {
    const { code, out } = lab([name, "--answers", "-", "--plain"]);
    expect(code).toBe(0);
    expect(out).toMatch(/ browser sends /);
    expect(out).not.toMatch(/[─│┌►◄┄╭·]/);
  });
});

test("predictions are kept, and the list says what was done", () => {
  expect(lab(["round-the-page", "--answers", "-"], "1\n2\n2\n").out).toContain(
    "predicted 3 of 3 right",
  );
  expect(lab([]).out).toMatch(/● Round the page/);
  const { out } = runText(process.execPath, [bin, "review", "--json"], {
    env: { WHICHSIDE_HOME: home },
  });
  const { due, next } = JSON.parse(out);
  const asked = [...due, ...next].map(({ question }) => question);
  expect(asked).toContain("security-basics/lab-round-the-page-who-refuses");
});

test("answers that cannot be read leave nothing behind", () => {
  const { code, err } = lab(["login", "--answers", "-"], "9\n");
  expect(code).toBe(2);
  expect(err).toContain("standard input:1");
});

test("an unknown name is told, with a near one", () => {
  const { code, err } = lab(["lgoin", "--answers", "-"]);
  expect(code).toBe(2);
  expect(err).toContain('No experiment is called "lgoin"');
  expect(err).toContain("login");
});

test("the app's files are listed and printed", () => {
  expect(lab(["--source"]).out).toContain("backend/login.js");
  expect(lab(["login.js", "--source"]).out).toContain("One answer for both mistakes");
  expect(lab(["nothing.js", "--source"]).code).toBe(2);
});
