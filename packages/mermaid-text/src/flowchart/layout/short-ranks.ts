/**
 * Ranks with the shortest lines: of all ranks in which every link leads down, those with
 * the least sum of lengths (network simplex). Pure. A tree of links without slack holds the
 * items together; while cutting one of its links would shorten more lines than it would
 * lengthen, the tree takes another link in its place.
 */

import type { RankLink } from "./rank-link.ts";

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
  /** The item of each number. */
  readonly order: Int32Array;
  /** How far the walk is with the links of each item. */
  readonly next: Int32Array;
}

/** How many links are looked at; beyond that the ranks are good, but not the best. */
const mostLooks = 3_000_000;

/** Changes `start`, ranks in which every link leads down, into the shortest such ranks. */
export function shortenRanks(start: readonly number[], links: readonly RankLink[]): number[] {
  const tree = newTree(start, links);
  const { roots, looks: spent } = spanTree(tree);
  let looks = spent;
  if (looks > mostLooks) return fromTheFirst(start);
  let named = 0;
  for (const root of roots) named = numberTree(tree, root, named);
  countCuts(tree);
  let from = 0;
  while (looks < mostLooks) {
    const leaving = leavingLink(tree, from);
    if (leaving < 0) break;
    looks += leaving < from ? links.length + leaving - from : leaving - from;
    from = leaving;
    const entering = enteringLink(tree, leaving);
    if (entering < 0) break;
    looks += exchange(tree, leaving, entering);
  }
  return fromTheTop(tree);
}

function fromTheFirst(ranks: readonly number[]): number[] {
  const first = ranks.reduce((least, rank) => Math.min(least, rank), Number.POSITIVE_INFINITY);
  return ranks.map((rank) => rank - first);
}

/** Every tree begins at rank 0: how those that do not hang together stand is free. */
function fromTheTop({ ranks, towards, number, low, order }: Tree): number[] {
  const moved: number[] = new Array(ranks.length).fill(0);
  for (const root of order) {
    if (towards[root] !== -1) continue;
    const items = order.subarray(low[root], (number[root] ?? 0) + 1);
    let least = Number.POSITIVE_INFINITY;
    for (const item of items) least = Math.min(least, ranks[item] ?? 0);
    for (const item of items) moved[item] = (ranks[item] ?? 0) - least;
  }
  return moved;
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
    order: new Int32Array(count),
    next: new Int32Array(count),
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
 * A tree for every part that hangs together: parts without slack first, then joined. Says
 * how many links it looked at.
 */
function spanTree(tree: Tree): { roots: number[]; looks: number } {
  const { count, starts, links, inTree, ranks } = tree;
  const part = new Int32Array(count).fill(-1);
  let looks = 0;
  const roots: number[] = [];
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
    roots.push(root);
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
  return { roots, looks };
}

/** Walks the tree below an item and numbers what it leaves, from `first` on. */
function numberTree(tree: Tree, top: number, first: number): number {
  const { starts, links, inTree, towards, number, low, order, next } = tree;
  let name = first;
  const enter = (item: number): void => {
    next[item] = starts[item] ?? 0;
    low[item] = name;
  };
  enter(top);
  const stack = [top];
  for (let item = stack.at(-1); item !== undefined; item = stack.at(-1)) {
    const at = next[item] ?? 0;
    if (at >= (starts[item + 1] ?? 0)) {
      order[name] = item;
      number[item] = name++;
      stack.pop();
      continue;
    }
    next[item] = at + 1;
    const link = links[at] ?? 0;
    if (inTree[link] === 0 || link === towards[item]) continue;
    const other = otherEnd(tree, link, item);
    towards[other] = link;
    enter(other);
    stack.push(other);
  }
  return name;
}

function isBelow({ number, low }: Tree, item: number, root: number): boolean {
  const own = number[item] ?? 0;
  return own >= (low[root] ?? 0) && own <= (number[root] ?? 0);
}

function countCuts(tree: Tree): void {
  const { starts, links, inTree, towards, order, cut, upper } = tree;
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

/** The item at that end of a tree link which hangs on it. */
function hanging({ upper, lower, towards }: Tree, link: number): number {
  const one = upper[link] ?? 0;
  return towards[one] === link ? one : (lower[link] ?? 0);
}

/** The link with the least slack that leads back over the cut. */
function enteringLink(tree: Tree, leaving: number): number {
  const { upper, lower, starts, links, number, low, order } = tree;
  const root = hanging(tree, leaving);
  // What hangs on the link is above it: a link comes from the other side, and goes there else.
  const isAbove = root === upper[leaving];
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let name = low[root] ?? 0; name <= (number[root] ?? 0); name++) {
    const item = order[name] ?? 0;
    for (let at = starts[item] ?? 0; at < (starts[item + 1] ?? 0); at++) {
      const link = links[at] ?? 0;
      const other = (isAbove ? upper[link] : lower[link]) ?? 0;
      if (other === item || isBelow(tree, other, root)) continue;
      const slack = slackOf(tree, link);
      if (slack < least) [best, least] = [link, slack];
    }
  }
  return best;
}

/** One link for the other; says how many links it looked at, more or less. */
function exchange(tree: Tree, leaving: number, entering: number): number {
  const { upper, lower, inTree, towards, ranks, cut, low, number, order } = tree;
  const slack = slackOf(tree, entering);
  const root = hanging(tree, leaving);
  const shift = root === upper[leaving] ? -slack : slack;
  const moved = (number[root] ?? 0) - (low[root] ?? 0) + 1;
  if (slack !== 0) {
    for (let name = low[root] ?? 0; name <= (number[root] ?? 0); name++) {
      const item = order[name] ?? 0;
      ranks[item] = (ranks[item] ?? 0) + shift;
    }
  }
  // Along the ring that the new link closes, the old link's saving passes on.
  const saved = cut[leaving] ?? 0;
  const ends = [upper[entering] ?? 0, lower[entering] ?? 0] as const;
  let top = ends[0];
  for (const [side, end] of ends.entries()) {
    top = end;
    while (!isBelow(tree, ends[1 - side] ?? 0, top)) {
      const link = towards[top] ?? -1;
      const isFromUpper = upper[link] === top;
      cut[link] = (cut[link] ?? 0) + (isFromUpper === (side === 0) ? saved : -saved);
      top = otherEnd(tree, link, top);
    }
  }
  cut[entering] = -saved;
  cut[leaving] = 0;
  inTree[leaving] = 0;
  inTree[entering] = 1;
  // Everything that has changed its place in the tree is below the top of the ring.
  numberTree(tree, top, low[top] ?? 0);
  return moved * 3 + (number[top] ?? 0) - (low[top] ?? 0);
}
