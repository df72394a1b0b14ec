/**
 * One small file a mistake, in test/fixtures/mistakes: what an author writes, and behind
 * `=== check` all that `check` says to it. `npx vitest run -u` writes the second part anew;
 * read the difference before you keep it.
 */

import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lineText } from "mermaid-text/text";
import { describe, expect, test } from "vitest";
import { removeFolder } from "../../test/folder.ts";
import { problems } from "../core/problems.ts";
import { diagnosticsView, summaryText } from "../core/view/diagnostics.ts";
import { isLine, type Look } from "../core/view/view.ts";
import { checkCourse } from "./check-course.ts";
import type { CourseFiles } from "./course-files.ts";
import { courseReadings, type ReadingsOf } from "./readings.ts";

const folder = new URL("../../test/fixtures/mistakes/", import.meta.url);
const look: Look = { width: 80, text: 76, margin: 0, charset: "ascii", plain: true };

/** A course without a mistake that is not one of teaching; a case replaces some of it. */
const sound: Readonly<Record<string, string>> = {
  "course.yaml":
    "format: 1\nid: my-course\ntitle: My course\nsummary: All of it.\nlessons:\n  - one\n",
  "one/lesson.md":
    "---\ntitle: One lesson\nsummary: One thing.\nobjectives:\n  judge: Judge one thing.\n---\n\n## The text\n\nWords.\n",
  "one/quiz.md":
    "## Which one is it?\n<!-- id: sound, objective: judge -->\n\nAnswer: `this`\n\n> [!NOTE]\n> Because it is so, and not otherwise.\n",
};

interface Case {
  readonly written: string;
  /** Rules of teaching that this case is about; others would only be in the way. */
  readonly shows: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

function readCase(text: string): Case {
  const written = text.replace(/^=== check\n[\s\S]*$/m, "");
  const files = new Map(Object.entries(sound));
  const [head = "", ...parts] = written.split(/^=== /m);
  for (const part of parts) {
    const cut = part.indexOf("\n");
    const name = part.slice(0, cut);
    const path = /^(?:lesson|quiz)\.md(?: \(absent\))?$/.test(name) ? `one/${name}` : name;
    if (path.endsWith(" (absent)")) files.delete(path.replace(" (absent)", ""));
    else files.set(path, part.slice(cut + 1));
  }
  return { written, shows: /^shows: (.*)/.exec(head)?.[1]?.split(" ") ?? [], files };
}

/** The same interface over texts in memory. */
function inMemory(files: ReadonlyMap<string, string>): CourseFiles {
  const below = (name: string) => [...files.keys()].filter((path) => path.startsWith(`${name}/`));
  const names = [...files.keys()].filter((path) => path.includes("/"));
  return {
    place: { path: "/course", shown: "course", shipped: false },
    show: (path) => (path === "" ? "course" : `course/${path}`),
    read: (path) => ({ text: files.get(path), diagnostics: [] }),
    exists: (path) => files.has(path) || below(path).length > 0,
    folders: () => [...new Set(names.map((path) => path.split("/")[0] ?? ""))].sort(),
    filesIn: (name) => below(name).map((path) => path.slice(name.length + 1)),
  };
}

async function said({ files, shows }: Case, readings?: ReadingsOf): Promise<string> {
  const check = await checkCourse(inMemory(files), { readings });
  const diagnostics = check.diagnostics.filter(
    ({ code }) => !code.startsWith("teaching.") || shows.includes(code),
  );
  const view = diagnosticsView(diagnostics, check.lines, look);
  const lines = view.map((item) => (isLine(item) ? lineText(item).trimEnd() : ""));
  return `${lines.join("\n")}\n${summaryText({ ...check, diagnostics })}\n`;
}

const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));

test("a sound course has nothing to mend", async () => {
  expect(await said(readCase(""))).toBe("\nNothing to mend in 1 lesson\n");
});

describe("every mistake is told", () => {
  test.each(names)("%s", async (name) => {
    const path = new URL(name, folder);
    const one = readCase(readFileSync(path, "utf8"));
    await expect(`${one.written}=== check\n${await said(one)}`).toMatchFileSnapshot(path.pathname);
  });
});

/** How a hint is followed: what it tells one to type, typed into the line that it is about. */
const followed: readonly (readonly [
  RegExp,
  (line: string, typed: string, col: number) => string,
])[] = [
  [/^write `(- \[.\] .+)`$/s, (line, typed) => `${/^\s*/.exec(line)?.[0]}${typed}`],
  [
    /^let the line begin with `(- \[.\] )`$/,
    (line, typed) => line.replace(/^(\s*)[-*+]?\s*\[[^\]]*\]\s*/, `$1${typed}`),
  ],
  [/let the line begin with `( {2}> )`/, (line, typed) => `${typed}${line.replace(/^[\s>]+/, "")}`],
  [
    /on the next line, behind `( {2}> )`$/,
    (line, typed, col) => `${line.slice(0, col - 1).trimEnd()}\n${typed}${line.slice(col + 1)}`,
  ],
  [/^indent it by .*: `( +> )…`$/, (line, typed) => `${typed}${line.replace(/^[\s>]+/, "")}`],
  [/^write `(<!-- .+ -->)`/, (_, typed) => typed],
  [/with two hyphens: `(<!-- .+ -->)`/, (_, typed) => typed],
  [
    /^write `(\[\[.+\|.+\]\])`$/,
    (line, typed) => line.replace(/(?<!\[)\[([^\][]+\|[^\][]+)\](?!\])/, typed),
  ],
  [
    /^put it into quotes: `("(?!One: two).+")`$/,
    (line, typed, col) => `${line.slice(0, col - 1)}${typed}`,
  ],
  [/^begin it with `(## )`/, (line, typed) => line.replace(/^#*\s*/, typed)],
  [/^write `(\w+: .+)`$/, (line, typed) => `${/^\s*/.exec(line)?.[0]}${typed}`],
];

test("what a hint tells one to type works when it is typed", async () => {
  const missed: string[] = [];
  const tried = new Set<RegExp>();
  for (const name of names) {
    const one = readCase(readFileSync(new URL(name, folder), "utf8"));
    const { diagnostics } = await checkCourse(inMemory(one.files));
    for (const told of diagnostics) {
      const hint = told.hint ?? "";
      const way = followed.find(([pattern]) => pattern.test(hint));
      const path = told.file.slice("course/".length);
      const lines = one.files.get(path)?.split("\n");
      if (way === undefined || lines === undefined) continue;
      const typed = way[0].exec(hint)?.[1] ?? "";
      tried.add(way[0]);
      lines[told.line - 1] = way[1](lines[told.line - 1] ?? "", typed, told.col);
      const files = new Map([...one.files, [path, lines.join("\n")]]);
      const again = (await checkCourse(inMemory(files))).diagnostics;
      const left = again.some(
        ({ file, line, code }) => file === told.file && line === told.line && code === told.code,
      );
      if (left) missed.push(`${name}:${told.line}: ${hint}`);
    }
  }
  expect(missed).toEqual([]);
  expect(tried.size).toBe(followed.length);
});

test("what is kept changes no word, whatever was changed since", async () => {
  const cache = mkdtempSync(join(tmpdir(), "whichside-kept-"));
  const readings: ReadingsOf = (course) => courseReadings(cache, course, "1");
  try {
    // The same course each time: a case is what its author has just done to it.
    for (const name of names) {
      const one = readCase(readFileSync(new URL(name, folder), "utf8"));
      const fresh = await said(one);
      expect(await said(one, readings), name).toBe(fresh);
      expect(await said(one, readings), `${name}, again`).toBe(fresh);
    }
  } finally {
    removeFolder(cache);
  }
});

test("there are a case for every code that `check` knows, and eighty in all", () => {
  const all = names.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  // What needs a real file, or a large one, has its tests elsewhere.
  const elsewhere = ["file.outside", "file.not-a-file", "file.unreadable", "text.not-text"];
  const large = [
    "limit.file",
    "limit.lines",
    "limit.block",
    "limit.section",
    "limit.front-matter",
    "limit.keys",
    "limit.questions",
  ];
  // An earlier edition is a second course: edition.test.ts has those.
  const known = Object.keys(problems).filter((code) => !code.startsWith("edition."));
  const missing = known.filter(
    (code) => !all.includes(` ${code}\n`) && !elsewhere.includes(code) && !large.includes(code),
  );
  expect(missing).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(80);
});
