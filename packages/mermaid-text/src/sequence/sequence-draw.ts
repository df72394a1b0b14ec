/** Paints a laid-out sequence diagram. Pure. */

import { putBox } from "../canvas/boxes.ts";
import {
  addArm,
  addLine,
  type Canvas,
  canvasLines,
  newCanvas,
  putSign,
  putText,
} from "../canvas/canvas.ts";
import { labelLines } from "../canvas/label-lines.ts";
import { sidesOf } from "../canvas/sides.ts";
import { type StepState, stateOf, stepStyle } from "../canvas/step-style.ts";
import type { Drawing, DrawOptions } from "../draw.ts";
import type { MessageHead, Sequence } from "../model.ts";
import type { Color, Style } from "../text/styled.ts";
import { cells } from "../text/width.ts";
import { fitSequence } from "./sequence-fit.ts";
import { type Lanes, loopWidth } from "./sequence-lanes.ts";
import { layRows, type PlacedFrame, type PlacedMessage, type Rows } from "./sequence-rows.ts";

const mostCells = 4_000_000;

export function drawSequence(sequence: Sequence, options: DrawOptions): Drawing | undefined {
  if (sequence.participants.length === 0) return undefined;
  const layout = fitSequence(sequence, options.width);
  if (!layout) return undefined;
  const { lanes, wraps } = layout;
  const title = labelLines(
    sequence.title ?? "",
    Math.max(lanes.width, Math.min(options.width, 40)),
  );
  const top = title.length > 0 ? title.length + 1 : 0;
  const rows = layRows(sequence, lanes, wraps, top);
  const width = Math.min(options.width, Math.max(lanes.width, ...title.map(cells)));
  if (width * rows.height > mostCells) return undefined;
  const canvas = newCanvas(width, rows.height, options.charset);
  const sides = sidesOf(sequence, options.sides ?? []);
  const colors = sequence.participants.map((one) => sides.get(one.id)?.color);
  title.forEach((line, y) => {
    putText(canvas, Math.max(0, Math.floor((lanes.width - cells(line)) / 2)), y, line, {
      bold: true,
    });
  });
  putHeadBoxes(canvas, lanes, rows);
  for (const item of rows.items) if (item.kind === "frame") putFrame(canvas, item, options.step);
  putLives(canvas, lanes, rows, colors, options.step);
  for (const item of rows.items) {
    const state = stateOf(item.step, options.step);
    if (item.kind === "message") putMessage(canvas, item, lanes, state);
    if (item.kind === "note") {
      const style = stepStyle(state === "now" ? "past" : state);
      putBox(canvas, item.box, item.x, item.y, style, style);
      for (const x of item.joints) {
        putSign(canvas, x, item.y, "┴", style);
        putSign(canvas, x, item.y + item.box.height - 1, "┬", style);
      }
    }
  }
  return { lines: canvasLines(canvas), form: "drawing", width };
}

function putHeadBoxes(canvas: Canvas, lanes: Lanes, rows: Rows): void {
  for (const { from, to, lines } of lanes.boxes) {
    const first = rows.lives[from];
    const last = rows.lives[to];
    if (!first || !last) continue;
    const left = (lanes.columns[from] ?? 0) - (lanes.seats[from]?.before ?? 0) - 2;
    const textWidth = Math.max(0, ...lines.map(cells));
    const right = Math.max(
      (lanes.columns[to] ?? 0) + (lanes.seats[to]?.after ?? 0) + 2,
      left + textWidth + 3,
    );
    const bottom = rows.headTop + rows.headHeight;
    const top = rows.headTop - Math.max(1, lines.length);
    putRule(canvas, left, right, top, "┌┐", lines);
    for (let y = top + 1; y < bottom; y++) {
      putSign(canvas, left, y, "╎", undefined, true);
      putSign(canvas, right, y, "╎", undefined, true);
    }
    putRule(canvas, left, right, bottom, "└┘", []);
  }
}

/** A row of a dashed frame with a text set into it; further text lines stand below. */
function putRule(
  canvas: Canvas,
  left: number,
  right: number,
  y: number,
  corners: string,
  lines: readonly string[],
  style?: Style,
): void {
  // A plus sign would join what stands above it.
  const [a = "", b = ""] = canvas.charset === "ascii" ? ["╌", "╌"] : [...corners];
  putSign(canvas, left, y, a, style, true);
  for (let x = left + 1; x < right; x++) putSign(canvas, x, y, "╌", style, true);
  putSign(canvas, right, y, b, style, true);
  lines.forEach((line, at) => {
    putText(canvas, left + 2, y + at, ` ${line} `, style);
  });
}

function putFrame(canvas: Canvas, frame: PlacedFrame, step: number | undefined): void {
  const style = stepStyle(stateOf(frame.step + 1, step) === "next" ? "next" : "past");
  for (let y = frame.y + 1; y < frame.bottom; y++) {
    putSign(canvas, frame.left, y, "╎", style, true);
    putSign(canvas, frame.right, y, "╎", style, true);
  }
  frame.rules.forEach((rule, at) => {
    putRule(canvas, frame.left, frame.right, rule.y, at === 0 ? "┌┐" : "├┤", rule.lines, style);
  });
  putRule(canvas, frame.left, frame.right, frame.bottom, "└┘", [], style);
}

function putLives(
  canvas: Canvas,
  lanes: Lanes,
  rows: Rows,
  colors: readonly (Color | undefined)[],
  step: number | undefined,
): void {
  rows.lives.forEach((life, lane) => {
    const x = lanes.columns[lane] ?? 0;
    const color = colors[lane];
    const state = life.born === 0 ? "past" : stateOf(life.born, step);
    const style = stepStyle(state === "now" ? "past" : state, color);
    const bottom = life.headY + life.head.height - 1;
    addLine(canvas, x, bottom, x, life.end, "light", style);
    for (const [from, to] of life.active) addLine(canvas, x, from, x, to, "heavy", style);
    if (!life.destroyed) addArm(canvas, x, life.end, "down", "light", style);
    putBox(canvas, life.head, life.headX, life.headY, style, style);
    putSign(canvas, x, bottom, "┬", style);
    if (life.destroyed) putSign(canvas, x, life.end, "╳", style);
  });
}

const headSigns: Readonly<
  Record<MessageHead, readonly [toRight: string, toLeft: string] | undefined>
> = {
  none: undefined,
  arrow: ["►", "◄"],
  open: [")", "("],
  cross: ["x", "x"],
  half: [">", "<"],
};

function putMessage(canvas: Canvas, item: PlacedMessage, lanes: Lanes, state: StepState): void {
  const style = stepStyle(state);
  const { message, arrowY, lines } = item;
  const weight = message.line === "dotted" ? "dotted" : "light";
  const x = lanes.columns[item.from] ?? 0;
  if (item.from === item.to) {
    const far = x + loopWidth(message);
    addLine(canvas, x, arrowY, far, arrowY, weight, style);
    addLine(canvas, far, arrowY, far, item.lastY, weight, style);
    addLine(
      canvas,
      message.head === "none" ? x : x + 1,
      item.lastY,
      far,
      item.lastY,
      weight,
      style,
    );
    putEnd(canvas, x + 1, item.lastY, message.head, false, style);
    putEnd(canvas, x + 1, arrowY, message.tail, false, style);
    if (state === "now") putSign(canvas, x + 1, arrowY, "●", style);
    if (item.starts) putReaching(canvas, item, lanes, item.starts, style);
    else {
      lines.forEach((line, at) => {
        putText(canvas, far + 2, item.textY + at, line, style);
      });
    }
    return;
  }
  const end = item.endX ?? lanes.columns[item.to] ?? 0;
  const forward = end > x;
  const inward = forward ? 1 : -1;
  addLine(canvas, x, arrowY, end - inward, arrowY, weight, style);
  if (message.head === "none" && item.endX === undefined) {
    addLine(canvas, end - inward, arrowY, end, arrowY, weight, style);
  }
  putEnd(canvas, end - inward, arrowY, message.head, forward, style);
  putEnd(canvas, x + inward, arrowY, message.tail, !forward, style);
  if (state === "now")
    putSign(canvas, x + (message.tail === "none" ? 1 : 2) * inward, arrowY, "●", style);
  if (item.starts) {
    putReaching(canvas, item, lanes, item.starts, style);
    return;
  }
  const left = Math.min(x, end) + 1;
  const room = Math.abs(end - x) - 1;
  // Where lanes are passed, blanks keep the text clear of their lines.
  const edge = Math.abs(item.from - item.to) > 1 ? " " : "";
  lines.forEach((line, at) => {
    const indent = Math.max(0, Math.floor((room - cells(line)) / 2));
    const start = left + indent - edge.length;
    putText(canvas, start, item.textY + at, `${edge}${line}${edge}`, style);
  });
}

/** A text that goes over lanes has blanks around it, to keep clear of their lines. */
function putReaching(
  canvas: Canvas,
  item: PlacedMessage,
  lanes: Lanes,
  starts: readonly number[],
  style?: Style,
): void {
  const last = lanes.columns.at(-1) ?? 0;
  item.lines.forEach((line, at) => {
    const x = starts[at] ?? 0;
    const after = x + cells(line) <= last ? " " : "";
    putText(canvas, x - 1, item.textY + at, ` ${line}${after}`, style);
  });
}

function putEnd(
  canvas: Canvas,
  x: number,
  y: number,
  head: MessageHead,
  toRight: boolean,
  style: Style | undefined,
): void {
  const sign = headSigns[head]?.[toRight ? 0 : 1];
  if (sign) putSign(canvas, x, y, sign, style);
}
