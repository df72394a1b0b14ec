/**
 * Random Unicode in every field of a course, and courses with random damage: whatever stands in
 * the files, no command breaks and nothing of it acts on the terminal.
 *
 * Each property runs for a few seconds and prints its seed. `WHICHSIDE_FUZZ_SEED=<seed>` runs
 * the same again, `WHICHSIDE_FUZZ_SECONDS=<n>` for longer.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  controlIn,
  filesWith,
  hostileFiles,
  marks,
  type Writer,
  writeFiles,
} from "./hostile-course.ts";
import { runMain } from "./run-main.ts";

const seconds = Number(process.env["WHICHSIDE_FUZZ_SECONDS"] ?? 7);
const seed = Number(process.env["WHICHSIDE_FUZZ_SEED"] ?? Date.now() % 2 ** 31);

vi.setConfig({ testTimeout: (seconds + 60) * 1000 });

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-fuzz-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const commands: readonly (readonly string[])[] = [
  ["quiz", "one", "--answers", "-"],
  ["quiz", "drill", "--answers", "-", "--json"],
  ["list"],
  ["show", "one", "--color"],
  ["show", "one", "--plain", "--width", "20"],
  ["check"],
  ["check", "--format", "github"],
  ["flow", "one"],
  ["flow", "one", "--describe"],
  ["flow", "one", "--json"],
  ["glossary"],
  ["score", "--ascii"],
  ["export", "anki"],
  ["export", "gift"],
  ["export", "markdown"],
  ["export", "results", "--as", "xapi"],
  ["preview", "one"],
];

/** What parsers look at, what terminals obey, and letters of all kinds. */
const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    ...[
      "\x1b]0;x\x07",
      "\x1b[2J",
      "\x9b8m",
      "\x90x\x9c",
      "\u202e",
      "\u2066",
      "\u{e0041}",
      "\u2028",
    ],
    ...["&#27;", "&#x9b;", "&Tab;", "&NewLine;", "#27;", "\\e", "\\x1b", "\\u001b", "%1b", "\x7f"],
    ...["*", "_", "`", "```", "[[", "]]", "[x]", "](", "<!--", "-->", "~~", "|", "\\", "> ", "- "],
    ...[
      "---",
      "$",
      "{{",
      "::",
      "=",
      "%0A",
      "::error::",
      "<b>",
      "\ufeff",
      "\ud800",
      "\0",
      "\t",
      "\r",
    ],
    ...[
      "constructor",
      "__proto__",
      "👩‍👩‍👧‍👦",
      "ḧ̵̛̙̫́̈́ͅ",
      "עברית",
      "後端",
      "end",
      "subgraph",
      "@{",
      "%%{",
    ],
  ),
);
const words = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));

/** Puts the texts into the fields in turn. */
function writerOf(texts: readonly string[]): Writer {
  const places: readonly string[] = marks;
  const text = (mark: string) => texts[places.indexOf(mark) % texts.length] ?? "";
  const oneLine = (mark: string) => text(mark).replace(/[\r\n]/g, " ");
  return {
    md: oneLine,
    yaml: (mark) => JSON.stringify(text(mark)),
    mermaid: oneLine,
    code: (mark) => oneLine(mark).replaceAll("`", "'"),
  };
}

async function expectHarmless(
  files: Readonly<Record<string, string>>,
  typed: string,
  run: number,
): Promise<void> {
  const course = join(folder, `course-${run}`);
  writeFiles(course, files);
  try {
    for (const args of commands) {
      const { code, out, err } = await runMain([...args, "--course", course], {
        input: typed,
        env: { LANG: "C.UTF-8", WHICHSIDE_HOME: join(course, "home") },
      });
      const what = args.join(" ");
      const color = args.includes("--color");
      const tabs = args[0] === "export";
      const found = controlIn(out, { color, tabs }) ?? controlIn(err, { color });
      expect({ what, found }).toEqual({ what, found: undefined });
      expect(`${what}: ${err}`).not.toContain("should not have happened");
      expect(code).toBeLessThan(3);
    }
  } finally {
    rmSync(course, { recursive: true, force: true });
  }
}

async function fuzz<T>(
  arbitrary: fc.Arbitrary<T>,
  check: (value: T, run: number) => Promise<void>,
): Promise<void> {
  let runs = 0;
  process.stdout.write(`WHICHSIDE_FUZZ_SEED=${seed}\n`);
  await fc.assert(
    fc.asyncProperty(arbitrary, (value) => check(value, runs++)),
    { seed, numRuns: 100_000, interruptAfterTimeLimit: seconds * 1000, endOnFailure: false },
  );
  process.stdout.write(`${runs} courses\n`);
  expect(runs).toBeGreaterThan(1);
}

test("random Unicode in every field", async () => {
  const courses = fc.tuple(fc.array(words, { minLength: 1, maxLength: marks.length }), words);
  await fuzz(courses, ([texts, typed], run) =>
    expectHarmless(filesWith(writerOf(texts)), typed, run),
  );
});

test("files with pieces cut out, put in and put twice", async () => {
  const originals = Object.entries(hostileFiles("escaped"));
  const damage = fc.record({
    file: fc.nat(originals.length - 1),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    how: fc.constantFrom("cut", "insert", "twice"),
    text: words,
  });
  const courses = fc.tuple(fc.array(damage, { minLength: 1, maxLength: 8 }), words);
  await fuzz(courses, ([damages, typed], run) => {
    const files = new Map(originals);
    for (const { file, at, length, how, text } of damages) {
      const [path = "", original = ""] = originals[file] ?? [];
      const whole = files.get(path) ?? original;
      const start = Math.floor(at * whole.length);
      const piece = whole.slice(start, start + length);
      const instead = how === "cut" ? "" : how === "insert" ? text + piece : piece + piece;
      files.set(path, whole.slice(0, start) + instead + whole.slice(start + length));
    }
    return expectHarmless(Object.fromEntries(files), typed, run);
  });
});
