/**
 * How the heads of a sequence diagram stand above their lanes: side by side, or, where there
 * is no room for that, in two rows by turns or as stairs. Pure.
 */

import type { Box } from "../canvas/box.ts";
import { makeBox } from "../canvas/boxes.ts";
import { brokenLines, labelLines } from "../canvas/label-lines.ts";
import type { Participant, Shape } from "../model.ts";

export type Stand = "row" | "zigzag" | "stairs";

/** Cells of a head at the left and right of its lifeline. */
export interface Seat {
  readonly before: number;
  readonly after: number;
}

const headShapes: ReadonlyMap<string, Shape> = new Map([
  ["actor", "stadium"],
  ["database", "cylinder"],
  ["queue", "subroutine"],
  ["collections", "subroutine"],
]);

interface Head {
  readonly wrap: number;
  readonly breaksWords: boolean;
  /** The title of the box that it stands in, where no frame is drawn around that. */
  readonly box: string;
}

export function headOf(participant: Participant, { wrap, breaksWords, box }: Head): Box {
  const shape = headShapes.get(participant.type) ?? "rect";
  const lines = breaksWords ? brokenLines : labelLines;
  const home = box === "" ? [] : lines(`[${box}]`, wrap);
  return makeBox(shape, [...lines(participant.label, wrap), ...home]);
}

/** The same head with as many rows as the others beside it. */
export function tallHead(participant: Participant, head: Box, height: number): Box {
  if (height <= head.height) return head;
  const shape = headShapes.get(participant.type) ?? "rect";
  const inner = height - head.height + head.rows.length - 2;
  return makeBox(shape, head.lines, { height: shape === "cylinder" ? inner - 1 : inner });
}

export function seatsOf(
  participants: readonly Participant[],
  heads: readonly Box[],
  stand: Stand,
): Seat[] {
  return heads.map((head, at) => {
    const middle = Math.floor((head.width - 1) / 2);
    const isStair = stand === "stairs" && !participants[at]?.created;
    const before = isStair ? Math.min(2, middle) : middle;
    return { before, after: head.width - 1 - before };
  });
}

/**
 * Tells how far lanes must be from each other for their heads. A head that stands in a lower
 * row, or is made later, has the lifelines of others at its sides.
 */
export function keepHeadsApart(
  participants: readonly Participant[],
  seats: readonly Seat[],
  stand: Stand,
  keep: (from: number, to: number, room: number) => void,
): void {
  seats.forEach((seat, at) => {
    const next = seats[at + 1];
    if (!next) return;
    if (stand === "row") {
      keep(at, at + 1, seat.after + next.before + 2);
      return;
    }
    const isLow = (lane: number) =>
      participants[lane]?.created === true || (stand === "zigzag" && lane % 2 === 1);
    const after = isLow(at) ? seat.after : 0;
    const before = stand === "stairs" || isLow(at + 1) ? next.before : 0;
    // Before a head that is made later an arrow needs room.
    const arrow = participants[at]?.created || participants[at + 1]?.created ? 1 : 0;
    keep(at, at + 1, after + before + arrow + 2);
    const second = seats[at + 2];
    if (stand === "zigzag" && second) keep(at, at + 2, seat.after + second.before + 2);
  });
}

/** The row of heads in which each stands. */
export function tiersOf(
  participants: readonly Participant[],
  seats: readonly Seat[],
  columns: readonly number[],
  stand: Stand,
): number[] {
  if (stand === "row") return seats.map(() => 0);
  if (stand === "zigzag") return seats.map((_, at) => at % 2);
  const tiers: number[] = [];
  seats.forEach((seat, at) => {
    const left = (columns[at] ?? 0) - seat.before;
    let tier = 0;
    for (let other = 0; other < at; other++) {
      const right = (columns[other] ?? 0) + (seats[other]?.after ?? 0);
      const isThere = participants[other]?.created !== true;
      if (isThere && right + 1 >= left) tier = Math.max(tier, (tiers[other] ?? 0) + 1);
    }
    tiers.push(participants[at]?.created ? 0 : tier);
  });
  return tiers;
}
