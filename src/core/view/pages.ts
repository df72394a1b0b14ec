/**
 * Parts a view into pages that fit the screen, at blank lines where there are some. A page that
 * begins within a table has the table's head above it again. Pure.
 */

import { type Line, lineText } from "mermaid-text/text";
import { isBlank, isLine, type View, type ViewItem } from "./view.ts";

/**
 * A page ends at a blank line, or else before an item of a list, unless that would leave more
 * than this share of it empty.
 */
const leastFilled = 0.4;

/** Pages of at most `rows` rows; one thing that is higher than that has a page of its own. */
export function pagesOf(view: View, rows: number): View[] {
  const room = Math.max(4, rows);
  const pages: View[] = [];
  let start = 0;
  let head: View = [];
  while (head.length + heightOf(view.slice(start)) > room) {
    const end = endOfPage(view, start, room - head.length);
    const page = [...head, ...view.slice(start, end)];
    pages.push(page);
    start = end;
    // The blank line between two pages is the end of the first one, where it has the room.
    while (start < view.length && isBlank(view[start])) start++;
    if (start > end && !isBlank(page.at(-1))) start -= 1;
    const row = isBlank(view[start]) ? start + 1 : start;
    const again = headAgain(view[row]);
    const repeats = again.length > 0 && again.length <= room / 2;
    head = repeats ? [...view.slice(start, row), ...again] : [];
    if (repeats) start = row;
  }
  if (start < view.length || pages.length === 0) pages.push([...head, ...view.slice(start)]);
  return pages;
}

/** The head of the table that a line is a row of, as far in as the row is. */
function headAgain(item: ViewItem | undefined): Line[] {
  if (item === undefined || !isLine(item)) return [];
  const from = item.findIndex(({ head }) => head !== undefined);
  const before = item.slice(0, Math.max(0, from));
  return (item[from]?.head ?? []).map((each) => [...before, ...each]);
}

function endOfPage(view: View, start: number, room: number): number {
  let used = 0;
  let end = start;
  let blank = -1;
  let whole = -1;
  while (end < view.length) {
    const item = view[end];
    const height = item === undefined ? 0 : rowsOf(item);
    if (used + height > room && end > start) break;
    used += height;
    end += 1;
    if (used < room * leastFilled) continue;
    if (isBlank(item)) blank = end;
    if (startsItem(view[end])) whole = end;
  }
  if (blank > start) return blank;
  return whole > start ? whole : end;
}

/** Rows on the screen. */
export function heightOf(view: View): number {
  return view.reduce((sum, item) => sum + rowsOf(item), 0);
}

/** A list's number, bullet or tick, with either set of signs. */
const marker = /^ *(?:\d+\.|[•◦☑☐*-]|\[[x ]\]) /;

function startsItem(item: ViewItem | undefined): boolean {
  return item !== undefined && isLine(item) && marker.test(lineText(item));
}

/** Rows on the screen: a box has a border above and below. */
function rowsOf(item: ViewItem): number {
  if (isLine(item)) return 1;
  if (item.kind === "box") return item.lines.length + 2;
  return Math.max(...item.boxes.map((box) => box.lines.length)) + 2;
}
