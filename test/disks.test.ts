/**
 * Disks that are full or can only be read: old answers stay whole, nothing is called saved
 * that is not, and a learner may go on without saving.
 */

import { randomUUID } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encodeEvent } from "../src/core/progress/line.ts";
import { bin, canRun, runText } from "./child.ts";
import { removeFolder } from "./folder.ts";
import { onDisk } from "./kills.ts";
import { answer, closeWindows, openWindow, ready, verdicts, writeQuiz } from "./windows.ts";

/** What `ulimit -f` of bash counts in. */
const block = 1024;

let folder = "";
let course = "";
let home = "";
let file = "";
let made = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-disks-"));
  course = join(folder, "course");
  writeQuiz(course, 4);
});

beforeEach(() => {
  home = join(folder, `home-${made++}`);
  mkdirSync(home);
  file = join(home, "progress.jsonl");
});

afterAll(() => removeFolder(folder));

afterEach(closeWindows);

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in a shell that `before` has prepared, as by a limit. */
function whichside(args: readonly string[], before = ""): Ran {
  const { code, out, err } = runText(
    "bash",
    ["--norc", "-c", `${before}\nexec "$NODE" "$BIN" "$@"`, "bash", ...args],
    {
      input: "1\n",
      cwd: folder,
      env: {
        // What newer Nodes keep of the compiled program is none of these tests' business.
        NODE_DISABLE_COMPILE_CACHE: "1",
        NODE: process.execPath,
        BIN: bin,
        HOME: folder,
        WHICHSIDE_HOME: home,
        WHICHSIDE_COURSE: course,
      },
    },
  );
  return { code, out, err: err.replace(/\s+/g, " ") };
}

const quiz = ["quiz", "many", "--answers", "-"];

/** A log that ends so many bytes before the end of a block; how many blocks it has. */
function fillUpTo(free: number): number {
  whichside(quiz);
  const note = (text: string) =>
    `${encodeEvent({ v: 1, id: randomUUID(), t: 1, zone: 0, course: "many", type: "flag", question: "many/q0", note: text })}\n`;
  const bare = note("").length;
  const least = statSync(file).size + free + 4 * bare;
  const blocks = Math.ceil(least / block);
  // A note has its limit: four of them share what is to be filled.
  for (let rest = blocks * block - least, left = 4; left > 0; left--) {
    const part = Math.floor(rest / left);
    appendFileSync(file, note("x".repeat(part)));
    rest -= part;
  }
  expect(statSync(file).size).toBe(blocks * block - free);
  return blocks;
}

describe.skipIf(process.platform !== "linux")("a disk that is full", () => {
  test.each([0, 1, 100, 299])("with %i bytes free, answers from a file", (free) => {
    const blocks = fillUpTo(free);
    const before = readFileSync(file);
    const answers = onDisk(home).answers;
    const { code, out, err } = whichside(quiz, `ulimit -f ${blocks}`);
    // Not saved is another thing than not passed.
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toMatch(/could not be written: (the disk is full|it may not grow any further)\./);
    expect(err).toContain("this was not saved");
    expect(readFileSync(file).subarray(0, before.length)).toEqual(before);
    // With room again everything counts, and at most the one line is told that was cut.
    expect(whichside(quiz).code).toBe(1);
    expect(onDisk(home).answers).toBe(answers * 2);
    const { code: scored, err: told } = whichside(["score"]);
    expect(scored).toBe(0);
    expect(told).toMatch(free === 0 ? /^$/ : /^ *! One line of your progress cannot be read/);
  });

  test("at a terminal one may go on without saving, and is asked once", async () => {
    const blocks = fillUpTo(0);
    const before = readFileSync(file);
    const window = openWindow(["quiz", "many"], course, home, blocks);
    await window.until((drawn) => drawn.includes("Go on without saving?"));
    expect(window.drawn()).not.toMatch(/Right|Wrong/);
    window.press("y");
    await answer(window, 3);
    window.kill();
    await window.ended();
    expect(window.drawn().match(/could not be written/g)).toHaveLength(1);
    expect(verdicts(window.drawn())).toBe(3);
    expect(readFileSync(file)).toEqual(before);
  });

  test("who does not want to go on without saving leaves with 1", async () => {
    const window = openWindow(["quiz", "many"], course, home, fillUpTo(0));
    await window.until((drawn) => drawn.includes("Go on without saving?"));
    window.press("n");
    expect(await window.ended()).toBe(1);
    expect(window.drawn()).toContain("this was not saved");
  });

  test("an export that does not fit is not called written, and nothing is left of it", () => {
    const out = join(home, "cards.txt");
    const { code, err } = whichside(["export", "gift", "--out", out], "ulimit -f 0");
    expect(code).toBe(1);
    expect(err).toContain("cards.txt could not be written");
    expect(err).not.toContain("4 questions");
    expect(readdirSync(home).filter((name) => name !== "cache")).toEqual([]);
  });

  test("a reset that cannot be copied before does not happen", () => {
    const blocks = fillUpTo(0);
    const before = readFileSync(file);
    const { code, out, err } = whichside(["reset", "--yes"], `ulimit -f ${blocks - 1}`);
    expect({ code, out }).toEqual({ code: 1, out: expect.not.stringContaining("--undo") });
    expect(err).toContain("could not be written");
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(home).filter((name) => name !== "cache")).toEqual(["progress.jsonl"]);
  });

  test("a lesson that cannot be listed leaves the list as it was", () => {
    const made = join(folder, "listed");
    whichside(["new", "course", "listed"]);
    const list = join(made, "course.yaml");
    appendFileSync(list, "# A long remark.\n".repeat(2000));
    const before = readFileSync(list);
    const args = ["new", "lesson", "one-more", "--course", made];
    const { code, err } = whichside(args, "ulimit -f 20");
    expect(code).toBe(1);
    expect(err).toContain("course.yaml cannot be written");
    expect(readFileSync(list)).toEqual(before);
    expect(readdirSync(made).sort()).toEqual(["course.yaml", "how-questions-teach"]);
    // With room again, "run it again" is true.
    expect(whichside(args).code).toBe(0);
    removeFolder(made);
  });

  test.each([0, 1])("a course of which half fits is not called made, with %i KB free", (free) => {
    const { code, out } = whichside(["new", "course", "half"], `ulimit -f ${free}`);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(existsSync(join(folder, "half"))).toBe(false);
    expect(whichside(["new", "course", "half"]).code).toBe(0);
    rmSync(join(folder, "half"), { recursive: true, force: true });
  });
});

describe("a home that cannot be written to", () => {
  const places: readonly [what: string, make: () => void][] = [
    ["a folder in its place", () => mkdirSync(file)],
    ["a circle of links", () => symlinkSync("progress.jsonl", file)],
    ["a device", () => symlinkSync("/dev/zero", file)],
    [
      "a file in the place of the home",
      () => {
        removeFolder(home);
        writeFileSync(home, "");
      },
    ],
  ];

  test.each(places)("%s: reading works, answers need a yes", async (_what, make) => {
    make();
    expect(whichside(["show", "many"]).code).toBe(0);
    const scripted = whichside(quiz);
    expect({ code: scripted.code, out: scripted.out }).toEqual({ code: 1, out: "" });
    expect(scripted.err).toContain("Your progress in");
    const window = openWindow(["quiz", "many"], course, home);
    await window.until((drawn) => drawn.includes("Go on without saving?"));
    window.press("y");
    await answer(window, 2);
    await ready(window);
    window.kill();
    await window.ended();
    expect(window.drawn().match(/Your progress in/g)).toHaveLength(1);
    expect(existsSync(join(folder, ".local"))).toBe(false);
  });
});

const apart = ["--map-root-user", "--mount"];
const canMount = canRun("unshare", ...apart, "sh", "-c", "mount -t tmpfs none /mnt");

describe.skipIf(!canMount)("a disk of its own", () => {
  /** Runs a script with a small disk in the place of the home. `$W` is the program. */
  function mounted(script: string): Ran {
    const { code, out, err } = runText(
      "unshare",
      [
        ...apart,
        "bash",
        "--norc",
        "-c",
        `set -e; W="$NODE $BIN"; mount -t tmpfs -o size=64k none "$WHICHSIDE_HOME"\n${script}`,
      ],
      {
        cwd: folder,
        env: {
          NODE: process.execPath,
          BIN: bin,
          HOME: folder,
          WHICHSIDE_HOME: home,
          WHICHSIDE_COURSE: course,
        },
      },
    );
    return { code, out, err: err.replace(/\s+/g, " ") };
  }

  test("that is full takes no answer, and takes the next one when there is room", () => {
    const { out, err } = mounted(`
      echo 1 | $W quiz many --answers - > /dev/null || true
      cp "$WHICHSIDE_HOME/progress.jsonl" before
      head -c 70000 /dev/zero > "$WHICHSIDE_HOME/ballast" 2> /dev/null || true
      yes x | head -c 4096 >> "$WHICHSIDE_HOME/progress.jsonl" 2> /dev/null || true
      echo 1 | $W quiz many --answers - || echo "ended with $?"
      rm "$WHICHSIDE_HOME/ballast"
      cmp -n "$(stat -c %s before)" before "$WHICHSIDE_HOME/progress.jsonl" && echo "old answers are whole"
      echo 1 | $W quiz many --answers - > /dev/null 2>&1 || true
      $W score --json 2> /dev/null | grep '"answers"'`);
    expect(err).toContain("the disk is full");
    expect(out).toContain("ended with 3");
    expect(out).toContain("old answers are whole");
    expect(out).not.toContain("Right");
  });

  test("that can only be read lets one read and says that nothing is saved", () => {
    const { out, err } = mounted(`
      echo 1 | $W quiz many --answers - > /dev/null || true
      mount -o remount,bind,ro "$WHICHSIDE_HOME"
      $W show many > /dev/null && echo "shown"
      $W score > /dev/null && echo "scored"
      echo 1 | $W quiz many --answers - || echo "ended with $?"`);
    expect(out).toBe("shown\nscored\nended with 3\n");
    expect(err).toContain("the disk can only be read");
  });
});
