/** What a level of a flowchart is once it is laid out: everything has its cells. Pure. */

import type { Box } from "../../canvas/box.ts";
import type { Direction } from "../../model.ts";
import type { Pads } from "./axes.ts";

export interface LaidItem {
  readonly item: number;
  readonly sized: Sized;
  readonly across: number;
  readonly along: number;
}

export interface LaidLabel {
  readonly edge: number;
  readonly lines: readonly string[];
  /** The line that it belongs to, and the stretch along it that is the label's. */
  readonly across: number;
  readonly along: number;
  readonly length: number;
  /** Cells of its widest line. */
  readonly breadth: number;
}

export interface LaidLine {
  readonly edge: number;
  readonly reversed: boolean;
  readonly startsHere: boolean;
  readonly endsHere: boolean;
  /** Corners from the upper to the lower end. Ends stand on the borders. */
  readonly points: readonly (readonly [across: number, along: number])[];
  readonly upper: number;
  readonly lower: number;
}

export interface LaidPort {
  readonly side: "top" | "bottom";
  readonly across: number;
}

export interface LaidLevel {
  readonly direction: Direction;
  readonly breadth: number;
  readonly length: number;
  readonly items: readonly LaidItem[];
  readonly labels: readonly LaidLabel[];
  readonly lines: readonly LaidLine[];
  readonly ports: ReadonlyMap<number, LaidPort>;
}

export interface Sized {
  /** Cells across and along, loops included. */
  readonly before: number;
  readonly after: number;
  readonly length: number;
  /** The box or frame itself: across it begins at `column - before`. */
  readonly breadth: number;
  readonly box: Box | undefined;
  readonly frame: Frame | undefined;
  readonly loops: readonly LoopMark[];
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly title: readonly string[];
  /** Columns of the upper border that the title takes, from and to. */
  readonly titleAt: readonly [number, number];
  readonly pads: Pads;
}

export interface LoopMark {
  readonly edge: number;
  readonly lines: readonly string[];
  /** Cells between the box and the far side of the loop. */
  readonly room: number;
}
