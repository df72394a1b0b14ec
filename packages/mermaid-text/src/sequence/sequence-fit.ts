/** Which lanes a sequence diagram gets for a width: candidates from generous to narrow. Pure. */

import { labelLines, widest } from "../canvas/label-lines.ts";
import type { Sequence } from "../model.ts";
import type { Stand } from "./sequence-heads.ts";
import {
  frameMargin,
  frameText,
  type Lanes,
  layLanes,
  messageText,
  type Wraps,
} from "./sequence-lanes.ts";
import { layRows } from "./sequence-rows.ts";

export interface Layout {
  readonly lanes: Lanes;
  readonly wraps: Wraps;
}

type Candidate = readonly [text: number, head: number, reach?: number];

/** Names side by side and every text in its place: the first that fits is as good as any. */
const generous: readonly Candidate[] = [
  [60, 24],
  [44, 24],
  [36, 24],
  [30, 20],
  [26, 20],
  [23, 16],
  [20, 16],
  [18, 14],
  [16, 12],
];

/** Each of these is ugly in its own way: of those that fit, the shortest is the best. */
const narrow: readonly (readonly [Stand, Candidate])[] = [
  ["row", [14, 12]],
  ["row", [12, 10]],
  ["row", [10, 10]],
  ["row", [8, 8]],
  ["row", [6, 6]],
  ["row", [4, 4]],
  ["zigzag", [20, 16]],
  ["zigzag", [12, 12]],
  ["zigzag", [8, 8]],
  ["zigzag", [4, 4]],
  ["row", [12, 10, 14]],
  ["row", [8, 4, 10]],
  ["row", [4, 4, 7]],
  ["zigzag", [12, 12, 14]],
  ["zigzag", [8, 10, 10]],
  ["zigzag", [4, 4, 7]],
];

const narrowest: readonly (readonly [Stand, Candidate])[] = [
  ["stairs", [12, 16, 12]],
  ["stairs", [8, 14, 9]],
  ["stairs", [8, 12, 6]],
  ["stairs", [4, 10, 4]],
  ["stairs", [4, 4, 4]],
];

/** The last way out before a list: words are broken. */
const broken: readonly (readonly [Stand, Candidate])[] = [
  ["stairs", [8, 14, 5]],
  ["stairs", [8, 10, 4]],
  ["stairs", [6, 6, 4]],
];
/** Cells that a text gets at least in the frames around it, where its words may be broken. */
const leastBroken = 10;

/** Beyond this many items the first layout that fits is taken: to compare takes too long. */
const mostCompared = 400;

/** The best lanes that fit, or undefined when even the narrowest are too wide. */
export function fitSequence(sequence: Sequence, width: number): Layout | undefined {
  // Between two lifelines is a free column at least: what cannot fit need not be tried.
  if (2 * sequence.participants.length - 1 > width) return undefined;
  let word: number | undefined;
  const lay = (
    stand: Stand,
    [text, head, reach]: Candidate,
    breaksWords = false,
  ): Layout | undefined => {
    const wraps = { text, head, stand, reach, breaksWords };
    if (reach !== undefined) {
      word ??= leastWidth(sequence, Infinity);
      if ((breaksWords ? leastWidth(sequence, leastBroken) : word) > width) return undefined;
    }
    const lanes = layLanes(sequence, wraps);
    if (lanes.width > width) return undefined;
    // Texts that reach over lanes may go as far as the screen does.
    return { lanes: reach === undefined ? lanes : { ...lanes, width }, wraps };
  };
  for (const one of generous) {
    const layout = lay("row", one);
    if (layout) return layout;
  }
  let best: Layout | undefined;
  let least = Infinity;
  for (const [stand, one] of narrow) {
    const layout = lay(stand, one);
    if (!layout) continue;
    if (sequence.items.length > mostCompared) return layout;
    const cost = costOf(sequence, layout);
    if (cost < least) [best, least] = [layout, cost];
  }
  if (best) return best;
  for (const [stand, one] of narrowest) {
    const layout = lay(stand, one);
    if (layout) return layout;
  }
  for (const [stand, one] of broken) {
    const layout = lay(stand, one, true);
    if (layout) return layout;
  }
  return undefined;
}

/** Cells for the longest word of a text, or `most` of it, in the frames that go around it. */
function leastWidth(sequence: Sequence, most: number): number {
  let depth = 0;
  let least = 0;
  const need = (text: string, around: number): void => {
    const word = Math.min(most, widest(labelLines(text, 1)));
    least = Math.max(least, word + around + 2 * frameMargin * depth);
  };
  for (const item of sequence.items) {
    if (item.kind === "message") need(messageText(item), 2);
    else if (item.kind === "note") need(item.text, 5);
    else if (item.kind === "frame") {
      need(frameText(item.frame, item.label), 6);
      depth += 1;
    } else if (item.kind === "section") need(frameText(item.word, item.label), 2);
    else if (item.kind === "end") depth -= 1;
  }
  return least;
}

/** Rows, and what makes it hard to see which text belongs where. */
function costOf(sequence: Sequence, { lanes, wraps }: Layout): number {
  const { items, height } = layRows(sequence, lanes, wraps, 0);
  const reaching = items.filter((item) => item.kind === "message" && item.starts !== undefined);
  return height + reaching.length;
}
