/**
 * How much of other people's quizzes comes in: for each file of a folder the questions in it, how many
 * arrived, were lost with a message, were lost in silence, or were invented.
 *
 * `node scripts/run.js bench/convert.ts <folder>`. A package counts as one file. The folder holds `expected.tsv`: a path and the number of
 * questions that somebody counted in it, before the program was asked, in each line.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { convertFiles, convertQuiz } from "../src/core/exchange/in/convert.ts";
import { groupsIn } from "../src/core/exchange/in/package.ts";
import { sourceOf } from "../src/core/exchange/in/source-kind.ts";
import { textsInArchive } from "../src/shell/archive.ts";
import { packageBytes } from "../src/shell/foreign-files.ts";

interface Counts {
  readonly files: number;
  readonly asked: number;
  readonly arrived: number;
  readonly told: number;
  readonly silent: number;
  readonly invented: number;
}

interface Read {
  readonly format: string;
  readonly read: { readonly questions: number; readonly lost: number } | undefined;
}

/** What arrives of a file or package; nothing where it is refused, with why. */
function readAt(path: string): Read {
  try {
    const packed = packageBytes(path);
    if (packed === undefined) {
      const text = readFileSync(path, "utf8");
      const source = sourceOf(text, path);
      return source.kind === "known"
        ? { format: source.format, read: convertQuiz(text, source.format) }
        : { format: "refused", read: undefined };
    }
    const files = textsInArchive(packed, path).texts.map(({ name, bytes }) => ({
      name,
      text: new TextDecoder().decode(bytes),
    }));
    const converted = groupsIn(files, path).groups.map((group) => convertFiles(group.files));
    const sum = (of: (one: (typeof converted)[number]) => number) =>
      converted.reduce((all, one) => all + of(one), 0);
    return {
      format: "packages",
      read: { questions: sum((one) => one.questions), lost: sum((one) => one.lost) },
    };
  } catch (error) {
    console.log(`${path}: ${error instanceof Error ? error.message : error}`);
    return { format: "refused", read: undefined };
  }
}

const none: Counts = { files: 0, asked: 0, arrived: 0, told: 0, silent: 0, invented: 0 };
const [folder = "."] = process.argv.slice(2);
const byFormat = new Map<string, Counts>();

for (const row of readFileSync(join(folder, "expected.tsv"), "utf8").trim().split("\n")) {
  const [path = "", count = "0"] = row.split("\t");
  const asked = Number(count);
  const { format, read } = readAt(join(folder, path));
  const [arrived, told] = [read?.questions ?? 0, read?.lost ?? asked];
  const silent = Math.max(0, asked - arrived - told);
  const invented = Math.max(0, arrived - asked);
  const sum = byFormat.get(format) ?? none;
  byFormat.set(format, {
    files: sum.files + 1,
    asked: sum.asked + asked,
    arrived: sum.arrived + arrived,
    told: sum.told + Math.min(told, asked - Math.min(asked, arrived)),
    silent: sum.silent + silent,
    invented: sum.invented + invented,
  });
  if (silent + invented > 0) console.log(`${path}: ${silent} in silence, ${invented} invented`);
}

console.log("format        files  questions  arrived  told  silent  invented");
for (const [format, counts] of byFormat) {
  const cells = [counts.files, counts.asked, counts.arrived, counts.told, counts.silent];
  const widths = [5, 9, 7, 4, 6];
  const shown = cells.map((cell, at) => String(cell).padStart(widths[at] ?? 0));
  console.log(`${format.padEnd(12)}  ${shown.join("  ")}  ${String(counts.invented).padStart(8)}`);
}
