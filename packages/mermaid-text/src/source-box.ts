/** A source that is not drawn, in a box with its kind as the title. Pure. */

import type { Drawing, DrawOptions } from "./draw.ts";
import { type Line, lineCells, span } from "./text/styled.ts";
import { cells, padEnd } from "./text/width.ts";
import { cutLine, wrapLine } from "./text/wrap.ts";

/** More lines than this nobody reads in a box. */
const mostLines = 2_000;

/** Indentation stays; a line that is too long goes on in the next row. */
function rowsOf(source: string, room: number): string[] {
  const lines = source
    .replace(/\r\n?/g, "\n")
    .replaceAll("\t", "  ")
    .replace(/^\n+/, "")
    .trimEnd()
    .split("\n");
  return lines.slice(0, mostLines).flatMap((line) => {
    const cut = [...line].length > 20_000 ? line.slice(0, 20_000) : line;
    const indent = Math.min(/^ */.exec(cut)?.[0].length ?? 0, Math.floor(room / 3));
    const wrapped = wrapLine([span(cut.trim())], Math.max(1, room - indent), 0);
    return wrapped.map((each) => " ".repeat(indent) + each.map(({ text }) => text).join(""));
  });
}

export function boxSource(source: string, title: string, options: DrawOptions): Drawing {
  const { width, charset } = options;
  const [a, b, c, d, flat, wall] =
    charset === "ascii" ? ["+", "+", "+", "+", "-", "|"] : ["┌", "┐", "└", "┘", "─", "│"];
  const shown = charset === "ascii" ? toAscii : (text: string) => text;
  const room = Math.max(1, width - 4);
  const rows = rowsOf(shown(source), room);
  const head = shown(title) === "" ? "" : ` ${shown(title)} `;
  const inner = Math.min(room, Math.max(cells(head), ...rows.map(cells))) + 2;
  const top = cutLine([span(head, { bold: true })], inner - 1);
  const border = span(flat.repeat(Math.max(0, inner - 1 - lineCells(top))) + b);
  const lines: Line[] = [
    [span(a + flat), ...top, border],
    ...rows.map((row): Line => [span(`${wall} ${padEnd(row, inner - 2)} ${wall}`)]),
    [span(c + flat.repeat(inner) + d)],
  ];
  return { lines, form: "source", width: inner + 2 };
}

/** What ASCII has no sign for is shown as a question mark. */
function toAscii(text: string): string {
  return text.replace(/[^\x20-\x7e\t\r\n]/gu, "?");
}
