/** What a box is on the canvas, whatever its shape. Pure. */

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Border signs, blanks where the text goes. */
  readonly rows: readonly string[];
  /** First and last column of the border in each row. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Columns of the upper and lower border that a line may touch. */
  readonly top: readonly [number, number];
  readonly bottom: readonly [number, number];
  /** Rows of the walls that a line may touch. */
  readonly sides: readonly [number, number];
  /** A line that starts at a wall joins it by a tee; upper and lower borders always do. */
  readonly wallTees: boolean;
  readonly lines: readonly string[];
  readonly textX: number;
  readonly textY: number;
  /** Cells for text in each line. */
  readonly room: number;
  /** Every line is centred between its own walls. */
  readonly leans?: boolean;
  /** No tee marks where a line touches it. */
  readonly isPlain?: boolean;
  /** The first of the lines that begin at the left wall, those of compartments. */
  readonly flushFrom?: number;
}

export interface BoxSize {
  /** At least this many cells and rows between the borders. */
  readonly width?: number;
  readonly height?: number;
  /** Lines come from the left and go to the right. */
  readonly isFlat?: boolean;
  /** Compartments below the text, line by line. */
  readonly parts?: readonly (readonly string[])[];
}
