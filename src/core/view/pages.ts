/** Parts a view into pages that fit the screen, at blank lines where there are some. Pure. */

import { isBlank, isLine, lineText, type View, type ViewItem } from "./view.ts";

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
  while (heightOf(view.slice(start)) > room) {
    const end = endOfPage(view, start, room);
    const page = view.slice(start, end);
    pages.push(page);
    start = end;
    // The blank line between two pages is the end of the first one, where it has the room.
    while (start < view.length && isBlank(view[start])) start++;
    if (start > end && !isBlank(page.at(-1))) start -= 1;
  }
  if (start < view.length || pages.length === 0) pages.push(view.slice(start));
  return pages;
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

function heightOf(view: View): number {
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
