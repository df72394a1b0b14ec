/** How a flowchart is laid out this time: what one try differs in from another. Pure. */

import { brokenLines, labelLines } from "../../canvas/label-lines.ts";
import type { Direction } from "../../model.ts";

/** How generous a layout is; candidates are tried from generous to tight. */
export interface Look {
  readonly direction: Direction;
  /** Cells of a label before it wraps. */
  readonly wrap: number;
  readonly isTight: boolean;
  readonly charset: "unicode" | "ascii";
  readonly width: number;
  /** Rows wider than this share of the width are folded into several; 0 leaves them as they are. */
  readonly fold: number;
  /** Texts between two ranks stand in several rows where one would be too wide. */
  readonly stack: boolean;
  /** Words wider than `wrap` are broken: only where nothing else fits. */
  readonly breaksWords: boolean;
}

/** The lines of a text in this look. */
export function lookLines(text: string, look: Look, width = look.wrap): string[] {
  return look.breaksWords ? brokenLines(text, width) : labelLines(text, width);
}
