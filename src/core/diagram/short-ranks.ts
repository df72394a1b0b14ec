/**
 * Ranks with the shortest lines: of all ranks in which every link leads down, those with
 * the least sum of lengths (network simplex). Pure. A tree of links without slack holds the
 * items together; while cutting one of its links would shorten more lines than it would
 * lengthen, the tree takes another link in its place.
 */

import type { RankLink } from "./ranks.ts";

interface Tree {
  readonly count: number;
  readonly upper: Int32Array;
  readonly lower: Int32Array;
  readonly length: Int32Array;
  readonly ranks: Int32Array;
  /** The links of each item, from `starts[item]` on. */
  readonly starts: Int32Array;
  readonly links: Int32Array;
  readonly inTree: Uint8Array;
  /** What a tree link would save if it grew by one; less than 0 when that makes lines shorter. */
  readonly cut: Int32Array;
  /** The link of the tree towards the root; -1 for a root. */
  readonly towards: Int32Array;
  /** Numbers of a walk through the tree: those below an item are `low` to its own. */
  readonly number: Int32Array;
  readonly low: Int32Array;
}

/** How many links are looked at; beyond that the ranks are good, but not the best. */
const mostLooks = 12_000_000;

/** Changes `start`, ranks in which every link leads down, into the shortest such ranks. */
export function shortenRanks(start: readonly number[], links: readonly RankLink[]): number[] {
  const tree = newTree(start, links);
  let looks = spanTree(tree);
  if (looks > mostLooks) return fromTheFirst(start);
  numberTree(tree);
  countCuts(tree);
  let from = 0;
  for (; looks < mostLooks; looks += links.length + tree.count) {
    const leaving = leavingLink(tree, from);
    if (leaving < 0) break;
    from = leaving;
    const entering = enteringLink(tree, leaving);
    if (entering < 0) break;
    exchange(tree, leaving, entering);
  }
  return fromTheTop(tree);
}

function fromTheFirst(ranks: readonly number[]): number[] {
  const first = ranks.reduce((least, rank) => Math.min(least, rank), Number.POSITIVE_INFINITY);
  return ranks.map((rank) => rank - first);
}

/** Every tree begins at rank 0: how those that do not hang together stand is free. */
function fromTheTop({ count, ranks, towards, upper, lower, number }: Tree): number[] {
  const order = new Int32Array(count);
  for (let item = 0; item < count; item++) order[number[item] ?? 0] = item;
  const rootOf = new Int32Array(count);
  const least = new Int32Array(count).fill(2 ** 30);
  for (const item of order.reverse()) {
    const link = towards[item] ?? -1;
    const one = upper[link] ?? 0;
    const root = link < 0 ? item : (rootOf[one === item ? (lower[link] ?? 0) : one] ?? 0);
    rootOf[item] = root;
    least[root] = Math.min(least[root] ?? 0, ranks[item] ?? 0);
  }
  return Array.from(ranks, (rank, item) => rank - (least[rootOf[item] ?? 0] ?? 0));
}

function newTree(start: readonly number[], links: readonly RankLink[]): Tree {
  const count = start.length;
  const starts = new Int32Array(count + 1);
  for (const { upper, lower } of links) {
    starts[upper + 1] = (starts[upper + 1] ?? 0) + 1;
    starts[lower + 1] = (starts[lower + 1] ?? 0) + 1;
  }
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const next = starts.slice();
  const list = new Int32Array(links.length * 2);
  links.forEach(({ upper, lower }, link) => {
    for (const item of [upper, lower]) {
      list[next[item] ?? 0] = link;
      next[item] = (next[item] ?? 0) + 1;
    }
  });
  return {
    count,
    upper: Int32Array.from(links, (link) => link.upper),
    lower: Int32Array.from(links, (link) => link.lower),
    length: Int32Array.from(links, (link) => link.length),
    ranks: Int32Array.from(start),
    starts,
    links: list,
    inTree: new Uint8Array(links.length),
    cut: new Int32Array(links.length),
    towards: new Int32Array(count).fill(-1),
    number: new Int32Array(count),
    low: new Int32Array(count),
  };
}

function slackOf({ ranks, upper, lower, length }: Tree, link: number): number {
  return (ranks[lower[link] ?? 0] ?? 0) - (ranks[upper[link] ?? 0] ?? 0) - (length[link] ?? 0);
}

function otherEnd({ upper, lower }: Tree, link: number, item: number): number {
  const one = upper[link] ?? 0;
  return one === item ? (lower[link] ?? 0) : one;
}

/**
 * A tree for every part that hangs together: parts without slack first, then joined. Returns
 * how many links it looked at.
 */
function spanTree(tree: Tree): number {
  const { count, starts, links, inTree, ranks } = tree;
  const part = new Int32Array(count).fill(-1);
  let looks = 0;
  const members: number[] = [];
  const grow = (first: number, name: number): void => {
    let next = members.length;
    members.push(first);
    part[first] = name;
    for (; next < members.length; next++) {
      const item = members[next] ?? 0;
      for (let at = starts[item] ?? 0; at < (starts[item + 1] ?? 0); at++) {
        const link = links[at] ?? 0;
        const other = otherEnd(tree, link, item);
        if (part[other] === name || slackOf(tree, link) !== 0) continue;
        inTree[link] = 1;
        part[other] = name;
        members.push(other);
      }
    }
  };
  for (let root = 0; root < count; root++) {
    if (part[root] !== -1) continue;
    members.length = 0;
    grow(root, root);
    for (;;) {
      // The nearest item outside is reached by moving the whole tree.
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (const item of members) {
        looks += (starts[item + 1] ?? 0) - (starts[item] ?? 0);
        for (let at = starts[item] ?? 0; at < (starts[item + 1] ?? 0); at++) {
          const link = links[at] ?? 0;
          if (part[otherEnd(tree, link, item)] === root) continue;
          const slack = slackOf(tree, link);
          if (slack < least) [best, least] = [link, slack];
        }
      }
      if (best < 0 || looks > mostLooks) break;
      const isDown = part[tree.upper[best] ?? 0] === root;
      for (const item of members) ranks[item] = (ranks[item] ?? 0) + (isDown ? least : -least);
      inTree[best] = 1;
      grow(isDown ? (tree.lower[best] ?? 0) : (tree.upper[best] ?? 0), root);
    }
  }
  return looks;
}

/** Walks the trees from their roots and numbers what it leaves. */
function numberTree(tree: Tree): void {
  const { count, starts, links, inTree, towards, number, low } = tree;
  const next = starts.slice();
  const seen = new Uint8Array(count);
  let name = 0;
  for (let root = 0; root < count; root++) {
    if (seen[root] === 1) continue;
    seen[root] = 1;
    towards[root] = -1;
    low[root] = name;
    const stack = [root];
    for (let item = stack.at(-1); item !== undefined; item = stack.at(-1)) {
      const at = next[item] ?? 0;
      if (at >= (starts[item + 1] ?? 0)) {
        number[item] = name++;
        stack.pop();
        continue;
      }
      next[item] = at + 1;
      const link = links[at] ?? 0;
      if (inTree[link] === 0) continue;
      const other = otherEnd(tree, link, item);
      if (seen[other] === 1) continue;
      seen[other] = 1;
      towards[other] = link;
      low[other] = name;
      stack.push(other);
    }
  }
}

function isBelow({ number, low }: Tree, item: number, root: number): boolean {
  const own = number[item] ?? 0;
  return own >= (low[root] ?? 0) && own <= (number[root] ?? 0);
}

function countCuts(tree: Tree): void {
  const { count, starts, links, inTree, towards, number, cut, upper } = tree;
  const order = new Int32Array(count);
  for (let item = 0; item < count; item++) order[number[item] ?? 0] = item;
  for (const item of order) {
    const up = towards[item] ?? -1;
    if (up < 0) continue;
    // Seen from the item: lines that get longer when it moves away from the root.
    let sum = 0;
    for (let at = starts[item] ?? 0; at < (starts[item + 1] ?? 0); at++) {
      const link = links[at] ?? 0;
      const isUpper = upper[link] === item;
      sum += isUpper ? -1 : 1;
      if (link === up || inTree[link] === 0) continue;
      const child = otherEnd(tree, link, item);
      // The child's own sum, which its link holds with the child's sign.
      if (towards[child] === link)
        sum += upper[link] === child ? -(cut[link] ?? 0) : (cut[link] ?? 0);
    }
    cut[up] = upper[up] === item ? -sum : sum;
  }
}

/** A tree link that should go, searched from where the last one was found. */
function leavingLink({ inTree, cut }: Tree, from: number): number {
  const count = inTree.length;
  for (let step = 0; step < count; step++) {
    const link = from + step < count ? from + step : from + step - count;
    if (inTree[link] === 1 && (cut[link] ?? 0) < 0) return link;
  }
  return -1;
}

/** The link with the least slack that leads back over the cut. */
function enteringLink(tree: Tree, leaving: number): number {
  const { upper, lower, inTree, towards } = tree;
  const isUpperChild = towards[upper[leaving] ?? 0] === leaving;
  const root = (isUpperChild ? upper[leaving] : lower[leaving]) ?? 0;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let link = 0; link < inTree.length; link++) {
    if (inTree[link] === 1) continue;
    const isUpperBelow = isBelow(tree, upper[link] ?? 0, root);
    if (isUpperBelow === isUpperChild || isBelow(tree, lower[link] ?? 0, root) === isUpperBelow)
      continue;
    const slack = slackOf(tree, link);
    if (slack < least) [best, least] = [link, slack];
  }
  return best;
}

function exchange(tree: Tree, leaving: number, entering: number): void {
  const { count, upper, lower, inTree, towards, ranks, cut } = tree;
  const slack = slackOf(tree, entering);
  if (slack !== 0) {
    const isUpperChild = towards[upper[leaving] ?? 0] === leaving;
    const root = (isUpperChild ? upper[leaving] : lower[leaving]) ?? 0;
    const shift = isUpperChild ? -slack : slack;
    for (let item = 0; item < count; item++) {
      if (isBelow(tree, item, root)) ranks[item] = (ranks[item] ?? 0) + shift;
    }
  }
  // Along the ring that the new link closes, the old link's saving passes on.
  const saved = cut[leaving] ?? 0;
  const a = upper[entering] ?? 0;
  const b = lower[entering] ?? 0;
  for (const [end, isUpperEnd] of [
    [a, true],
    [b, false],
  ] as const) {
    const otherSide = isUpperEnd ? b : a;
    for (let item = end; !isBelow(tree, otherSide, item); ) {
      const link = towards[item] ?? -1;
      const isFromUpper = upper[link] === item;
      cut[link] = (cut[link] ?? 0) + (isFromUpper === isUpperEnd ? saved : -saved);
      item = otherEnd(tree, link, item);
    }
  }
  cut[entering] = -saved;
  inTree[leaving] = 0;
  inTree[entering] = 1;
  cut[leaving] = 0;
  numberTree(tree);
}
