/** How a flowchart is laid out this time: what one try differs in from another. Pure. */

import type { Direction } from "../../model.ts";

/** How generous a layout is; candidates are tried from generous to tight. */
export interface Look {
  readonly direction: Direction;
  /** Cells of a label before it wraps. */
  readonly wrap: number;
  readonly isTight: boolean;
  readonly charset: "unicode" | "ascii";
  readonly width: number;
  /** Rows wider than the width are folded into several. */
  readonly fold: boolean;
}
