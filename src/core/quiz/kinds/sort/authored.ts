/** Sort or match as authors write it: a table, and runs that give it away. Pure. */

import { normalInlines } from "../reading.ts";
import type { Authored, Taught } from "../shape.ts";
import { readSort } from "./read.ts";
import type { SortAnswer } from "./sort.ts";

const longestRun = 3;

export const sortAuthored: Authored<SortAnswer> = {
  shape: {
    name: "a table",
    takes: [],
    claims: ({ type }) => type === "table",
    read: ({ node }, reading) => (node.type === "table" ? readSort(node, reading) : undefined),
  },
  keys: ["shuffle"],
  rightTexts: ({ rows, categories }) =>
    rows
      .map((row) => `${normalInlines(row.item)}\t${normalInlines(categories[row.category] ?? [])}`)
      .sort(),
  teach: checkRows,
};

function checkRows({ rows, matching }: SortAnswer, { at, places, report }: Taught): void {
  if (rows.every((row) => row.why.length === 0)) {
    report(
      "teaching.no-feedback",
      places[0] ?? at,
      "Nobody who sorts an item wrongly learns why.",
      "add a third column that gives the reason for each row",
    );
  }
  if (matching) return;
  const categories = new Set(rows.map((row) => row.category)).size;
  let run = 0;
  for (const [index, row] of rows.entries()) {
    run = row.category === rows[index - 1]?.category ? run + 1 : 1;
    if (run !== longestRun + 1 || categories < 2) continue;
    report(
      "teaching.same-side-run",
      places[index] ?? at,
      `More than ${longestRun} items in a row belong to the same category, so the next can be guessed.`,
      "mix the rows",
    );
  }
}
