/** A captured screen as an SVG that looks like a terminal window. Pure. */

import { colors } from "mermaid-text/text";
import { paletteIndex } from "../src/shell/palette.ts";
import type { Captured, Cell } from "./capture.ts";

export interface Theme {
  readonly background: string;
  readonly bar: string;
  readonly border: string;
  readonly text: string;
  readonly dim: string;
  readonly orange: string;
  /** The terminal's sixteen colours. */
  readonly palette: readonly string[];
}

const eight = (colors: readonly string[]) => [...colors, ...colors];

export const themes: Readonly<Record<"light" | "dark", Theme>> = {
  light: {
    background: "#ffffff",
    bar: "#f6f8fa",
    border: "#d0d7de",
    text: "#1f2328",
    dim: "#656d76",
    orange: "#bc4c00",
    palette: eight([
      "#1f2328",
      "#cf222e",
      "#1a7f37",
      "#8a6100",
      "#0969da",
      "#8250df",
      "#1b7c83",
      "#57606a",
    ]),
  },
  dark: {
    background: "#0d1117",
    bar: "#161b22",
    border: "#30363d",
    text: "#e6edf3",
    dim: "#8d96a0",
    orange: "#ffa657",
    palette: eight([
      "#8b949e",
      "#ff7b72",
      "#56d364",
      "#e3b341",
      "#79c0ff",
      "#d2a8ff",
      "#76e3ea",
      "#f0f6fc",
    ]),
  },
};

const cellWidth = 8.4;
const cellHeight = 19;
const fontSize = 14;
const barHeight = 34;
const padding = 10;
const fonts =
  "ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

export function terminalSvg(screen: Captured, theme: Theme, title: string): string {
  const columns = Math.max(...screen.lines.map((line) => line.length), 1);
  const width = round(columns * cellWidth + 2 * padding);
  const height = round(screen.lines.length * cellHeight + barHeight + 2 * padding);
  const rows = screen.lines.map((line, row) => lineSvg(line, row, theme));
  const dots = [0, 1, 2].map(
    (index) =>
      `<circle cx="${20 + index * 18}" cy="${barHeight / 2}" r="5.5" fill="${theme.border}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="9" fill="${theme.background}" stroke="${theme.border}"/>
<path d="M0.5 ${barHeight}V9.5a9 9 0 0 1 9-9H${width - 9.5}a9 9 0 0 1 9 9V${barHeight}Z" fill="${theme.bar}" stroke="${theme.border}"/>
${dots.join("")}
<g font-family="${fonts}" font-size="${fontSize}" xml:space="preserve">
<text x="${width / 2}" y="${barHeight / 2 + 5}" text-anchor="middle" fill="${theme.dim}">${escaped(screen.command)}</text>
<g transform="translate(${padding} ${barHeight + padding})">
${rows.filter((row) => row !== "").join("\n")}
</g>
</g>
</svg>
`;
}

/** Cells of one look in a row, from a column on. */
interface Run {
  readonly from: number;
  readonly cells: readonly Cell[];
}

function lineSvg(line: readonly Cell[], row: number, theme: Theme): string {
  const parts: string[] = [];
  for (const { from, cells } of runsOf(line)) {
    const [first] = cells;
    if (first === undefined) continue;
    const color = colorOf(first, theme);
    const width = cells.reduce((sum, cell) => sum + cell.width, 0);
    if (first.inverse) {
      parts.push(
        `<rect x="${round(from * cellWidth)}" y="${row * cellHeight}" width="${round(width * cellWidth)}" height="${cellHeight}" fill="${color}"/>`,
      );
    }
    if (strokesOf(first.text) !== undefined) {
      parts.push(strokesSvg(cells, from, row, color));
      continue;
    }
    const text = cells.map((cell) => cell.text).join("");
    if (text.trim() === "") continue;
    const style = [
      first.bold ? ' font-weight="700"' : "",
      first.underline ? ' text-decoration="underline"' : "",
    ].join("");
    // A fixed length keeps the columns whatever font there is.
    parts.push(
      `<text x="${round(from * cellWidth)}" y="${round(row * cellHeight + fontSize)}" textLength="${round(width * cellWidth)}" lengthAdjust="spacingAndGlyphs" fill="${first.inverse ? theme.background : color}"${style}>${escaped(text)}</text>`,
    );
  }
  return parts.join("");
}

function runsOf(line: readonly Cell[]): Run[] {
  const runs: { from: number; cells: Cell[] }[] = [];
  for (const [column, cell] of line.entries()) {
    if (cell.width === 0) continue;
    const run = runs.at(-1);
    const before = run?.cells.at(-1);
    if (before !== undefined && joins(before, cell)) run?.cells.push(cell);
    else runs.push({ from: column, cells: [cell] });
  }
  return runs.map(trimmed);
}

/** Blanks at a run's ends are no text; inside it they keep the words in their places. */
function trimmed({ from, cells }: Run): Run {
  if (cells[0]?.inverse || cells[0]?.underline) return { from, cells };
  const start = cells.findIndex(({ text }) => text !== " ");
  const end = cells.findLastIndex(({ text }) => text !== " ");
  return start === -1
    ? { from, cells: [] }
    : { from: from + start, cells: cells.slice(start, end + 1) };
}

function joins(a: Cell, b: Cell): boolean {
  return (
    a.color === b.color &&
    a.bold === b.bold &&
    a.dim === b.dim &&
    a.inverse === b.inverse &&
    a.underline === b.underline &&
    (strokesOf(a.text) !== undefined) === (strokesOf(b.text) !== undefined)
  );
}

function colorOf({ color, dim }: Cell, theme: Theme): string {
  if (color === -1) return dim ? theme.dim : theme.text;
  const inks = [...colors, "orange", "quiet"] as const;
  const ink = inks.find((each) => paletteIndex(each, "dark", 2) === color);
  if (ink === "quiet" || ink === "gray") return theme.dim;
  if (ink === "orange") return theme.orange;
  const place = ["black", "red", "green", "yellow", "blue", "magenta", "cyan"].indexOf(ink ?? "");
  return theme.palette[place < 0 ? color : place] ?? theme.text;
}

/**
 * Frames are drawn instead of written: fonts leave gaps between lines. Each sign is the
 * directions in which it reaches the edge of its cell; small letters are a rounded corner.
 */
const strokes: Readonly<Record<string, string>> = {
  "─": "LR",
  "│": "UD",
  "┌": "RD",
  "┐": "LD",
  "└": "UR",
  "┘": "UL",
  "├": "UDR",
  "┤": "UDL",
  "┬": "LRD",
  "┴": "LRU",
  "┼": "LRUD",
  "╭": "rd",
  "╮": "ld",
  "╰": "ur",
  "╯": "ul",
  "┄": "-",
  "┆": "|",
};

function strokesOf(text: string): string | undefined {
  return strokes[text];
}

function strokesSvg(cells: readonly Cell[], from: number, row: number, color: string): string {
  const top = row * cellHeight;
  const bottom = top + cellHeight;
  const middle = top + cellHeight / 2;
  const paths = { whole: "", dashed: "" };
  for (const [index, { text }] of cells.entries()) {
    const left = round((from + index) * cellWidth);
    const right = round((from + index + 1) * cellWidth);
    const center = round((from + index + 0.5) * cellWidth);
    const ends: Readonly<Record<string, string>> = {
      L: `M${left} ${middle}H${center}`,
      R: `M${center} ${middle}H${right}`,
      U: `M${center} ${top}V${middle}`,
      D: `M${center} ${middle}V${bottom}`,
    };
    const corners: Readonly<Record<string, string>> = {
      rd: `M${right} ${middle}Q${center} ${middle} ${center} ${bottom}`,
      ld: `M${left} ${middle}Q${center} ${middle} ${center} ${bottom}`,
      ur: `M${right} ${middle}Q${center} ${middle} ${center} ${top}`,
      ul: `M${left} ${middle}Q${center} ${middle} ${center} ${top}`,
    };
    const kind = strokes[text] ?? "";
    if (kind === "-") paths.dashed += `M${left} ${middle}H${right}`;
    else if (kind === "|") paths.dashed += `M${center} ${top}V${bottom}`;
    else paths.whole += corners[kind] ?? [...kind].map((end) => ends[end] ?? "").join("");
  }
  const shape = (path: string, more: string) =>
    path === ""
      ? ""
      : `<path d="${path}" fill="none" stroke="${color}" stroke-width="1.2"${more}/>`;
  return shape(paths.whole, "") + shape(paths.dashed, ' stroke-dasharray="2.6 1.6"');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
