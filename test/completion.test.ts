/** The completion scripts in real shells: bash everywhere, fish and zsh where they are installed. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bin, canRun, runText } from "./child.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-completion-"));
  const shim = `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`;
  writeFileSync(join(folder, "whichside"), shim, { mode: 0o755 });
  mkdirSync(join(folder, "work", "some-course"), { recursive: true });
  writeFileSync(join(folder, "work", "some-answers.txt"), "");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
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
    [["show", "$(touch ran)"], []],
  ])("%j gives %j", (typed, candidates) => {
    expect(offered("whichside", ...typed)).toEqual(candidates);
  });

  test("the course on the line is the one whose lessons are offered", () => {
    const course = resolve(import.meta.dirname, "fixtures/prompts");
    expect(offered("whichside", "--course", course, "show", "gap")).toEqual(["gaps"]);
    expect(offered("whichside", "--course", "/nowhere", "show", "")).toEqual([]);
  });

  test("every command is offered, and the one behind completion is not", () => {
    const all = offered("whichside", "");
    expect(all).toEqual(expect.arrayContaining(["learn", "quiz", "score", "completion", "help"]));
    expect(all).not.toContain("complete");
  });
});

test.skipIf(!canRun("fish", "--version"))("fish", () => {
  const script = `whichside completion fish | source; complete -C 'whichside show log'`;
  expect(sh("fish", script)).toBe("login-flow\tWhat happens when you log in\n");
});

test.skipIf(!canRun("zsh", "--version"))("zsh can read its script", () => {
  expect(sh("zsh", `whichside completion zsh > script; zsh -n script; echo read`)).toBe("read\n");
});
