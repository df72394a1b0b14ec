/** What a drawing is asked for and what comes back. Pure. */

import type { Allowance } from "./text/meter.ts";
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
  /** Steps that all drawings of a page share: when they are used up, what is left is listed. */
  readonly allowance?: Allowance;
}

export interface Drawing {
  readonly lines: readonly Line[];
  /** `list`: numbered lines where no picture fits, or it would take too long; `source`: a kind that is not drawn. */
  readonly form: "drawing" | "list" | "source";
  /** It is a list since a picture would take too long, and not since none fits. */
  readonly takesTooLong?: true;
  /** Cells of the widest line. */
  readonly width: number;
}
