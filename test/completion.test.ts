/** The completion scripts in real shells: bash everywhere, fish and zsh where they are installed. */

import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bin, canRun, runText } from "./child.ts";
import { removeFolder } from "./folder.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-completion-"));
  const shim = `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`;
  writeFileSync(join(folder, "whichside"), shim, { mode: 0o755 });
  mkdirSync(join(folder, "work", "some-course"), { recursive: true });
  writeFileSync(join(folder, "work", "some-answers.txt"), "");
  const prompts = resolve(import.meta.dirname, "fixtures/prompts");
  cpSync(prompts, join(folder, "work", "my course"), { recursive: true });
});

afterAll(() => {
  removeFolder(folder);
});

function sh(shell: string, script: string, ...args: readonly string[]): string {
  const { out, err } = runText(shell, ["-c", script, ...args], {
    cwd: join(folder, "work"),
    env: {
      PATH: `${folder}:${process.env["PATH"] ?? ""}`,
      HOME: folder,
      WHICHSIDE_HOME: folder,
    },
  });
  expect(err).toBe("");
  return out;
}

/** What bash would offer for a line, given as the words that bash makes of it. */
function offered(...words: readonly string[]): string[] {
  const script = `
    eval "$(whichside completion bash)"
    eval "$(whichside completion bash)"
    compopt() { :; } # Only works below readline.
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
    _whichside
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  return sh("bash", script, "bash", ...words)
    .split("\n")
    .filter((line) => line !== "");
}

describe("bash", () => {
  test.each([
    [["log"], ["login-flow"]],
    [["show", "log"], ["login-flow"]],
    [["quiz", "login-flow", "where-t"], ["where-things-happen"]],
    [["sco"], ["score"]],
    [["quiz", "--se"], ["--seed"]],
    [["--asc"], ["--ascii"]],
    [
      ["check", "--format", ""],
      ["text", "github"],
    ],
    [["check", "--format", "=", "g"], ["github"]],
    [["quiz", "--seed", ""], []],
    [["completion", "po"], ["powershell"]],
    [["--course", "so"], ["some-course"]],
    [["quiz", "--answers", "so"], []],
    [
      ["export", ""],
      ["progress", "results", "anki", "gift", "moodle", "markdown"],
    ],
    [["export", "gift", "log"], ["login-flow"]],
    [
      ["export", "results", "--as", ""],
      ["xapi", "csv"],
    ],
    [
      ["quiz", "--type", "ch"],
      ["choice", "choices"],
    ],
    [["convert", "--from", "g"], ["gift"]],
    [["quiz", "--objective", "login-flow/or"], ["login-flow/order"]],
    [["quiz", "--objective", "=", "login-flow/or"], ["login-flow/order"]],
    [["quiz", "--objective", "nowhere/"], []],
    [["show", "$(touch ran)"], []],
  ])("%j gives %j", (typed, candidates) => {
    expect(offered("whichside", ...typed)).toEqual(candidates);
  });

  test("the course on the line is the one whose lessons are offered", () => {
    const course = resolve(import.meta.dirname, "fixtures/prompts");
    expect(offered("whichside", "--course", course, "show", "gap")).toEqual(["gaps"]);
    expect(offered("whichside", "--course", "/nowhere", "show", "")).toEqual([]);
  });

  test.each(["'my course'", '"my course"', "my\\ course", "my' 'course"])(
    "a course may be quoted: %s",
    (course) => {
      expect(offered("whichside", "--course", course, "show", "gap")).toEqual(["gaps"]);
      expect(offered("whichside", "--course", "=", course, "show", "'gap")).toEqual(["gaps"]);
    },
  );

  test("every command is offered, and the one behind completion is not", () => {
    const all = offered("whichside", "");
    expect(all).toEqual(expect.arrayContaining(["learn", "quiz", "score", "completion", "help"]));
    expect(all).not.toContain("complete");
  });
});

describe.skipIf(!canRun("fish", "--version"))("fish", () => {
  test.each([
    ["show log", "login-flow\tWhat happens when you log in\n"],
    ["export an", "anki\n"],
    ["export results --as ", "csv\nxapi\n"],
    ["check --format g", "github\n"],
    ["quiz --type ga", "gaps\n"],
    [
      "quiz --objective login-flow/or",
      "login-flow/order\tPut the five steps of a login in order.\n",
    ],
    [
      "quiz --objective=login-flow/or",
      "--objective=login-flow/order\tPut the five steps of a login in order.\n",
    ],
    ["quiz --see", "--seed\tshuffle as this number says\n"],
    ["show 'log", "login-flow\tWhat happens when you log in\n"],
    ["--course 'my course' show gap", "gaps\tFill the gaps\n"],
    ['--course "my course" show "gap', "gaps\tFill the gaps\n"],
    ["--course my\\ course show gap", "gaps\tFill the gaps\n"],
    ["--course='my course' show gap", "gaps\tFill the gaps\n"],
  ])("%s", (typed, offered) => {
    const script = "whichside completion fish | source; complete -C $argv[1]";
    expect(sh("fish", script, `whichside ${typed}`)).toBe(offered);
  });
});

/** Shells that complete while somebody types, and how each is made ready for it. */
const typedInto = [
  {
    shell: "bash",
    args: ["--norc", "--noprofile", "-i"],
    setup: `eval "$(whichside completion bash)"`,
  },
  {
    shell: "zsh",
    args: ["-f", "-i"],
    setup: `autoload -U compinit; compinit -u -D; eval "$(whichside completion zsh)"`,
  },
];

describe.each(typedInto)("typed into $shell", ({ shell, args, setup }) => {
  test.skipIf(!canRun(shell, "--version"))("the tab key completes", async () => {
    const terminal = new xterm.Terminal({ cols: 100, rows: 30, allowProposedApi: true });
    const pty = spawn(shell, args, {
      ...{ cols: 100, rows: 30, name: "xterm", cwd: join(folder, "work") },
      env: {
        PATH: `${folder}:${process.env["PATH"] ?? ""}`,
        ...{ HOME: folder, WHICHSIDE_HOME: folder, LANG: "C.UTF-8", PS1: "> " },
        // A shell that is hung up writes its history when the folder is being removed.
        HISTFILE: "/dev/null",
      },
    });
    const screen = () => {
      const { active } = terminal.buffer;
      return Array.from({ length: 30 }, (_, row) =>
        (active.getLine(active.baseY + row)?.translateToString() ?? "").trimEnd(),
      ).join("\n");
    };
    let drawn = () => {};
    pty.onData((data) => terminal.write(data, () => drawn()));
    const shows = (text: string) =>
      new Promise<void>((done, fail) => {
        const late = setTimeout(() => fail(new Error(`No "${text}" on:\n${screen()}`)), 20_000);
        drawn = () => {
          if (!screen().includes(text)) return;
          clearTimeout(late);
          drawn = () => {};
          done();
        };
        drawn();
      });
    try {
      pty.write(`${setup}; echo rea""dy\r`);
      await shows("\nready");
      for (const [typed, completed] of [
        ["sco", "score"],
        ["show log", "show login-flow"],
        ["quiz --se", "quiz --seed"],
        ["quiz --type ga", "quiz --type gaps"],
        ["quiz --objective login-flow/or", "quiz --objective login-flow/order"],
        ["quiz --objective=login-flow/or", "quiz --objective=login-flow/order"],
        ["export an", "export anki"],
        ["export results --as x", "export results --as xapi"],
        ["check --format gi", "check --format github"],
        ["--course some-", "--course some-course"],
        ["show 'log", "show 'login-flow'"],
        ["--course 'my course' show ga", "--course 'my course' show gaps"],
        ['--course "my course" show ga', '--course "my course" show gaps'],
        ["--course my\\ course show ga", "--course my\\ course show gaps"],
        ["--course='my course' show 'ga", "--course='my course' show 'gaps'"],
      ]) {
        pty.write(`whichside ${typed}\t`);
        await shows(`> whichside ${completed}`);
        // Away with the line and what stands above it.
        pty.write("\x15\x0c");
        await shows(">\n\n");
      }
    } finally {
      pty.kill();
    }
  });
});
