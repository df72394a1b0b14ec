/**
 * From columns and tracks to places: where boxes and labels of a level stand and which way
 * its lines go. Pure.
 */

import { widest } from "../../canvas/label-lines.ts";
import { type Channel, routeChannel } from "./channel.ts";
import type { Level, Leveled } from "./flow-levels.ts";
import { type Gap, gapAfter } from "./gaps.ts";
import type { LaidItem, LaidLabel, LaidLevel, LaidLine, LaidPort, Sized } from "./laid.ts";
import { type Layers, labelText, type Pin } from "./layers.ts";
import { type Look, lookLines } from "./look.ts";
import type { Extent } from "./positions.ts";

/** A level with everything known but the gaps between its layers. */
export interface Draft {
  readonly level: Level;
  readonly edges: Leveled["edges"];
  readonly layers: Layers;
  readonly sized: readonly Sized[];
  readonly extents: readonly Extent[];
  /** Cells of each layer along the direction. */
  readonly lengths: readonly number[];
  readonly columns: Int32Array;
  readonly flat: boolean;
  readonly look: Look;
}

/** The layers and the gaps after them, along the direction. */
interface Rows {
  readonly starts: readonly number[];
  readonly gaps: readonly Gap[];
  readonly channels: readonly Channel[];
  readonly length: number;
}

type Corner = [across: number, along: number];

export function assemble(draft: Draft): LaidLevel {
  const { level } = draft;
  const rows = stackRows(draft);
  const items = placeItems(draft, rows);
  const corners = cornersOf(draft, rows, items);
  const labels = placeLabels(draft, rows);
  const [least, most] = reachOf(draft, items, labels, corners);
  for (const list of corners.values()) for (const corner of list) corner[0] -= least;
  const moved = items.map((one) => ({ ...one, across: one.across - least }));
  const ports = new Map<number, LaidPort>();
  for (const { item, across } of moved) {
    const one = level.items[item];
    if (one?.kind === "port") ports.set(one.edge, { side: one.side, across });
  }
  return {
    direction: level.direction,
    breadth: most - least + 1,
    length: rows.length,
    items: moved.filter(({ item }) => level.items[item]?.kind !== "port"),
    labels: labels.map((label) => ({ ...label, across: label.across - least })),
    lines: level.strands.flatMap((strand): LaidLine[] => {
      const points = corners.get(strand.edge);
      return points ? [{ ...strand, points }] : [];
    }),
    ports,
  };
}

function stackRows(draft: Draft): Rows {
  const { level, edges, layers, extents, lengths, columns, flat, look } = draft;
  const starts: number[] = [];
  const gaps: Gap[] = [];
  const channels: Channel[] = [];
  const strandOf = new Map(level.strands.map((strand) => [strand.edge, strand]));
  const isPort = (at: number): boolean => level.items[at]?.kind === "port";
  let along = 0;
  layers.rows.forEach((_, layer) => {
    starts.push(along);
    along += lengths[layer] ?? 0;
    const channel = routeChannel(layers.wires[layer] ?? [], look.charset === "ascii" ? 2 : 1);
    const gap = gapAfter(layers, layer, channel, {
      flat,
      look,
      isTurned: level.direction === "BT",
      isPort,
      marksOf: (edge, end) => {
        const strand = strandOf.get(edge);
        const of = edges[edge];
        if (!strand || !of) return undefined;
        const isTail = (end === "upper") !== strand.reversed;
        const isHere = isTail ? strand.startsHere : strand.endsHere;
        return isHere ? (isTail ? of.tail : of.head) : undefined;
      },
      textBreadth: (cell) => (flat ? 0 : (extents[cell]?.after ?? 0)),
      columnOf: (cell) => columns[cell] ?? 0,
    });
    channels.push(channel);
    gaps.push(gap);
    if (layer + 1 < layers.rows.length) along += gap.length;
  });
  return { starts, gaps, channels, length: along };
}

function placeItems(draft: Draft, { starts }: Rows): LaidItem[] {
  const { level, layers, sized, lengths, columns, flat } = draft;
  return level.items.flatMap((_, at): LaidItem[] => {
    // Items are the first cells, in their own order.
    const cell = layers.cells[at];
    const size = sized[at];
    if (!cell || !size) return [];
    const slack = (lengths[cell.layer] ?? 0) - size.length;
    const own = (flat ? (size.box ?? size.frame)?.width : undefined) ?? size.length;
    // The texts of loops stand at the right, which is in front when the way goes left.
    const front = level.direction === "RL" ? size.length - own : 0;
    const start = (starts[cell.layer] ?? 0) + Math.floor(slack / 2) + front;
    return [{ item: at, sized: size, across: (columns[at] ?? 0) - size.before, along: start }];
  });
}

function placeLabels(draft: Draft, { starts }: Rows): LaidLabel[] {
  const { edges, layers, lengths, columns, look } = draft;
  const labels: LaidLabel[] = [];
  for (let at = layers.items; at < layers.cells.length; at++) {
    const cell = layers.cells[at];
    if (cell?.kind !== "label") continue;
    const text = lookLines(labelText(edges, cell), look);
    const place = { across: columns[at] ?? 0, along: starts[cell.layer] ?? 0 };
    const length = lengths[cell.layer] ?? 0;
    labels.push({ edge: cell.of, lines: text, ...place, length, breadth: widest(text) });
  }
  return labels;
}

/** The corners of every line, from its upper to its lower end. */
function cornersOf(draft: Draft, rows: Rows, items: readonly LaidItem[]): Map<number, Corner[]> {
  const { layers, lengths, flat } = draft;
  const corners = new Map<number, Corner[]>();
  const wayOf = (edge: number): Corner[] => {
    const known = corners.get(edge);
    if (known) return known;
    const list: Corner[] = [];
    corners.set(edge, list);
    return list;
  };
  const goToPin = (list: Corner[], pin: Pin): void => {
    const item = items[pin.cell];
    if (item) goTo(list, pin.column, borderAlong(item, pin.side, flat));
  };
  layers.wires.forEach((wires, layer) => {
    const gap = rows.gaps[layer];
    const first = (rows.starts[layer] ?? 0) + (lengths[layer] ?? 0) + (gap?.lead ?? 0);
    const hops = rows.channels[layer]?.hops;
    wires.forEach((wire, number) => {
      const hopsOfRuns = hops?.get(number) ?? [];
      // Most lines of a large diagram just pass by.
      if (!wire.meetsItem && hopsOfRuns.length === 0) return;
      wire.runs.forEach(({ edge, top, bottom }, run) => {
        const list = wayOf(edge);
        if (wire.meetsItem) goToPin(list, top);
        let column = top.column;
        for (const hop of hopsOfRuns[run] ?? []) {
          if (hop.to === column) continue;
          const track = first + hop.track * (gap?.pitch ?? 1);
          goTo(list, column, track);
          goTo(list, hop.to, track);
          column = hop.to;
        }
        if (wire.meetsItem) goToPin(list, bottom);
      });
    });
  });
  return corners;
}

/** The next corner of a line; where it only goes on downwards, the last one moves there. */
function goTo(corners: Corner[], across: number, along: number): void {
  const last = corners.at(-1);
  const before = corners.at(-2);
  if (last && before && last[0] === across && before[0] === across) last[1] = along;
  else corners.push([across, along]);
}

/** Where a line meets an item along the direction. Loops of flat items stand beside the box. */
function borderAlong({ sized, along }: LaidItem, side: "top" | "bottom", flat: boolean): number {
  if (side === "top") return along;
  const own = sized.box ?? sized.frame;
  return along + (own ? (flat ? own.width : own.height) : sized.length) - 1;
}

/** The least and the most column in which anything stands. */
function reachOf(
  { flat }: Draft,
  items: readonly LaidItem[],
  labels: readonly LaidLabel[],
  corners: ReadonlyMap<number, readonly Corner[]>,
): readonly [least: number, most: number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const reach = (from: number, to: number): void => {
    least = Math.min(least, from);
    most = Math.max(most, to);
  };
  for (const { sized, across } of items) reach(across, across + sized.before + sized.after);
  for (const { lines: text, across } of labels) {
    if (flat) reach(across - text.length, across);
    else reach(across, across + widest(text) + 1);
  }
  for (const list of corners.values()) for (const [across] of list) reach(across, across);
  return least > most ? [0, 0] : [least, most];
}
