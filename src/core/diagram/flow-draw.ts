/** Paints a laid-out flowchart. Pure. */

import { cells } from "../text/width.ts";
import type { Style } from "../view/view.ts";
import { isFlat, turnPoint } from "./axes.ts";
import { putBox } from "./boxes.ts";
import {
  addArm,
  addLine,
  type Canvas,
  canvasLines,
  newCanvas,
  putSign,
  putText,
  type Weight,
} from "./canvas.ts";
import type { Drawing, DrawOptions } from "./draw.ts";
import { layFlow, type PlacedItem, type PlacedLevel } from "./flow-layout.ts";
import { walkEdges } from "./flow-steps.ts";
import { labelLines } from "./label-lines.ts";
import type { LaidLine } from "./level-layout.ts";
import type { EdgeEnd, Flowchart, FlowEdge } from "./model.ts";
import { legendLine, sidesOfNodes } from "./sides.ts";
import { type StepState, stateOf, stepStyle } from "./step-style.ts";

const mostCells = 40_000_000;

interface Painter {
  readonly canvas: Canvas;
  readonly flow: Flowchart;
  readonly items: ReadonlyMap<string, PlacedItem>;
  readonly stateOfEdge: (edge: number) => StepState;
  /** Rows above the layout: the title's. */
  readonly top: number;
}

export function drawFlowchart(flow: Flowchart, options: DrawOptions): Drawing | undefined {
  if (flow.nodes.length + flow.groups.length === 0) return undefined;
  const layout = layFlow(flow, options.width, options.charset);
  if (!layout) return undefined;
  const title = labelLines(flow.title ?? "", Math.max(layout.width, Math.min(options.width, 40)));
  const top = title.length > 0 ? title.length + 1 : 0;
  const width = Math.min(options.width, Math.max(layout.width, ...title.map(cells)));
  const height = layout.height + top;
  if (width * height > mostCells) return undefined;
  const canvas = newCanvas(width, height, options.charset);
  title.forEach((line, y) => {
    putText(canvas, Math.max(0, Math.floor((layout.width - cells(line)) / 2)), y, line, {
      bold: true,
    });
  });
  const numbers = new Map(walkEdges(flow).map((edge, at) => [edge, at + 1]));
  const stateOfEdge = (edge: number): StepState => {
    const of = flow.edges[edge];
    return stateOf((of && numbers.get(of)) ?? 0, options.step);
  };
  const items = new Map(layout.items.map((one) => [one.item.id, one]));
  const painter: Painter = { canvas, flow, items, stateOfEdge, top };
  const sides = sidesOfNodes(flow, options.sides ?? []);
  const states = options.step === undefined ? undefined : nodeStates(flow, stateOfEdge);
  const moved = layout.levels.map((level) => ({
    ...level,
    turn: { ...level.turn, y: level.turn.y + top },
  }));
  for (const one of layout.items) {
    const style = stepStyle(states?.get(one.item.id) ?? "still", sides.get(one.item.id)?.color);
    if (one.sized.frame) putFrame(canvas, one, top, style);
  }
  for (const one of layout.items) {
    const style = stepStyle(states?.get(one.item.id) ?? "still", sides.get(one.item.id)?.color);
    if (one.sized.box) putBox(canvas, one.sized.box, one.rect.x, one.rect.y + top, style, style);
  }
  paintLines(painter, moved);
  const legend = legendLine(
    [...flow.nodes, ...flow.groups].map((one) => ({ label: one.label, side: sides.get(one.id) })),
    options,
  );
  return { lines: [...canvasLines(canvas), ...legend], form: "drawing", width };
}

/** A node is as far as the earliest edge that touches it; a current edge lights both its ends. */
function nodeStates(flow: Flowchart, stateOfEdge: (edge: number) => StepState) {
  const order: readonly StepState[] = ["now", "past", "next"];
  const states = new Map<string, StepState>();
  flow.edges.forEach((edge, at) => {
    if (edge.line === "hidden") return;
    const state = stateOfEdge(at);
    for (const id of [edge.from, edge.to]) {
      const old = states.get(id);
      if (old === undefined || order.indexOf(state) < order.indexOf(old)) states.set(id, state);
    }
  });
  return states;
}

function putFrame(canvas: Canvas, one: PlacedItem, top: number, style?: Style): void {
  const { frame } = one.sized;
  if (!frame) return;
  const { x, width, height } = one.rect;
  const y = one.rect.y + top;
  const right = x + width - 1;
  const bottom = y + height - 1;
  for (let column = x + 1; column < right; column++) {
    putSign(canvas, column, y, "╌", style, true);
    putSign(canvas, column, bottom, "╌", style, true);
  }
  for (let row = y + 1; row < bottom; row++) {
    putSign(canvas, x, row, "╎", style, true);
    putSign(canvas, right, row, "╎", style, true);
  }
  putSign(canvas, x, y, "┌", style, true);
  putSign(canvas, right, y, "┐", style, true);
  putSign(canvas, x, bottom, "└", style, true);
  putSign(canvas, right, bottom, "┘", style, true);
  frame.title.forEach((line, at) => {
    putText(canvas, x + frame.titleAt[0], y + at, at === 0 ? ` ${line} ` : ` ${line}`, style);
  });
}

interface Stroke {
  readonly level: PlacedLevel;
  readonly line: LaidLine;
  readonly edge: FlowEdge;
  readonly state: StepState;
}

/** What comes later is painted first, so that the current step lies on top. */
function paintLines(painter: Painter, levels: readonly PlacedLevel[]): void {
  const strokes = levels.flatMap((level) =>
    level.lines.flatMap((line): Stroke[] => {
      const edge = painter.flow.edges[line.edge];
      return edge ? [{ level, line, edge, state: painter.stateOfEdge(line.edge) }] : [];
    }),
  );
  const order: readonly StepState[] = ["next", "still", "past", "now"];
  const sorted = strokes.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  for (const stroke of sorted) paintLine(painter, stroke);
  for (const stroke of sorted) paintEnds(painter, stroke);
  paintLoops(painter);
  for (const level of levels) {
    for (const label of level.labels) {
      const style = stepStyle(painter.stateOfEdge(label.edge));
      const flat = isFlat(level.turn.direction);
      const ends = [label.along, label.along + label.length - 1];
      const corners = ends.map((along) => turnPoint(level.turn, label.across, along));
      const x = Math.min(...corners.map((corner) => corner[0]));
      const y = Math.min(...corners.map((corner) => corner[1]));
      const slack = flat ? label.length - Math.max(...label.lines.map(cells)) : 0;
      label.lines.forEach((line, at) => {
        const row = flat ? y - label.lines.length + at : y + at;
        putText(painter.canvas, flat ? x + Math.floor(slack / 2) : x + 2, row, line, style);
      });
    }
  }
}

function weightOf(edge: FlowEdge): Weight {
  if (edge.line === "dotted") return "dotted";
  return edge.line === "thick" ? "heavy" : "light";
}

function paintLine({ canvas }: Painter, { level, line, edge, state }: Stroke): void {
  const style = stepStyle(state);
  const weight = weightOf(edge);
  const corners = line.points.map(([across, along]) => turnPoint(level.turn, across, along));
  const [ownFirst, ownLast] = ownEnds(line);
  corners.forEach((corner, at) => {
    const next = corners[at + 1];
    if (!next) return;
    const from = at === 0 && ownFirst ? inside(canvas, corner, next, weight, style) : corner;
    const to =
      at + 2 === corners.length && ownLast ? inside(canvas, next, corner, weight, style) : next;
    addLine(canvas, from[0], from[1], to[0], to[1], weight, style);
  });
  if (state !== "now") return;
  // The sign of the current step, in the middle of the longest stretch.
  let best: { x: number; y: number; length: number } | undefined;
  corners.forEach(([x, y], at) => {
    const next = corners[at + 1];
    if (!next) return;
    const length = Math.abs(next[0] - x) + Math.abs(next[1] - y);
    if (length > 1 && (!best || length > best.length)) {
      best = { x: Math.round((x + next[0]) / 2), y: Math.round((y + next[1]) / 2), length };
    }
  });
  if (best) putSign(canvas, best.x, best.y, "●", style);
}

/** Do the upper and the lower point stand on the border of the edge's own ends? */
function ownEnds(line: LaidLine): readonly [upper: boolean, lower: boolean] {
  const { reversed, startsHere, endsHere } = line;
  return reversed ? [endsHere, startsHere] : [startsHere, endsHere];
}

/** The cell next to a border, its arm pointing at it: borders are not drawn over. */
function inside(
  canvas: Canvas,
  border: Point,
  towards: Point,
  weight: Weight,
  style?: Style,
): Point {
  const dx = Math.sign(towards[0] - border[0]);
  const dy = Math.sign(towards[1] - border[1]);
  const back = dy > 0 ? "up" : dy < 0 ? "down" : dx > 0 ? "left" : "right";
  addArm(canvas, border[0] + dx, border[1] + dy, back, weight, style);
  return [border[0] + dx, border[1] + dy];
}

const signs: Readonly<Record<EdgeEnd, readonly [string, string, string, string] | undefined>> = {
  none: undefined,
  arrow: ["▲", "►", "▼", "◄"],
  circle: ["o", "o", "o", "o"],
  cross: ["x", "x", "x", "x"],
};

const tees = ["┴", "├", "┬", "┤"] as const;

/** What stands at both ends of a line: a head in the cell before the border, or a tee on it. */
function paintEnds(painter: Painter, { level, line, edge, state }: Stroke): void {
  const style = stepStyle(state);
  const points = line.points.map(([across, along]) => turnPoint(level.turn, across, along));
  const [first, second] = points;
  const last = points.at(-1);
  const beforeLast = points.at(-2);
  if (!first || !second || !last || !beforeLast) return;
  const upperIs = line.reversed ? "head" : "tail";
  const [upperHere, lowerHere] = ownEnds(line);
  const lowerIs = line.reversed ? "tail" : "head";
  const upperId = line.reversed ? edge.to : edge.from;
  const lowerId = line.reversed ? edge.from : edge.to;
  if (upperHere) paintEnd(painter, upperId, edge[upperIs], first, second, style);
  if (lowerHere) paintEnd(painter, lowerId, edge[lowerIs], last, beforeLast, style);
}

type Point = readonly [x: number, y: number];

function paintEnd(
  painter: Painter,
  id: string,
  mark: EdgeEnd,
  [x, y]: Point,
  towards: Point,
  style?: Style,
): void {
  const dx = Math.sign(towards[0] - x);
  const dy = Math.sign(towards[1] - y);
  // Index of the way out of the border: up, right, down, left.
  const way = dy < 0 ? 0 : dx > 0 ? 1 : dy > 0 ? 2 : 3;
  const inward = (way + 2) % 4;
  const sign = signs[mark]?.[inward];
  const placed = painter.items.get(id);
  const box = placed?.sized.box;
  let at: Point = [x, y];
  if (placed && box && dx !== 0) {
    // Slanted sides stand further in: the line goes on to them.
    const row = y - placed.rect.y - painter.top;
    const inset = dx > 0 ? (box.right[row] ?? box.width - 1) : (box.left[row] ?? 0);
    at = [placed.rect.x + inset, y];
    if (at[0] !== x) {
      addLine(painter.canvas, at[0] + dx, y, x + dx, y, "light", style);
      addArm(painter.canvas, at[0] + dx, y, dx > 0 ? "left" : "right", "light", style);
    }
  }
  if (sign) putSign(painter.canvas, at[0] + dx, at[1] + dy, sign, style);
  else if (!box || box.tees) putSign(painter.canvas, at[0], at[1], tees[way] ?? "┼");
}

/** Edges from an item to itself: at its right side, or below it when the diagram goes sideways. */
function paintLoops(painter: Painter): void {
  const { canvas, flow, top } = painter;
  for (const one of painter.items.values()) {
    const { sized, rect } = one;
    let row = 0;
    let depth = 0;
    sized.loops.forEach((loop, number) => {
      const edge = flow.edges[loop.edge];
      if (!edge) return;
      const style = stepStyle(painter.stateOfEdge(loop.edge));
      const weight = weightOf(edge);
      if (isFlat(one.direction)) {
        const x = rect.x + 2 + number * 5;
        const y = rect.y + top + rect.height - 1;
        const rows =
          1 +
          sized.loops
            .slice(0, number + 1)
            .reduce((sum, each) => sum + Math.max(1, each.lines.length), 0);
        depth = y + rows;
        addLine(canvas, x, y, x, depth, weight, style);
        addLine(canvas, x, depth, x + 2, depth, weight, style);
        addLine(canvas, x + 2, y + 1, x + 2, depth, weight, style);
        putSign(canvas, x, y, "┬");
        const sign = signs[edge.head]?.[0];
        if (sign) putSign(canvas, x + 2, y + 1, sign, style);
        loop.lines.forEach((line, at) => {
          putText(canvas, x + 4, depth - loop.lines.length + 1 + at, line, style);
        });
        return;
      }
      const tall = Math.max(3, loop.lines.length);
      const first = rect.y + top + 1 + row;
      const last = first + tall - 1;
      row += tall;
      const sideOf = (y: number) => rect.x + (sized.box?.right[y - rect.y - top] ?? rect.width - 1);
      const out = rect.x + rect.width + 1;
      addLine(canvas, sideOf(first), first, out, first, weight, style);
      addLine(canvas, out, first, out, last, weight, style);
      addLine(canvas, out, last, sideOf(last) + 1, last, weight, style);
      if (!sized.box || sized.box.tees) putSign(canvas, sideOf(first), first, "├");
      const sign = signs[edge.head]?.[3];
      if (sign) putSign(canvas, sideOf(last) + 1, last, sign, style);
      const middle = first + Math.floor((tall - loop.lines.length) / 2);
      loop.lines.forEach((line, at) => {
        putText(canvas, out + 2, middle + at, line, style);
      });
    });
  }
}
