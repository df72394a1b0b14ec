/**
 * A grid of cells to draw on. Lines are kept as the arms that meet in a cell, and the glyph
 * is chosen last, so corners, tees and crossings are right whatever was drawn first. Pure
 * but for the canvas that it is given.
 */

import { cells, graphemes } from "../text/width.ts";
import { joinSpans } from "../text/wrap.ts";
import type { Line, Span, Style } from "../view/view.ts";
import { span } from "../view/view.ts";
import { armGlyph, asciiGlyph } from "./glyphs.ts";

export type Charset = "unicode" | "ascii";
export type Weight = "light" | "heavy" | "dotted";
export type Side4 = "up" | "right" | "down" | "left";

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly charset: Charset;
  /** Two bits an arm (up, right, down, left), 1 light, 2 heavy, 3 dotted. */
  readonly arms: Uint8Array;
  /** Index into `texts`; 0 is nothing. Odd layers lie under the lines, see `under`. */
  readonly glyphs: Uint32Array;
  readonly under: Uint8Array;
  readonly styles: Uint8Array;
  readonly texts: string[];
  readonly textIds: Map<string, number>;
  readonly styleList: (Style | undefined)[];
  /** Index into `styleList`, by the object and by what it says. */
  readonly styleIds: Map<Style | string | undefined, number>;
}

/** The second cell of a wide character. */
const covered = 1;

export function newCanvas(width: number, height: number, charset: Charset): Canvas {
  const size = width * height;
  return {
    width,
    height,
    charset,
    arms: new Uint8Array(size),
    glyphs: new Uint32Array(size),
    under: new Uint8Array(size),
    styles: new Uint8Array(size),
    texts: ["", ""],
    textIds: new Map(),
    styleList: [undefined],
    styleIds: new Map([[undefined, 0]]),
  };
}

const shift: Readonly<Record<Side4, number>> = { up: 0, right: 2, down: 4, left: 6 };
const weightBits: Readonly<Record<Weight, number>> = { light: 1, heavy: 2, dotted: 3 };

function isInside(canvas: Canvas, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < canvas.width && y < canvas.height;
}

export function addArm(
  canvas: Canvas,
  x: number,
  y: number,
  side: Side4,
  weight: Weight = "light",
  style?: Style,
): void {
  if (!isInside(canvas, x, y)) return;
  const at = y * canvas.width + x;
  const old = canvas.arms[at] ?? 0;
  canvas.arms[at] = (old & ~(3 << shift[side])) | (weightBits[weight] << shift[side]);
  if (canvas.glyphs[at] === 0 || canvas.under[at] === 1) setStyle(canvas, at, style);
}

/** A straight line between two cells, both ends included: their outer arms are not drawn. */
export function addLine(
  canvas: Canvas,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  weight: Weight = "light",
  style?: Style,
): void {
  if (y1 === y2) {
    const [from, to] = x1 < x2 ? [x1, x2] : [x2, x1];
    for (let x = from; x < to; x++) {
      addArm(canvas, x, y1, "right", weight, style);
      addArm(canvas, x + 1, y1, "left", weight, style);
    }
    return;
  }
  const [from, to] = y1 < y2 ? [y1, y2] : [y2, y1];
  for (let y = from; y < to; y++) {
    addArm(canvas, x1, y, "down", weight, style);
    addArm(canvas, x1, y + 1, "up", weight, style);
  }
}

function setStyle(canvas: Canvas, at: number, style: Style | undefined): void {
  canvas.styles[at] = canvas.styleIds.get(style) ?? newStyle(canvas, style);
}

function newStyle(canvas: Canvas, style: Style | undefined): number {
  const key = JSON.stringify(style);
  const known = canvas.styleIds.get(key);
  const id = known ?? canvas.styleList.length;
  if (known === undefined) canvas.styleList.push(style);
  canvas.styleIds.set(key, id);
  canvas.styleIds.set(style, id);
  return id;
}

/** Text that owns its cells; with `under` it gives way to lines. */
export function putText(
  canvas: Canvas,
  x: number,
  y: number,
  text: string,
  style?: Style,
  under = false,
): void {
  let at = x;
  for (const grapheme of graphemes(text)) {
    const width = cells(grapheme);
    if (width === 0) continue;
    if (isInside(canvas, at, y) && isInside(canvas, at + width - 1, y)) {
      const index = y * canvas.width + at;
      canvas.glyphs[index] = textId(canvas, grapheme);
      canvas.under[index] = under ? 1 : 0;
      setStyle(canvas, index, style);
      for (let more = 1; more < width; more++) {
        canvas.glyphs[index + more] = covered;
        canvas.under[index + more] = 0;
      }
    }
    at += width;
  }
}

/** A sign of the drawing itself (border, arrow head), turned to ASCII where that is asked for. */
export function putSign(
  canvas: Canvas,
  x: number,
  y: number,
  sign: string,
  style?: Style,
  under = false,
): void {
  putText(canvas, x, y, canvas.charset === "ascii" ? asciiGlyph(sign) : sign, style, under);
}

function textId(canvas: Canvas, text: string): number {
  const known = canvas.textIds.get(text);
  if (known !== undefined) return known;
  const id = canvas.texts.length;
  canvas.texts.push(text);
  canvas.textIds.set(text, id);
  return id;
}

/** Does one straight line, and nothing else, go through this cell? */
export function isStraight(canvas: Canvas, x: number, y: number): boolean {
  const at = y * canvas.width + x;
  if (!isInside(canvas, x, y) || (canvas.glyphs[at] !== 0 && canvas.under[at] === 0)) return false;
  const arms = canvas.arms[at] ?? 0;
  const count = [0, 2, 4, 6].filter((bits) => ((arms >> bits) & 3) !== 0);
  return count.length === 2 && (count[1] ?? 0) - (count[0] ?? 0) === 4;
}

/** Rows as styled lines; blanks at their ends are left out. */
export function canvasLines(canvas: Canvas): Line[] {
  const lines: Line[] = [];
  for (let y = 0; y < canvas.height; y++) lines.push(rowLine(canvas, y));
  return lines;
}

function rowLine(canvas: Canvas, y: number): Line {
  const start = y * canvas.width;
  let end = start + canvas.width;
  while (end > start && canvas.arms[end - 1] === 0 && canvas.glyphs[end - 1] === 0) end--;
  const spans: Span[] = [];
  let run = "";
  let runStyle = 0;
  for (let at = start; at < end; at++) {
    const glyph = canvas.glyphs[at] ?? 0;
    if (glyph === 0 && canvas.arms[at] === 0) {
      let next = at + 1;
      while (canvas.glyphs[next] === 0 && canvas.arms[next] === 0) next++;
      run += " ".repeat(next - at);
      at = next - 1;
      continue;
    }
    if (glyph === covered) continue;
    const arms = canvas.arms[at] ?? 0;
    const style = canvas.styles[at] ?? 0;
    const text =
      glyph !== 0 && (arms === 0 || canvas.under[at] === 0)
        ? (canvas.texts[glyph] ?? " ")
        : armGlyph(arms, canvas.charset);
    if (style !== runStyle && text !== " ") {
      if (run !== "") spans.push(span(run, canvas.styleList[runStyle]));
      run = "";
      runStyle = style;
    }
    run += text;
  }
  if (run.trimEnd() !== "" || spans.length > 0) {
    spans.push(span(run, canvas.styleList[runStyle]));
  }
  return joinSpans(spans);
}
