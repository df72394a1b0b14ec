/**
 * What the program opens and starts while it reads a course that means harm, as the system
 * sees it: its own files, Node's, the course's, and nothing else.
 */

import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bin, canRun, runText } from "./child.ts";
import { hostileFiles, writeFiles } from "./hostile-course.ts";

const root = resolve(import.meta.dirname, "..");

let folder = "";
let course = "";
let home = "";

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "whichside-traced-")));
  course = join(folder, "course");
  home = join(folder, "home");
  mkdirSync(home);
  writeFiles(course, hostileFiles("escaped"));
  const secret = "---\ntitle: OUTSIDE\nsummary: S\n---\n\n## OUTSIDE\n";
  writeFiles(folder, { "secret.md": secret, "elsewhere/lesson.md": secret });
  writeFiles(course, {
    "course.yaml": `format: 1
id: hostile
title: "$(touch ${folder}/ran) \`touch ${folder}/ran\`"
summary: S
lessons: [one, code, tagged, linked, out, ../elsewhere, /etc]
`,
    "code/lesson.md": `---js\n{ title: require("fs").writeFileSync("${folder}/ran", "") }\n---\n\nWords.\n`,
    "tagged/lesson.md": `---\ntitle: !!js/function "function () { require('fs').writeFileSync('${folder}/ran', '') }"\nsummary: !include ../../secret.md\n---\n\n![x](../../secret.md) ![y](/etc/passwd) [z](file:///etc/passwd)\n\n{{ include "../../secret.md" }} <script src="../../secret.md"></script>\n`,
    "linked/quiz.md": "---\ntitle: L\nsummary: S\n---\n",
    "package.json": `{ "name": "x", "main": "index.js", "scripts": { "preinstall": "touch ${folder}/ran" } }`,
    "index.js": `require("fs").writeFileSync("${folder}/ran", "")`,
    ".env": `NODE_OPTIONS=--require=${course}/index.js`,
  });
  symlinkSync(join(folder, "secret.md"), join(course, "linked/lesson.md"));
  symlinkSync(join(folder, "elsewhere"), join(course, "out"));
  symlinkSync("/etc/passwd", join(course, "one/passwd.md"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Traced {
  readonly opened: readonly string[];
  readonly started: readonly string[];
  readonly connected: number;
  readonly out: string;
}

function traced(args: readonly string[]): Traced {
  const notes = join(folder, "trace");
  const { out } = runText(
    "strace",
    [
      ...["-f", "-qq", "-s", "4096", "-o", notes],
      ...["-e", "trace=open,openat,openat2,creat,execve,execveat,connect", "-e", "signal=none"],
      process.execPath,
      ...args,
    ],
    {
      cwd: course,
      env: { HOME: folder, WHICHSIDE_HOME: home },
    },
  );
  const lines = readFileSync(notes, "utf8").split("\n");
  const paths = (call: RegExp) =>
    lines.flatMap((line) => (call.test(line) ? [/"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? ""] : []));
  return {
    opened: paths(/ (?:open|openat2?|creat)\(/).map((path) => resolve(course, path)),
    started: paths(/ execve(?:at)?\(/),
    connected: lines.filter((line) => / connect\(/.test(line)).length,
    out,
  };
}

/** What makes Node open files of its own: its streams, and the zone of the clock. */
const touched = "process.stdin.resume(); process.stdout.isTTY; new Date().getTimezoneOffset()";

const canTrace = canRun("strace", "-qq", "-o", "/dev/null", "true");

describe.skipIf(!canTrace)("a course that means harm", () => {
  test.each(
    [
      ["show", "one"],
      ["show", "code"],
      ["show", "tagged"],
      ["show", "linked"],
      ["list"],
      ["check"],
      ["learn", "out"],
      ["quiz", "--all", "--answers", "-"],
      ["flow", "one"],
      ["export", "gift"],
    ].map((args) => ({ args })),
  )("$args", ({ args }) => {
    // Nothing is kept from the command before: every file is opened.
    rmSync(home, { recursive: true, force: true });
    const usual = new Set(traced(["-e", touched]).opened);
    const { opened, started, connected, out } = traced([bin, ...args, "--course", course]);
    const own = [
      ...["dist", "bin", "package.json", "node_modules"].map((name) => join(root, name)),
      ...[course, home],
      // Node looks into itself at some starts.
      process.execPath,
    ];
    const foreign = opened.filter(
      (path) =>
        !usual.has(path) &&
        !own.some((place) => path === place || path.startsWith(`${place}/`)) &&
        // Node looks for the kind of a module beside and above it.
        !/^\/proc\/|^\/sys\/|package\.json$/.test(path),
    );
    expect(foreign).toEqual([]);
    expect(opened.filter((path) => path.includes("passwd") || path.includes("secret"))).toEqual([]);
    expect(opened.some((path) => path.startsWith(course))).toBe(true);
    expect(started).toHaveLength(1);
    expect(connected).toBe(0);
    expect(out).not.toContain("OUTSIDE");
    expect(() => readFileSync(join(folder, "ran"))).toThrow();
  });

  test("the trace would notice", () => {
    writeFileSync(join(folder, "try.cjs"), `require("fs").readFileSync("${folder}/secret.md")`);
    const { opened } = traced([join(folder, "try.cjs")]);
    expect(opened).toContain(join(folder, "secret.md"));
  });
});
