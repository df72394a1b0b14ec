/** Courses that were written on Windows: its line ends and its mark at the beginning change nothing. */

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runMain } from "./run-main.ts";

const kinds = resolve(import.meta.dirname, "fixtures/prompts");
const shipped = resolve(import.meta.dirname, "../lessons");

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-windows-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy whose files begin with a mark, and whose lines end as there. */
function windowsCopy(course: string, name: string): string {
  const copy = join(folder, name);
  cpSync(course, copy, { recursive: true });
  for (const file of readdirSync(copy, { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:md|yaml)$/.test(file)) continue;
    const text = readFileSync(join(copy, file), "utf8");
    writeFileSync(join(copy, file), `\ufeff${text.replaceAll("\n", "\r\n")}`);
  }
  return copy;
}

async function run(course: string, home: string, args: readonly string[], input = "") {
  const env = { LANG: "C.UTF-8", WHICHSIDE_HOME: home, WHICHSIDE_COURSE: course };
  const { code, out, err } = await runMain(args, { input, env });
  const [said, told] = [out, err].map((each) => each.toString().replaceAll(course, ""));
  return { code, out: said ?? "", err: told ?? "" };
}

describe("a course with the line ends and marks of Windows is the same course", () => {
  test.each([
    ["every kind of question", kinds],
    ["the course that ships", shipped],
  ])("%s", async (name, course) => {
    const copy = windowsCopy(course, name.replaceAll(" ", "-"));
    // A copy of the original, too: the one that ships is read from its compiled form.
    const original = join(folder, `original-${name}`);
    cpSync(course, original, { recursive: true });
    for (const args of [
      ["list", "--json"],
      ["check", "--json"],
      ["show", "1"],
      ["show", "8", "--plain"],
      ["glossary"],
      ["flow", "read"],
      ["flow", "login-flow"],
      ["export", "gift"],
      ["export", "markdown"],
    ]) {
      const there = await run(copy, join(folder, "home"), args);
      const here = await run(original, join(folder, "home"), args);
      expect({ args, ...there }).toEqual({ args, ...here });
    }
  });

  test("answers given there count here", async () => {
    const copy = windowsCopy(kinds, "answered");
    const home = join(folder, "answers");
    const answers = "1\r\n2\r\n";
    const { code } = await run(copy, home, ["quiz", "choice", "--answers", "-"], "2\r\n");
    expect(code).toBe(0);
    await run(copy, home, ["quiz", "choices", "--answers", "-"], answers);
    const here = await run(kinds, home, ["score", "--json"]);
    const there = await run(copy, home, ["score", "--json"]);
    expect(JSON.parse(here.out).points).toBeGreaterThan(0);
    expect(here.out).toBe(there.out);
  });
});
