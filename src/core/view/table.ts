/** A table whose cells wrap inside their columns; too narrow for columns, one record a row. Pure. */

import { cells, type Line, line, lineCells, type Style, span, wrapLine } from "mermaid-text/text";
import type { Side } from "../course/course.ts";
import { type Block, inlineText, type TableRow } from "../document/block.ts";
import { inlineLine, layoutInline } from "./inline.ts";
import { sign } from "./signs.ts";
import { mergeStyles, styles } from "./style.ts";
import type { Look } from "./view.ts";

type Table = Block & { kind: "table" };

/** Between two columns: a bar with a blank on both sides. */
const gap = 3;
/** A column narrower than this breaks too many words. */
const narrowestColumn = 8;

export function layoutTable(table: Table, look: Look, sides: readonly Side[]): Line[] {
  const columns = table.header.length;
  const widths = look.plain ? undefined : columnWidths(table, look.text);
  if (widths === undefined) return layoutRecords(table, look, sides);
  const bar = span(` ${sign("bar", look)} `, styles.dim);
  const dash = sign("dash", look);
  const rows = (row: TableRow, style?: Style): Line[] => {
    const laid = widths.map((width, column) =>
      layoutInline(row[column] ?? [], width, mergeStyles(sideStyle(row[column], sides), style)),
    );
    const height = Math.max(...laid.map((each) => each.length));
    return Array.from({ length: height }, (_, index) =>
      laid.flatMap((cell, column) => {
        const padded = pad(cell[index] ?? [], widths[column] ?? 0, table.align[column] ?? "left");
        return column === 0 ? padded : [bar, ...padded];
      }),
    ).map(trimEnd);
  };
  const rule = widths
    .map((width) => dash.repeat(width))
    .join(`${dash}${sign("cross", look)}${dash}`);
  const body = table.rows.map((row) => rows(row));
  // Rows of several lines need air between them; rows of one line are a calm block without.
  const airy = body.some((each) => each.length > 1) && columns > 1;
  const head = [...rows(table.header, styles.strong), line(span(rule, styles.dim))];
  const below = body.map((each) => each.map((row) => row.map((part) => ({ ...part, head }))));
  return [...head, ...below.flatMap((each, index) => (airy && index > 0 ? [[], ...each] : each))];
}

/**
 * Cells for each column, or undefined when there is no room for columns. Columns that are
 * narrow by nature keep their width; the others share what is left, by how much they hold.
 */
function columnWidths(table: Table, width: number): number[] | undefined {
  const rows = [table.header, ...table.rows];
  const columns = table.header.length;
  const room = width - gap * (columns - 1);
  const measure = (pick: (cell: Line) => number) =>
    Array.from({ length: columns }, (_, column) =>
      Math.max(1, ...rows.map((row) => pick(inlineLine(row[column] ?? [])))),
    );
  const natural = measure(lineCells);
  if (natural.reduce((sum, each) => sum + each, 0) <= room) return natural;
  const longestWord = measure((cell) =>
    Math.max(0, ...cell.flatMap((each) => each.text.split(" ").map(cells))),
  );
  const least = longestWord.map((word, column) =>
    Math.min(natural[column] ?? 0, Math.max(word, narrowestColumn)),
  );
  const spare = room - least.reduce((sum, each) => sum + each, 0);
  if (spare < 0) return undefined;
  const wants = natural.map((each, column) => each - (least[column] ?? 0));
  return share(least, wants, spare);
}

/** Hands out `spare` cells, one at a time, to whoever has the smallest part of its wish. */
function share(least: readonly number[], wants: readonly number[], spare: number): number[] {
  const given = least.map(() => 0);
  for (let left = spare; left > 0; left--) {
    let neediest = -1;
    let smallest = 1;
    for (let column = 0; column < wants.length; column++) {
      const part = (given[column] ?? 0) / Math.max(1, wants[column] ?? 0);
      if ((given[column] ?? 0) < (wants[column] ?? 0) && part < smallest) {
        smallest = part;
        neediest = column;
      }
    }
    if (neediest < 0) break;
    given[neediest] = (given[neediest] ?? 0) + 1;
  }
  return least.map((each, column) => each + (given[column] ?? 0));
}

/** Each row on lines of its own: the first cell, then "Header: value" below it. */
function layoutRecords(table: Table, look: Look, sides: readonly Side[]): Line[] {
  return table.rows.flatMap((row, index) => {
    const lines = row.flatMap((cell, column) => {
      const name = inlineText(table.header[column] ?? []);
      const style = sideStyle(cell, sides);
      if (column === 0 && !look.plain) {
        return layoutInline(cell, look.text, mergeStyles(style, styles.strong));
      }
      const label = name === "" ? "" : `${name}: `;
      const indent = look.plain ? "" : "  ";
      return wrapLine([span(indent + label, styles.dim), ...inlineLine(cell, style)], look.text, 2);
    });
    return index > 0 ? [[], ...lines] : lines;
  });
}

/** The colour of a side where a cell says nothing but the side's name. */
export function sideStyle(
  cell: TableRow[number] | undefined,
  sides: readonly Side[],
): Style | undefined {
  const text = inlineText(cell ?? [])
    .trim()
    .toLowerCase();
  const side = sides.find((each) => each.label.toLowerCase() === text || each.id === text);
  return side === undefined ? undefined : { color: side.color };
}

function pad(cell: Line, width: number, align: "left" | "center" | "right"): Line {
  const blanks = Math.max(0, width - lineCells(cell));
  if (blanks === 0) return cell;
  const before = align === "right" ? blanks : align === "center" ? blanks >> 1 : 0;
  return [span(" ".repeat(before)), ...cell, span(" ".repeat(blanks - before))];
}

function trimEnd(spans: Line): Line {
  const last = spans.findLastIndex((each) => each.text.trim() !== "");
  return spans.slice(0, last + 1);
}
