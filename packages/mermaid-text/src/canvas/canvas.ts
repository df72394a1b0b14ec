/**
 * A grid of cells to draw on. Lines are kept as the arms that meet in a cell, and the glyph
 * is chosen last, so corners, tees and crossings are right whatever was drawn first. Pure
 * but for the canvas that it is given.
 */

import { spend } from "../text/meter.ts";
import { type Line, type Span, type Style, span } from "../text/styled.ts";
import { cells, graphemes, isSimple } from "../text/width.ts";
import { joinSpans } from "../text/wrap.ts";
import { armGlyph, asciiGlyph } from "./glyphs.ts";

export type Charset = "unicode" | "ascii";
export type Weight = "light" | "heavy" | "dotted";
export type Side4 = "up" | "right" | "down" | "left";

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly charset: Charset;
  /** Everything that a cell shows in one number, see `glyphBits` and `underLines`. */
  readonly cells: Uint32Array;
  /** What stands in a cell and is more than one code unit. */
  readonly texts: string[];
  readonly textIds: Map<string, number>;
  /** Index into `styleList` for every cell; made for the first style that is not plain. */
  styles: Uint8Array | undefined;
  readonly styleList: (Style | undefined)[];
  /** Index into `styleList`, by the object and by what it says. */
  readonly styleIds: Map<Style | string | undefined, number>;
}

/**
 * A cell's lowest eight bits are its arms: two bits each for up, right, down, left, 1 light,
 * 2 heavy, 3 dotted. Above them stands its glyph: none, a code unit, or the place of a
 * longer text behind all code units.
 */
const armBits = 0xff;
const glyphBits = 8;
const mostGlyph = 0x3fffff;
const firstText = 0x10000;
/** The glyph gives way to lines. */
const underLines = 1 << 30;

/** What it takes to put a text somewhere, however short it is. */
const textSteps = 8;

/** What a row takes to become a line, however short it is. */
const rowSteps = 40;

/** The second cell of a wide character. */
const covered = 1;

export function newCanvas(width: number, height: number, charset: Charset): Canvas {
  spend(width * height);
  return {
    width,
    height,
    charset,
    cells: new Uint32Array(width * height),
    texts: [],
    textIds: new Map(),
    styles: undefined,
    styleList: [undefined],
    styleIds: new Map([[undefined, 0]]),
  };
}

const shift: Readonly<Record<Side4, number>> = { up: 0, right: 2, down: 4, left: 6 };
const weightBits: Readonly<Record<Weight, number>> = { light: 1, heavy: 2, dotted: 3 };

function isInside(canvas: Canvas, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < canvas.width && y < canvas.height;
}

/** Does a glyph stand here that no line covers? */
function ownsCell(cell: number): boolean {
  return cell > armBits && (cell & underLines) === 0;
}

/** The glyph that is seen in a cell: none where lines are, or nothing. */
function shownGlyph(cell: number): number {
  return (cell & armBits) === 0 || ownsCell(cell) ? (cell >> glyphBits) & mostGlyph : 0;
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
  const old = canvas.cells[at] ?? 0;
  canvas.cells[at] = (old & ~(3 << shift[side])) | (weightBits[weight] << shift[side]);
  if (!ownsCell(old)) setStyle(canvas, at, styleId(canvas, style));
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
  spend(to - from);
  const back = 3 << shift[isFlat ? "left" : "up"];
  const forth = 3 << shift[isFlat ? "right" : "down"];
  // The weight's bits for all four arms at once; the masks choose two of them.
  const bits = weightBits[weight] * 0b01010101;
  const styleAt = styleId(canvas, style);
  const { cells, styles } = canvas;
  const last = Math.min(to, most - 1);
  for (let along = Math.max(from, 0); along <= last; along++) {
    const mask = along === from ? forth : along === to ? back : back | forth;
    const at = isFlat ? still * canvas.width + along : along * canvas.width + still;
    const old = cells[at] ?? 0;
    cells[at] = (old & ~mask) | (bits & mask);
    if (styles && !ownsCell(old)) styles[at] = styleAt;
  }
}

/** The number of a style; the first one that is not plain makes room for them. */
function styleId(canvas: Canvas, style: Style | undefined): number {
  const id = canvas.styleIds.get(style) ?? newStyle(canvas, style);
  if (id !== 0) canvas.styles ??= new Uint8Array(canvas.cells.length);
  return id;
}

function setStyle(canvas: Canvas, at: number, style: number): void {
  if (canvas.styles) canvas.styles[at] = style;
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
  spend(textSteps + text.length);
  const styleAt = styleId(canvas, style);
  if (isSimple(text)) {
    if (y < 0 || y >= canvas.height) return;
    for (let at = 0; at < text.length; at++) {
      if (x + at < 0 || x + at >= canvas.width) continue;
      const index = y * canvas.width + x + at;
      setGlyph(canvas, index, text.charCodeAt(at), under);
      setStyle(canvas, index, styleAt);
    }
    return;
  }
  let at = x;
  for (const grapheme of graphemes(text)) {
    const width = cells(grapheme);
    if (width === 0) continue;
    if (isInside(canvas, at, y) && isInside(canvas, at + width - 1, y)) {
      const index = y * canvas.width + at;
      const glyph = grapheme.length === 1 ? grapheme.charCodeAt(0) : textId(canvas, grapheme);
      setGlyph(canvas, index, glyph, under);
      setStyle(canvas, index, styleAt);
      for (let more = 1; more < width; more++) setGlyph(canvas, index + more, covered, false);
    }
    at += width;
  }
}

function setGlyph({ cells }: Canvas, at: number, glyph: number, under: boolean): void {
  const arms = (cells[at] ?? 0) & armBits;
  cells[at] = arms | (glyph << glyphBits) | (under ? underLines : 0);
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
  const id = firstText + canvas.texts.length;
  canvas.texts.push(text);
  canvas.textIds.set(text, id);
  return id;
}

/** Does one straight line, and nothing else, go through this cell? */
export function isStraight(canvas: Canvas, x: number, y: number): boolean {
  const cell = canvas.cells[y * canvas.width + x] ?? 0;
  if (!isInside(canvas, x, y) || ownsCell(cell)) return false;
  const arms = cell & armBits;
  const count = [0, 2, 4, 6].filter((bits) => ((arms >> bits) & 3) !== 0);
  return count.length === 2 && (count[1] ?? 0) - (count[0] ?? 0) === 4;
}

/** Rows as styled lines; blanks at their ends are left out. */
export function canvasLines(canvas: Canvas): Line[] {
  const lines: Line[] = [];
  const row: Row = {
    units: [],
    arms: Uint16Array.from({ length: 256 }, (_, arms) =>
      armGlyph(arms, canvas.charset).charCodeAt(0),
    ),
  };
  spend(rowSteps * canvas.height);
  for (let y = 0; y < canvas.height; y++) lines.push(rowLine(canvas, y, row));
  return lines;
}

const blank = 0x20;

/**
 * Nearly every cell holds one code unit, and gathering numbers is much faster than joining
 * texts: this is a good part of what a large drawing costs.
 */
interface Row {
  /** The code units of a stretch; the list is used again and again. */
  readonly units: number[];
  /** The code unit for each way in which arms can meet. */
  readonly arms: Uint16Array;
}

function rowLine(canvas: Canvas, y: number, { units, arms: armUnits }: Row): Line {
  const { cells, styles, texts } = canvas;
  const start = y * canvas.width;
  const isBlank = (cell: number) =>
    (shownGlyph(cell) || (armUnits[cell & armBits] ?? blank)) === blank;
  let end = start + canvas.width;
  while (end > start && isBlank(cells[end - 1] ?? 0)) end--;
  const spans: Span[] = [];
  let run = "";
  let count = 0;
  let runStyle = 0;
  for (let at = start; at < end; at++) {
    const cell = cells[at] ?? 0;
    if (cell === 0 || (cell <= armBits && !styles)) {
      units[count++] = armUnits[cell] ?? blank;
      continue;
    }
    const glyph = shownGlyph(cell);
    if (glyph === covered) continue;
    const text = glyph < firstText ? undefined : (texts[glyph - firstText] ?? " ");
    const unit = text?.charCodeAt(0) ?? (glyph || (armUnits[cell & armBits] ?? blank));
    // Blanks look the same in every style.
    if (styles && styles[at] !== runStyle && unit !== blank) {
      run += takeText(units, count);
      count = 0;
      if (run !== "") spans.push(span(run, canvas.styleList[runStyle]));
      run = "";
      runStyle = styles[at] ?? 0;
    }
    if (text === undefined) units[count++] = unit;
    else {
      run += takeText(units, count) + text;
      count = 0;
    }
  }
  run += takeText(units, count);
  if (run.trimEnd() !== "" || spans.length > 0) {
    spans.push(span(run, canvas.styleList[runStyle]));
  }
  return joinSpans(spans);
}

/** So many code units go into one call. */
const mostUnits = 8192;

/** The first `count` code units as a text; what stands behind them is forgotten. */
function takeText(units: number[], count: number): string {
  units.length = count;
  if (count <= mostUnits) return String.fromCharCode(...units);
  let text = "";
  for (let at = 0; at < count; at += mostUnits) {
    text += String.fromCharCode(...units.slice(at, at + mostUnits));
  }
  return text;
}
