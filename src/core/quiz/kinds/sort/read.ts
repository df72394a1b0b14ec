/** Reads a table of items and their categories. Pure. */

import { distance } from "fastest-levenshtein";
import type { Table, TableRow } from "mdast";
import type { Inline } from "../../../document/block.ts";
import { inlineText } from "../../../document/block.ts";
import { toInlines } from "../../../markup/blocks.ts";
import { at } from "../../../markup/node.ts";
import { type AnswerReading, mostOptions, normalInlines, quoted } from "../reading.ts";
import type { SortAnswer, SortRow } from "./sort.ts";

export function readSort(table: Table, reading: AnswerReading): SortAnswer | undefined {
  const { report, name } = reading;
  const [header, ...rows] = table.children;
  const columns = header?.children.length ?? 0;
  if (columns < 2 || columns > 3) {
    report(
      "question.table-columns",
      at(table),
      `The table of ${name} has ${columns === 1 ? "one column" : `${columns} columns`}.`,
      "two are needed, the item and its category; a third may say why",
    );
    return undefined;
  }
  if (rows.length > mostOptions) {
    report(
      "limit.options",
      at(table),
      `${name} has more than ${mostOptions} rows.`,
      "six to ten are enough",
    );
    return undefined;
  }
  if (rows.length < 2) {
    report(
      "question.one-item",
      at(table),
      `${name} has fewer than two items to sort.`,
      "write one row an item below the line of dashes",
    );
    return undefined;
  }
  const categories: Inline[][] = [];
  const names = new Map<string, number>();
  const seen = new Set<string>();
  const read: SortRow[] = [];
  const short: { readonly row: TableRow; readonly key: string }[] = [];
  for (const row of rows) {
    reading.onPlace(at(row));
    const [item = [], category = [], why = []] = cellsOf(row, reading);
    const text = normalInlines(item);
    const key = inlineText(category).normalize("NFC").trim();
    if (text === "" || key === "") {
      report(
        "question.empty-cell",
        at(row),
        text === ""
          ? "The row has no item."
          : `The item ${quoted(inlineText(item))} has no category.`,
        "fill the cell, or delete the row",
      );
      return undefined;
    }
    if (row.children.length > columns) {
      report(
        "question.table-columns",
        at(row),
        "The row has more cells than the table's head.",
        "write `\\|` for a bar that is text",
      );
      return undefined;
    }
    if (seen.has(text)) {
      report(
        "question.same-option",
        at(row),
        `The item ${quoted(inlineText(item))} stands in two rows.`,
        "delete or reword one of them",
      );
      return undefined;
    }
    seen.add(text);
    if (row.children.length < columns) short.push({ row, key });
    let index = names.get(key);
    if (index === undefined) {
      index = categories.length;
      names.set(key, index);
      categories.push(category);
    }
    read.push({ item, category: index, why });
  }
  const lacking = short.find(({ key }) => whole(names.get(key), read, rows, columns) === 0);
  if (lacking !== undefined) {
    report(
      "question.table-columns",
      at(lacking.row),
      `The row has fewer cells than the table's head, so ${quoted(lacking.key)} would be its category.`,
      "write the category between the item and the reason; a row without a reason ends with an empty cell: `| item | category | |`",
    );
    return undefined;
  }
  if (categories.length === 1) {
    report(
      "question.one-category",
      at(table),
      `Every item of ${name} belongs to the same category.`,
      "add items of another category, or ask something else",
    );
    return undefined;
  }
  const matching = categories.length === read.length;
  if (!matching) reportSpelling([...names.keys()], rows, read, reading);
  return { kind: "sort", categories, rows: read, matching };
}

/** How many rows with all their cells belong to a category. */
function whole(
  category: number | undefined,
  read: readonly SortRow[],
  rows: readonly TableRow[],
  columns: number,
): number {
  return read.filter(
    (row, index) => row.category === category && (rows[index]?.children.length ?? 0) >= columns,
  ).length;
}

function cellsOf(row: TableRow, reading: AnswerReading): Inline[][] {
  return row.children.map((cell) => toInlines(cell.children, reading));
}

/** One letter more, less or other, or two that have changed places. */
function isSlip(one: string, other: string): boolean {
  const far = distance(one, other);
  if (far < 2) return far === 1;
  if (one.length !== other.length) return false;
  const first = [...one].findIndex((_, index) => one[index] !== other[index]);
  const swapped = `${one.slice(0, first)}${one[first + 1]}${one[first]}${one.slice(first + 2)}`;
  return swapped === other;
}

/** Two categories that differ by a letter, one of them used once: most likely a slip. */
function reportSpelling(
  names: readonly string[],
  rows: readonly TableRow[],
  read: readonly SortRow[],
  reading: AnswerReading,
): void {
  const uses = names.map((_, index) => read.filter((row) => row.category === index).length);
  for (const [index, name] of names.entries()) {
    if (uses[index] !== 1) continue;
    const twin = names.find((other, place) => {
      if (place === index || other.length > 60 || name.length > 60) return false;
      if (other.toLowerCase() === name.toLowerCase())
        return (uses[place] ?? 0) > 1 || place < index;
      return (
        ((uses[place] ?? 0) > 1 || (names.length < read.length && place < index)) &&
        name.length > 4 &&
        !/\d/.test(name) &&
        isSlip(other.toLowerCase(), name.toLowerCase())
      );
    });
    const row = rows[read.findIndex((one) => one.category === index)];
    if (twin === undefined || row === undefined) continue;
    reading.report(
      "question.category-spelling",
      at(row),
      `The category ${quoted(name)} is nearly ${quoted(twin)}; the two count as different.`,
      `write ${quoted(twin)} when you mean the same`,
    );
  }
}
