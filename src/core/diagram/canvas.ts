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
  const isFlat = y1 === y2;
  const [from, to] = isFlat
    ? [Math.min(x1, x2), Math.max(x1, x2)]
    : [Math.min(y1, y2), Math.max(y1, y2)];
  const [still, most, room] = isFlat
    ? [y1, canvas.width, canvas.height]
    : [x1, canvas.height, canvas.width];
  if (from === to || still < 0 || still >= room) return;
  const back = 3 << shift[isFlat ? "left" : "up"];
  const forth = 3 << shift[isFlat ? "right" : "down"];
  // The weight's bits for all four arms at once; the masks choose two of them.
  const bits = weightBits[weight] * 0b01010101;
  const { arms, glyphs, under, styles } = canvas;
  const styleAt = styleId(canvas, style);
  const last = Math.min(to, most - 1);
  for (let along = Math.max(from, 0); along <= last; along++) {
    const mask = along === from ? forth : along === to ? back : back | forth;
    const at = isFlat ? still * canvas.width + along : along * canvas.width + still;
    arms[at] = ((arms[at] ?? 0) & ~mask) | (bits & mask);
    if (glyphs[at] === 0 || under[at] === 1) styles[at] = styleAt;
  }
}

function styleId(canvas: Canvas, style: Style | undefined): number {
  return canvas.styleIds.get(style) ?? newStyle(canvas, style);
}

function setStyle(canvas: Canvas, at: number, style: Style | undefined): void {
  canvas.styles[at] = styleId(canvas, style);
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
  const { arms, glyphs, under, styles, charset } = canvas;
  const start = y * canvas.width;
  let end = start + canvas.width;
  while (end > start && arms[end - 1] === 0 && glyphs[end - 1] === 0) end--;
  const spans: Span[] = [];
  // Most cells hold one code unit: numbers are gathered much faster than texts are joined.
  let units: number[] = [];
  let run = "";
  let runStyle = 0;
  for (let at = start; at < end; at++) {
    const glyph = glyphs[at] ?? 0;
    const arm = arms[at] ?? 0;
    if (glyph === 0 && arm === 0) {
      units.push(blank);
      continue;
    }
    if (glyph === covered) continue;
    const isText = glyph !== 0 && (arm === 0 || under[at] === 0);
    const text = isText ? (canvas.texts[glyph] ?? " ") : armGlyph(arm, charset);
    const style = styles[at] ?? 0;
    if (style !== runStyle && text !== " ") {
      run += textOf(units);
      units = [];
      if (run !== "") spans.push(span(run, canvas.styleList[runStyle]));
      run = "";
      runStyle = style;
    }
    if (text.length === 1) units.push(text.charCodeAt(0));
    else {
      run += textOf(units) + text;
      units = [];
    }
  }
  run += textOf(units);
  if (run.trimEnd() !== "" || spans.length > 0) {
    spans.push(span(run, canvas.styleList[runStyle]));
  }
  return joinSpans(spans);
}

const blank = 0x20;

/** So many code units go into one call. */
const mostUnits = 4096;

function textOf(units: readonly number[]): string {
  if (units.length <= mostUnits) return String.fromCharCode(...units);
  let text = "";
  for (let at = 0; at < units.length; at += mostUnits) {
    text += String.fromCharCode(...units.slice(at, at + mostUnits));
  }
  return text;
}
