/** Paints a laid-out flowchart. Pure. */

import { putBox } from "../canvas/boxes.ts";
import {
  addArm,
  addLine,
  type Canvas,
  canvasLines,
  isStraight,
  newCanvas,
  putSign,
  putText,
  type Weight,
} from "../canvas/canvas.ts";
import { labelLines } from "../canvas/label-lines.ts";
import { sidesOf } from "../canvas/sides.ts";
import { type StepState, stateOf, stepStyle } from "../canvas/step-style.ts";
import type { Drawing, DrawOptions } from "../draw.ts";
import type { EdgeEnd, Flowchart, FlowEdge } from "../model.ts";
import type { Style } from "../text/styled.ts";
import { cells } from "../text/width.ts";
import { walkEdges } from "./flow-steps.ts";
import { idAt, type Point, type Stroke, strokesOf, textsOf } from "./flow-strokes.ts";
import { layFlow, type PlacedItem } from "./layout/flow-layout.ts";

/** Beyond this a drawing helps nobody and takes too much memory: the list form serves better. */
const mostCells = 12_000_000;

const mostGroups = 1000;

/**
 * More links than this, or with more texts at them, are drawn only where they are few for each box: else
 * it's a thicket.
 */
const mostDense = 1000;
const mostDenseTexts = 250;

const mostLinksForEach = 4;

interface Painter {
  readonly canvas: Canvas;
  readonly items: ReadonlyMap<string, PlacedItem>;
  /** Rows above the layout: the title's. */
  readonly top: number;
  /** A tee is a part of the border it stands in, and looks like it. */
  readonly styleOf: (one: PlacedItem) => Style | undefined;
}

export function drawFlowchart(flow: Flowchart, options: DrawOptions): Drawing | undefined {
  if (flow.nodes.length + flow.groups.length === 0 || flow.groups.length > mostGroups) {
    return undefined;
  }
  if (isThicket(flow)) return undefined;
  const layout = layFlow(flow, options.width, options.charset);
  if (!layout) return undefined;
  const title = labelLines(flow.title ?? "", Math.max(layout.width, Math.min(options.width, 40)));
  const top = title.length > 0 ? title.length + 1 : 0;
  const width = Math.min(options.width, Math.max(layout.width, ...title.map(cells)));
  const height = layout.height + top;
  if (width * height > mostCells) return undefined;
  const canvas = newCanvas(width, height, options.charset);
  title.forEach((line, y) => {
    const indent = Math.max(0, Math.floor((layout.width - cells(line)) / 2));
    putText(canvas, indent, y, line, { bold: true });
  });
  const stateOfEdge = edgeStates(flow, options.step);
  const items = new Map(layout.items.map((one) => [one.item.id, one]));
  const sides = sidesOf(flow, options.sides ?? []);
  const states = options.step === undefined ? undefined : nodeStates(flow, stateOfEdge);
  const own = new Map([...flow.nodes, ...flow.groups].map((one) => [one.id, one.color]));
  const styleOf = ({ item: { id } }: PlacedItem) =>
    stepStyle(states?.get(id) ?? "still", sides.get(id)?.color ?? own.get(id));
  const painter: Painter = { canvas, items, top, styleOf };
  for (const one of layout.items) if (one.sized.frame) putFrame(painter, one, styleOf(one));
  for (const one of layout.items) {
    const { sized, rect } = one;
    if (sized.box) putBox(canvas, sized.box, rect.x, rect.y + top, styleOf(one), styleOf(one));
  }
  // What comes later is painted first, so that the current step lies on top.
  const order: readonly StepState[] = ["next", "still", "past", "now"];
  const strokes = strokesOf(layout).flatMap((stroke) => {
    const edge = flow.edges[stroke.edge];
    return edge ? [{ stroke, edge, state: stateOfEdge(stroke.edge) }] : [];
  });
  strokes.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  for (const { stroke, edge, state } of strokes) paintLine(painter, stroke, edge, state);
  for (const { stroke, edge, state } of strokes)
    paintEnds(painter, stroke, edge, stepStyle(state, edge.color));
  const current = strokes.filter(({ state }) => state === "now").map(({ stroke }) => stroke);
  if (current.length > 0) putStepSign(painter, current, stepStyle("now"));
  for (const { edge, x, y, lines } of textsOf(layout)) {
    const style = stepStyle(stateOfEdge(edge), flow.edges[edge]?.color);
    lines.forEach((line, at) => {
      putText(canvas, x, y + top + at, line, style);
    });
  }
  return { lines: canvasLines(canvas), form: "drawing", width };
}

/** Nobody follows so many lines between so few boxes, and laying them out takes minutes. */
function isThicket({ nodes, groups, edges }: Flowchart): boolean {
  const few = mostLinksForEach * (nodes.length + groups.length);
  if (edges.length <= few) return false;
  const texts = edges
    .flatMap(({ label, tailText, headText }) => [label, tailText, headText])
    .filter((text = "") => text !== "");
  return edges.length > mostDense || texts.length > mostDenseTexts;
}

function edgeStates(flow: Flowchart, step: number | undefined): (edge: number) => StepState {
  if (step === undefined) return () => "still";
  const numbers = new Map(walkEdges(flow).map((edge, at) => [edge, at + 1]));
  return (at) => {
    const edge = flow.edges[at];
    return stateOf((edge && numbers.get(edge)) ?? 0, step);
  };
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

function putFrame({ canvas, top }: Painter, one: PlacedItem, style?: Style): void {
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
  // A plus sign in ASCII would join the lines that come near it.
  const [a, b, c, d] = canvas.charset === "ascii" ? "╌╌╌╌" : "┌┐└┘";
  putSign(canvas, x, y, a ?? "", style, true);
  putSign(canvas, right, y, b ?? "", style, true);
  putSign(canvas, x, bottom, c ?? "", style, true);
  putSign(canvas, right, bottom, d ?? "", style, true);
  frame.title.forEach((line, at) => {
    putText(canvas, x + frame.titleAt[0], y + at, at === 0 ? ` ${line} ` : ` ${line}`, style);
  });
}

function weightOf(edge: FlowEdge): Weight {
  if (edge.line === "dotted") return "dotted";
  return edge.line === "thick" ? "heavy" : "light";
}

function paintLine(painter: Painter, stroke: Stroke, edge: FlowEdge, state: StepState): void {
  const { canvas, top } = painter;
  const style = stepStyle(state, edge.color);
  const weight = weightOf(edge);
  const points = stroke.points.map(([x, y]): Point => [x, y + top]);
  points.forEach((point, at) => {
    const next = points[at + 1];
    if (!next) return;
    const isFirst = at === 0 && stroke.first !== undefined;
    const isLast = at + 2 === points.length && stroke.last !== undefined;
    const from = isFirst ? inside(canvas, point, next, weight, style) : point;
    const to = isLast ? inside(canvas, next, point, weight, style) : next;
    addLine(canvas, from[0], from[1], to[0], to[1], weight, style);
  });
}

/** The sign of the current step, in the middle of what its line has for itself and straight. */
function putStepSign({ canvas, top }: Painter, strokes: readonly Stroke[], style?: Style): void {
  const cellsOf = strokes.map((stroke) => innerCells(stroke, top));
  const straight = cellsOf.map((list) => list.filter(([x, y]) => isStraight(canvas, x, y)));
  const longest = [...straight, ...cellsOf].find((list) => list.length > 0);
  const best = straight.reduce(
    (most, list) => (list.length > most.length ? list : most),
    longest ?? [],
  );
  const middle = best[Math.floor(best.length / 2)];
  if (middle) putSign(canvas, middle[0], middle[1], "●", style);
}

/** The cells of a line without its ends and what stands right before them. */
function innerCells({ points }: Stroke, top: number): Point[] {
  const list: Point[] = [];
  points.forEach(([x, y], at) => {
    const next = points[at + 1];
    if (!next) return;
    const dx = Math.sign(next[0] - x);
    const dy = Math.sign(next[1] - y);
    const steps = Math.abs(next[0] - x) + Math.abs(next[1] - y);
    for (let step = 0; step < steps; step++) list.push([x + dx * step, y + dy * step + top]);
  });
  const inner = list.slice(2, -1);
  return inner.length > 0 ? inner : list.slice(1, 2);
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
  triangle: ["△", "▷", "▽", "◁"],
  diamond: ["◆", "◆", "◆", "◆"],
  "open-diamond": ["◇", "◇", "◇", "◇"],
};

const tees = ["┴", "├", "┬", "┤"] as const;

/** What stands at both ends of a line: a head in the cell before the border, or a tee on it. */
function paintEnds(painter: Painter, stroke: Stroke, edge: FlowEdge, style?: Style): void {
  const { points, first, last } = stroke;
  const [start, second] = points;
  const end = points.at(-1);
  const beforeEnd = points.at(-2);
  if (!start || !second || !end || !beforeEnd) return;
  if (first) paintEnd(painter, idAt(edge, first), edge[first], start, second, edge, style);
  if (last) paintEnd(painter, idAt(edge, last), edge[last], end, beforeEnd, edge, style);
}

function paintEnd(
  painter: Painter,
  id: string,
  mark: EdgeEnd,
  [x, row]: Point,
  towards: Point,
  edge: FlowEdge,
  style?: Style,
): void {
  const { canvas, top } = painter;
  const y = row + top;
  const dx = Math.sign(towards[0] - x);
  const dy = Math.sign(towards[1] - row);
  // Index of the way out of the border: up, right, down, left.
  const way = dy < 0 ? 0 : dx > 0 ? 1 : dy > 0 ? 2 : 3;
  const placed = painter.items.get(id);
  const box = placed?.sized.box;
  const borderStyle = placed && painter.styleOf(placed);
  let border = x;
  if (placed && box && dx !== 0) {
    // Slanted sides stand further in: the line goes on to them.
    const line = row - placed.rect.y;
    const inset = dx > 0 ? (box.right[line] ?? box.width - 1) : (box.left[line] ?? 0);
    border = placed.rect.x + inset;
    if (border !== x) {
      addLine(canvas, border + dx, y, x + dx, y, weightOf(edge), style);
      addArm(canvas, border + dx, y, dx > 0 ? "left" : "right", weightOf(edge), style);
    }
  }
  const sign = signs[mark]?.[(way + 2) % 4];
  // In ASCII a triangle that lies takes two cells, its point at the border.
  const back = canvas.charset === "ascii" && sign === "▷" ? 1 : 0;
  if (sign) putSign(canvas, border + dx - back, y + dy, sign, style);
  else if (box?.isPlain) return;
  else if (
    box &&
    dx !== 0 &&
    "├┤".includes(box.rows[row - (placed?.rect.y ?? 0)]?.at(dx > 0 ? -1 : 0) ?? " ")
  ) {
    // A rule between compartments ends here, too.
    putSign(canvas, border, y, "┼", borderStyle);
  } else if (box ? dx === 0 || box.wallTees : canvas.charset === "unicode") {
    // The dashes of a frame stay whole in ASCII: a plus sign would join what else comes near.
    putSign(canvas, border, y, tees[way] ?? "┼", borderStyle);
  }
}
