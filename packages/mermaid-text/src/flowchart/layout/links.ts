/**
 * Which cells are joined by lines, in flat lists: ordering and placing walk through them
 * again and again. Pure. A link joins a cell with one of the layer below.
 */

import type { Layers, Pin } from "./layers.ts";

/** The links of all cells to one side: those of a cell stand from `starts[cell]` on. */
export interface LinkLists {
  readonly starts: Int32Array;
  /** The cell at the other end. */
  readonly cells: Int32Array;
  /** Which link it is: index into `tops` and `bottoms`. */
  readonly links: Int32Array;
}

export interface Links {
  readonly up: LinkLists;
  readonly down: LinkLists;
  /** The upper and the lower end of every link, those of a layer together. */
  readonly tops: Pin[];
  readonly bottoms: Pin[];
  /** 1 for a link that is a wire of its own. */
  readonly isAlone: Uint8Array;
  /** The links below each layer begin here. */
  readonly starts: readonly number[];
}

/** With `shiftOf`, the links of a cell are sorted by where their pins stand in it. */
export function linksOf(layers: Layers, shiftOf?: (pin: Pin) => number): Links {
  const tops: Pin[] = [];
  const bottoms: Pin[] = [];
  const alone: number[] = [];
  const starts: number[] = [];
  for (const wires of layers.wires) {
    starts.push(tops.length);
    for (const wire of wires) {
      const isFork = wire.tops.length === 1;
      const hub = isFork ? wire.tops[0] : wire.bottoms[0];
      if (!hub) continue;
      const others = isFork ? wire.bottoms : wire.tops;
      if (others.length === 1) alone.push(tops.length);
      for (const other of others) {
        tops.push(isFork ? hub : other);
        bottoms.push(isFork ? other : hub);
      }
    }
  }
  starts.push(tops.length);
  const isAlone = new Uint8Array(tops.length);
  for (const link of alone) isAlone[link] = 1;
  const count = layers.cells.length;
  return {
    up: listLinks(count, bottoms, tops, shiftOf),
    down: listLinks(count, tops, bottoms, shiftOf),
    tops,
    bottoms,
    isAlone,
    starts,
  };
}

function listLinks(
  count: number,
  own: readonly Pin[],
  others: readonly Pin[],
  shiftOf: ((pin: Pin) => number) | undefined,
): LinkLists {
  const starts = new Int32Array(count + 1);
  for (const { cell } of own) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < count; cell++) {
    starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  }
  const next = starts.slice();
  const links = new Int32Array(own.length);
  for (let link = 0; link < own.length; link++) {
    const cell = own[link]?.cell ?? 0;
    links[next[cell] ?? 0] = link;
    next[cell] = (next[cell] ?? 0) + 1;
  }
  if (shiftOf) sortLists(starts, links, (link) => (own[link] ? shiftOf(own[link]) : 0));
  const cells = new Int32Array(links.length);
  for (let at = 0; at < links.length; at++) cells[at] = others[links[at] ?? 0]?.cell ?? 0;
  return { starts, cells, links };
}

/** Most lists hold one link, or links that come from one place: they are left alone. */
function sortLists(starts: Int32Array, links: Int32Array, shiftOf: (link: number) => number): void {
  for (let cell = 0; cell + 1 < starts.length; cell++) {
    const from = starts[cell] ?? 0;
    const to = starts[cell + 1] ?? 0;
    if (to - from < 2) continue;
    links.subarray(from, to).sort((a, b) => shiftOf(a) - shiftOf(b));
  }
}
