/**
 * Reads a drawn sequence diagram back: finds the lanes below the participants' boxes and
 * follows every arrow between them, with the text above or beside it.
 */

import { at, type Grid, gridOf, hasArm, headWay, isDrawn } from "./grid.ts";

export interface TracedMessage {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Heads at both ends, or none at all: nobody can see who sends. */
  readonly isEven: boolean;
}

interface Lane {
  readonly x: number;
  readonly name: string;
  /** Row of the lower border of its box. */
  readonly y: number;
}

export function traceSequence(
  lines: readonly string[],
  names: readonly string[],
  ascii: boolean,
): readonly TracedMessage[] {
  const grid = gridOf(lines, ascii);
  const lanes = findLanes(grid, names);
  const messages: TracedMessage[] = [];
  for (let y = 0; y < grid.height; y++) {
    for (const lane of lanes) {
      if (y <= lane.y) continue;
      const found = arrowFrom(grid, lanes, lane, y);
      if (found) messages.push(found);
    }
  }
  return messages;
}

const signs = /[\s\u2500-\u257f]/g;
const asciiSigns = /[\s|+\-.'#()]/g;

/** Columns below the tee in the lower border of a box that holds a participant's name. */
function findLanes(grid: Grid, names: readonly string[]): Lane[] {
  const left = names.map((name) => name.replace(/\s/g, ""));
  const lanes: Lane[] = [];
  for (let x = 0; x < grid.width; x++) {
    for (let y = 2; y < grid.height; y++) {
      const isTee = grid.ascii ? at(grid, x, y) === "+" : at(grid, x, y) === "┬";
      const isBorder = (dx: number) => at(grid, x + dx, y) === (grid.ascii ? "-" : "─");
      if (!isTee || !isBorder(-1) || !isBorder(1)) continue;
      let from = x;
      while (isBorder(from - 1 - x)) from--;
      let to = x;
      while (isBorder(to + 1 - x)) to++;
      for (let top = y - 1; top >= 0; top--) {
        let text = "";
        for (let row = top; row < y; row++) {
          for (let column = from; column <= to; column++) text += at(grid, column, row);
        }
        const name = text.replace(grid.ascii ? asciiSigns : signs, "");
        // Where no frame is drawn around heads, the title of their box stands below the name.
        const isBoxed = (own: string) => name.startsWith(`${own}[`) && name.endsWith("]");
        const index = left.findIndex((own) => name === own || isBoxed(own));
        if (index < 0) continue;
        const [own = ""] = left.splice(index, 1);
        lanes.push({ x, y, name: own });
        break;
      }
    }
  }
  return lanes;
}

function isHead(grid: Grid, x: number, y: number): boolean {
  const glyph = at(grid, x, y);
  return (
    headWay(grid, x, y) !== undefined || (glyph !== "" && glyph !== " " && "x)(<>".includes(glyph))
  );
}

function isFlatLine(grid: Grid, x: number, y: number): boolean {
  return hasArm(grid, x, y, "left") && hasArm(grid, x, y, "right");
}

/** The message whose left end is this lane, if there is one in this row. */
function arrowFrom(
  grid: Grid,
  lanes: readonly Lane[],
  lane: Lane,
  y: number,
): TracedMessage | undefined {
  const { x } = lane;
  const first = x + 1;
  const leaves = hasArm(grid, x, y, "right") && !isCrossed(grid, x, y);
  const startsWithHead =
    isHead(grid, first, y) && (at(grid, x, y) === "+" || hasArm(grid, x, y, "up"));
  if (!leaves && !startsWithHead) return undefined;
  if (!isFlatLine(grid, first, y) && !startsWithHead) {
    return undefined;
  }
  let end = first + (startsWithHead ? 1 : 0);
  if (startsWithHead && !hasArm(grid, end, y, "left")) return undefined;
  const isLane = (column: number) => lanes.some((one) => one.x === column && one.y < y);
  while (isFlatLine(grid, end, y) && !(isLane(end) && !isCrossed(grid, end, y))) end++;
  const to = lanes.find((one) => one.x === end + (isHead(grid, end, y) ? 1 : 0));
  const endsWithHead = isHead(grid, end, y);
  if (!to && hasArm(grid, end, y, "down") && end <= x + 3) return loopAt(grid, lanes, lane, end, y);
  const made = endsWithHead && !to ? headAt(grid, lanes, end + 1, y) : to;
  if (!made || (startsWithHead && !leaves && made === lane)) return undefined;
  const text = textAbove(grid, lanes, first, end, y);
  const isEven = endsWithHead === startsWithHead;
  const [from, target] = startsWithHead && !endsWithHead ? [made, lane] : [lane, made];
  return { from: from.name, to: target.name, text, isEven };
}

function isCrossed(grid: Grid, x: number, y: number): boolean {
  return hasArm(grid, x, y, "left") && hasArm(grid, x, y, "right");
}

/** The box of a participant that is made by this message. */
function headAt(grid: Grid, lanes: readonly Lane[], x: number, y: number): Lane | undefined {
  if (!isDrawn(grid, x, y)) return undefined;
  const near = lanes.filter((lane) => lane.y > y && lane.y - y < 6 && lane.x > x);
  return near.sort((a, b) => a.y - b.y || a.x - b.x)[0];
}

function loopAt(
  grid: Grid,
  lanes: readonly Lane[],
  lane: Lane,
  x: number,
  y: number,
): TracedMessage | undefined {
  let last = y + 1;
  while (hasArm(grid, x, last, "down") && !isRule(grid, last + 1)) last++;
  if (!hasArm(grid, x, last, "left") || !hasArm(grid, x, last, "up")) return undefined;
  let text = "";
  for (let row = y; row <= last; row++) {
    for (let column = x + 2; column < grid.width; column++) {
      if (at(grid, column, row) === " " && at(grid, column + 1, row) === " ") break;
      if (isDrawn(grid, column, row)) break;
      text += at(grid, column, row);
    }
  }
  const head = isHead(grid, lane.x + 1, last);
  // Where lanes are narrow, the text stands above the loop.
  const shown = text.trim() === "" ? textAbove(grid, lanes, lane.x, x + 1, y) : text;
  return { from: lane.name, to: lane.name, text: shown.replace(/\s/g, ""), isEven: !head };
}

/** A dashed line of a frame: the text in it has signs that are no lines. */
function isRule(grid: Grid, y: number): boolean {
  return grid.rows[y]?.includes(grid.ascii ? "~" : "╌") ?? false;
}

/** The sign of a life that ends: in ASCII it is a letter, alone below the end of a line. */
function isEnded(grid: Grid, lanes: readonly Lane[], x: number, y: number): boolean {
  const isAlone = [at(grid, x - 1, y), at(grid, x + 1, y)].every((glyph) => " |#".includes(glyph));
  return (
    at(grid, x, y) === "X" &&
    isAlone &&
    isDrawn(grid, x, y - 1) &&
    lanes.some((lane) => lane.x === x)
  );
}

function textAbove(
  grid: Grid,
  lanes: readonly Lane[],
  from: number,
  to: number,
  y: number,
): string {
  const rows: string[] = [];
  for (let row = y - 1; row >= 0; row--) {
    let text = "";
    let isOther = isRule(grid, row);
    const isLane = (x: number) => lanes.some((lane) => lane.x === x) && isDrawn(grid, x, row);
    for (let x = from; x <= to; x++) {
      if (isDrawn(grid, x, row) && !isLane(x)) isOther = true;
      else if (isEnded(grid, lanes, x, row)) continue;
      else if (!isLane(x)) text += at(grid, x, row);
      else if (hasArm(grid, x, row, "left") || hasArm(grid, x, row, "right")) isOther = true;
    }
    // A text may go on over lanes beside its arrow, to where two blanks or a line end it.
    const goesOn = (x: number, dx: number) =>
      x >= 0 &&
      x < grid.width &&
      !isDrawn(grid, x, row) &&
      !(at(grid, x, row) === " " && at(grid, x + dx, row) === " ");
    if (text.trim() !== "") {
      for (let x = from - 1; goesOn(x, -1); x--) text = at(grid, x, row) + text;
      for (let x = to + 1; goesOn(x, 1); x++) text += at(grid, x, row);
    }
    if (isOther || text.trim() === "") break;
    rows.unshift(text);
  }
  return rows.join("").replace(/\s/g, "");
}
