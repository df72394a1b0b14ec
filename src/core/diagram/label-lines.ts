/** Labels broken to a width, evenly, so that a box is no wider than its text needs. Pure. */

import { cells } from "../text/width.ts";
import { wrapLine } from "../text/wrap.ts";
import { line, lineText } from "../view/view.ts";

/** Lines of at most `width` cells; as even as the words allow. An empty label has none. */
export function labelLines(label: string, width: number): string[] {
  if (label === "") return [];
  return label.split("\n").flatMap((part) => evenLines(part, width));
}

function evenLines(text: string, width: number): string[] {
  const total = cells(text);
  if (total <= width) return [text];
  const first = wrapped(text, width);
  if (first.length > 12) return first;
  const longest = Math.max(...text.split(" ").map(cells));
  let low = Math.min(width, Math.max(longest, Math.ceil(total / first.length)));
  let high = width;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (wrapped(text, middle).length <= first.length) high = middle;
    else low = middle + 1;
  }
  return wrapped(text, high);
}

function wrapped(text: string, width: number): string[] {
  return wrapLine(line(text), Math.max(2, width)).map((each) => lineText(each).trim());
}

export function widest(lines: readonly string[]): number {
  return lines.reduce((most, each) => Math.max(most, cells(each)), 0);
}
