/**
 * A finished drawing as a grid of cells, and which way each of its glyphs points. Knows
 * nothing of how drawings are made: it reads what a person sees.
 */

import { cells, graphemes } from "../../src/text/width.ts";

export type Way = "up" | "right" | "down" | "left";
export const ways: readonly Way[] = ["up", "right", "down", "left"];
export const opposite: Readonly<Record<Way, Way>> = {
  up: "down",
  down: "up",
  left: "right",
  right: "left",
};

export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly ascii: boolean;
  /** Row by row; the second cell of a wide character is "". */
  readonly rows: readonly (readonly string[])[];
}

const crosses = "┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋";
const teeRight = "├┝┞┟┠┡┢┣";
const teeLeft = "┤┥┦┧┨┩┪┫";
const teeDown = "┬┭┮┯┰┱┲┳";
const teeUp = "┴┵┶┷┸┹┺┻";
const flat = "─━┄╾╼";
const upright = "│┃┆╽╿";
const arms: Readonly<Record<Way, string>> = {
  up: `${crosses}${teeRight}${teeLeft}${teeUp}${upright}└┕┖┗┘┙┚┛╵╹`,
  down: `${crosses}${teeRight}${teeLeft}${teeDown}${upright}┌┍┎┏┐┑┒┓╷╻`,
  left: `${crosses}${teeLeft}${teeDown}${teeUp}${flat}┐┑┒┓┘┙┚┛╴╸`,
  right: `${crosses}${teeRight}${teeDown}${teeUp}${flat}┌┍┎┏└┕┖┗╶╺`,
};

export function gridOf(lines: readonly string[], ascii: boolean): Grid {
  const rows = lines.map((line) =>
    graphemes(line).flatMap((one) => [
      one,
      ...new Array<string>(Math.max(0, cells(one) - 1)).fill(""),
    ]),
  );
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return { width, height: rows.length, ascii, rows };
}

export function at(grid: Grid, x: number, y: number): string {
  return grid.rows[y]?.[x] ?? " ";
}

export function step(x: number, y: number, way: Way): readonly [number, number] {
  if (way === "up") return [x, y - 1];
  if (way === "down") return [x, y + 1];
  return way === "left" ? [x - 1, y] : [x + 1, y];
}

const triangles: Readonly<Record<string, Way>> = {
  "△": "up",
  "▽": "down",
  "◁": "left",
  "▷": "right",
};
const heads: Readonly<Record<string, Way>> = {
  "▲": "up",
  "▼": "down",
  "◄": "left",
  "►": "right",
  ...triangles,
};
const asciiHeads: Readonly<Record<string, Way>> = {
  "^": "up",
  v: "down",
  "<": "left",
  ">": "right",
  "◁": "left",
  "▷": "right",
};

export function isTriangle(grid: Grid, x: number, y: number): boolean {
  return Object.hasOwn(triangles, at(grid, x, y));
}

/** The way an arrow head points; undefined for anything else. */
export function headWay(grid: Grid, x: number, y: number): Way | undefined {
  return (grid.ascii ? asciiHeads : heads)[at(grid, x, y)];
}

/** Does the glyph reach out of its cell this way? In ASCII a `+` does where its neighbour answers. */
export function hasArm(grid: Grid, x: number, y: number, way: Way): boolean {
  const glyph = at(grid, x, y);
  if (glyph === "" || glyph === " ") return false;
  if (!grid.ascii) return arms[way].includes(glyph);
  const isFlatWay = way === "left" || way === "right";
  if ("-=.".includes(glyph)) return isFlatWay;
  if ("|#:".includes(glyph)) return !isFlatWay || isCrossing(grid, x, y);
  if (glyph !== "+") return false;
  const [nx, ny] = step(x, y, way);
  const next = at(grid, nx, ny);
  const isAlone = !/[\p{L}\p{N}]/u.test(at(grid, nx - 1, ny) + at(grid, nx + 1, ny));
  if (next === "+" || (next !== "" && "ox*AV".includes(next) && isAlone)) return true;
  if (isFlatWay && (next === "(" || next === ")")) return true;
  if (isFlatWay)
    return (
      next !== "" &&
      ("-=.".includes(next) || isCrossing(grid, nx, ny) || headWay(grid, nx, ny) === way)
    );
  return next !== "" && ("|#:".includes(next) || headWay(grid, nx, ny) === way);
}

/** Two lines that pass each other here. */
export function isCrossing(grid: Grid, x: number, y: number): boolean {
  const glyph = at(grid, x, y);
  if (glyph === "") return false;
  if (!grid.ascii) return crosses.includes(glyph);
  const isUpright = (dx: number) => "|#:".includes(at(grid, x + dx, y) || "-");
  let left = -1;
  while (isUpright(left)) left--;
  let right = 1;
  while (isUpright(right)) right++;
  const isFlat = (dx: number) => "-=.+".includes(at(grid, x + dx, y) || "|");
  return "|#:".includes(glyph) && isFlat(left) && isFlat(right);
}

/** A cell of a dashed frame. */
export function isFrameCell(grid: Grid, x: number, y: number): boolean {
  const glyph = at(grid, x, y);
  return glyph !== "" && (grid.ascii ? "~!" : "╌╎").includes(glyph);
}

/** Any glyph of lines, boxes, frames, as against text. */
export function isDrawn(grid: Grid, x: number, y: number): boolean {
  const glyph = at(grid, x, y);
  if (glyph === " " || glyph === "") return false;
  if (grid.ascii && touchesWord(grid, x, y)) return false;
  if (grid.ascii) return "-|+.'=#:/\\<>^~!◁▷".includes(glyph) || isWall(grid, x, y);
  return /[\u2500-\u257f▲▼◄►△▽◁▷◆◇]/.test(glyph) || isWall(grid, x, y);
}

/** Signs in a text stand next to letters; lines and borders never do. */
function touchesWord(grid: Grid, x: number, y: number): boolean {
  const isLetter = (dx: number) => /[\p{L}\p{N}]/u.test(at(grid, x + dx, y) || "-");
  const isWord = (dx: number) =>
    isLetter(dx) && (!/[oxv]/.test(at(grid, x + dx, y)) || isLetter(2 * dx));
  return isWord(-1) || isWord(1);
}

/** Round and pointed walls are letters too: what stands above tells which. */
function isWall(grid: Grid, x: number, y: number): boolean {
  const glyph = at(grid, x, y);
  if (glyph === "" || !"()<>".includes(glyph)) return false;
  let top = y;
  while (at(grid, x, top - 1) === glyph) top--;
  const [round, slope] = grid.ascii ? [".", "/\\"] : ["╭╮", "╱╲"];
  const above = (dx: number) => at(grid, x + dx, top - 1);
  const near = (set: string, offsets: readonly number[]) =>
    offsets.some((dx) => above(dx) !== "" && set.includes(above(dx)));
  if (glyph === "(") return near(round, [0, 1, 2]);
  if (glyph === ")") return near(round, [0, -1, -2]);
  return near(slope, glyph === "<" ? [1] : [-1]);
}
