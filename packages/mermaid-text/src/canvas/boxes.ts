/**
 * Boxes of every shape: their rows of signs, where lines may touch them, where the text
 * stands. Pure. Signs are Unicode; the canvas turns them to ASCII.
 */

import type { Shape } from "../model.ts";
import type { Style } from "../text/styled.ts";
import { cells } from "../text/width.ts";
import type { Box, BoxSize } from "./box.ts";
import { type Canvas, putSign, putText } from "./canvas.ts";
import { widest } from "./label-lines.ts";
import { smallBox } from "./small-boxes.ts";

type Frame = readonly [corners: string, flat: string, upright: string];

const frames: Partial<Record<Shape, Frame>> = {
  rect: ["┌┐└┘", "─", "││"],
  round: ["╭╮╰╯", "─", "││"],
  stadium: ["╭╮╰╯", "─", "()"],
  subroutine: ["╓╖╙╜", "─", "║║"],
  note: ["┌╲└┘", "─", "││"],
};

export function makeBox(shape: Shape, lines: readonly string[], size: BoxSize = {}): Box {
  const small = smallBox(shape, size);
  if (small) return small;
  const box = shapeBox(shape, lines, size);
  // Notes are prose or lists: their lines begin below one another.
  const flush = shape === "note" ? { flushFrom: 0 } : {};
  return { ...box, ...flush, sides: [shape === "cylinder" ? 2 : 1, box.height - 2] };
}

function shapeBox(shape: Shape, lines: readonly string[], size: BoxSize): Omit<Box, "sides"> {
  const text = Math.max(widest(lines), 1);
  const inner = Math.max(text + 2, size.width ?? 0);
  const height = Math.max(lines.length, 1, size.height ?? 0);
  const frame = frames[shape];
  if (frame && size.parts) return tableBox(frame, lines, size.parts, size);
  if (frame) return straightBox(frame, lines, inner, height);
  if (shape === "cylinder") return cylinder(lines, inner, height);
  if (shape === "circle" || shape === "double-circle") {
    return roundBox(lines, inner, height, shape === "circle" ? "(" : "((");
  }
  if (shape === "diamond") return diamond(lines, inner, height);
  if (shape === "hexagon") return bevelled(lines, inner, height, "│", "│");
  if (shape === "flag") return flag(lines, inner, height);
  return slanted(shape, lines, inner, height);
}

function textPlace(lines: readonly string[], x: number, y: number, room: number, height: number) {
  const textY = y + Math.floor((height - lines.length) / 2);
  return { lines, textX: x, textY, room };
}

function repeat<T>(value: T, count: number): T[] {
  return new Array<T>(count).fill(value);
}

function straightBox(
  frame: Frame,
  lines: readonly string[],
  inner: number,
  height: number,
): Omit<Box, "sides"> {
  const [corners, flat, upright] = frame;
  const [a = "", b = "", c = "", d = ""] = [...corners];
  const [e = "", f = ""] = [...upright];
  const width = inner + 2;
  const rows = [
    a + flat.repeat(inner) + b,
    ...repeat(e + " ".repeat(inner) + f, height),
    c + flat.repeat(inner) + d,
  ];
  const run: [number, number] = [1, width - 2];
  const sides = { left: repeat(0, rows.length), right: repeat(width - 1, rows.length) };
  const wallTees = e === "│";
  const place = textPlace(lines, 1, 1, inner, height);
  return { width, height: rows.length, rows, ...sides, top: run, bottom: run, wallTees, ...place };
}

/** Compartments below one another, with a rule above each. */
function tableBox(
  frame: Frame,
  title: readonly string[],
  parts: readonly (readonly string[])[],
  size: BoxSize,
): Omit<Box, "sides"> {
  const lines = [...title, ...parts.flatMap((part) => ["", ...part])];
  const inner = Math.max(widest(lines) + 2, size.width ?? 0);
  const box = straightBox(frame, lines, inner, Math.max(lines.length, size.height ?? 0));
  const rows = [...box.rows];
  let at = 1 + title.length;
  for (const part of parts) {
    rows[at] = `├${"─".repeat(inner)}┤`;
    at += 1 + part.length;
  }
  return { ...box, rows, textY: 1, flushFrom: title.length };
}

function cylinder(lines: readonly string[], inner: number, height: number): Omit<Box, "sides"> {
  const box = straightBox(frames.round as Frame, lines, inner, height + 1);
  const rows = [...box.rows];
  rows[1] = `├${"─".repeat(inner)}┤`;
  return { ...box, rows, ...textPlace(lines, 1, 2, inner, height) };
}

function roundBox(
  lines: readonly string[],
  inner: number,
  height: number,
  side: string,
): Omit<Box, "sides"> {
  const wall = side.length;
  const width = inner + 2 * wall + 2;
  const closing = side.replaceAll("(", ")");
  const cap = " ".repeat(wall);
  const rows = [
    `${cap}╭${"─".repeat(inner)}╮${cap}`,
    ...repeat(`${side} ${" ".repeat(inner)} ${closing}`, height),
    `${cap}╰${"─".repeat(inner)}╯${cap}`,
  ];
  const last = rows.length - 1;
  const left = rows.map((_, row) => (row === 0 || row === last ? wall : 0));
  return { ...mirrored(rows, left, width, wall), ...textPlace(lines, wall + 1, 1, inner, height) };
}

/** A box whose right side mirrors its left one; the upper and lower borders begin behind the wall. */
function mirrored(
  rows: readonly string[],
  left: readonly number[],
  width: number,
  wall: number,
  wallTees = false,
) {
  const right = left.map((inset) => width - 1 - inset);
  const run: [number, number] = [wall + 1, width - 2 - wall];
  return { width, height: rows.length, rows, left, right, top: run, bottom: run, wallTees };
}

/** Sides that lean out to the middle row, where the points of the diamond are. */
function diamond(lines: readonly string[], inner: number, height: number): Omit<Box, "sides"> {
  if (height === 1) return bevelled(lines, inner, height, "<", ">");
  const depth = Math.min(3, Math.ceil(height / 2));
  const width = inner + 2 * depth + 2;
  const rows: string[] = [];
  const left: number[] = [];
  for (let row = 0; row < height + 2; row++) {
    const fromEnd = Math.min(row, height + 1 - row);
    const inset = Math.max(0, depth - fromEnd);
    const upper = row < (height + 1) / 2;
    const middle = row === (height + 1) / 2;
    // Beyond the slopes the wall is upright, so that no point stands in the middle of it.
    const blunt = fromEnd > depth;
    const [a, b] =
      middle && !blunt ? ["<", ">"] : blunt ? ["│", "│"] : upper ? ["╱", "╲"] : ["╲", "╱"];
    const fill = row === 0 || row === height + 1 ? "─" : " ";
    rows.push(" ".repeat(inset) + a + fill.repeat(width - 2 * inset - 2) + b + " ".repeat(inset));
    left.push(inset);
  }
  return {
    ...mirrored(rows, left, width, depth),
    ...textPlace(lines, depth + 1, 1, inner, height),
  };
}

function bevelled(
  lines: readonly string[],
  inner: number,
  height: number,
  leftWall: string,
  rightWall: string,
): Omit<Box, "sides"> {
  const width = inner + 4;
  const rows = [
    ` ╱${"─".repeat(inner)}╲ `,
    ...repeat(`${leftWall} ${" ".repeat(inner)} ${rightWall}`, height),
    ` ╲${"─".repeat(inner)}╱ `,
  ];
  const left = rows.map((_, row) => (row === 0 || row === rows.length - 1 ? 1 : 0));
  return {
    ...mirrored(rows, left, width, 1, leftWall === "│"),
    ...textPlace(lines, 2, 1, inner, height),
  };
}

function flag(lines: readonly string[], inner: number, height: number): Omit<Box, "sides"> {
  const width = inner + 3;
  const rows = [
    `╲${"─".repeat(inner + 1)}┐`,
    ...repeat(` >${" ".repeat(inner)}│`, height),
    `╱${"─".repeat(inner + 1)}┘`,
  ];
  const left = rows.map((_, row) => (row === 0 || row === rows.length - 1 ? 0 : 1));
  const right = repeat(width - 1, rows.length);
  const run: [number, number] = [1, width - 2];
  const place = textPlace(lines, 2, 1, inner, height);
  return {
    width,
    height: rows.length,
    rows,
    left,
    right,
    top: run,
    bottom: run,
    wallTees: false,
    ...place,
  };
}

/** Parallelograms and trapezoids of many lines: upright walls, the slant only in the corners. */
const bluntCorners: Readonly<Record<string, string>> = {
  "lean-right": "╱┐└╱",
  "lean-left": "┌╲╲┘",
  trapezoid: "╱╲└┘",
  "inv-trapezoid": "┌┐╲╱",
};

/** Parallelograms and trapezoids. */
function slanted(
  shape: Shape,
  lines: readonly string[],
  inner: number,
  height: number,
): Omit<Box, "sides"> {
  const tall = height + 2;
  if (height > 3)
    return straightBox([bluntCorners[shape] ?? "┌┐└┘", "─", "││"], lines, inner, height);
  const slant = tall - 1;
  const width = inner + 2 + slant * (shape.includes("trapezoid") ? 2 : 1);
  const ramp = (row: number) => Math.max(0, slant - row);
  const back = (row: number) => Math.max(0, slant - (tall - 1 - row));
  const rows: string[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const slopeLeft = shape === "lean-right" || shape === "trapezoid" ? "╱" : "╲";
  const slopeRight = shape === "lean-right" || shape === "inv-trapezoid" ? "╱" : "╲";
  for (let row = 0; row < tall; row++) {
    const insetLeft = slopeLeft === "╱" ? ramp(row) : back(row);
    const insetRight = slopeRight === "╲" ? ramp(row) : back(row);
    const fill = row === 0 || row === tall - 1 ? "─" : " ";
    const core = fill.repeat(width - insetLeft - insetRight - 2);
    rows.push(" ".repeat(insetLeft) + slopeLeft + core + slopeRight + " ".repeat(insetRight));
    left.push(insetLeft);
    right.push(width - 1 - insetRight);
  }
  const run = (row: number): [number, number] => [(left[row] ?? 0) + 1, (right[row] ?? 0) - 1];
  const from = Math.max(...left.slice(1, -1)) + 1;
  const room = Math.min(...right.slice(1, -1)) - from;
  const place = textPlace(lines, from, 1, room, height);
  return {
    width,
    height: tall,
    rows,
    left,
    right,
    top: run(0),
    bottom: run(tall - 1),
    wallTees: false,
    leans: true,
    ...place,
  };
}

/** Paints the border and the centred text. */
export function putBox(
  canvas: Canvas,
  box: Box,
  x: number,
  y: number,
  border?: Style,
  text?: Style,
): void {
  box.rows.forEach((row, index) => {
    const from = box.left[index] ?? 0;
    const to = box.right[index] ?? 0;
    putSign(canvas, x + from, y + index, row.slice(from, to + 1), border);
  });
  box.lines.forEach((line, index) => {
    const row = box.textY + index;
    const from = box.leans ? (box.left[row] ?? 0) + 1 : box.textX;
    const room = box.leans ? (box.right[row] ?? 0) - from : box.room;
    if (line === "") return;
    const isFlush = index >= (box.flushFrom ?? box.lines.length);
    const indent = isFlush ? 1 : Math.max(0, Math.floor((room - cells(line)) / 2));
    putText(canvas, x + from + indent, y + row, line, text);
  });
}
