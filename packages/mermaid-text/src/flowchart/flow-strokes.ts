/** The lines of a laid-out flowchart as corners on the screen, loops included. Pure. */

import type { FlowEdge } from "../model.ts";
import { isFlat, turnPoint } from "./layout/axes.ts";
import type { FlowLayout, PlacedItem, PlacedLevel } from "./layout/flow-layout.ts";

export type Point = readonly [x: number, y: number];

/** A line from corner to corner. */
export interface Stroke {
  readonly edge: number;
  readonly points: readonly Point[];
  /** Which end of the edge stands at the first and at the last point; none at a port. */
  readonly first: "tail" | "head" | undefined;
  readonly last: "tail" | "head" | undefined;
}

export interface PlacedText {
  readonly edge: number;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

export function strokesOf(layout: FlowLayout): Stroke[] {
  const lines = layout.levels.flatMap((level) =>
    level.lines.map((line): Stroke => {
      const { reversed, startsHere, endsHere } = line;
      const upper = reversed ? (endsHere ? "head" : undefined) : startsHere ? "tail" : undefined;
      const lower = reversed ? (startsHere ? "tail" : undefined) : endsHere ? "head" : undefined;
      const points = line.points.map(([across, along]) => turnPoint(level.turn, across, along));
      return { edge: line.edge, points, first: upper, last: lower };
    }),
  );
  const loops = layout.items.flatMap((one) => loopsOf(one).map((loop) => loop.stroke));
  return [...lines, ...loops];
}

export function textsOf(layout: FlowLayout): PlacedText[] {
  const labels = layout.levels.flatMap(levelTexts);
  const loops = layout.items.flatMap((one) => loopsOf(one).map((loop) => loop.text));
  return [...labels, ...loops];
}

function levelTexts(level: PlacedLevel): PlacedText[] {
  const flat = isFlat(level.turn.direction);
  return level.labels.map((label): PlacedText => {
    const ends = [label.along, label.along + label.length - 1];
    const corners = ends.map((along) => turnPoint(level.turn, label.across, along));
    const x = Math.min(...corners.map((corner) => corner[0]));
    const y = Math.min(...corners.map((corner) => corner[1]));
    const { edge, lines } = label;
    if (!flat) return { edge, lines, x: x + 2, y };
    const slack = Math.floor((label.length - label.breadth) / 2);
    return { edge, lines, x: x + slack, y: y - lines.length };
  });
}

interface Loop {
  readonly stroke: Stroke;
  readonly text: PlacedText;
}

/** Edges from an item to itself: at its right side, or below it when the diagram goes sideways. */
function loopsOf({ sized, rect, direction }: PlacedItem): Loop[] {
  const { loops, box } = sized;
  const ends = { first: "tail", last: "head" } as const;
  const room = Math.max(0, ...loops.map((loop) => loop.room));
  let row = rect.y + (box?.sides[0] ?? 1);
  return loops.map(({ edge, lines }, number): Loop => {
    if (isFlat(direction)) {
      const x = rect.x + (box?.bottom[0] ?? 2) + number * 5;
      const y = rect.y + rect.height - 1;
      // The first loop goes deepest, so that no text stands in the way of a later one.
      const depth = loops
        .slice(number)
        .reduce((sum, each) => sum + Math.max(1, each.lines.length), y + room);
      const points: Point[] = [
        [x, y],
        [x, depth],
        [x + 2, depth],
        [x + 2, y],
      ];
      const text = { edge, lines, x: x + 4, y: depth - lines.length + 1 };
      return { stroke: { edge, points, ...ends }, text };
    }
    const tall = Math.max(3, lines.length);
    const first = row;
    const last = row + tall - 1;
    row += tall + 1;
    const side = (y: number) => rect.x + (box?.right[y - rect.y] ?? rect.width - 1);
    const out = rect.x + rect.width + room;
    const points: Point[] = [
      [side(first), first],
      [out, first],
      [out, last],
      [side(last), last],
    ];
    const middle = first + Math.floor((tall - lines.length) / 2);
    return { stroke: { edge, points, ...ends }, text: { edge, lines, x: out + 2, y: middle } };
  });
}

/** The id at an end of an edge. */
export function idAt(edge: FlowEdge, end: "tail" | "head"): string {
  return end === "tail" ? edge.from : edge.to;
}
