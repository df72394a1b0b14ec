/**
 * A grid of cells to draw on. Lines are kept as the arms that meet in a cell, and the glyph
 * is chosen last, so corners, tees and crossings are right whatever was drawn first. Pure
 * but for the canvas that it is given.
 */

import { cells, graphemes, isSimple } from "../text/width.ts";
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
  // As long as nothing has a style of its own, none need be written.
  const isStyled = canvas.styleList.length > 1;
  const last = Math.min(to, most - 1);
  for (let along = Math.max(from, 0); along <= last; along++) {
    const mask = along === from ? forth : along === to ? back : back | forth;
    const at = isFlat ? still * canvas.width + along : along * canvas.width + still;
    arms[at] = ((arms[at] ?? 0) & ~mask) | (bits & mask);
    if (isStyled && (glyphs[at] === 0 || under[at] === 1)) styles[at] = styleAt;
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
  if (isSimple(text)) {
    if (y < 0 || y >= canvas.height) return;
    const styleAt = styleId(canvas, style);
    for (let at = 0; at < text.length; at++) {
      if (x + at < 0 || x + at >= canvas.width) continue;
      const index = y * canvas.width + x + at;
      canvas.glyphs[index] = textId(canvas, text.charAt(at));
      canvas.under[index] = under ? 1 : 0;
      canvas.styles[index] = styleAt;
    }
    return;
  }
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
  const row: Row = {
    units: new Array<number>(canvas.width).fill(blank),
    arms: Array.from({ length: 256 }, (_, arms) => armGlyph(arms, canvas.charset).charCodeAt(0)),
  };
  for (let y = 0; y < canvas.height; y++) lines.push(rowLine(canvas, y, row));
  return lines;
}

const blank = 0x20;

/**
 * Nearly every cell holds one code unit, and gathering numbers is much faster than joining
 * texts: this is half of what a large drawing costs.
 */
interface Row {
  /** The code units of a stretch; the list is used again and again. */
  readonly units: number[];
  /** The code unit for each way in which arms can meet. */
  readonly arms: readonly number[];
}

function rowLine(canvas: Canvas, y: number, { units, arms: armUnits }: Row): Line {
  const { arms, glyphs, under, styles } = canvas;
  const start = y * canvas.width;
  let end = start + canvas.width;
  const isBlank = (at: number) =>
    glyphs[at] === 0
      ? arms[at] === 0
      : canvas.texts[glyphs[at] ?? 0] === " " && (arms[at] === 0 || under[at] === 0);
  while (end > start && isBlank(end - 1)) end--;
  const spans: Span[] = [];
  let run = "";
  let count = 0;
  let runStyle = 0;
  for (let at = start; at < end; at++) {
    const glyph = glyphs[at] ?? 0;
    const arm = arms[at] ?? 0;
    if (glyph === 0 && arm === 0) {
      units[count++] = blank;
      continue;
    }
    if (glyph === covered) continue;
    const isText = glyph !== 0 && (arm === 0 || under[at] === 0);
    const text = isText ? (canvas.texts[glyph] ?? " ") : "";
    const unit = isText ? text.charCodeAt(0) : (armUnits[arm] ?? blank);
    // Blanks look the same in every style.
    if (styles[at] !== runStyle && unit !== blank) {
      run += textOf(units, count);
      count = 0;
      if (run !== "") spans.push(span(run, canvas.styleList[runStyle]));
      run = "";
      runStyle = styles[at] ?? 0;
    }
    if (text.length < 2) units[count++] = unit;
    else {
      run += textOf(units, count) + text;
      count = 0;
    }
  }
  run += textOf(units, count);
  if (run.trimEnd() !== "" || spans.length > 0) {
    spans.push(span(run, canvas.styleList[runStyle]));
  }
  return joinSpans(spans);
}

/** So many code units go into one call. */
const mostUnits = 8192;

function textOf(units: readonly number[], count: number): string {
  let text = "";
  for (let at = 0; at < count; at += mostUnits) {
    text += String.fromCharCode(...units.slice(at, Math.min(count, at + mostUnits)));
  }
  return text;
}
