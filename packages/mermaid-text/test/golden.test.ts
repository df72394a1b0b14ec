/**
 * The golden corpus: drawings that people have looked at and found good, as text files. Each file
 * has its source above a line of dashes, and below it a drawing for every width that is named.
 * `BLESS=1 npx vitest run packages/mermaid-text/test/golden` writes them again after a change that
 * you have looked at. What a drawing costs its reader (crossings, bends, cells, rows) is summed up
 * over all of them: the sums may only fall.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawDiagram, parseDiagram } from "../src/diagram.ts";
import { lineText } from "../src/text/styled.ts";
import { at, gridOf, hasArm, isCrossing, ways } from "./tracer/grid.ts";

const folder = join(import.meta.dirname, "golden");
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
const widths = [100, 60, 40];

function sourceIn(text: string): string {
  return text.split(/^-{3,}.*$/m)[0]?.trimEnd() ?? "";
}

function drawn(source: string, width: number): string[] {
  const { value, diagnostics } = parseDiagram(source);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error("not read");
  return drawDiagram(value, { width, charset: "unicode" }).lines.map(lineText);
}

function golden(source: string): string {
  const pictures = widths.map(
    (width) => `--- ${width} columns\n${drawn(source, width).join("\n")}\n`,
  );
  return `${source}\n${pictures.join("")}`;
}

test.each(files)("%s is drawn as it was found good", (name) => {
  const path = join(folder, name);
  const kept = readFileSync(path, "utf8");
  const now = golden(sourceIn(kept));
  if (process.env["BLESS"] !== undefined) writeFileSync(path, now);
  else expect(now).toBe(kept);
});

interface Cost {
  crossings: number;
  bends: number;
  cells: number;
  rows: number;
}

/** What a reader's eye has to do: pass crossings, follow bends, travel along lines and down rows. */
function costOf(lines: readonly string[]): Cost {
  const grid = gridOf(lines, false);
  const cost: Cost = { crossings: 0, bends: 0, cells: 0, rows: lines.length };
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      if (isCrossing(grid, x, y)) cost.crossings += 1;
      const arms = ways.filter((way) => hasArm(grid, x, y, way));
      const isFlat = arms.every((way) => way === "left" || way === "right");
      const isUpright = arms.every((way) => way === "up" || way === "down");
      if (arms.length === 2 && !isFlat && !isUpright) cost.bends += 1;
      if (at(grid, x, y).trim() !== "") cost.cells += 1;
    }
  }
  return cost;
}

test("all drawings together have no more crossings, bends, cells and rows than before", () => {
  const sum: Cost = { crossings: 0, bends: 0, cells: 0, rows: 0 };
  for (const name of files) {
    const source = sourceIn(readFileSync(join(folder, name), "utf8"));
    for (const width of widths) {
      const cost = costOf(drawn(source, width));
      for (const key of ["crossings", "bends", "cells", "rows"] as const) sum[key] += cost[key];
    }
  }
  const path = join(folder, "sums.json");
  if (process.env["BLESS"] !== undefined) {
    writeFileSync(path, `${JSON.stringify(sum, null, 2)}\n`);
    return;
  }
  const kept = JSON.parse(readFileSync(path, "utf8")) as Cost;
  for (const key of ["crossings", "bends", "cells", "rows"] as const) {
    expect(sum[key], `${key}: look at what has changed`).toBeLessThanOrEqual(kept[key]);
  }
});
