/**
 * Every regular expression of the program takes time in proportion to what it reads.
 *
 * What is read comes from strangers: a pattern that can match one text in several ways, or that
 * begins anew at each sign of a long run, would let one line of a lesson keep the program busy for
 * minutes, at a prompt that hears no key. scslre finds such patterns by their structure. What
 * `new RegExp` puts together from the program's own parts is not seen here.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { parseAst } from "rolldown/parseAst";
import { analyse } from "scslre";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** Where a pattern reads a short text only, by its file, and what keeps the text short. */
const readShortTexts: Readonly<Record<string, readonly [limit: string, patterns: number]>> = {
  "packages/mermaid-text/src/class/read/parse-class.ts": ["farthest", 1],
  "packages/mermaid-text/src/flowchart/read/flow-slips.ts": ["farthest", 1],
  "packages/mermaid-text/src/sequence/read/sequence-slips.ts": ["farthest", 3],
};

interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

const files = [...sourceFiles("src"), ...sourceFiles("packages/mermaid-text/src")];

/** Every node of a tree of syntax. */
function* nodesOf(node: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) yield node as Readonly<Record<string, unknown>>;
  for (const each of Object.values(node)) yield* nodesOf(each);
}

const trees = files.map(
  (file) => [file, parseAst(readFileSync(join(root, file), "utf8"), { lang: "ts" }, file)] as const,
);

const patterns: readonly Pattern[] = trees.flatMap(([file, tree]) =>
  [...nodesOf(tree)].flatMap(({ type, regex }) => {
    if (type !== "Literal" || typeof regex !== "object" || regex === null) return [];
    const { pattern, flags } = regex as { readonly pattern: string; readonly flags: string };
    return [{ file, source: pattern, flags }];
  }),
);

/** Two ways to match one text, or a run that is looked at again from each of its signs. */
function isSlow(source: string, flags: string): boolean {
  const { reports } = analyse(
    { source, flags },
    { reportTypes: { Self: true, Trade: true, Move: true } },
  );
  return reports.length > 0;
}

test("the checker finds what is slow", () => {
  expect(patterns.length).toBeGreaterThan(500);
  const slow = ["^(a+)+$", "\\s+$", "^Note over\\s+([^:]+?)\\s*:"];
  expect(slow.filter((source) => !isSlow(source, ""))).toEqual([]);
  expect(["^\\s+", "[^:]*:", "^\\w+ \\d+$"].filter((source) => isSlow(source, ""))).toEqual([
    "[^:]*:",
  ]);
});

test("no pattern takes longer than its text is long, but for those that read short texts", () => {
  const slow = patterns.filter(({ source, flags }) => isSlow(source, flags));
  const left = slow.filter(({ file }) => readShortTexts[file] === undefined);
  expect(left.map(({ file, source, flags }) => `${file}: /${source}/${flags}`)).toEqual([]);
  for (const [file, [limit, count]] of Object.entries(readShortTexts)) {
    expect(slow.filter((each) => each.file === file)).toHaveLength(count);
    expect(
      readFileSync(join(root, file), "utf8").split(`slice(0, ${limit})`).length,
    ).toBeGreaterThan(count - 1);
  }
});
