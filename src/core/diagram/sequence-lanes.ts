/**
 * Where the lanes of a sequence diagram stand: as near to each other as their messages,
 * notes and frames allow. Pure.
 */

import { type Box, makeBox } from "./boxes.ts";
import { labelLines, widest } from "./label-lines.ts";
import type { Message, Note, Participant, Sequence, Shape } from "./model.ts";

export interface Wraps {
  readonly text: number;
  readonly head: number;
}

export interface Lanes {
  /** Index of a participant. */
  readonly index: ReadonlyMap<string, number>;
  readonly heads: readonly Box[];
  readonly columns: readonly number[];
  readonly width: number;
  readonly boxes: readonly {
    readonly from: number;
    readonly to: number;
    readonly lines: readonly string[];
  }[];
}

/** Cells between a participant's head and the box around it, border included. */
export const boxMargin = 2;
/** Cells between a frame's border and what is in it. */
export const frameMargin = 2;

const headShapes: ReadonlyMap<string, Shape> = new Map([
  ["actor", "stadium"],
  ["database", "cylinder"],
  ["queue", "subroutine"],
  ["collections", "subroutine"],
]);

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

export function headOf(participant: Participant, wrap: number, width = 0): Box {
  const shape = headShapes.get(participant.type) ?? "rect";
  return makeBox(shape, labelLines(participant.label, wrap), { width });
}

/** Cells at the left and right of a head's lifeline. */
export function halves(box: Box): readonly [number, number] {
  const left = Math.floor((box.width - 1) / 2);
  return [left, box.width - 1 - left];
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
  const index = new Map(sequence.participants.map((one, at) => [one.id, at]));
  const heads = sequence.participants.map((one) => headOf(one, wraps.head));
  const needs: Needs = {
    left: heads.map((head) => halves(head)[0]),
    right: heads.map((head) => halves(head)[1]),
    apart: heads.map(() => new Map()),
  };
  heads.forEach((head, at) => {
    const next = heads[at + 1];
    if (!next) return;
    const walls = sequence.participants[at]?.box === sequence.participants[at + 1]?.box ? 0 : 1;
    const ends = [at, at + 1].filter((one) => sequence.participants[one]?.box !== undefined).length;
    const room = walls * ends * boxMargin;
    keepApart(needs, at, at + 1, halves(head)[1] + halves(next)[0] + 2 + room);
  });
  needItems(sequence, index, heads, wraps, needs);
  const boxes = boxRanges(sequence, wraps, needs);
  return { index, heads, boxes, ...place(needs) };
}

function keepApart(needs: Needs, from: number, to: number, cellsApart: number): void {
  const map = needs.apart[to];
  if (map) map.set(from, Math.max(map.get(from) ?? 0, cellsApart));
}

function atLeast(list: number[], at: number, value: number): void {
  list[at] = Math.max(list[at] ?? 0, value);
}

interface OpenFrame {
  from: number;
  to: number;
  left: number;
  right: number;
  text: number;
}

function needItems(
  sequence: Sequence,
  index: ReadonlyMap<string, number>,
  heads: readonly Box[],
  wraps: Wraps,
  needs: Needs,
): void {
  const last = Math.max(0, heads.length - 1);
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
      const text = widest(labelLines(messageText(item), wraps.text));
      if (from === to) cover(from, to, 0, Math.max(0, text + 1) + loopWidth(item));
      else {
        const made = item.creates === undefined ? undefined : heads[index.get(item.creates) ?? 0];
        const toHead = made ? halves(made)[0] : 0;
        keepApart(needs, from, to, Math.max(text + 3, 6) + toHead);
        cover(from, to, 0, 0);
      }
    } else if (item.kind === "note") {
      const [from, to] = laneRange(index, item);
      const width = widest(labelLines(item.text, wraps.text)) + 4;
      if (item.place === "left") cover(from, to, width + 1, 0);
      else if (item.place === "right") cover(from, to, 0, width + 1);
      else if (from === to)
        cover(from, to, Math.floor((width - 1) / 2), Math.ceil((width - 1) / 2));
      else {
        keepApart(needs, from, to, width - 5);
        cover(from, to, 2, 2);
      }
    } else if (item.kind === "frame") {
      const text = widest(labelLines(frameText(item.frame, item.label), wraps.text));
      open.push({ from: last + 1, to: -1, left: 0, right: 0, text });
    } else if (item.kind === "section") {
      const frame = open.at(-1);
      const text = widest(labelLines(frameText(item.word, item.label), wraps.text));
      if (frame) frame.text = Math.max(frame.text, text);
    } else if (item.kind === "end") {
      const frame = open.pop();
      if (!frame) continue;
      const from = Math.min(frame.from, last);
      const to = frame.to < 0 ? last : frame.to;
      const left = frame.left + frameMargin;
      let right = frame.right + frameMargin;
      const wanted = frame.text + 6;
      if (from === to) right = Math.max(right, wanted - left - 1);
      else keepApart(needs, from, to, wanted - left - right - 1);
      cover(frame.to < 0 ? 0 : from, to, left, right);
    }
  }
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

function place(needs: Needs): { columns: number[]; width: number } {
  const columns: number[] = [];
  let width = 0;
  needs.left.forEach((left, at) => {
    const before = columns[at - 1];
    let column = left;
    if (before !== undefined) {
      column = Math.max(column, before + (needs.right[at - 1] ?? 0) + 2, before + left + 2);
      for (const [from, apart] of needs.apart[at] ?? []) {
        column = Math.max(column, (columns[from] ?? 0) + apart);
      }
    }
    columns.push(column);
    width = Math.max(width, column + (needs.right[at] ?? 0) + 1);
  });
  return { columns, width };
}

/** Cells that a text may take between two lanes. */
export function roomBetween(lanes: Lanes, from: number, to: number): number {
  return Math.max(1, (lanes.columns[to] ?? 0) - (lanes.columns[from] ?? 0) - 3);
}
