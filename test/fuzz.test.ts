/**
 * Random Unicode in every field of a course, and courses with random damage: whatever stands in
 * the files, no command breaks and nothing of it acts on the terminal.
 *
 * The same courses are tried each time. `WHICHSIDE_FUZZ_SEED=<seed>` tries others,
 * `WHICHSIDE_FUZZ_COURSES=<n>` more of them.
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
import { trying } from "./watchman.ts";

const numRuns = Number(process.env["WHICHSIDE_FUZZ_COURSES"] ?? 25);
const seed = Number(process.env["WHICHSIDE_FUZZ_SEED"] ?? 1);

vi.setConfig({ testTimeout: 300_000 + numRuns * 10_000 });

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-fuzz-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const commands: readonly (readonly string[])[] = [
  ["quiz", "one", "--answers", "-"],
  ["quiz", "drill", "--answers", "-", "--json"],
  ["quiz", "--missed", "--answers", "-"],
  [],
  ["--plain"],
  ["list"],
  ["list", "--json"],
  ["learn", "one"],
  ["review", "--json"],
  ["show", "one", "--color"],
  ["show", "one", "--plain", "--width", "20"],
  ["check"],
  ["check", "--format", "github"],
  ["check", "--json"],
  ["flow", "one"],
  ["flow", "one", "--describe"],
  ["flow", "one", "--step", "1", "--ascii"],
  ["flow", "-", "--width", "40"],
  ["flow", "one", "--json"],
  ["glossary"],
  ["score", "--ascii"],
  ["score", "--plain", "--json"],
  ["export", "anki"],
  ["export", "gift"],
  ["export", "markdown"],
  ["export", "results", "--as", "xapi"],
  ["preview", "one"],
  ["preview", "drill", "--question", "1", "--plain"],
  ["convert", "-", "--from", "gift"],
  ["convert", "-", "--from", "mkdocs-quiz"],
  ["import", "-", "--yes"],
  ["complete", "=show", "="],
  ["new", "lesson", "one-more"],
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
      trying(`${args.join(" ")}, WHICHSIDE_FUZZ_SEED=${seed}`);
      const { code, out, err } = await runMain([...args, "--course", course], {
        input: typed,
        env: { LANG: "C.UTF-8", WHICHSIDE_HOME: join(course, "home") },
      });
      const what = args.join(" ");
      const color = args.includes("--color");
      const tabs = args[0] === "export" || args[0] === "complete";
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
  await fc.assert(
    fc.asyncProperty(arbitrary, (value) => check(value, runs++)),
    { seed, numRuns },
  );
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

test("what was found before: a side without a label does not hang a diagram", async () => {
  const files = filesWith(writerOf(["x"]));
  const nameless = files["course.yaml"]?.replace(/label: "x"/, 'label: ""') ?? "";
  expect(nameless).toContain('label: ""');
  await expectHarmless({ ...files, "course.yaml": nameless }, "", 0);
});
