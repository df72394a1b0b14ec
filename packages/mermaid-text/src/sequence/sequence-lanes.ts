/**
 * Where the lanes of a sequence diagram stand: as near to each other as their messages,
 * notes and frames allow. Pure.
 */

import type { Box } from "../canvas/box.ts";
import { brokenLines, labelLines, widest } from "../canvas/label-lines.ts";
import type { Message, Note, Sequence } from "../model.ts";
import {
  headOf,
  keepHeadsApart,
  type Seat,
  type Stand,
  seatsOf,
  tiersOf,
} from "./sequence-heads.ts";

export interface Wraps {
  readonly text: number;
  readonly head: number;
  readonly stand: Stand;
  /**
   * Most cells that a message may ask for between two lanes. A longer text reaches over the
   * lanes beside it, as far as the drawing goes; undefined keeps every text between its lanes.
   */
  readonly reach: number | undefined;
  /** Words that are too long for their place are broken: only where nothing else fits. */
  readonly breaksWords: boolean;
}

/** A text in lines of at most `width` cells, as far as its words allow or are broken. */
export function textLines(text: string, width: number, { breaksWords }: Wraps): string[] {
  return breaksWords ? brokenLines(text, width) : labelLines(text, width);
}

export interface Lanes {
  /** Index of a participant. */
  readonly index: ReadonlyMap<string, number>;
  readonly heads: readonly Box[];
  readonly seats: readonly Seat[];
  /** In which row of heads each stands, from 0 on top. */
  readonly tiers: readonly number[];
  readonly columns: readonly number[];
  /** For each frame, as they are opened: cells for the text in its border. */
  readonly frameRooms: readonly number[];
  readonly width: number;
  readonly boxes: readonly {
    readonly from: number;
    readonly to: number;
    readonly lines: readonly string[];
  }[];
}

/** Cells between a participant's head and the box around it, border included. */
export const boxMargin = 2;
/** Cells between two lanes in which an arrow can still be seen. */
const leastPitch = 4;
/** Cells that a note beside an outer lane gets, where texts may reach over lanes. */
const leastNote = 12;
/** Cells between a frame's border and what is in it. */
export const frameMargin = 2;

export function messageText(message: Message): string {
  return message.number === undefined ? message.text : `${message.number}. ${message.text}`.trim();
}

/** Cells that a message to oneself reaches to the right; a head at both ends takes one more. */
export function loopWidth(message: Message): number {
  return message.tail === "none" ? 2 : 3;
}

export function frameText(word: string, label: string): string {
  const shown = word === "rect" ? "" : word;
  return label === "" || shown === "" ? shown + label : `${shown}: ${label}`;
}

/** Lowest and highest lane of a note or message. */
export function laneRange(
  index: ReadonlyMap<string, number>,
  item: Note | Message,
): readonly [number, number] {
  const ids = item.kind === "note" ? item.participants : [item.from, item.to];
  const lanes = ids.map((id) => index.get(id) ?? 0);
  return [Math.min(...lanes), Math.max(...lanes)];
}

interface Needs {
  readonly left: number[];
  readonly right: number[];
  /** For each right lane: how far its left partners must be. */
  readonly apart: Map<number, number>[];
}

export function layLanes(sequence: Sequence, wraps: Wraps): Lanes {
  const { participants } = sequence;
  const index = new Map(participants.map((one, at) => [one.id, at]));
  const isRow = wraps.stand === "row";
  // A frame around heads wants them in one row: otherwise each says itself where it stands.
  const homeOf = (box: number | undefined) =>
    isRow || box === undefined ? "" : (sequence.boxes[box]?.label ?? "");
  const { head: wrap, breaksWords } = wraps;
  const heads = participants.map((one) => headOf(one, { wrap, breaksWords, box: homeOf(one.box) }));
  const seats = seatsOf(participants, heads, wraps.stand);
  const needs: Needs = {
    left: seats.map((seat) => (isRow ? seat.before : 0)),
    right: seats.map((seat) => (isRow ? seat.after : 0)),
    apart: heads.map(() => new Map()),
  };
  keepHeadsApart(participants, seats, wraps.stand, (from, to, room) => {
    const walls = isRow && participants[from]?.box !== participants[to]?.box ? 1 : 0;
    const ends = [from, to].filter((one) => participants[one]?.box !== undefined).length;
    keepApart(needs, from, to, Math.max(leastPitch, room + walls * ends * boxMargin));
  });
  const frames = needItems(sequence, index, seats, wraps, needs);
  const boxes = isRow ? boxRanges(sequence, wraps, needs) : [];
  const inset = wraps.reach === undefined ? 0 : frameMargin * deepest(sequence);
  const placed = place(needs, seats, inset);
  const tiers = tiersOf(participants, seats, placed.columns, wraps.stand);
  const column = (lane: number) => placed.columns[lane] ?? 0;
  const frameRooms = frames.map(
    ({ from, to, left, right }) => column(to) - column(from) + left + right - 5,
  );
  return { index, heads, seats, tiers, boxes, frameRooms, ...placed };
}

/** How many frames stand in one another. */
function deepest(sequence: Sequence): number {
  let depth = 0;
  let most = 0;
  for (const item of sequence.items) {
    if (item.kind === "frame") depth += 1;
    if (item.kind === "end") depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

function keepApart(needs: Needs, from: number, to: number, cellsApart: number): void {
  const map = needs.apart[to];
  if (map) map.set(from, Math.max(map.get(from) ?? 0, cellsApart));
}

function atLeast(list: number[], at: number, value: number): void {
  list[at] = Math.max(list[at] ?? 0, value);
}

/** Outermost lanes of a frame and its cells beyond them. */
interface Extent {
  from: number;
  to: number;
  left: number;
  right: number;
}

interface OpenFrame extends Extent {
  /** Its number, from 0. */
  readonly at: number;
  text: number;
}

function needItems(
  sequence: Sequence,
  index: ReadonlyMap<string, number>,
  seats: readonly Seat[],
  wraps: Wraps,
  needs: Needs,
): readonly Extent[] {
  const extents: Extent[] = [];
  const last = Math.max(0, seats.length - 1);
  const open: OpenFrame[] = [];
  const cover = (from: number, to: number, left: number, right: number): void => {
    atLeast(needs.left, from, left);
    atLeast(needs.right, to, right);
    const frame = open.at(-1);
    if (!frame) return;
    if (from < frame.from) [frame.from, frame.left] = [from, left];
    else if (from === frame.from) frame.left = Math.max(frame.left, left);
    if (to > frame.to) [frame.to, frame.right] = [to, right];
    else if (to === frame.to) frame.right = Math.max(frame.right, right);
  };
  for (const item of sequence.items) {
    if (item.kind === "message") {
      const [from, to] = laneRange(index, item);
      const text = widest(textLines(messageText(item), wraps.text, wraps));
      // A text that may reach over lanes stands above its loop.
      const beside = wraps.reach === undefined ? text + 1 : 0;
      if (from === to) cover(from, to, 0, beside + loopWidth(item));
      else {
        const made = item.creates === undefined ? undefined : index.get(item.creates);
        const toHead = made === undefined ? 0 : (seats[made]?.before ?? 0);
        // A text over the head that its message makes would hide it.
        const reach = made === undefined ? wraps.reach : undefined;
        const least = reach === undefined ? 6 : leastPitch;
        const pitch = Math.min(text + 3, reach ?? text + 3);
        keepApart(needs, from, to, Math.max(pitch, least) + toHead);
        cover(from, to, 0, 0);
        if (made !== undefined)
          cover(made, made, seats[made]?.before ?? 0, seats[made]?.after ?? 0);
      }
    } else if (item.kind === "note") {
      const [from, to] = laneRange(index, item);
      const width = widest(textLines(item.text, wraps.text, wraps)) + 4;
      const isEdge = item.place === "left" ? from === 0 : to === last;
      const reaching = isEdge ? Math.min(width + 1, leastNote) : 0;
      const beside = wraps.reach === undefined ? width + 1 : reaching;
      if (item.place === "left") cover(from, to, beside, 0);
      else if (item.place === "right") cover(from, to, 0, beside);
      else if (from === to && wraps.reach !== undefined) cover(from, to, 0, 0);
      else if (from === to)
        cover(from, to, Math.floor((width - 1) / 2), Math.ceil((width - 1) / 2));
      else {
        keepApart(needs, from, to, width - 5);
        cover(from, to, 2, 2);
      }
    } else if (item.kind === "frame") {
      const text = widest(labelLines(frameText(item.frame, item.label), wraps.text));
      const at = extents.length;
      extents.push({ from: 0, to: 0, left: 0, right: 0 });
      open.push({ at, from: last + 1, to: -1, left: 0, right: 0, text });
    } else if (item.kind === "section") {
      const frame = open.at(-1);
      const text = widest(labelLines(frameText(item.word, item.label), wraps.text));
      if (frame) frame.text = Math.max(frame.text, text);
    } else if (item.kind === "end") {
      const frame = open.pop();
      // With texts that reach over lanes, frames go around everything.
      if (!frame || wraps.reach !== undefined) continue;
      const from = Math.min(frame.from, last);
      const to = frame.to < 0 ? last : frame.to;
      const left = frame.left + frameMargin;
      let right = frame.right + frameMargin;
      const wanted = frame.text + 6;
      if (from === to) right = Math.max(right, wanted - left - 1);
      else keepApart(needs, from, to, wanted - left - right - 1);
      cover(frame.to < 0 ? 0 : from, to, left, right);
      extents[frame.at] = { from: frame.to < 0 ? 0 : from, to, left, right };
    }
  }
  return extents;
}

/** Boxes around heads; a long title pushes the next lane away. */
function boxRanges(sequence: Sequence, wraps: Wraps, needs: Needs): Lanes["boxes"] {
  const headLeft = (at: number) => needs.left[at] ?? 0;
  return sequence.boxes.flatMap((box, number) => {
    const members = sequence.participants.flatMap((one, at) => (one.box === number ? [at] : []));
    const from = members[0];
    const to = members.at(-1);
    if (from === undefined || to === undefined) return [];
    const lines = labelLines(box.label, Math.max(12, wraps.head));
    const wanted = widest(lines) + 4;
    atLeast(needs.left, from, headLeft(from) + boxMargin);
    const right = (needs.right[to] ?? 0) + boxMargin;
    if (from === to) {
      atLeast(needs.right, to, Math.max(right, wanted - headLeft(from) - 1));
    } else {
      keepApart(needs, from, to, wanted - headLeft(from) - right);
      atLeast(needs.right, to, right);
    }
    return [{ from, to, lines }];
  });
}

/** `inset` is what the frames around everything take at each side of what they hold. */
function place(
  needs: Needs,
  seats: readonly Seat[],
  inset: number,
): { columns: number[]; width: number } {
  const columns: number[] = [];
  let width = 0;
  needs.left.forEach((left, at) => {
    const before = columns[at - 1];
    const seat = seats[at];
    let column = Math.max(left + inset, seat?.before ?? 0);
    if (before !== undefined) {
      column = Math.max(column, before + (needs.right[at - 1] ?? 0) + 2, before + left + 2);
      for (const [from, apart] of needs.apart[at] ?? []) {
        column = Math.max(column, (columns[from] ?? 0) + apart);
      }
    }
    columns.push(column);
    const right = Math.max((needs.right[at] ?? 0) + inset, seat?.after ?? 0);
    width = Math.max(width, column + right + 1);
  });
  return { columns, width };
}

/** Cells that a text may take between two lanes. */
export function roomBetween(lanes: Lanes, from: number, to: number): number {
  return Math.max(1, (lanes.columns[to] ?? 0) - (lanes.columns[from] ?? 0) - 3);
}
