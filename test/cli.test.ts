/** The built program as a child process, without a terminal: output, errors, exit codes. */

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import nodeModule from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { bin, runText } from "./child.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-cli-"));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A line that answers a *choice* of login-flow rightly, whatever its options say today. */
function rightLine(id: string): string {
  const quiz = readFileSync(resolve(import.meta.dirname, "../lessons/login-flow/quiz.md"), "utf8");
  const [, rest = ""] = quiz.split(`id: ${id},`);
  const options: readonly string[] = (rest.split("\n## ")[0] ?? "").match(/^- \[[ x]\]/gm) ?? [];
  return `${id}: ${options.indexOf("- [x]") + 1}\n`;
}

function whichside(
  args: readonly string[],
  options: {
    readonly input?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly cwd?: string;
  } = {},
): Ran {
  return runText(process.execPath, [bin, ...args], {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    input: options.input ?? "",
    env: { WHICHSIDE_HOME: home, ...options.env },
  });
}

test.each([[["--version"]], [["-V"]], [["--plain", "--version"]], [["list", "-V"]]])(
  "%j says the version that package.json has",
  (args) => {
    expect(whichside(args)).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
  },
);

test("what Node keeps of the compiled program lies in the learner's cache folder", () => {
  whichside(["list"], { env: { TMPDIR: join(home, "temporary") } });
  expect(existsSync(join(home, "cache", "compiled"))).toBe("enableCompileCache" in nodeModule);
  expect(existsSync(join(home, "temporary"))).toBe(false);
});

describe("picking a lesson by name", () => {
  test.each([
    ["login-flow", "What happens when you log in"],
    ["1", "Two halves of an app"],
    ["login", "What happens when you log in"],
    ["lgoin-flow", "What happens when you log in"],
    ["restaurant", "The restaurant"],
  ])("%s shows %s", (typed, title) => {
    const { code, out } = whichside(["show", typed]);
    expect(code).toBe(0);
    expect(out.split("\n")[0]?.trim()).toBe(title);
  });

  test("what was chosen is said when it was not named exactly", () => {
    expect(whichside(["show", "lgoin-flow"]).err).toContain("login-flow");
    expect(whichside(["show", "login-flow"]).err).toBe("");
  });

  test("several hits are listed, with a command for each", () => {
    const { code, out, err } = whichside(["show", "where"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("whichside where-things-happen\n");
    expect(err).toContain("whichside where-data-lives\n");
  });

  test("no hit gives the list command", () => {
    expect(whichside(["xyzzy"])).toEqual({
      code: 2,
      out: "",
      err: '  ✗ No lesson is called "xyzzy".\n    All lessons: whichside list\n    All words: whichside glossary\n',
    });
  });
});

describe("wrong usage ends with 2 and says what to do", () => {
  test.each([
    [["--bogus"], "Unknown option '--bogus'."],
    [["--width", "5", "list"], "Give a whole number from 20 to 1000."],
    [["lern", "3"], "Did you mean: whichside learn 3"],
    [["lessons"], "Did you mean: whichside list"],
    [["next"], "Did you mean: whichside (goes on where you stopped)"],
    [["show"], "<lesson> is missing: whichside show <lesson...> Examples: whichside show --help"],
    [["help", "nothing"], 'There is no command "nothing".'],
    [["quiz", "login-flow"], "A quiz needs answers"],
    [["quiz"], "A quiz needs answers"],
    [["show", "login-flow", "--section", "nowhere"], 'has no section "nowhere"'],
  ])("%j", (args, said) => {
    const { code, out, err } = whichside(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.replace(/\s+/g, " ")).toContain(said);
  });
});

describe("what cannot be read", () => {
  test.each([
    ["a folder that is not there", "/nowhere/at/all", 'There is no folder "/nowhere/at/all".'],
    ["a folder that is no course", resolve(import.meta.dirname), "is no course"],
  ])("%s", (_what, folder, said) => {
    const { code, err } = whichside(["list", "--course", folder]);
    expect(code).toBe(1);
    expect(err.replace(/\s+/g, " ")).toContain(said);
  });

  test("a course of a newer format says that a newer program is needed", () => {
    writeFileSync(join(home, "course.yaml"), "format: 2\nid: x\ntitle: X\nlessons: []\n");
    const { code, err } = whichside(["list", "--course", home]);
    expect(code).toBe(1);
    expect(err).toMatch(/format 2|newer/);
  });

  test("a folder in the place of the progress file", () => {
    mkdirSync(join(home, "progress.jsonl"));
    const { code, err } = whichside(["score"]);
    expect(code).toBe(1);
    expect(err).toContain("progress.jsonl");
  });

  test("a progress file that is garbage is left as it is", () => {
    const file = join(home, "progress.jsonl");
    writeFileSync(file, "not ours\nat all\n");
    const { code, err } = whichside(["score"]);
    expect(code).toBe(1);
    expect(err).toContain("progress.jsonl");
    expect(err).not.toContain("    at ");
  });

  test("no home folder at all: reading works", () => {
    const { code, out } = whichside(["show", "login-flow"], {
      env: { HOME: "", WHICHSIDE_HOME: "" },
    });
    expect(code).toBe(0);
    expect(out).toContain("What happens when you log in");
  });
});

describe("without a terminal", () => {
  test("a lesson's name prints the lesson as plain text", () => {
    const { code, out } = whichside(["login-flow"]);
    expect(code).toBe(0);
    expect(out).toContain("The five steps");
    expect(out).not.toContain("\x1b");
  });

  test("home prints the lessons", () => {
    const { code, out } = whichside([]);
    expect(code).toBe(0);
    expect(out).toContain("Two halves of an app");
  });

  test("list is one JSON document", () => {
    const document = JSON.parse(whichside(["list", "--json"]).out);
    expect(document).toMatchObject({ schema: "whichside/list", version: 1 });
    expect(document.lessons[0]).toMatchObject({
      number: 1,
      name: "two-halves-of-an-app",
      state: "new",
      share: null,
    });
  });

  test("closed pipes end quietly", () => {
    const { code, err } = runText(
      "/bin/sh",
      ["-c", `"${process.execPath}" "${bin}" show login-flow | head -1; :`],
      { env: { WHICHSIDE_HOME: home } },
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  test.skipIf(process.platform !== "linux")("a full disk is told, without a stack trace", () => {
    const { code, err } = runText(
      "/bin/sh",
      ["-c", `"${process.execPath}" "${bin}" show login-flow > /dev/full`],
      { env: { WHICHSIDE_HOME: home } },
    );
    expect(code).toBe(1);
    expect(err).toBe("The output could not be written: the disk is full.\n");
  });
});

describe("every width from 20 to 200 holds its lines", () => {
  test.each([20, 40, 60, 80, 120, 200])("%i columns", (width) => {
    for (const args of [["show", "login-flow"], ["show", "1"], ["list"], ["score"]]) {
      const { out } = whichside([...args, "--width", String(width), "--ascii"]);
      // ASCII but for what the course itself says: one cell a character.
      const wide = out.split("\n").filter((line) => [...line].length > width);
      expect(wide).toEqual([]);
    }
  });
});

describe("scripted answers", () => {
  const answers = (text: string, ...more: string[]) =>
    whichside(["quiz", "login-flow", "--answers", "-", ...more], { input: text });

  test("a quiz without a right answer is not passed: exit code 1", () => {
    const { code, out } = answers("skip\n");
    expect(code).toBe(1);
    expect(out).toContain("not passed");
  });

  test("results are JSON Lines, the last one sums up", () => {
    const { code, out } = answers(rightLine("password-check"), "--json");
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(lines.find(({ question }) => question === "login-flow/password-check")).toMatchObject({
      verdict: "right",
      points: 10,
      share: 1,
    });
    expect(lines.at(-1)).toMatchObject({
      schema: "whichside/quiz-result",
      passed: false,
      points: 10,
    });
  });

  test("they count: the score knows them", () => {
    answers(rightLine("password-check"));
    const score = JSON.parse(whichside(["score", "--json"]).out);
    expect(score).toMatchObject({ schema: "whichside/score", points: 10 });
  });

  test("a line that is not understood is named, and nothing is recorded", () => {
    const { code, err } = answers("password-check: 17\n");
    expect(code).toBe(2);
    expect(err).toContain("standard input:1:");
    expect(JSON.parse(whichside(["score", "--json"]).out).points).toBe(0);
  });

  test("an answer file that is not there", () => {
    const { code, err } = whichside(["quiz", "login-flow", "--answers", join(home, "none.txt")]);
    expect(code).toBe(1);
    expect(err.replace(/\s+/g, " ")).toContain("none.txt cannot be read: there is no such file.");
  });
});

test.each([["flow"], ["convert"], ["quiz", "login-flow", "--answers"]])(
  "%s reads no more from a pipe than a course file may hold",
  (...args) => {
    const { code, out, err } = whichside([...args, "-"], { input: "flowchart\n".repeat(110_000) });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("standard input holds more than 1 MB of text.");
  },
);

test("a file of the largest size is read, and one that is a byte longer isn't", () => {
  const file = join(home, "large.mmd");
  const source = "flowchart\na --> b\n";
  writeFileSync(file, source.padEnd(1_000_000, "\n"));
  expect(whichside(["flow", file]).err).not.toContain("MB of text");
  writeFileSync(file, source.padEnd(1_000_001, "\n"));
  expect(whichside(["flow", file]).err).toContain("holds more than 1 MB of text.");
});

test.skipIf(process.getuid?.() === 0)("a home that is read-only still lets one read", () => {
  chmodSync(home, 0o500);
  expect(whichside(["show", "login-flow"]).code).toBe(0);
});

test("a scripted wrong answer is remembered as wrong, not as skipped", () => {
  whichside(["quiz", "login-flow", "--answers", "-"], { input: "next-step: 2\n" });
  const score = JSON.parse(whichside(["score", "--json"]).out);
  const weak = score.weakest.find(
    ({ question }: { question: string }) => question === "login-flow/next-step",
  );
  expect(weak?.verdict ?? "right").not.toBe("shown");
});

test("a lesson whose text is damaged says so to the learner", () => {
  const course = join(home, "course");
  cpSync(resolve(import.meta.dirname, "../lessons"), course, { recursive: true });
  writeFileSync(join(course, "restaurant-analogy", "lesson.md"), "");
  const { err } = whichside(["show", "restaurant-analogy", "--course", course]);
  expect(err.replace(/\s+/g, " ")).toContain("This lesson has a mistake that its author must mend");
});

test("check says so when it has looked at the course that ships", () => {
  const said = "This is the course that ships. Your own: whichside check <folder>";
  const nowhere = whichside(["check"], { cwd: home });
  expect(nowhere).toMatchObject({ code: 0, out: expect.stringContaining(said) });
  whichside(["new", "course", "mine"], { cwd: home });
  expect(whichside(["check"], { cwd: home }).out).toContain("Nothing to mend in 1 lesson");
  expect(whichside(["check"], { cwd: home }).out).not.toContain(said);
});
