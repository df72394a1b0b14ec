/**
 * Styled text as data: what a command wants to be seen, before anybody knows about
 * escape codes. Pure. `shell/paint.ts` turns it into a string.
 */

import { clean, type Safe } from "../text/clean.ts";
import { cells } from "../text/width.ts";

/** The colours that every terminal has. A course names its sides' colours with these. */
export const colors = [
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
  "white",
  "gray",
] as const;
export type Color = (typeof colors)[number];

export interface Style {
  readonly color?: Color;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly inverse?: boolean;
}

/** A run of text in one style. Only `span` makes one, so its text is always safe. */
export interface Span {
  readonly text: Safe;
  readonly style?: Style;
  /** A row of a table: the table's head, which stands above it again on a page that it begins. */
  readonly head?: readonly Line[];
}

export type Line = readonly Span[];

/** A frame around lines that are already laid out to `width - 4` cells. */
export interface Box {
  readonly kind: "box";
  readonly title: string;
  readonly style: Style;
  readonly lines: readonly Line[];
  /** Cells from border to border, both included. */
  readonly width: number;
}

/** Boxes side by side, two cells apart. */
export interface Row {
  readonly kind: "row";
  readonly boxes: readonly Box[];
}

export type ViewItem = Line | Box | Row;

/** What goes onto the screen, from top to bottom. */
export type View = readonly ViewItem[];

/** How a view has to be laid out: decided once by the terminal, passed to every view. */
export interface Look {
  /** Cells that a line may take, the left margin not counted. */
  readonly width: number;
  /** Cells that running text may take: at most 76, however wide the terminal is. */
  readonly text: number;
  /** Blank cells at the left of every line. */
  readonly margin: number;
  readonly charset: "unicode" | "ascii";
  /** False: no colours, so nothing explains colours either. */
  readonly colored?: boolean;
  /** No boxes, no drawings, nothing that is repainted: for screen readers and logs. */
  readonly plain: boolean;
}

export function span(text: string, style?: Style): Span {
  return style === undefined ? { text: clean(text) } : { text: clean(text), style };
}

/** A line from texts and spans: `line("Score: ", span("70", { bold: true }))`. */
export function line(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === "string" ? span(part) : part));
}

export function isLine(item: ViewItem): item is Line {
  return Array.isArray(item);
}

/** An empty line, or one of blanks; nothing at all is none. */
export function isBlank(item: ViewItem | undefined): boolean {
  return item !== undefined && isLine(item) && item.every(({ text }) => text.trim() === "");
}

export function lineCells(spans: Line): number {
  return spans.reduce((sum, part) => sum + cells(part.text), 0);
}

/** A line's text without its styles. */
export function lineText(spans: Line): string {
  return spans.map((part) => part.text).join("");
}
