/**
 * What stands in which row of a sequence diagram: every item gets its rows, lifelines and
 * frames their ends. Pure.
 */

import type { Box } from "../canvas/box.ts";
import { makeBox } from "../canvas/boxes.ts";
import { labelLines, widest } from "../canvas/label-lines.ts";
import type { Message, Note, Sequence } from "../model.ts";
import { cells } from "../text/width.ts";
import { tallHead } from "./sequence-heads.ts";
import {
  frameMargin,
  frameText,
  type Lanes,
  laneRange,
  loopWidth,
  messageText,
  roomBetween,
  textLines,
  type Wraps,
} from "./sequence-lanes.ts";

export interface PlacedMessage {
  readonly kind: "message";
  readonly message: Message;
  /** Number of the message in the diagram, from 1. */
  readonly step: number;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  /** Where the lines begin of a text that reaches over lanes; other texts stand at their arrow. */
  readonly starts: readonly number[] | undefined;
  readonly textY: number;
  readonly arrowY: number;
  /** Where the arrow ends when it makes its receiver: the border of the new head. */
  readonly endX: number | undefined;
  /** Last row of a message to oneself. */
  readonly lastY: number;
}

export interface PlacedNote {
  readonly kind: "note";
  readonly step: number;
  /** Columns of the lifelines that it is about, where it hides others as well. */
  readonly joints: readonly number[];
  readonly box: Box;
  readonly x: number;
  readonly y: number;
}

export interface PlacedFrame {
  readonly kind: "frame";
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly bottom: number;
  /** The top, then one for each section. */
  readonly rules: readonly Rule[];
  readonly step: number;
}

export interface Life {
  readonly head: Box;
  readonly headX: number;
  readonly headY: number;
  end: number;
  destroyed: boolean;
  /** Rows in which it is active. */
  readonly active: [number, number][];
  /** Number of the message that makes it, 0 for those there from the start. */
  readonly born: number;
}

export interface Rows {
  readonly items: readonly (PlacedMessage | PlacedNote | PlacedFrame)[];
  readonly lives: readonly Life[];
  readonly height: number;
  readonly headHeight: number;
  /** First row of the heads, below the titles of boxes. */
  readonly headTop: number;
}

/** A row of a frame's border with its text. */
interface Rule {
  readonly y: number;
  readonly lines: readonly string[];
}

interface OpenFrame {
  /** Its number, from 0. */
  readonly at: number;
  readonly y: number;
  readonly step: number;
  readonly rules: Rule[];
  left: number;
  right: number;
}

interface Laying {
  readonly sequence: Sequence;
  readonly lanes: Lanes;
  readonly wraps: Wraps;
  readonly lives: (Life | undefined)[];
  readonly items: (PlacedMessage | PlacedNote)[];
  /** As they are closed: those inside before those around them. */
  readonly closed: PlacedFrame[];
  readonly open: OpenFrame[];
  readonly active: Map<number, number[]>;
  y: number;
  step: number;
  /** How many frames were opened. */
  frames: number;
  lastArrow: number;
}

export function layRows(sequence: Sequence, lanes: Lanes, wraps: Wraps, top: number): Rows {
  const titleRows = Math.max(0, ...lanes.boxes.map((box) => Math.max(1, box.lines.length)));
  const headTop = top + titleRows;
  const tierHeights = new Array<number>(Math.max(0, ...lanes.tiers) + 1).fill(0);
  lanes.heads.forEach((head, at) => {
    const tier = lanes.tiers[at] ?? 0;
    tierHeights[tier] = Math.max(tierHeights[tier] ?? 0, head.height);
  });
  const headHeight = tierHeights.reduce((sum, height) => sum + height, 0);
  const seated = (at: number): Life => {
    const tier = lanes.tiers[at] ?? 0;
    const above = tierHeights.slice(0, tier).reduce((sum, height) => sum + height, 0);
    return bornAt(sequence, lanes, at, headTop + above, tierHeights[tier] ?? 0, 0);
  };
  const laying: Laying = {
    sequence,
    lanes,
    wraps,
    lives: sequence.participants.map((one, at) => (one.created ? undefined : seated(at))),
    items: [],
    closed: [],
    open: [],
    active: new Map(),
    // A note or frame right below the heads would hide that the lines come from them.
    y: headTop + headHeight + (lanes.boxes.length > 0 || isCovered(sequence) ? 1 : 0),
    step: 0,
    frames: 0,
    lastArrow: headTop + headHeight,
  };
  for (const item of sequence.items) {
    if (item.kind === "message") layMessage(laying, item);
    else if (item.kind === "note") layNote(laying, item);
    else if (item.kind === "activate") activate(laying, item.participant);
    else if (item.kind === "deactivate") deactivate(laying, item.participant);
    else if (item.kind === "frame") {
      const at = laying.frames++;
      const rules = [rule(laying, frameText(item.frame, item.label), at, laying.open.length)];
      laying.open.push({ at, y: laying.y, step: laying.step, rules, left: Infinity, right: -1 });
      laying.y += 1;
    } else if (item.kind === "section") {
      const frame = laying.open.at(-1);
      const text = frameText(item.word, item.label);
      frame?.rules.push(rule(laying, text, frame.at, laying.open.length - 1));
      laying.y += 1;
    } else closeFrame(laying);
    makeRoomForRules(laying, item.kind);
  }
  for (const [lane, starts] of laying.active) {
    for (const start of starts) laying.lives[lane]?.active.push([start, laying.y]);
  }
  const lives = laying.lives.map((life, at) => life ?? seated(at));
  for (const life of lives) if (!life.destroyed) life.end = laying.y;
  const height = lives.some((life) => !life.destroyed) ? laying.y + 1 : laying.y;
  // Frames are painted before what they hold, so they go before it.
  const items = [...laying.closed.reverse(), ...laying.items];
  return { items, lives, height, headHeight, headTop };
}

function rule({ wraps, lanes, y }: Laying, text: string, frame: number, depth: number): Rule {
  const [left, right] = contentAt(lanes, depth);
  const room =
    wraps.reach === undefined ? (lanes.frameRooms[frame] ?? wraps.text) : right - left - 5;
  return { y, lines: textLines(text, Math.max(1, room), wraps) };
}

/** First and last column of what stands in this many frames that go around everything. */
function contentAt(lanes: Lanes, depth: number): readonly [number, number] {
  return [frameMargin * depth, lanes.width - 1 - frameMargin * depth];
}

function makeRoomForRules(laying: Laying, kind: string): void {
  if (kind !== "frame" && kind !== "section") return;
  const rules = laying.open.at(-1)?.rules;
  const lines = rules?.at(-1)?.lines.length ?? 1;
  // A free row keeps the last line of a long text from reading as that of a message.
  if (lines > 1) laying.y += lines;
}

function bornAt(
  sequence: Sequence,
  lanes: Lanes,
  at: number,
  y: number,
  height: number,
  born: number,
): Life {
  const participant = sequence.participants[at];
  const drawn = lanes.heads[at] as Box;
  const head = participant ? tallHead(participant, drawn, height) : drawn;
  const headX = (lanes.columns[at] ?? 0) - (lanes.seats[at]?.before ?? 0);
  return { head, headX, headY: y, end: y, destroyed: false, active: [], born };
}

/** Tells the open frames how far to the left and right their content goes. */
function stretch(laying: Laying, left: number, right: number): void {
  const frame = laying.open.at(-1);
  if (!frame) return;
  frame.left = Math.min(frame.left, left);
  frame.right = Math.max(frame.right, right);
}

function layMessage(laying: Laying, message: Message): void {
  const { lanes } = laying;
  const from = lanes.index.get(message.from) ?? 0;
  const to = lanes.index.get(message.to) ?? 0;
  const [low, high] = laneRange(lanes.index, message);
  const text = messageText(message);
  laying.step += 1;
  const step = laying.step;
  const base = { kind: "message", message, step, from, to } as const;
  const column = (lane: number) => lanes.columns[lane] ?? 0;
  const isReaching = laying.wraps.reach !== undefined;
  if (from === to && isReaching) {
    const reached = reach(laying, text, column(from), column(from));
    const arrowY = laying.y + reached.lines.length;
    const lastY = arrowY + 1;
    laying.items.push({ ...base, ...reached, textY: laying.y, arrowY, endX: undefined, lastY });
    laying.lastArrow = arrowY;
    laying.y = lastY + 1;
  } else if (from === to) {
    const lines = labelLines(text, laying.wraps.text);
    const rows = Math.max(2, lines.length);
    // Two loops one right below the other would look like a ladder.
    const above = laying.items.at(-1);
    if (above?.kind === "message" && above.from === above.to && above.from === from) laying.y += 1;
    const lastY = laying.y + rows - 1;
    laying.items.push({
      ...base,
      lines,
      starts: undefined,
      textY: laying.y,
      arrowY: laying.y,
      endX: undefined,
      lastY,
    });
    stretch(laying, column(from), column(from) + widest(lines) + 1 + loopWidth(message));
    laying.lastArrow = laying.y;
    laying.y = lastY + 1;
  } else {
    const made = message.creates === undefined ? undefined : lanes.heads[to];
    const toHead = made ? (lanes.seats[to]?.before ?? 0) : 0;
    const room = roomBetween(lanes, low, high) - toHead;
    const reached =
      isReaching && !made
        ? reach(laying, text, column(low), column(high))
        : { lines: labelLines(text, Math.max(room, 1)), starts: undefined };
    const { lines } = reached;
    if (made && touchesLoop(laying, to, made, lines.length)) laying.y += 1;
    const textY = laying.y;
    let arrowY = textY + lines.length;
    let endX: number | undefined;
    let next = arrowY + 1;
    if (made && laying.lives[to] === undefined) {
      const middle = Math.floor(made.height / 2);
      arrowY = Math.max(arrowY, textY + middle);
      const headY = arrowY - middle;
      const life = bornAt(laying.sequence, lanes, to, headY, made.height, step);
      laying.lives[to] = life;
      const row = arrowY - headY;
      endX = life.headX + (from < to ? (made.left[row] ?? 0) : (made.right[row] ?? 0));
      next = headY + made.height;
    }
    const shift = arrowY - lines.length;
    laying.items.push({ ...base, ...reached, textY: shift, arrowY, endX, lastY: arrowY });
    stretch(
      laying,
      column(low),
      column(high) + (made && to === high ? (lanes.seats[to]?.after ?? 0) : 0),
    );
    laying.lastArrow = arrowY;
    laying.y = next;
  }
  if (message.destroys !== undefined) destroy(laying, message.destroys);
}

/** Would a new head stand right below the corner of a loop? In ASCII the two would be joined. */
function touchesLoop({ items, lanes }: Laying, lane: number, head: Box, lines: number): boolean {
  const above = items.at(-1);
  if (above?.kind !== "message" || above.from !== above.to) return false;
  if (lines > Math.floor(head.height / 2)) return false;
  const left = (lanes.columns[lane] ?? 0) - (lanes.seats[lane]?.before ?? 0);
  const far = (lanes.columns[above.from] ?? 0) + loopWidth(above.message);
  return far >= left && far < left + head.width;
}

/**
 * A text in the space of its arrow when a few lines are enough; otherwise it begins there and
 * reaches over lanes beside it, since no row holds more than one message.
 */
function reach(
  { lanes, open, wraps }: Laying,
  text: string,
  from: number,
  to: number,
): Pick<PlacedMessage, "lines" | "starts"> {
  const own = labelLines(text, Math.max(1, to - from - 3));
  if (own.length <= 2 && widest(own) <= to - from - 3) return { lines: own, starts: undefined };
  const [left, right] = contentAt(lanes, open.length);
  const room = Math.max(1, right - left - 1);
  const lines = textLines(text, Math.min(room, Math.max(24, to - from - 3)), wraps);
  const starts = lines.map((line) => Math.max(left + 1, Math.min(from + 2, right - cells(line))));
  return { lines, starts };
}

function destroy(laying: Laying, id: string): void {
  const lane = laying.lanes.index.get(id) ?? 0;
  const life = laying.lives[lane];
  if (!life) return;
  for (const start of laying.active.get(lane) ?? []) life.active.push([start, laying.y - 1]);
  laying.active.delete(lane);
  life.destroyed = true;
  life.end = laying.y;
  laying.y += 1;
}

function layNote(laying: Laying, note: Note): void {
  const { lanes, wraps } = laying;
  const [low, high] = laneRange(lanes.index, note);
  const a = lanes.columns[low] ?? 0;
  const b = lanes.columns[high] ?? 0;
  const isReaching = wraps.reach !== undefined;
  const [first, last] = isReaching ? contentAt(lanes, laying.open.length) : [0, Infinity];
  const room =
    note.place === "left"
      ? a - first - 6
      : note.place === "right"
        ? last - a - 6
        : last - first - 5;
  // A note that reaches over lanes may be as wide as a text that does.
  const own = isReaching ? Math.min(Math.max(24, wraps.text), room) : wraps.text;
  const wrap = low === high ? own : Math.max(1, b - a + 1);
  const lines = textLines(note.text, Math.max(1, wrap), wraps);
  const box = makeBox("round", lines, low === high ? {} : { width: b - a + 3 });
  const wanted =
    low !== high
      ? a - 2
      : note.place === "left"
        ? a - 1 - box.width
        : note.place === "right"
          ? a + 2
          : a - Math.floor((box.width - 1) / 2);
  const x = isReaching ? Math.max(first + 1, Math.min(wanted, last - box.width)) : wanted;
  const joints = isReaching && note.place === "over" ? [a, b] : [];
  laying.items.push({ kind: "note", step: laying.step, joints, box, x, y: laying.y });
  stretch(laying, Math.min(a, x), Math.max(b, x + box.width - 1));
  laying.y += box.height;
}

function activate(laying: Laying, id: string): void {
  const lane = laying.lanes.index.get(id) ?? 0;
  const starts = laying.active.get(lane);
  if (starts) starts.push(laying.lastArrow);
  else laying.active.set(lane, [laying.lastArrow]);
}

function deactivate(laying: Laying, id: string): void {
  const lane = laying.lanes.index.get(id) ?? 0;
  const start = laying.active.get(lane)?.pop();
  if (start === undefined) return;
  laying.lives[lane]?.active.push([start, Math.max(start + 1, laying.lastArrow)]);
}

function closeFrame(laying: Laying): void {
  const frame = laying.open.pop();
  if (!frame) return;
  const { columns } = laying.lanes;
  const { y, rules, step } = frame;
  if (laying.wraps.reach !== undefined) {
    const [first, last] = contentAt(laying.lanes, laying.open.length);
    laying.closed.push({
      kind: "frame",
      left: first,
      right: last,
      y,
      bottom: laying.y,
      rules,
      step,
    });
    laying.y += 1;
    return;
  }
  const isEmpty = frame.right < 0;
  const left = Math.max(0, (isEmpty ? (columns[0] ?? 0) : frame.left) - frameMargin);
  const text = Math.max(...frame.rules.map((each) => widest(each.lines)));
  const content = isEmpty ? (columns.at(-1) ?? 0) : frame.right;
  const right = Math.max(content + frameMargin, left + text + 5);
  laying.closed.push({ kind: "frame", left, right, y, bottom: laying.y, rules, step });
  stretch(laying, left, right);
  laying.y += 1;
}

function isCovered(sequence: Sequence): boolean {
  const first = sequence.items[0]?.kind;
  return first === "note" || first === "frame";
}
