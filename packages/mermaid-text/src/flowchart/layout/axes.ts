/** The two axes of a layout: along the direction of the diagram, and across it. Pure. */

import type { Direction } from "../../model.ts";

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Cells around something, on the screen. */
export interface Pads {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export function isFlat(direction: Direction): boolean {
  return direction === "LR" || direction === "RL";
}

/** Pads along (`start`, `end`) and across (`before`, `after`). */
export function turnPads(pads: Pads, direction: Direction) {
  const { top, right, bottom, left } = pads;
  if (direction === "TD") return { start: top, end: bottom, before: left, after: right };
  if (direction === "BT") return { start: bottom, end: top, before: left, after: right };
  if (direction === "LR") return { start: left, end: right, before: top, after: bottom };
  return { start: right, end: left, before: top, after: bottom };
}

/** Puts what was laid out along and across onto the screen. */
export interface Turn {
  readonly direction: Direction;
  readonly x: number;
  readonly y: number;
  /** Cells along the direction. */
  readonly length: number;
}

export function turnPoint(
  turn: Turn,
  across: number,
  along: number,
): readonly [x: number, y: number] {
  const { direction, x, y, length } = turn;
  if (direction === "TD") return [x + across, y + along];
  if (direction === "BT") return [x + across, y + length - 1 - along];
  if (direction === "LR") return [x + along, y + across];
  return [x + length - 1 - along, y + across];
}

export function turnRect(
  turn: Turn,
  across: number,
  along: number,
  breadth: number,
  length: number,
): Rect {
  const [x1, y1] = turnPoint(turn, across, along);
  const [x2, y2] = turnPoint(turn, across + breadth - 1, along + length - 1);
  return {
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1) + 1,
    height: Math.abs(y2 - y1) + 1,
  };
}
