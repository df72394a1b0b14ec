/**
 * A view as a string for the terminal: the only place that knows escape codes for style.
 *
 * Chalk colours the spans to the level that the terminal decided; boxen draws the frames and
 * is loaded when the first one is met, because most screens have none. Every span closes its
 * own styles, so no line leaks any into the next.
 */

import { Chalk, type ChalkInstance } from "chalk";
import {
  cutLine,
  type Line,
  lineCells,
  lineText,
  padEnd,
  type Safe,
  type Style,
  span,
  wrapLine,
} from "mermaid-text/text";
import { type Box, isLine, type Look, type Row, type View } from "../core/view/view.ts";
import { type Inked, paletteIndex, type Scheme } from "./palette.ts";

/** Chalk's levels: none, 16 colours, 256, millions. */
export type ColorLevel = 0 | 1 | 2 | 3;

export interface PaintOptions {
  readonly color: ColorLevel;
  /** `unknown` when nothing is said. */
  readonly theme?: Scheme;
  readonly look: Look;
  /** A terminal breaks what is too long by itself, and still knows it as one line. */
  readonly breaks?: boolean;
}

/** Paints one line; no margin, no line end. */
export type LinePainter = (line: Line) => string;

type Boxen = typeof import("boxen").default;

/** Cells between the boxes of a row. */
const between = 2;

export function linePainter(
  color: ColorLevel,
  charset: Look["charset"],
  theme: Scheme = "unknown",
): LinePainter {
  const chalk = new Chalk({ level: color });
  // Unicode keeps them: the core of a prompt would leave out a blank at the end of a line.
  const inCharset = (text: Safe): string =>
    charset === "ascii" ? text.replaceAll("\u00a0", " ") : text;
  return (line) =>
    line.map((each) => styled(chalk, inCharset(each.text), each.style, theme)).join("");
}

/** The view, ready to be written: each line ends with a line end; an empty view is empty text. */
export async function paint(view: View, options: PaintOptions): Promise<string> {
  return needsBoxes(view)
    ? paintWith(view, options, (await import("boxen")).default)
    : paintNow(view, options);
}

/** Whether `paint` has to load boxen first. */
export function needsBoxes(view: View): boolean {
  return view.some((item) => !isLine(item));
}

/** As `paint`, at once, for views without boxes. */
export function paintNow(view: readonly Line[] | View, options: PaintOptions): string {
  return paintWith(view, options, undefined);
}

function paintWith(
  view: View,
  { color, look, theme, breaks = false }: PaintOptions,
  boxen: Boxen | undefined,
): string {
  const paintLine = linePainter(color, look.charset, theme);
  const margin = " ".repeat(look.margin);
  let text = "";
  for (const item of view) {
    const word = isLine(item) ? longWord(item, look, breaks) : undefined;
    const lines = word ?? (isLine(item) ? narrowed(item, look) : framed(item, look, boxen));
    for (const line of lines) {
      const painted = paintLine(line);
      text += painted.trim() === "" ? "\n" : `${word === undefined ? margin : ""}${painted}\n`;
    }
  }
  // No-break spaces have done their work; copied, they would be no blanks. All that is left is
  // made of safe spans, our own styles and line ends.
  return text.replaceAll("\u00a0", " ");
}

/**
 * A single word that does not fit, such as an address, takes the margins too and is broken from
 * border to border if it must be: copied, it has no blanks inside. An address is left to the
 * terminal where there is one: what it breaks itself can be clicked and is copied in one piece.
 * Undefined for other lines.
 */
function longWord(line: Line, look: Look, breaks: boolean): readonly Line[] | undefined {
  if (lineCells(line) <= look.width) return undefined;
  const from = line.findIndex(({ text }) => text.trim() !== "");
  const word = line.slice(from);
  if (word.some(({ text }) => text.includes(" "))) return undefined;
  if (breaks && /^https?:\/\//.test(lineText(word))) return [word];
  // The last column stays free, as it does beside the margins.
  return wrapLine(word, look.width + Math.max(0, 2 * look.margin - 1));
}

/** A line that a view made too wide is wrapped here rather than by the terminal. */
function narrowed(line: Line, look: Look): readonly Line[] {
  return lineCells(line) <= look.width ? [line] : wrapLine(line, look.width);
}

function framed(item: Box | Row, look: Look, boxen: Boxen | undefined): Line[] {
  if (boxen === undefined) throw new Error("A view with boxes needs boxen: use paint().");
  if (item.kind === "box") return frame(item, look, boxen);
  const total = item.boxes.reduce((sum, box) => sum + box.width + between, -between);
  if (total > look.width) return item.boxes.flatMap((box) => frame(box, look, boxen));
  const height = Math.max(0, ...item.boxes.map((box) => box.lines.length));
  const frames = item.boxes.map((box) => frame(box, look, boxen, height));
  const gap = span(" ".repeat(between));
  return (frames[0] ?? []).map((_, row) =>
    frames.flatMap((lines, index) => [...(index === 0 ? [] : [gap]), ...(lines[row] ?? [])]),
  );
}

/**
 * Boxen draws an empty frame, which is then filled. Filling it ourselves keeps the right
 * border straight: text is measured in one way everywhere, boxen never wraps it again, and
 * its colours, which follow a detection of its own, stay out.
 */
function frame(box: Box, look: Look, boxen: Boxen, height = box.lines.length): Line[] {
  const width = Math.max(6, Math.min(box.width, look.width));
  const inner = width - 4;
  const content = box.lines.flatMap((line) =>
    lineCells(line) <= inner ? [line] : wrapLine(line, inner),
  );
  while (content.length < height) content.push([]);
  const title = cutLine([span(box.title)], Math.max(0, inner - 2));
  const drawn = boxen("\n".repeat(Math.max(0, content.length - 1)), {
    width,
    padding: { left: 1, right: 1, top: 0, bottom: 0 },
    borderStyle: look.charset === "unicode" ? "round" : asciiBorder,
    // A stand-in of the title's width: boxen would cut a title by its code units.
    title: "x".repeat(lineCells(title)),
  }).split("\n");
  const border = (text: string) => span(text, box.style);
  return drawn.map((text, row) => {
    if (row === 0) return topBorder(text, title, box.style);
    if (row === drawn.length - 1) return [border(text)];
    const line = content[row - 1] ?? [];
    const rest = span(padEnd("", inner - lineCells(line) + 1));
    return [border(text.slice(0, 1)), span(" "), ...line, rest, border(text.slice(-1))];
  });
}

function topBorder(text: string, title: Line, style: Style): Line {
  const width = lineCells(title);
  if (width === 0) return [span(text, style)];
  const strong = title.map((part) => span(part.text, { ...style, bold: true, dim: false }));
  return [span(text.slice(0, 2), style), ...strong, span(text.slice(2 + width), style)];
}

const asciiBorder = {
  topLeft: "+",
  topRight: "+",
  bottomLeft: "+",
  bottomRight: "+",
  top: "-",
  bottom: "-",
  left: "|",
  right: "|",
};

function styled(
  chalk: ChalkInstance,
  text: string,
  style: Style | undefined,
  theme: Scheme,
): string {
  if (style === undefined || chalk.level === 0 || text === "") return text;
  let paintText = inked(chalk, style.dim ? "quiet" : style.color, theme);
  if (style.bold) paintText = paintText.bold;
  if (style.italic) paintText = paintText.italic;
  if (style.underline) paintText = paintText.underline;
  if (style.strike) paintText = paintText.strikethrough;
  if (style.inverse) paintText = paintText.inverse;
  // Safe text between escape codes of our own.
  return paintText(text);
}

/** What is quiet has a colour of its own: how much terminals dim a text is anybody's guess. */
function inked(chalk: ChalkInstance, ink: Inked | undefined, theme: Scheme): ChalkInstance {
  const index = ink === undefined ? undefined : paletteIndex(ink, theme, chalk.level);
  if (index === undefined) return chalk;
  return chalk.level === 1 ? (index === 2 ? chalk.green : chalk.cyan) : chalk.ansi256(index);
}
