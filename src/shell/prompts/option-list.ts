/** Numbered options as rows, for every prompt that has a list of them. Pure. */

import { cells, type Line, lineText, span, wrapLine } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import { digitOf, type Key } from "./key.ts";
import type { Drawing } from "./widget.ts";

export interface ListRow {
  readonly content: Line;
  /** Stands before the text: a number, a box to tick. */
  readonly label: string;
  /** Instead of the pointer or the blank before the label. */
  readonly sign?: string;
}

/** The rows under each other, long ones wrapped behind their label. */
export function listLines(
  rows: readonly ListRow[],
  active: number | undefined,
  look: Look,
  pointer: string,
): Pick<Drawing, "lines" | "focus"> {
  const lines: Line[] = [];
  let focus: readonly [number, number] = [0, 1];
  const indent = look.width < 40 ? "" : "  ";
  for (const [index, row] of rows.entries()) {
    const isActive = index === active;
    const mark = row.sign ?? (isActive ? pointer : " ");
    const head = `${indent}${mark} ${row.label}${look.width < 40 ? " " : "  "}`;
    const headStyle = isActive ? styles.active : undefined;
    const wrapped = wrapLine(
      [span(head, headStyle), ...strong(row.content, isActive)],
      look.text,
      Math.min(cells(head), Math.floor(look.text / 2)),
    );
    if (isActive) focus = [lines.length, lines.length + wrapped.length];
    lines.push(...wrapped);
  }
  return { lines, focus };
}

function strong(content: Line, isActive: boolean): Line {
  return isActive ? content.map((each) => span(each.text, { ...each.style, bold: true })) : content;
}

/** Said when an option is picked that was refused before. */
export const triedBefore = "You have tried this one.";

/** Said when Enter would take something and nothing is marked: nothing is answered by accident. */
export function moveFirst(look: Look): string {
  return `Move to one first, with ${sign("upDown", look)} or its number; Enter takes it then.`;
}

/** From nothing the first or the last option is the next one; undefined for keys that don't move. */
export function movedFrom(
  active: number | undefined,
  options: readonly Line[],
  key: Key,
): number | undefined {
  const count = options.length;
  if (active !== undefined) return moved(active, count, key) ?? jumped(options, active, key);
  const from = key.name === "up" || key.name === "pageup" ? 0 : count - 1;
  if (key.name === "pagedown") return 0;
  return moved(from, count, key) ?? jumped(options, from, key);
}

/** Right-aligned numbers: `1`, or ` 1` where there are ten or more. */
export function numberLabel(index: number, count: number): string {
  return String(index + 1).padStart(String(count).length);
}

/** `1–3`, or nothing when there is only one. */
export function numberRange(count: number, dash: string): string {
  return count === 1 ? "1" : `1${dash}${count}`;
}

/** The next index up or down, round the corner; undefined for other keys. */
export function moved(active: number, count: number, key: Key): number | undefined {
  const by = key.ctrl
    ? { n: 1, p: -1 }[key.name]
    : { up: -1, down: 1, pageup: -5, pagedown: 5 }[key.name];
  if (by === 1 || by === -1) return (active + by + count) % count;
  if (by !== undefined) return Math.min(count - 1, Math.max(0, active + by));
  if (key.name === "home") return 0;
  if (key.name === "end") return count - 1;
  return undefined;
}

/** The next option whose text begins with the letter typed; undefined when there is none. */
export function jumped(options: readonly Line[], active: number, key: Key): number | undefined {
  if (!/^\p{L}$/u.test(key.char)) return undefined;
  const letter = key.char.toLowerCase();
  for (let step = 1; step <= options.length; step++) {
    const index = (active + step) % options.length;
    if (
      lineText(options[index] ?? [])
        .trimStart()
        .toLowerCase()
        .startsWith(letter)
    )
      return index;
  }
  return undefined;
}

/**
 * Typed digits as a number from 1 to `count`: `digits` is what was typed before. A digit that
 * cannot make a longer number stands alone. `index` is undefined when no such number exists.
 */
export function typedNumber(
  digits: string,
  key: Key,
  count: number,
): { readonly digits: string; readonly index: number | undefined } | undefined {
  const digit = digitOf(key);
  if (digit === undefined) return undefined;
  for (const typed of [digits + digit, String(digit)]) {
    const number = Number(typed);
    if (number >= 1 && number <= count) return { digits: typed, index: number - 1 };
  }
  return { digits: "", index: undefined };
}
