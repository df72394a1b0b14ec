/**
 * Streams that are closed, full or gone: no stack trace, the command's own exit code, and 1
 * with a sentence when output was lost.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bin, runText } from "./child.ts";
import { writeQuiz } from "./windows.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-pipes-"));
  writeQuiz(join(folder, "course"), 8);
  writeQuiz(join(folder, "long"), 900);
  writeFileSync(join(folder, "answers"), "1\n2\n");
  writeFileSync(join(folder, "broken.mmd"), "hello, world\n");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command with its redirections, in a shell. `$W` is the program. */
function shell(script: string): Ran {
  const home = mkdtempSync(join(folder, "home-"));
  return runText("bash", ["--norc", "-c", `W() { exec "$NODE" "$BIN" "$@"; }\n${script}`], {
    cwd: folder,
    env: {
      NODE: process.execPath,
      BIN: bin,
      WHICHSIDE_HOME: home,
      WHICHSIDE_COURSE: join(folder, "course"),
    },
  });
}

/** How a stream may be, as a shell says it; `COMMAND` is the command. */
const ways: readonly [name: string, script: string, lost: boolean][] = [
  ["| head -1", "set -o pipefail; ( COMMAND ) | head -1 > /dev/null", false],
  ["a pipe without a reader", "exec 3> >(exit 0); wait $!; ( COMMAND >&3 )", false],
  [">&-", "( COMMAND >&- )", false],
  ["> /dev/full", "( COMMAND > /dev/full )", true],
  ["2>&-", "( COMMAND 2>&- )", false],
  ["2> /dev/full", "( COMMAND 2> /dev/full )", false],
  ["<&-", "( COMMAND <&- )", false],
  ["< /dev/null", "( COMMAND < /dev/null )", false],
];

const commands: readonly [command: string, code: number][] = [
  ["W", 0],
  ["W --help", 0],
  ["W list", 0],
  ["W show 1", 0],
  ["W check", 0],
  ["W quiz 1 --answers answers", 1],
  ["W quiz 1 --answers answers --json", 1],
  ["W quiz 1", 2],
  ["W learn 1", 0],
  ["W review --json", 0],
  ["W score", 0],
  ["W flow broken.mmd", 1],
  ["W export anki", 0],
  ["W preview 1", 0],
  ["W reset --yes", 0],
  ["W drill", 2],
  ["W no-such-lesson", 2],
];

describe.skipIf(process.platform !== "linux")("streams", () => {
  test.each(commands)("%s", (command, code) => {
    const usual = shell(`( ${command} < /dev/null )`);
    expect(usual.code).toBe(code);
    for (const [way, script, lost] of ways) {
      const ran = shell(script.replace("COMMAND", command));
      const loses = lost && usual.out !== "";
      expect({ way, code: ran.code }).toEqual({ way, code: loses ? 1 : code });
      expect(ran.err).not.toMatch(/^ +at |should not have happened|node:internal|EPIPE|ENOSPC/m);
      if (loses) expect(ran.err).toContain("The output could not be written: the disk is full.\n");
      else if (!way.startsWith("2>")) expect(ran.err).toBe(usual.err);
    }
  });

  test("what a reader does not want is recorded all the same", () => {
    const { out } = shell(
      "( W quiz 1 --answers answers --json ) | head -1 > /dev/null; W score --json",
    );
    expect(JSON.parse(out)).toMatchObject({ points: 10 });
  });

  test("more than a pipe holds at once arrives whole", () => {
    const [all, piped] = ["> all; cat all", '| (read -r line; echo "$line"; cat)'].map(
      (way) => shell(`( W export gift --course long ) ${way}`).out,
    );
    expect(all?.length).toBeGreaterThan(65_536);
    expect(piped).toBe(all);
  });
});

describe("an end of input is not success", () => {
  test.each([
    ["W quiz 1 < /dev/null", 2],
    ["W quiz 1 <&-", 2],
    ["printf '1\\n' | W quiz 1", 2],
    ["printf '1\\n' | W learn 1 --plain > /dev/null; W quiz 1 --plain < /dev/null", 2],
    ["W drill < /dev/null", 2],
    ["W review < /dev/null", 2],
    ["W quiz 1 --answers answers < /dev/null > /dev/null; W reset < /dev/null", 2],
    ["W quiz 1 --answers - < /dev/null", 1],
  ])("%s", (command, code) => {
    const ran = shell(command.replaceAll("W ", "( W ").replaceAll(/( W [^;|]*)/g, "$1)"));
    expect(ran.code).toBe(code);
    if (code === 2) expect(ran.err).not.toBe("");
  });
});
