/**
 * How much of other people's quizzes comes in: for each file of a folder the questions in it, how many
 * arrived, were lost with a message, were lost in silence, or were invented.
 *
 * `node scripts/run.js bench/convert.ts <folder>`. The folder holds `expected.tsv`: a path and the number of
 * questions that somebody counted in it, before the program was asked, in each line.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { convertQuiz } from "../src/core/exchange/in/convert.ts";
import { sourceOf } from "../src/core/exchange/in/source-kind.ts";

interface Counts {
  readonly files: number;
  readonly asked: number;
  readonly arrived: number;
  readonly told: number;
  readonly silent: number;
  readonly invented: number;
}

const none: Counts = { files: 0, asked: 0, arrived: 0, told: 0, silent: 0, invented: 0 };
const [folder = "."] = process.argv.slice(2);
const byFormat = new Map<string, Counts>();

for (const row of readFileSync(join(folder, "expected.tsv"), "utf8").trim().split("\n")) {
  const [path = "", count = "0"] = row.split("\t");
  const text = readFileSync(join(folder, path), "utf8");
  const source = sourceOf(text, path);
  const asked = Number(count);
  const read = source.kind === "known" ? convertQuiz(text, source.format) : undefined;
  const [arrived, told] = [read?.questions ?? 0, read?.lost ?? asked];
  const silent = Math.max(0, asked - arrived - told);
  const invented = Math.max(0, arrived - asked);
  const format = source.kind === "known" ? source.format : "refused";
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
