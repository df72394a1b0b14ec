/**
 * What class, entity and state diagrams add to a drawing, put into terms that the tracer knows:
 * rules between compartments are wiped out, signs of several cells become one.
 */

import { cells, graphemes } from "../../src/text/width.ts";

/** Rows of cells without the rules of compartments, as lines again. */
export function withoutRules(
  lines: readonly string[],
  ascii: boolean,
  hasRules: boolean,
): string[] {
  // Lines that cross lines may look like a rule: none is looked for where there can't be one.
  if (!hasRules) return lines.map((line) => (ascii ? plainSigns(line) : line));
  const rows = lines.map((line) =>
    graphemes(ascii ? plainSigns(line) : line).flatMap((one) => [
      one,
      ...new Array<string>(Math.max(0, cells(one) - 1)).fill(""),
    ]),
  );
  const wall = ascii ? "|+" : "│├┤┼";
  const at = (x: number, y: number) => rows[y]?.[x] ?? " ";
  const isWall = (x: number, y: number) => at(x, y) !== "" && wall.includes(at(x, y));
  const original = rows.map((row) => [...row]);
  original.forEach((row, y) => {
    row.forEach((glyph, x) => {
      const starts = ascii ? glyph === "+" : glyph === "├" || glyph === "┼";
      if (!starts || !hasCorner(original, x, y, "left", ascii)) return;
      let end = x + 1;
      while (row[end] === (ascii ? "-" : "─")) end++;
      const closes = ascii ? row[end] === "+" : row[end] === "┤" || row[end] === "┼";
      if (end < x + 3 || !closes || !isWall(x, y - 1) || !isWall(x, y + 1)) return;
      if (!isWall(end, y - 1) || !isWall(end, y + 1)) return;
      if (!hasCorner(original, end, y, "right", ascii)) return;
      for (let column = x + 1; column < end; column++) (rows[y] as string[])[column] = " ";
      const touched = (side: number) => /[-.=+─┄━]/.test(original[y]?.[side] ?? " ");
      if (ascii) {
        (rows[y] as string[])[x] = touched(x - 1) ? "+" : "|";
        (rows[y] as string[])[end] = touched(end + 1) ? "+" : "|";
      } else {
        (rows[y] as string[])[x] = glyph === "┼" ? "┤" : "│";
        (rows[y] as string[])[end] = row[end] === "┼" ? "├" : "│";
      }
    });
  });
  return rows.map((row) => row.join(""));
}

/** Does the wall that goes up from here end in the corner of a box that lies on this side of it? */
function hasCorner(
  rows: readonly (readonly string[])[],
  x: number,
  y: number,
  side: "left" | "right",
  ascii: boolean,
): boolean {
  const corners = ascii ? "+." : side === "left" ? "┌╭" : "┐╮";
  const wall = ascii ? "|+" : "│├┤┼";
  for (let row = y - 1; row >= 0; row--) {
    const glyph = rows[row]?.[x] ?? " ";
    const isCorner = glyph !== "" && corners.includes(glyph);
    if (isCorner && !ascii) return true;
    // In ASCII a corner looks like a joint: its border goes one way alone.
    const goesOn = /[|+]/.test(rows[row - 1]?.[x] ?? " ");
    const inwards = side === "left" ? 1 : -1;
    const [before = " ", after = " "] = [rows[row]?.[x - inwards], rows[row]?.[x + inwards]];
    if (isCorner && (glyph === "." || !goesOn)) return /[-+]/.test(after) && !/[-+]/.test(before);
    if (glyph === "" || !wall.includes(glyph)) return false;
  }
  return false;
}

/** Triangles of two cells as one; the dots of a count (`0..1`) as signs that no line is made of. */
function plainSigns(line: string): string {
  return line
    .replace(/(\d)\.\.(?=[\d*])/g, "$1((")
    .replace(/([|+])<\|(?=[-.=+])/g, "$1◁-")
    .replace(/(?<=[-.=+])\|>(?=[|+])/g, "-▷");
}
