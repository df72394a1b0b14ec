/** Styled text as data: what is to be seen, before anybody knows about escape codes. Pure. */

import { clean, type Safe } from "./clean.ts";
import { cells } from "./width.ts";

/** The colours that every terminal has. */
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

/** What a style may be coloured in: one more than a drawing's sides can have. */
export type Hue = Color | "orange";

export interface Style {
  readonly color?: Hue;
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
  /** A row of a table: the table's head, which is shown above it again on a page that it begins. */
  readonly head?: readonly Line[];
}

export type Line = readonly Span[];

export function span(text: string, style?: Style): Span {
  return style === undefined ? { text: clean(text) } : { text: clean(text), style };
}

/** A line from texts and spans: `line("Score: ", span("70", { bold: true }))`. */
export function line(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === "string" ? span(part) : part));
}

export function lineCells(spans: Line): number {
  return spans.reduce((sum, part) => sum + cells(part.text), 0);
}

/** A line's text without its styles. */
export function lineText(spans: Line): string {
  return spans.map((part) => part.text).join("");
}
