/**
 * Lays out one level: ranks, layers, order, columns, tracks, and from these the places of
 * boxes and labels and the ways of lines. Pure. Everything is measured along and across the
 * direction; the screen comes later.
 */

import { isFlat } from "./axes.ts";
import type { Bundles } from "./bundles.ts";
import { type Channel, routeChannel } from "./channel.ts";
import type { Level, Leveled } from "./flow-levels.ts";
import { type Look, portColumn, type Sized, screenSize, sizeItems } from "./flow-sizes.ts";
import { type Gap, gapAfter } from "./gaps.ts";
import { splitHubs } from "./hubs.ts";
import { labelLines, widest } from "./label-lines.ts";
import { type Layers, layerCells, type Pin } from "./layers.ts";
import type { Direction, FlowGroup } from "./model.ts";
import { nudgeItems } from "./nudge.ts";
import { orderRows } from "./order.ts";
import { settlePins, spreadPins } from "./pins.ts";
import { type Extent, placeCells } from "./positions.ts";
import { foldRanks, rankItems } from "./ranks.ts";

export interface LaidItem {
  readonly item: number;
  readonly sized: Sized;
  readonly across: number;
  readonly along: number;
}

export interface LaidLabel {
  readonly edge: number;
  readonly lines: readonly string[];
  /** The line that it belongs to, and the stretch along it that is the label's. */
  readonly across: number;
  readonly along: number;
  readonly length: number;
  /** Cells of its widest line. */
  readonly breadth: number;
}

export interface LaidLine {
  readonly edge: number;
  readonly reversed: boolean;
  readonly startsHere: boolean;
  readonly endsHere: boolean;
  /** Corners from the upper to the lower end. Ends stand on the borders. */
  readonly points: readonly (readonly [across: number, along: number])[];
  readonly upper: number;
  readonly lower: number;
}

export interface LaidPort {
  readonly side: "top" | "bottom";
  readonly across: number;
}

export interface LaidLevel {
  readonly direction: Direction;
  readonly breadth: number;
  readonly length: number;
  readonly items: readonly LaidItem[];
  readonly labels: readonly LaidLabel[];
  readonly lines: readonly LaidLine[];
  readonly ports: ReadonlyMap<number, LaidPort>;
}

/** Undefined when it is clear that the level takes more than the look's width. */
export function layLevel(
  leveled: Leveled,
  at: number,
  bundles: Bundles,
  groups: ReadonlyMap<string, FlowGroup>,
  laid: readonly (LaidLevel | undefined)[],
  look: Look,
): LaidLevel | undefined {
  const level = leveled.levels[at];
  if (!level) return undefined;
  const { edges } = leveled;
  const ranks = ranksOf(level, edges, (plain) => {
    if (!look.fold || isFlat(level.direction) || level.items.length > mostToFold) return plain;
    const rough = layerCells(level, plain, edges, bundles);
    const sized = sizeItems(level, rough, edges, groups, laid, look);
    const widths = sized.map((one) => one.before + one.after + 4);
    const links = level.strands.map((one) => ({ ...one, length: edges[one.edge]?.length ?? 1 }));
    return foldRanks(plain, links, widths, look.width - 6, 3);
  });
  if (!isFlat(level.direction) && isCrowded(level, ranks, laid, look)) return undefined;
  const spans = level.strands.reduce(
    (sum, { upper, lower }) => sum + (ranks[lower] ?? 0) - (ranks[upper] ?? 0),
    0,
  );
  if (spans > mostBends) return undefined;
  const layers = layerCells(level, ranks, edges, bundles);
  const sized = sizeItems(level, layers, edges, groups, laid, look);
  const flat = isFlat(level.direction);
  const extents = extentsOf(layers, sized, edges, flat, look);
  const lengths = layerLengths(layers, sized, edges, flat, look);
  if (isHopeless(layers, extents, lengths, flat, look)) return undefined;
  const innerOf = (item: number): LaidLevel | undefined => {
    const one = level.items[item];
    return one?.kind === "group" ? laid[one.level] : undefined;
  };
  const fixedColumn = (pin: Pin): number | undefined => {
    const cell = layers.cells[pin.cell];
    if (cell?.kind !== "item") return 0;
    const size = sized[cell.of];
    const inner = innerOf(cell.of);
    if (!size) return 0;
    if (inner?.ports.has(pin.edge)) return portColumn(size, inner, pin.edge) - size.before;
    return level.items[cell.of]?.kind === "port" ? 0 : undefined;
  };
  orderRows(layers, (pin) => {
    const size = sized[layers.cells[pin.cell]?.of ?? 0];
    const fixed = fixedColumn(pin);
    return fixed === undefined || !size ? 0 : fixed / Math.max(2, size.breadth);
  });
  if (!flat) splitHubs(layers, (cell) => hasRoomForThree(layers, sized, cell));
  spreadPins(layers, sized, level.direction, fixedColumn, look);
  const spacing = {
    gap: (left: number, right: number) => gapBetween(layers, left, right, flat, look),
  };
  const columns = placeCells(layers, extents, spacing);
  nudgeItems(layers, sized, level.direction, columns, extents, spacing);
  settlePins(layers, sized, level.direction, columns, fixedColumn);
  return assemble(level, layers, sized, extents, lengths, columns, flat, look, edges);
}

/** Are the boxes of some rank alone wider than asked? Costs nearly nothing to find out. */
function isCrowded(
  level: Level,
  ranks: readonly number[],
  laid: readonly (LaidLevel | undefined)[],
  look: Look,
): boolean {
  const sums: number[] = [];
  level.items.forEach((item, at) => {
    const rank = ranks[at] ?? 0;
    let width = 0;
    if (item.kind === "node") width = widest(labelLines(item.node.label, look.wrap)) + 5;
    else if (item.kind === "group") {
      const inner = laid[item.level];
      width = inner ? screenSize(inner).width + 3 : 3;
    }
    sums[rank] = (sums[rank] ?? -1) + width;
  });
  return sums.some((sum) => sum > look.width);
}

type Edges = Leveled["edges"];

/** A drawing with more bends than this is a thicket that nobody follows. */
const mostBends = 60_000;

/** Larger levels are not folded: they would be drawn over many screens. */
const mostToFold = 300;

/** May a bundle touch this item with three lines instead of one? */
function hasRoomForThree(layers: Layers, sized: readonly Sized[], at: number): boolean {
  const cell = layers.cells[at];
  const box = cell?.kind === "item" ? sized[cell.of]?.box : undefined;
  return box !== undefined && box.top[1] - box.top[0] >= 4 && box.bottom[1] - box.bottom[0] >= 4;
}

/** Ports stand in ranks of their own, at the very borders of their group. */
function ranksOf(level: Level, edges: Edges, fold: (ranks: number[]) => number[]): number[] {
  const isPort = (item: number) => level.items[item]?.kind === "port";
  const links = level.strands
    .filter((strand) => !isPort(strand.upper) && !isPort(strand.lower))
    .map(({ edge, upper, lower }) => ({ upper, lower, length: edges[edge]?.length ?? 1 }));
  const ranks = fold(rankItems(level.items.length, links));
  const used = new Map<number, number>();
  const inner = ranks.filter((_, item) => !isPort(item)).sort((a, b) => a - b);
  const hasTop = level.items.some((item) => item.kind === "port" && item.side === "top");
  for (const rank of inner) if (!used.has(rank)) used.set(rank, used.size + Number(hasTop));
  const last = used.size + Number(hasTop);
  return ranks.map((rank, at) => {
    const item = level.items[at];
    if (item?.kind === "port") return item.side === "top" ? 0 : last;
    return used.get(rank) ?? 0;
  });
}

const justALine: Extent = { before: 0, after: 0 };

function extentsOf(
  layers: Layers,
  sized: readonly Sized[],
  edges: Edges,
  flat: boolean,
  look: Look,
): Extent[] {
  return layers.cells.map((cell): Extent => {
    if (cell.kind === "item") return sized[cell.of] ?? { before: 0, after: 0 };
    if (cell.kind === "bend") return justALine;
    const lines = labelLines(edges[cell.of]?.label ?? "", look.wrap);
    return flat ? { before: lines.length, after: 0 } : { before: 0, after: widest(lines) + 1 };
  });
}

function layerLengths(
  layers: Layers,
  sized: readonly Sized[],
  edges: Edges,
  flat: boolean,
  look: Look,
): number[] {
  return layers.rows.map((row) =>
    row.reduce((most, at) => {
      const cell = layers.cells[at];
      if (cell?.kind === "item") return Math.max(most, sized[cell.of]?.length ?? 0);
      if (cell?.kind !== "label") return most;
      const lines = labelLines(edges[cell.of]?.label ?? "", look.wrap);
      return Math.max(most, flat ? widest(lines) + 2 : lines.length);
    }, 0),
  );
}

/** Wider than asked even if no line took any room. */
function isHopeless(
  layers: Layers,
  extents: readonly Extent[],
  lengths: readonly number[],
  flat: boolean,
  look: Look,
): boolean {
  if (flat) return lengths.reduce((sum, length) => sum + length + 2, -2) > look.width;
  return layers.rows.some((row) => {
    const sum = row.reduce(
      (total, at) => total + (extents[at]?.before ?? 0) + (extents[at]?.after ?? 0) + 2,
      -1,
    );
    return sum > look.width;
  });
}

function gapBetween(
  layers: Layers,
  left: number,
  right: number,
  flat: boolean,
  look: Look,
): number {
  const a = layers.cells[left]?.kind;
  const b = layers.cells[right]?.kind;
  if (flat) return 1;
  if (a === "label") return 2;
  if (a === "item" && b === "item") return look.isTight ? 1 : 3;
  return look.isTight ? 1 : 2;
}

function assemble(
  level: Level,
  layers: Layers,
  sized: readonly Sized[],
  extents: readonly Extent[],
  lengths: readonly number[],
  columns: Int32Array,
  flat: boolean,
  look: Look,
  edges: Edges,
): LaidLevel {
  const starts: number[] = [];
  const gaps: Gap[] = [];
  const channels: Channel[] = [];
  const strandOf = new Map(level.strands.map((strand) => [strand.edge, strand]));
  const isPort = (at: number): boolean => {
    const cell = layers.cells[at];
    return cell?.kind === "item" && level.items[cell.of]?.kind === "port";
  };
  let along = 0;
  layers.rows.forEach((_, layer) => {
    starts.push(along);
    along += lengths[layer] ?? 0;
    const wires = layers.wires[layer] ?? [];
    const channel = routeChannel(wires, look.charset === "ascii" ? 2 : 1);
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
  const items = layers.cells.flatMap((cell, at): LaidItem[] => {
    const size = sized[cell.of];
    if (cell.kind !== "item" || !size) return [];
    const slack = (lengths[cell.layer] ?? 0) - size.length;
    const own = (flat ? (size.box ?? size.frame)?.width : undefined) ?? size.length;
    // The texts of loops stand at the right, which is in front when the way goes left.
    const front = level.direction === "RL" ? size.length - own : 0;
    const start = (starts[cell.layer] ?? 0) + Math.floor(slack / 2) + front;
    return [{ item: cell.of, sized: size, across: (columns[at] ?? 0) - size.before, along: start }];
  });
  const places = new Map(items.map((one) => [one.item, one]));
  const points = new Map<number, [number, number][]>();
  layers.wires.forEach((wires, layer) => {
    const end = (starts[layer] ?? 0) + (lengths[layer] ?? 0);
    const gap = gaps[layer];
    wires.forEach((wire, number) => {
      wire.runs.forEach(({ edge, top, bottom }, run) => {
        const list = points.get(edge) ?? [];
        points.set(edge, list);
        const upper = layers.cells[top.cell];
        const lower = layers.cells[bottom.cell];
        const above = upper?.kind === "item" ? places.get(upper.of) : undefined;
        const below = lower?.kind === "item" ? places.get(lower.of) : undefined;
        list.push([top.column, above ? borderAlong(above, "bottom", flat) : end - 1]);
        let column = top.column;
        for (const hop of channels[layer]?.hops[number]?.[run] ?? []) {
          const track = end + (gap?.lead ?? 0) + hop.track * (gap?.pitch ?? 1);
          if (hop.to === column) continue;
          list.push([column, track], [hop.to, track]);
          column = hop.to;
        }
        const next = end + (gap?.length ?? 0);
        list.push([bottom.column, below ? borderAlong(below, "top", flat) : next]);
      });
    });
  });
  const labels = layers.cells.flatMap((cell, at): LaidLabel[] => {
    if (cell.kind !== "label") return [];
    const text = labelLines(edges[cell.of]?.label ?? "", look.wrap);
    const place = { across: columns[at] ?? 0, along: starts[cell.layer] ?? 0 };
    const length = lengths[cell.layer] ?? 0;
    return [{ edge: cell.of, lines: text, ...place, length, breadth: widest(text) }];
  });
  const lines = level.strands.flatMap((strand): LaidLine[] => {
    const list = points.get(strand.edge);
    return list ? [{ ...strand, points: list }] : [];
  });
  return normalized(level, items, labels, lines, along, flat);
}

/** Where a line meets an item along the direction. Loops of flat items stand beside the box. */
function borderAlong({ sized, along }: LaidItem, side: "top" | "bottom", flat: boolean): number {
  if (side === "top") return along;
  const own = sized.box ?? sized.frame;
  return along + (own ? (flat ? own.width : own.height) : sized.length) - 1;
}

/** Moves everything so that it begins at 0 across, and sorts out the ports. */
function normalized(
  level: Level,
  items: readonly LaidItem[],
  labels: readonly LaidLabel[],
  lines: readonly LaidLine[],
  length: number,
  flat: boolean,
): LaidLevel {
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
  for (const { points } of lines) for (const [across] of points) reach(across, across);
  if (least > most) [least, most] = [0, 0];
  const ports = new Map<number, LaidPort>();
  const moved = items.map((one) => ({ ...one, across: one.across - least }));
  for (const { item, across } of moved) {
    const one = level.items[item];
    if (one?.kind === "port") ports.set(one.edge, { side: one.side, across });
  }
  return {
    direction: level.direction,
    breadth: most - least + 1,
    length,
    items: moved.filter(({ item }) => level.items[item]?.kind !== "port"),
    labels: labels.map((label) => ({ ...label, across: label.across - least })),
    lines: lines.map((line) => ({
      ...line,
      points: line.points.map(([across, along]) => [across - least, along] as const),
    })),
    ports,
  };
}
