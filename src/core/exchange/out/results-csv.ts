/** Graded answers as a table for a spreadsheet: one line a try. Pure. */

import type { Safe } from "mermaid-text/text";
import { csvLine } from "./csv.ts";
import type { ResultLine } from "./results.ts";

/** What is read first stands first. */
const columns = [
  "learner",
  "time",
  "lesson",
  "question",
  "text",
  "said",
  "verdict",
  "points",
  "of",
  "attempt",
  "hints",
  "mode",
  "settled",
  "objective",
  "kind",
  "told",
  "changed",
  "course",
  "edition",
  "ms",
  "run",
  "id",
] as const satisfies readonly (keyof ResultLine)[];

export function* resultsCsv(lines: Iterable<ResultLine>): Generator<Safe> {
  yield csvLine(columns);
  for (const line of lines) yield csvLine(columns.map((name) => line[name]));
}
