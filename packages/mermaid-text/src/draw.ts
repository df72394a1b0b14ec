/** What a drawing is asked for and what comes back. Pure. */

import type { Color, Line } from "./text/styled.ts";

export interface Side {
  readonly id: string;
  readonly label: string;
  readonly color: Color;
}

export interface DrawOptions {
  /** Cells that no line may pass. */
  readonly width: number;
  readonly charset: "unicode" | "ascii";
  /** The step being played, from 1; without it everything is drawn alike. */
  readonly step?: number;
  readonly sides?: readonly Side[];
}

export interface Drawing {
  readonly lines: readonly Line[];
  /** `list`: numbered lines where no picture fits; `source`: a kind that is not drawn. */
  readonly form: "drawing" | "list" | "source";
  /** Cells of the widest line. */
  readonly width: number;
}
