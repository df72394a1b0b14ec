/** How big the items of a level are before they have places: nodes, groups, loops. Pure. */

import type { Box } from "../../canvas/box.ts";
import { makeBox } from "../../canvas/boxes.ts";
import { widest } from "../../canvas/label-lines.ts";
import { partLines } from "../../canvas/parts.ts";
import type { Direction, FlowEdge, FlowGroup } from "../../model.ts";
import { isFlat, turnPads } from "./axes.ts";
import type { Item, Level } from "./flow-levels.ts";
import type { Frame, LaidLevel, LoopMark, Sized } from "./laid.ts";
import { type Layers, labelText, type Pin } from "./layers.ts";
import { type Look, lookLines } from "./look.ts";

const nothing: Sized = {
  before: 0,
  after: 0,
  length: 0,
  breadth: 1,
  box: undefined,
  frame: undefined,
  loops: [],
};

export function sizeItems(
  level: Level,
  layers: Layers,
  edges: readonly FlowEdge[],
  groups: ReadonlyMap<string, FlowGroup>,
  laid: readonly (LaidLevel | undefined)[],
  look: Look,
): Sized[] {
  const loopsOf = new Map<string, LoopMark[]>();
  for (const edge of level.loops) {
    const of = edges[edge];
    if (!of || of.line === "hidden") continue;
    const list = loopsOf.get(of.from) ?? [];
    const marks = [of.tail, of.head];
    const isLetter = marks.some((mark) => mark !== "none" && mark !== "arrow");
    // A triangle that lies takes two cells in ASCII.
    const isWide = look.charset === "ascii" && marks.includes("triangle");
    const texts = [of.tailText ?? "", of.label, of.headText ?? ""];
    const lines = texts.flatMap((text) => lookLines(text, look));
    list.push({ edge, lines, room: isWide ? 3 : isLetter ? 2 : 1 });
    loopsOf.set(of.from, list);
  }
  const roomOf = labelRooms(layers, edges, isFlat(level.direction), look);
  return level.items.map((item, at) => {
    if (item.kind === "port") return nothing;
    const pins = layers.pins[at] ?? [];
    const tops = pins.filter((pin) => pin.side === "top").length;
    const most = Math.max(tops, pins.length - tops);
    const room = roomOf(at);
    const loops = loopsOf.get(item.id) ?? [];
    return item.kind === "node"
      ? sizeNode(item, most, room, loops, level.direction, look)
      : sizeGroup(
          item,
          level.direction,
          borderRoom(pins, laid[item.level]),
          loops,
          groups,
          laid,
          look,
        );
  });
}

/** Cells that a side needs for its pins. */
function pinRoom(count: number, flat: boolean, look: Look): number {
  if (count < 2) return 1;
  return (count - 1) * (flat || look.isTight || count > 4 ? 2 : 4) + 1;
}

interface SideRoom {
  cells: number;
  /** The edges of the lines that touch this side. */
  readonly lines: number[];
  /** How many of them lead straight to a box, and to a label. */
  boxes: number;
  labels: number;
}

/**
 * For each cell, the room in which two labelled lines reach it side by side without a bend.
 * A tight layout has it only for there and back between the same two, which would bend to no
 * purpose.
 */
function labelRooms(
  layers: Layers,
  edges: readonly FlowEdge[],
  flat: boolean,
  look: Look,
): (cell: number) => number {
  const sides = new Map<number, SideRoom>();
  const count = (pin: Pin, other: Pin | undefined): void => {
    if (pin.cell >= layers.items) return;
    const key = pin.cell * 2 + Number(pin.side === "top");
    const side = sides.get(key) ?? { cells: 0, lines: [], boxes: 0, labels: 0 };
    sides.set(key, side);
    side.lines.push(pin.edge);
    if (!other) return;
    if (other.cell < layers.items) side.boxes += 1;
    const cell = layers.cells[other.cell];
    const label = cell?.kind === "label" ? labelText(edges, cell) : "";
    const lines = lookLines(label, look);
    if (label !== "") side.labels += 1;
    side.cells += label === "" ? 2 : flat ? lines.length + 2 : widest(lines) + 4;
  };
  for (const wires of layers.wires) {
    for (const { tops, bottoms, meetsItem } of wires) {
      if (!meetsItem) continue;
      const isPair = tops.length === 1 && bottoms.length === 1;
      for (const pin of tops) count(pin, isPair ? bottoms[0] : undefined);
      for (const pin of bottoms) count(pin, isPair ? tops[0] : undefined);
    }
  }
  const roomOf = (side: SideRoom | undefined): number => {
    const [one = -1, other = -1] = side?.lines ?? [];
    if (side?.lines.length !== 2) return 0;
    if (look.isTight && !isThereAndBack(edges[one], edges[other])) return 0;
    // Going sideways, a line that passes the box to which the other one leads keeps clear of it.
    if (!flat) return side.cells;
    return side.cells + (side.boxes === 1 ? 2 : side.labels === 1 ? 1 : 0);
  };
  return (cell) => {
    const most = Math.max(roomOf(sides.get(cell * 2)), roomOf(sides.get(cell * 2 + 1)));
    return most > 28 || most === 0 ? 0 : most - 2;
  };
}

function isThereAndBack(one: FlowEdge | undefined, other: FlowEdge | undefined): boolean {
  return one?.from === other?.to && one?.to === other?.from;
}

function sizeNode(
  item: Item & { kind: "node" },
  pins: number,
  labelled: number,
  loops: readonly LoopMark[],
  direction: Direction,
  look: Look,
): Sized {
  const flat = isFlat(direction);
  // Signs stay small: what leads away from them may bend.
  const isSign = ["start", "end", "choice"].includes(item.node.shape);
  const room = Math.max(pinRoom(pins, flat, look), isSign ? 0 : labelled);
  // A box that is wide for its lines' sake needs no more rows than that takes.
  const wrap = flat ? look.wrap : Math.max(look.wrap, room - 2);
  const lines = lookLines(item.node.label, look, wrap);
  const parts = item.node.parts && partLines(item.node.parts, Math.ceil(wrap * 1.5));
  const loopRoom = loops.reduce((sum, loop) => sum + Math.max(3, loop.lines.length) + 1, -1);
  const size = flat
    ? { height: room, width: loops.length > 0 ? loops.length * 5 : 0 }
    : { width: room, height: loopRoom };
  const box = makeBox(item.node.shape, lines, { ...size, isFlat: flat, ...(parts && { parts }) });
  return withLoops({ width: box.width, height: box.height }, box, undefined, loops, flat);
}

function withLoops(
  { width, height }: { readonly width: number; readonly height: number },
  box: Box | undefined,
  frame: Frame | undefined,
  loops: readonly LoopMark[],
  flat: boolean,
): Sized {
  const breadth = flat ? height : width;
  const before =
    flat && box ? Math.floor((box.sides[0] + box.sides[1]) / 2) : Math.floor((breadth - 1) / 2);
  const text = loops.reduce((most, loop) => Math.max(most, widest(loop.lines)), 0);
  let after = breadth - 1 - before;
  let length = flat ? width : height;
  if (loops.length > 0) {
    const rows = loops.reduce((sum, loop) => sum + Math.max(1, loop.lines.length), 0);
    const room = Math.max(...loops.map((loop) => loop.room));
    after += flat ? room + rows : room + 1 + (text > 0 ? text + 1 : 0);
    // Below a slanted box the first loop stands further in.
    const start = Math.max(4, box?.bottom[0] ?? 0);
    if (flat) length = Math.max(length, start + loops.length * 5 - 1 + text);
  }
  return { before, after, length, breadth, box, frame, loops };
}

/** Cells along a group's border in which lines to the group itself surely find a place. */
function borderRoom(pins: readonly Pin[], inner: LaidLevel | undefined): number {
  const free = pins.filter((pin) => !inner?.ports.has(pin.edge));
  return free.length === 0 ? 0 : pins.length * 4;
}

function sizeGroup(
  item: Item & { kind: "group" },
  direction: Direction,
  room: number,
  loops: readonly LoopMark[],
  groups: ReadonlyMap<string, FlowGroup>,
  laid: readonly (LaidLevel | undefined)[],
  look: Look,
): Sized {
  const inner = laid[item.level];
  const own = inner?.direction ?? direction;
  const inside = inner ? screenSize(inner) : { width: 1, height: 1 };
  const content = { width: inside.width, height: Math.max(1, inside.height) };
  const label = groups.get(item.id)?.label ?? "";
  const title = lookLines(label, look, Math.max(look.wrap, content.width - 2));
  const titleWidth = widest(title);
  const flat = isFlat(direction);
  const hasPorts = (inner?.ports.size ?? 0) > 0;
  // Where lines come through, their own space keeps the border away.
  const pad = (side: "top" | "bottom") =>
    isFlat(own) && [...(inner?.ports.values() ?? [])].some((port) => port.side === side) ? 1 : 2;
  const [first, second] =
    own === "RL" ? (["bottom", "top"] as const) : (["top", "bottom"] as const);
  const upper = Math.max(1, title.length);
  let left = pad(first);
  let right = pad(second);
  // Columns of the upper border that lines come through.
  const taken = inner && !isFlat(own) ? portsAbove(inner) : [];
  const free = flat ? 0 : room;
  const wanted = titleWidth === 0 ? 4 : titleWidth + 6 + free;
  const missing = Math.max(0, wanted - content.width - left - right);
  const more = isFlat(own) && hasPorts ? 0 : Math.floor(missing / 2);
  left += more;
  right += missing - more;
  const columns = taken.map((column) => column + left);
  let width = content.width + left + right;
  let titleAt = freeStretch(columns, width, titleWidth + 2);
  if (titleWidth > 0 && titleAt < 0) {
    // Behind the last line that comes through, in a frame that is made as wide as that takes.
    const last = columns.reduce((most, column) => Math.max(most, column), 0);
    titleAt = last + 2;
    right += Math.max(0, last + titleWidth + 6 - width);
    width = Math.max(width, last + titleWidth + 6);
  }
  const loopRows = loops.reduce((sum, loop) => sum + Math.max(3, loop.lines.length) + 1, 1);
  const rows = Math.max(loopRows, flat ? room + 1 : 0);
  const low = Math.max(1, rows - content.height - upper);
  const height = content.height + upper + low;
  const frame: Frame = {
    width,
    height,
    title,
    titleAt: titleWidth === 0 ? [-9, -9] : [titleAt, titleAt + titleWidth + 1],
    pads: { top: upper, right, bottom: low, left },
  };
  return withLoops({ width, height }, undefined, frame, loops, flat);
}

export function screenSize(inner: LaidLevel): { width: number; height: number } {
  return isFlat(inner.direction)
    ? { width: inner.length, height: inner.breadth }
    : { width: inner.breadth, height: inner.length };
}

function portsAbove(inner: LaidLevel): number[] {
  const side = inner.direction === "BT" ? "bottom" : "top";
  return [...inner.ports.values()].filter((port) => port.side === side).map((port) => port.across);
}

/** First column of a stretch of the border that no line crosses; -1 when there is none. */
function freeStretch(columns: readonly number[], width: number, wanted: number): number {
  const stops = [...columns].sort((a, b) => a - b);
  let from = 1;
  for (const stop of [...stops, width - 1]) {
    if (stop - 2 - from >= wanted) return from + 1;
    from = stop + 1;
  }
  return -1;
}

/** The columns of a border, relative to the item, that a line may touch. */
export function pinRun(
  sized: Sized,
  direction: Direction,
  side: "top" | "bottom",
): readonly [number, number] {
  const { box, frame, breadth } = sized;
  if (box) {
    if (isFlat(direction)) return box.sides;
    return (side === "top") === (direction === "TD") ? box.top : box.bottom;
  }
  if (!frame) return [0, 0];
  return isFlat(direction) ? [1, breadth - 2] : [2, breadth - 3];
}

/** Columns of the group's border, relative to it, that its title takes. */
export function titleStretch(
  sized: Sized,
  direction: Direction,
  side: "top" | "bottom",
): readonly [number, number] | undefined {
  if (!sized.frame || isFlat(direction)) return undefined;
  return (side === "top") === (direction === "TD") ? sized.frame.titleAt : undefined;
}

/** Where on a group's border an inner port comes out, relative to the group. */
export function portColumn(sized: Sized, inner: LaidLevel, edge: number): number {
  const pads = sized.frame ? turnPads(sized.frame.pads, inner.direction) : undefined;
  return (inner.ports.get(edge)?.across ?? 0) + (pads?.before ?? 0);
}
