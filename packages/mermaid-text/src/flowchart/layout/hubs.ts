/**
 * Bundles of three, five, seven ... lines whose middle one goes straight on: it and both
 * halves touch the box on their own, which is even to look at and never reads as a
 * crossing. Changes the layers and links that it is given; otherwise pure.
 */

import type { Layers, Pin, Wire } from "./layers.ts";
import type { Links } from "./links.ts";

export function splitHubs(layers: Layers, links: Links, hasRoom: (cell: number) => boolean): void {
  let places: Int32Array | undefined;
  for (let layer = 0; layer < layers.wires.length; layer++) {
    const wires = layers.wires[layer] ?? [];
    if (!wires.some(isOddHub)) continue;
    places ??= placesOf(layers);
    const parted: Wire[] = [];
    for (const wire of wires) {
      if (isOddHub(wire)) parted.push(...partsOf(wire, layers, links, places, hasRoom));
      else parted.push(wire);
    }
    layers.wires[layer] = parted;
  }
}

function isOddHub({ meetsItem, tops, bottoms }: Wire): boolean {
  const count = meetsItem ? tops.length * bottoms.length : 0;
  return count > 2 && count % 2 === 1;
}

/** For each cell its place in its layer. */
function placesOf({ cells, rows }: Layers): Int32Array {
  const places = new Int32Array(cells.length);
  for (const row of rows) for (let at = 0; at < row.length; at++) places[row[at] ?? 0] = at;
  return places;
}

/** The left half, the middle line and the right half; the whole where there is no room. */
function partsOf(
  wire: Wire,
  layers: Layers,
  links: Links,
  places: Int32Array,
  hasRoom: (cell: number) => boolean,
): Wire[] {
  const isFork = wire.tops.length === 1;
  const hub = isFork ? wire.tops[0] : wire.bottoms[0];
  const others = [...(isFork ? wire.bottoms : wire.tops)];
  if (!hub) return [wire];
  const pins = layers.pins[hub.cell] ?? [];
  const isAlone = pins.filter((pin) => pin.side === hub.side).length === 1;
  if (!isAlone || !hasRoom(hub.cell)) return [wire];
  others.sort((a, b) => (places[a.cell] ?? 0) - (places[b.cell] ?? 0));
  const half = (others.length - 1) / 2;
  const groups = [others.slice(0, half), others.slice(half, half + 1), others.slice(half + 1)];
  return groups.map((group, at): Wire => {
    const own: Pin = { ...hub, isEven: true };
    if (at === 1) pins[pins.indexOf(hub)] = own;
    else pins.push(own);
    const runs = wire.runs
      .filter((run) => group.includes(isFork ? run.bottom : run.top))
      .map((run) => (isFork ? { ...run, top: own } : { ...run, bottom: own }));
    relink(links, hub, own, group);
    const [tops, bottoms] = isFork ? [[own], group] : [group, [own]];
    return { layer: wire.layer, tops, bottoms, runs, meetsItem: true };
  });
}

/** The links of these ends now lead to their own part of the hub. */
function relink(links: Links, hub: Pin, own: Pin, group: readonly Pin[]): void {
  const isFork = hub.side === "bottom";
  const { starts, links: list } = isFork ? links.down : links.up;
  const [ends, others] = isFork ? [links.tops, links.bottoms] : [links.bottoms, links.tops];
  for (let at = starts[hub.cell] ?? 0; at < (starts[hub.cell + 1] ?? 0); at++) {
    const link = list[at] ?? 0;
    const other = others[link];
    if (ends[link] !== hub || !other || !group.includes(other)) continue;
    ends[link] = own;
    links.isAlone[link] = Number(group.length === 1);
  }
}
