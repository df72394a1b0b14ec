/**
 * Ranks: which items stand beside each other, so that every link leads down. Pure. Works
 * on any links without cycles, in time that grows with their number.
 */

import { spend } from "../../text/meter.ts";
import type { RankLink } from "./rank-link.ts";
import { shortenRanks } from "./short-ranks.ts";

/** The longest way from the top; then items move down to what they lead to. */
export function rankItems(count: number, links: readonly RankLink[]): number[] {
  const below: RankLink[][] = Array.from({ length: count }, () => []);
  const above: RankLink[][] = Array.from({ length: count }, () => []);
  for (const link of links) {
    below[link.upper]?.push(link);
    above[link.lower]?.push(link);
  }
  const order = downwards(count, below, above);
  const ranks: number[] = new Array(count).fill(0);
  for (const at of order) {
    for (const { lower, length } of below[at] ?? []) {
      ranks[lower] = Math.max(ranks[lower] ?? 0, (ranks[at] ?? 0) + length);
    }
  }
  // What has more ways out than in is drawn down to them: its lines get shorter.
  for (const at of [...order].reverse()) {
    const out = below[at] ?? [];
    if (out.length <= (above[at] ?? []).length) continue;
    const lowest = out.reduce(
      (least, { lower, length }) => Math.min(least, (ranks[lower] ?? 0) - length),
      Number.POSITIVE_INFINITY,
    );
    ranks[at] = Math.max(ranks[at] ?? 0, lowest);
  }
  return shortenRanks(ranks, links);
}

/** Every item after all that lead to it; otherwise in the order given. */
function downwards(
  count: number,
  below: readonly (readonly RankLink[])[],
  above: readonly (readonly RankLink[])[],
): number[] {
  const waiting = above.map((links) => links.length);
  const order: number[] = [];
  for (let at = 0; at < count; at++) if (waiting[at] === 0) order.push(at);
  for (let next = 0; next < order.length; next++) {
    for (const { lower } of below[order[next] ?? 0] ?? []) {
      waiting[lower] = (waiting[lower] ?? 0) - 1;
      if (waiting[lower] === 0) order.push(lower);
    }
  }
  return order;
}

/**
 * Ranks in which no rank is wider than `room` cells, if items are narrow enough: what finds
 * no place moves to the next rank. `widths` are those of the items, `passing` is what a
 * line takes that goes by.
 */
export function foldRanks(
  ranks: readonly number[],
  links: readonly RankLink[],
  widths: readonly number[],
  room: number,
  passing: number,
): number[] {
  const count = ranks.length;
  const folded: number[] = new Array(count).fill(-1);
  const above: RankLink[][] = Array.from({ length: count }, () => []);
  const below: RankLink[][] = Array.from({ length: count }, () => []);
  for (const link of links) {
    above[link.lower]?.push(link);
    below[link.upper]?.push(link);
  }
  let waiting = Array.from({ length: count }, (_, at) => at).sort(
    (a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b,
  );
  // Every rank takes an item, or is one of those that a long link passes.
  const most = above.reduce(
    (sum, own) => sum + own.reduce((long, { length }) => Math.max(long, length), 1),
    0,
  );
  for (let rank = 0; waiting.length > 0 && rank <= most; rank++) {
    let used = 0;
    const left: number[] = [];
    const hubs = new Set<number>();
    spend(waiting.length);
    for (const at of waiting) {
      const ready = (above[at] ?? []).every(({ upper, length }) => {
        const from = folded[upper] ?? -1;
        return from >= 0 && from + length <= rank;
      });
      const width = widths[at] ?? 0;
      const due = ready && rank >= 0;
      if (due && (used === 0 || used + width <= room)) {
        folded[at] = rank;
        used += width;
      } else {
        left.push(at);
        const hub = (above[at] ?? []).find(
          ({ upper }) => (folded[upper] ?? -1) >= 0 && folded[upper] !== rank,
        );
        if (hub && !hubs.has(hub.upper)) {
          hubs.add(hub.upper);
          used += passing;
        }
      }
    }
    waiting = left;
  }
  return folded.map((rank, at) => (rank < 0 ? most + at : rank));
}
