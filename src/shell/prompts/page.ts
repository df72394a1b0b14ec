/**
 * A prompt on the rows that there are: its lines, cut to what fits around what is in focus, what is
 * said below them, and the keys that work. Pure.
 */

import { type Line, line, lineText, span, wrapLine } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import { isBlank, type Look } from "../../core/view/view.ts";
import { helpLines, keysHelp } from "./ask-keys.ts";
import type { AskOptions } from "./reply.ts";
import type { Drawing, Widget } from "./widget.ts";

/** The rows of a prompt when so many above it are to stay; it always has the room to work with. */
export function rowsBelow(rows: number, above: number): number {
  return Math.max(rows - above, Math.min(rows, leastRows + 3));
}

/** What stands below the lines at all times: what belongs to them, a notice, the keys. */
export function footOf(
  { foot: below = [] }: Drawing,
  help: readonly string[],
  notice: string | undefined,
  look: Look,
  rows: number,
): Line[] {
  return [
    ...below,
    ...(below.length > 0 && rows > 12 ? [[]] : []),
    ...(notice === undefined ? [] : wrapLine(line(notice), look.text)),
    ...helpLines(help, look),
  ];
}

/** A widget as it is drawn first. */
export function firstPage<State, T>(
  widget: Widget<State, T>,
  offered: AskOptions["keys"],
  look: Look,
  rows: number,
): PromptPage {
  const drawing = widget.draw(widget.start, look);
  const help = keysHelp(drawing.help, offered, widget.typed !== undefined, widget.letters);
  return pageOf(drawing, footOf(drawing, help, undefined, look, rows), look, rows);
}

export interface PromptPage {
  readonly lines: readonly Line[];
  readonly cursor?: { readonly row: number; readonly column: number };
}

/** With fewer rows than these, a list has no head, and nothing is said of what doesn't fit. */
const leastRows = 8;

/** The drawing above its foot, cut to the rows that there are around what is in focus. */
export function pageOf(
  drawing: Drawing,
  foot: readonly Line[],
  look: Look,
  rows: number,
): PromptPage {
  const last = drawing.lines.at(-1);
  const apart = last !== undefined && !isBlank(last) && rows > 8 ? 1 : 0;
  const blank = Array.from({ length: apart }, () => []);
  // One row stays free for the cursor below.
  const whole = rows - 1 - apart - foot.length;
  const typesAbove = drawing.cursor?.within === "head";
  const wanted = Math.min(drawing.lines.length, leastRows);
  const { head: above = [] } = drawing;
  const head = typesAbove || whole - above.length >= wanted ? above : [];
  const free = whole - head.length;
  const beyond = drawing.lines.length > free ? (drawing.beyond ?? []) : [];
  // The last of what could be said stays longest.
  const said = beyond
    .map((_, index) => beyond.slice(index).flat())
    .find((each) => free - each.length - apart >= wanted);
  const short = said === undefined ? 0 : said.length + apart;
  const window = windowOf(drawing, look, Math.max(1, free - short));
  // At the list's end nothing is left to be said of what stands below.
  const goesOn = said !== undefined && window.below > 0;
  const { shown, from } =
    goesOn || short === 0 ? window : windowOf(drawing, look, Math.max(1, free));
  // What stands in the list itself isn't said twice.
  const inView = new Set(shown.map((each) => lineText(each).trim()));
  const unsaid = (said ?? []).filter((each) => !inView.has(lineText(each).trim()));
  const below = goesOn && unsaid.length > 0 ? [...unsaid, ...blank] : [];
  const lines = [...head, ...shown, ...blank, ...below, ...foot].slice(0, Math.max(1, rows - 1));
  if (drawing.cursor === undefined) return { lines };
  const top = typesAbove ? 0 : head.length - from;
  const row = Math.min(drawing.cursor.row + top, lines.length - 1);
  return { lines, cursor: { row, column: drawing.cursor.column } };
}

/** Rows around the focus; a dim line says how much there is above and below. */
function windowOf(
  { lines, focus, items }: Drawing,
  look: Look,
  room: number,
): { readonly shown: readonly Line[]; readonly from: number; readonly below: number } {
  if (lines.length <= room) return { shown: lines, from: 0, below: 0 };
  const more = (sign: string, from: number, to: number) => {
    const count = items?.filter((row) => row >= from && row < to).length ?? to - from;
    const what = items !== undefined ? "" : count === 1 ? " line" : " lines";
    return line(span(`  ${sign} ${count} more${what}`, styles.dim));
  };
  const marks = room >= 5;
  const height = Math.min(room - (marks ? 2 : 0), focus[1] - focus[0]);
  // No mark above the very first line: its row is the list's.
  const atTop = focus[1] <= room - (marks ? 1 : 0);
  const inner = room - (marks ? (atTop ? 1 : 2) : 0);
  const middle = focus[0] - Math.floor((inner - height) / 2);
  const most = atTop ? 0 : Math.max(0, Math.min(middle, lines.length - inner));
  const start = atItem(most, focus[0], items);
  const end = Math.min(lines.length, start + inner);
  const left = lines.length - end;
  if (!marks) return { shown: lines.slice(start, end), from: start, below: left };
  const above = atTop ? [] : [start > 0 ? more(sign("up", look), 0, start) : []];
  const below = left > 0 ? more(sign("down", look), end, lines.length) : [];
  const shown = [...above, ...lines.slice(start, end), below];
  return { shown, from: start - above.length, below: left };
}

/** The first row from here on at which an item begins: none is seen without its beginning. */
function atItem(from: number, focus: number, items: readonly number[] | undefined): number {
  if (from === 0 || items === undefined) return from;
  return items.find((row) => row >= from && row <= focus) ?? from;
}
