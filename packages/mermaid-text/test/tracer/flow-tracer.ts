/**
 * Reads a drawn flowchart back: finds the boxes by their texts, follows every line from end
 * to end through corners, tees and crossings, and gives the edges that a reader would see.
 */

import type { Shape } from "../../src/model.ts";
import {
  at,
  type Grid,
  gridOf,
  hasArm,
  headWay,
  isCrossing,
  isDrawn,
  isFrameCell,
  isTriangle,
  opposite,
  step,
  type Way,
  ways,
} from "./grid.ts";
import { withoutRules } from "./plain.ts";

export interface TracedEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly tail: string;
  readonly head: string;
}

export interface TracedFlow {
  /** Labels of the boxes and frames found, without blanks. */
  readonly boxes: readonly string[];
  readonly edges: readonly TracedEdge[];
  /** What a reader would stumble over; empty for a good drawing. */
  readonly faults: readonly string[];
}

interface Trace {
  readonly grid: Grid;
  readonly faults: string[];
  readonly names: string[];
  /** Name number of the box or frame that a cell belongs to; 0 is none. */
  readonly wall: Int32Array;
  readonly region: Int32Array;
}

/** Texts are compared without blanks and without the signs that drawings are made of. */
export function bare(text: string, ascii: boolean): string {
  const dropped = ascii ? /[\s\-|+.'=#:/\\<>^~!()]/g : /[\s()<>]/g;
  return text.replace(dropped, "");
}

export function traceFlow(
  lines: readonly string[],
  labels: readonly string[],
  groups: readonly string[],
  ascii: boolean,
  small: readonly Shape[] = [],
  hasRules = false,
): TracedFlow {
  const grid = gridOf(withoutRules(lines, ascii, hasRules), ascii);
  const size = grid.width * grid.height;
  const trace: Trace = {
    grid,
    faults: [],
    names: [""],
    wall: new Int32Array(size),
    region: new Int32Array(size),
  };
  findFrames(trace, groups);
  findSmallBoxes(trace, small);
  findBoxes(trace, labels);
  const edges = traceEdges(trace, readTexts(trace));
  return { boxes: trace.names.slice(1), edges, faults: trace.faults };
}

/** What stands for a box without a text, in Unicode and in ASCII. */
export const smallSigns: Partial<Record<Shape, readonly [string, string]>> = {
  start: ["●", "*"],
  end: ["◉", "@"],
  choice: ["◊", "?"],
  bar: ["━", "="],
};

/** Signs alone or in brackets, and bars that lie or stand. */
function findSmallBoxes(trace: Trace, shapes: readonly Shape[]): void {
  const { grid } = trace;
  const signs = new Map(
    [...new Set(shapes)].map((shape) => {
      const [unicode = "", ascii = ""] = smallSigns[shape] ?? [];
      return [grid.ascii ? ascii : unicode, unicode];
    }),
  );
  const standing = grid.ascii ? "#" : "┃";
  const own = (x: number, y: number, name: number) => {
    trace.wall[indexOf(grid, x, y)] = name;
  };
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      const glyph = at(grid, x, y);
      if (trace.wall[indexOf(grid, x, y)] !== 0) continue;
      const isStanding = glyph === standing && signs.has(grid.ascii ? "=" : "━");
      const said = isStanding ? "━" : signs.get(glyph);
      const isSign = said !== undefined && glyph !== "";
      if (!isSign || (said !== "━" && touchesLetter(grid, x, y))) continue;
      const name = trace.names.length;
      if (said === "━") {
        const [dx, dy] = isStanding ? [0, 1] : [1, 0];
        if (at(grid, x + 2 * dx, y + 2 * dy) !== glyph) continue;
        trace.names.push(said);
        for (let row = y; at(grid, x, row) === glyph; row++) {
          for (let column = x; at(grid, column, row) === glyph; column++) own(column, row, name);
        }
        continue;
      }
      trace.names.push(said);
      let left = x;
      while (at(grid, left - 1, y) === " " && x - left < 60) left--;
      const opening = at(grid, left - 1, y);
      const closing = at(grid, 2 * x - left + 1, y);
      const width = ["()", "<>"].includes(opening + closing) ? x - left + 1 : 0;
      const isBracket = (row: number) => width > 0 && at(grid, x - width, row) === opening;
      let top = y;
      while (isBracket(top - 1)) top--;
      for (let row = top; row === y || isBracket(row); row++) {
        for (let column = x - width; column <= x + width; column++) own(column, row, name);
      }
    }
  }
}

function touchesLetter(grid: Grid, x: number, y: number): boolean {
  return /[\p{L}\p{N}]/u.test(at(grid, x - 1, y) + at(grid, x + 1, y));
}

function indexOf(grid: Grid, x: number, y: number): number {
  return y * grid.width + x;
}

function isInside(grid: Grid, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < grid.width && y < grid.height;
}

/** Closed regions whose text is that of a node. */
function findBoxes(trace: Trace, labels: readonly string[]): void {
  const { grid } = trace;
  const wanted = new Map<string, number>();
  for (const label of labels) {
    const key = bare(label, grid.ascii);
    wanted.set(key, (wanted.get(key) ?? 0) + 1);
  }
  const seen = new Uint8Array(grid.width * grid.height);
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      const start = indexOf(grid, x, y);
      if (seen[start] !== 0 || blocks(grid, x, y)) continue;
      const { region, isOpen } = flood(grid, x, y, seen);
      if (isOpen) continue;
      const text = bare(textOf(grid, region), grid.ascii);
      const left = wanted.get(text) ?? 0;
      if (left === 0) continue;
      wanted.set(text, left - 1);
      claim(trace, region, text);
    }
  }
  for (const [text, left] of wanted) {
    if (left > 0) trace.faults.push(`box not found: ${text}`);
  }
}

function blocks(grid: Grid, x: number, y: number): boolean {
  return isDrawn(grid, x, y) && !isFrameCell(grid, x, y);
}

function flood(
  grid: Grid,
  x: number,
  y: number,
  seen: Uint8Array,
): { region: number[]; isOpen: boolean } {
  const region = [indexOf(grid, x, y)];
  seen[region[0] ?? 0] = 1;
  let isOpen = false;
  for (const here of region) {
    const [cx, cy] = [here % grid.width, Math.floor(here / grid.width)];
    for (const way of ways) {
      const [nx, ny] = step(cx, cy, way);
      if (!isInside(grid, nx, ny)) {
        isOpen = true;
        continue;
      }
      const next = indexOf(grid, nx, ny);
      if (seen[next] !== 0 || blocks(grid, nx, ny)) continue;
      seen[next] = 1;
      region.push(next);
    }
  }
  return { region, isOpen };
}

function textOf(grid: Grid, region: readonly number[]): string {
  return [...region]
    .sort((a, b) => a - b)
    .map((cell) => at(grid, cell % grid.width, Math.floor(cell / grid.width)))
    .join("");
}

/** The region and all that stands around it belong to the box. */
function claim(trace: Trace, region: readonly number[], text: string): void {
  const { grid, wall } = trace;
  const name = trace.names.length;
  trace.names.push(text);
  const own = new Set(region);
  const rows = region.map((cell) => Math.floor(cell / grid.width));
  const edgeRows = [
    rows.reduce((a, b) => Math.min(a, b)) - 1,
    rows.reduce((a, b) => Math.max(a, b)) + 1,
  ];
  for (const cell of region) {
    trace.region[cell] = name;
    const [x, y] = [cell % grid.width, Math.floor(cell / grid.width)];
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        if (!isInside(grid, x + dx, y + dy)) continue;
        const near = indexOf(grid, x + dx, y + dy);
        const isCorner = "┌┐└┘╭╮╰╯╱╲╓╖╙╜├┤+.'/\\".includes(at(grid, x + dx, y + dy) || " ");
        const isHead =
          headWay(grid, x + dx, y + dy) !== undefined && !isDrawn(grid, x + dx, y + dy);
        if (own.has(near) || isHead || "▲▼◄►".includes(at(grid, x + dx, y + dy) || "-")) continue;
        if (dx === 0 || dy === 0 || isCorner || edgeRows.includes(y + dy)) wall[near] = name;
      }
    }
  }
  // A database has a lid above its upper border.
  const cells = [...wall.keys()].filter((cell) => wall[cell] === name);
  const top = Math.min(...cells.map((cell) => Math.floor(cell / grid.width)));
  const row = cells.filter((cell) => Math.floor(cell / grid.width) === top);
  const first = Math.min(...row) % grid.width;
  const last = Math.max(...row) % grid.width;
  const lid = at(grid, first, top - 1);
  const isLid = grid.ascii
    ? lid === "." && at(grid, first, top) === "+" && at(grid, last, top - 1) === "."
    : lid === "╭" && at(grid, first, top) === "├";
  if (isLid) for (let x = first; x <= last; x++) wall[indexOf(grid, x, top - 1)] = name;
  // Double walls: the cell outside the inner one.
  for (const cell of cells) {
    const [x, y] = [cell % grid.width, Math.floor(cell / grid.width)];
    for (const [side, dx] of [
      ["(", -1],
      [")", 1],
    ] as const) {
      if (at(grid, x, y) === side && at(grid, x + dx, y) === side)
        wall[indexOf(grid, x + dx, y)] = name;
    }
  }
}

/** Dashed rectangles with a title in their upper border. */
function findFrames(trace: Trace, groups: readonly string[]): void {
  const { grid } = trace;
  const left = groups.map((label) => bare(label, grid.ascii));
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      const bottom = wallFrom(grid, x, y, "┌", "└");
      if (bottom === undefined || !isFrameCell(grid, x + 1, y) || isFrameCell(grid, x - 1, y))
        continue;
      const right = rightCorner(grid, x, y, bottom);
      if (right === undefined) continue;
      const title = bare(titleOf(grid, x, right, y), grid.ascii);
      const whole = (label: string) => titleCells(trace, label, title, x, y) !== undefined;
      const begun = left.findIndex((label) => label.startsWith(title));
      const ended = left.findIndex((label) => label.startsWith(title) && whole(label));
      const found = ended >= 0 ? ended : begun;
      const name = trace.names.length;
      trace.names.push(found >= 0 ? (left[found] ?? title) : title);
      if (found >= 0) left.splice(found, 1);
      for (const cell of titleCells(trace, trace.names[name] ?? "", title, x, y) ?? []) {
        trace.wall[cell] = -name;
      }
      for (let column = x; column <= right; column++) {
        trace.wall[indexOf(grid, column, y)] = -name;
        trace.wall[indexOf(grid, column, bottom)] = -name;
      }
      for (let row = y; row <= bottom; row++) {
        trace.wall[indexOf(grid, x, row)] = -name;
        trace.wall[indexOf(grid, right, row)] = -name;
      }
    }
  }
  for (const label of left) trace.faults.push(`frame not found: ${label}`);
}

/** A long title goes on in the rows below the border. */
function titleCells(
  { grid }: Trace,
  label: string,
  first: string,
  from: number,
  y: number,
): number[] | undefined {
  let start = from + 1;
  while (isFrameCell(grid, start, y) || hasArm(grid, start, y, "up")) start++;
  const cells: number[] = [];
  let title = first;
  for (let row = y + 1; title !== label && row < grid.height; row++) {
    let text = "";
    let x = start + 1;
    for (; at(grid, x, row) !== " " || at(grid, x + 1, row) !== " "; x++) {
      if (isDrawn(grid, x, row) || x >= grid.width) break;
      text += at(grid, x, row);
    }
    title += bare(text, grid.ascii);
    if (text === "" || !label.startsWith(title)) return undefined;
    for (let cell = start + 1; cell < x; cell++) cells.push(indexOf(grid, cell, row));
  }
  return title === label ? cells : undefined;
}

/** The row in which the wall ends that goes down from an upper corner; lines may cross it. */
function wallFrom(
  grid: Grid,
  x: number,
  y: number,
  upper: string,
  lower: string,
): number | undefined {
  const [first, last, wall] = grid.ascii ? ["~", "~", "!"] : [upper, lower, "╎"];
  if (at(grid, x, y) !== first) return undefined;
  for (let row = y + 1; row < grid.height; row++) {
    const glyph = at(grid, x, row);
    if (glyph === last) return row > y + 1 ? row : undefined;
    const isCrossed = hasArm(grid, x, row, "left") || hasArm(grid, x, row, "right");
    if (glyph !== wall && !isCrossed) return undefined;
  }
  return undefined;
}

/** The column of the wall at the right: it begins in the row of the left one and ends with it. */
function rightCorner(grid: Grid, x: number, y: number, bottom: number): number | undefined {
  for (let column = x + 1; column < grid.width; column++) {
    if (wallFrom(grid, column, y, "┐", "┘") === bottom) return column;
    if (at(grid, column, y) === " " && at(grid, column + 1, y) === " ") return undefined;
  }
  return undefined;
}

function titleOf(grid: Grid, from: number, to: number, y: number): string {
  let title = "";
  for (let x = from + 1; x < to; x++) {
    if (!isFrameCell(grid, x, y) && !hasArm(grid, x, y, "up") && !hasArm(grid, x, y, "down")) {
      title += at(grid, x, y);
    }
  }
  return title;
}

/** Texts outside boxes, by the cell of the line that they belong to. */
function readTexts(trace: Trace): Map<number, string> {
  const { grid } = trace;
  const runs: { x: number; y: number; end: number; text: string }[] = [];
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      if (!isText(trace, x, y)) continue;
      let end = x;
      let text = "";
      while (end < grid.width && (isText(trace, end, y) || isText(trace, end + 1, y))) {
        text += at(grid, end, y);
        end++;
      }
      runs.push({ x, y, end: end - 1, text });
      x = end;
    }
  }
  const texts = new Map<number, string>();
  // From below, so that the upper lines of a text find the line that its last one found.
  const anchors = new Map<string, number>();
  for (const run of [...runs].reverse()) {
    const below = anchors.get(`${run.x} ${run.y + 1}`);
    let anchor = -1;
    let isUnder = run.end >= run.x;
    for (let x = run.x; x <= run.end; x++) {
      isUnder &&= ownerAt(trace, x, run.y + 1) === 0;
      isUnder &&= hasArm(grid, x, run.y + 1, "left") && hasArm(grid, x, run.y + 1, "right");
    }
    const beside =
      at(grid, run.x - 1, run.y) === " " &&
      (hasArm(grid, run.x - 2, run.y, "up") || hasArm(grid, run.x - 2, run.y, "down"));
    if (isUnder) anchor = indexOf(grid, run.x, run.y + 1);
    else if (below !== undefined && below >= 0 && Math.floor(below / grid.width) > run.y)
      anchor = below;
    else if (beside) anchor = indexOf(grid, run.x - 2, run.y);
    anchors.set(`${run.x} ${run.y}`, anchor);
    if (anchor < 0) trace.faults.push(`text beside no line: ${run.text}`);
    else texts.set(anchor, `${bare(run.text, grid.ascii)}${texts.get(anchor) ?? ""}`);
  }
  return texts;
}

function isText(trace: Trace, x: number, y: number): boolean {
  const { grid } = trace;
  if (!isInside(grid, x, y)) return false;
  const cell = indexOf(grid, x, y);
  const glyph = at(grid, x, y);
  if (trace.wall[cell] !== 0 || trace.region[cell] !== 0 || glyph === " ") return false;
  if (glyph === "") return isText(trace, x - 1, y);
  return !isDrawn(grid, x, y) && !isLetterHead(trace, x, y);
}

/** `o`, `x` and in ASCII `v` stand at the end of a line, next to a box. */
function isLetterHead(trace: Trace, x: number, y: number): boolean {
  const glyph = at(trace.grid, x, y);
  if (glyph === "" || !(trace.grid.ascii ? "oxvAV*" : "ox◆◇").includes(glyph)) return false;
  return ways.some((way) => {
    if ((glyph === "v" || glyph === "V") && way !== "down") return false;
    if (glyph === "A" && way !== "up") return false;
    const [nx, ny] = step(x, y, way);
    const [bx, by] = step(x, y, opposite[way]);
    return ownerAt(trace, nx, ny) !== 0 && hasArm(trace.grid, bx, by, way);
  });
}

function ownerAt(trace: Trace, x: number, y: number): number {
  return isInside(trace.grid, x, y) ? (trace.wall[indexOf(trace.grid, x, y)] ?? 0) : 0;
}

interface Stop {
  readonly owner: number;
  /** The last cell of the line, before the box. */
  readonly cell: number;
  readonly mark: string;
}

/** A place on a line: at crossings the two lines are two places. */
type Spot = number;

function spotOf(trace: Trace, x: number, y: number, way: Way): Spot {
  const cell = indexOf(trace.grid, x, y);
  const isUpright = way === "up" || way === "down";
  return cell * 2 + (isCrossing(trace.grid, x, y) && isUpright ? 1 : 0);
}

function traceEdges(trace: Trace, texts: ReadonlyMap<number, string>): TracedEdge[] {
  const { grid } = trace;
  const edges: TracedEdge[] = [];
  const seen = new Set<Spot>();
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      for (const way of ["up", "right"] as const) {
        const isEnd = headWay(grid, x, y) !== undefined || isLetterHead(trace, x, y);
        if (
          !isLineCell(trace, x, y) &&
          !(isEnd && ownerAt(trace, x, y) === 0 && !isBoxed(trace, x, y))
        )
          continue;
        const spot = spotOf(trace, x, y, way);
        if (seen.has(spot)) continue;
        edges.push(...readNet(trace, spot, seen, texts));
      }
    }
  }
  return edges;
}

function isBoxed(trace: Trace, x: number, y: number): boolean {
  return (trace.region[indexOf(trace.grid, x, y)] ?? 0) !== 0;
}

function isLineCell(trace: Trace, x: number, y: number): boolean {
  if (!isInside(trace.grid, x, y) || isBoxed(trace, x, y)) return false;
  const owner = ownerAt(trace, x, y);
  if (owner > 0) return false;
  const hasAny = ways.some((way) => hasArm(trace.grid, x, y, way));
  if (owner === 0) return hasAny;
  return hasAny && !isFrameJoint(trace, x, y) && !isFrameCell(trace.grid, x, y);
}

/** A corner of a frame, or a tee where a line starts from it. */
function isFrameJoint(trace: Trace, x: number, y: number): boolean {
  const { grid } = trace;
  const along = (a: Way, b: Way) =>
    hasArm(grid, x, y, a) &&
    hasArm(grid, x, y, b) &&
    ownerAt(trace, ...step(x, y, a)) < 0 &&
    ownerAt(trace, ...step(x, y, b)) < 0;
  const arms = ways.filter((way) => hasArm(grid, x, y, way));
  const isCorner =
    ["┌", "┐", "└", "┘", "+"].includes(at(grid, x, y)) &&
    ways.filter((way) => {
      const [nx, ny] = step(x, y, way);
      return isInside(grid, nx, ny) && (isFrameCell(grid, nx, ny) || ownerAt(trace, nx, ny) < 0);
    }).length >= 2;
  return isCorner || (arms.length === 3 && (along("left", "right") || along("up", "down")));
}

/** Everything that hangs together with a spot, as edges. */
function readNet(
  trace: Trace,
  start: Spot,
  seen: Set<Spot>,
  texts: ReadonlyMap<number, string>,
): TracedEdge[] {
  const { grid } = trace;
  const links = new Map<Spot, Spot[]>();
  const stops: Stop[] = [];
  const queue = [start];
  seen.add(start);
  for (const spot of queue) {
    const cell = spot >> 1;
    const [x, y] = [cell % grid.width, Math.floor(cell / grid.width)];
    for (const way of exits(trace, spot)) {
      const [nx, ny] = step(x, y, way);
      const owner = ownerAt(trace, nx, ny);
      const isLine = isLineCell(trace, nx, ny);
      if (owner !== 0 && !isLine) {
        stops.push({ owner: Math.abs(owner), cell, mark: markAt(trace, x, y, way) });
        continue;
      }
      const next = spotOf(trace, nx, ny, way);
      const answers = isLine
        ? hasArm(grid, nx, ny, opposite[way])
        : headWay(grid, nx, ny) !== undefined || isLetterHead(trace, nx, ny);
      if (!answers) {
        trace.faults.push(`line ends nowhere at ${x},${y}`);
        continue;
      }
      links.set(spot, [...(links.get(spot) ?? []), next]);
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return edgesOfNet(trace, stops, links, texts);
}

function exits(trace: Trace, spot: Spot): Way[] {
  const { grid } = trace;
  const cell = spot >> 1;
  const [x, y] = [cell % grid.width, Math.floor(cell / grid.width)];
  const head = headWay(grid, x, y);
  const isHead =
    head !== undefined && !(grid.ascii && head === "down" && !isLetterHead(trace, x, y));
  if (isHead) return [head, opposite[head]];
  if (isLetterHead(trace, x, y)) {
    const inward = ways.find((way) => {
      const [bx, by] = step(x, y, opposite[way]);
      return ownerAt(trace, ...step(x, y, way)) !== 0 && hasArm(grid, bx, by, way);
    });
    return inward === undefined ? [] : [inward, opposite[inward]];
  }
  if (isCrossing(grid, x, y)) return spot % 2 === 1 ? ["up", "down"] : ["left", "right"];
  return ways.filter((way) => hasArm(grid, x, y, way));
}

/** The mark of a line's last cell, if it belongs to the end that lies this way. */
function markAt(trace: Trace, x: number, y: number, way: Way): string {
  if (isLetterHead(trace, x, y)) {
    const glyph = at(trace.grid, x, y);
    const [bx, by] = step(x, y, opposite[way]);
    if (!hasArm(trace.grid, bx, by, way)) return "none";
    return letterMarks[glyph] ?? "cross";
  }
  if (headWay(trace.grid, x, y) !== way) return "none";
  return isTriangle(trace.grid, x, y) ? "triangle" : "arrow";
}

const letterMarks: Readonly<Record<string, string>> = {
  v: "arrow",
  o: "circle",
  x: "cross",
  A: "triangle",
  V: "triangle",
  "*": "diamond",
  "◆": "diamond",
  "◇": "open-diamond",
};

function edgesOfNet(
  trace: Trace,
  stops: readonly Stop[],
  links: ReadonlyMap<Spot, readonly Spot[]>,
  texts: ReadonlyMap<number, string>,
): TracedEdge[] {
  const name = (stop: Stop) => trace.names[stop.owner] ?? "";
  const labelBetween = (a: Stop, b: Stop) => {
    const path = pathBetween(a.cell, b.cell, links);
    const texted = [...new Set(path.map((spot) => spot >> 1))].map((cell) => texts.get(cell) ?? "");
    return texted.join("");
  };
  const edge = (a: Stop, b: Stop): TracedEdge => ({
    from: name(a),
    to: name(b),
    label: labelBetween(a, b),
    tail: a.mark,
    head: b.mark,
  });
  const [first, second] = stops;
  if (stops.length === 2 && first && second) {
    if (second.mark === "none" && first.mark !== "none") return [edge(second, first)];
    return [edge(first, second)];
  }
  const tails = stops.filter((stop) => stop.mark === "none");
  const heads = stops.filter((stop) => stop.mark !== "none");
  if (stops.length < 2 || (tails.length !== 1 && heads.length !== 1)) {
    trace.faults.push(
      `a line with ${tails.length} tails and ${heads.length} heads: ${stops.map(name).join(", ")}`,
    );
    return [];
  }
  return tails.flatMap((tail) => heads.map((head) => edge(tail, head)));
}

function pathBetween(from: number, to: number, links: ReadonlyMap<Spot, readonly Spot[]>): Spot[] {
  const starts = [...links.keys()].filter((spot) => spot >> 1 === from);
  if (starts.length === 0) starts.push(from * 2);
  const before = new Map<Spot, Spot>(starts.map((spot) => [spot, -1]));
  const queue = [...starts];
  for (const spot of queue) {
    if (spot >> 1 === to) {
      const path: Spot[] = [];
      for (let here = spot; here >= 0; here = before.get(here) ?? -1) path.push(here);
      return path;
    }
    for (const next of links.get(spot) ?? []) {
      if (before.has(next)) continue;
      before.set(next, spot);
      queue.push(next);
    }
  }
  return [];
}
