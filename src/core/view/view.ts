/** What goes onto the screen, as data: lines, boxes, rows. Pure. `shell/paint.ts` turns it into a string. */

import type { Line, Style } from "mermaid-text/text";

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
  /** No boxes, no drawings, nothing that is repainted: for screen readers and logs. */
  readonly plain: boolean;
}

export function isLine(item: ViewItem): item is Line {
  return Array.isArray(item);
}

/** An empty line, or one of blanks; nothing at all is none. */
export function isBlank(item: ViewItem | undefined): boolean {
  return item !== undefined && isLine(item) && item.every(({ text }) => text.trim() === "");
}
