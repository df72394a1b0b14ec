/**
 * Lays out one level: ranks, layers, order, columns, and from these the places of boxes,
 * labels and lines. Pure. Everything is measured along and across the direction; the screen
 * comes later.
 */

import { widest } from "../../canvas/label-lines.ts";
import type { FlowGroup } from "../../model.ts";
import { spend } from "../../text/meter.ts";
import { assemble } from "./assemble.ts";
import { isFlat } from "./axes.ts";
import type { Bundles } from "./bundles.ts";
import { extentsOf, gapBetween, isHopeless, layerLengths } from "./extents.ts";
import type { Level, Leveled } from "./flow-levels.ts";
import { portColumn, screenSize, sizeItems } from "./flow-sizes.ts";
import { splitHubs } from "./hubs.ts";
import type { LaidLevel, Sized } from "./laid.ts";
import { layerCells, type Pin } from "./layers.ts";
import { linksOf } from "./links.ts";
import { type Look, lookLines } from "./look.ts";
import { nudgeItems } from "./nudge.ts";
import { orderRows } from "./order.ts";
import { settlePins, spreadPins } from "./pins.ts";
import { placeCells } from "./positions.ts";
import { foldRanks, rankItems } from "./ranks.ts";

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
  const depth = depthOf(level.group, groups);
  const room = look.width - 6 - framePads * depth;
  const stackTexts = look.stack
    ? (texts: readonly string[]) => textRows(texts, room, look)
    : undefined;
  const ranks = ranksOf(level, edges, (plain) => {
    if (look.fold === 0 || isFlat(level.direction) || level.items.length > mostToFold) return plain;
    const rough = layerCells(level, plain, edges, bundles);
    const sized = sizeItems(level, rough, edges, groups, laid, look);
    const widths = sized.map((one) => one.before + one.after + 4);
    const links = level.strands.map((one) => ({ ...one, length: edges[one.edge]?.length ?? 1 }));
    return foldRanks(plain, links, widths, Math.floor(room * look.fold), 3);
  });
  if (!isFlat(level.direction) && isCrowded(level, ranks, laid, look)) return undefined;
  const spans = level.strands.reduce(
    (sum, { upper, lower }) => sum + (ranks[lower] ?? 0) - (ranks[upper] ?? 0),
    0,
  );
  if (spans > mostBends) return undefined;
  spend(levelSteps + cellSteps * (level.items.length + spans));
  const layers = layerCells(level, ranks, edges, bundles, stackTexts);
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
    const size = sized[pin.cell];
    if (!size) return 0;
    const inner = innerOf(pin.cell);
    if (inner?.ports.has(pin.edge)) return portColumn(size, inner, pin.edge) - size.before;
    return level.items[pin.cell]?.kind === "port" ? 0 : undefined;
  };
  const shiftOf = (pin: Pin): number => {
    const size = sized[pin.cell];
    const fixed = size && fixedColumn(pin);
    return fixed === undefined || !size ? 0 : fixed / Math.max(2, size.breadth);
  };
  const links = linksOf(layers, shiftOf);
  orderRows(layers, links, shiftOf);
  if (!flat) splitHubs(layers, links, (cell) => hasRoomForThree(sized, cell));
  spreadPins(layers, sized, level.direction, fixedColumn, look);
  const spacing = {
    gap: (left: number, right: number) => gapBetween(layers, left, right, flat, look),
  };
  const most = look.stack && !flat ? look.width - framePads * depth : undefined;
  const columns = placeCells(layers, links, extents, spacing, most);
  nudgeItems(layers, sized, level.direction, columns, extents, spacing);
  settlePins(layers, sized, level.direction, columns, fixedColumn);
  return assemble({ level, edges, layers, sized, extents, lengths, columns, flat, look });
}

/** What a box, and each rank that a line passes, takes in all of what follows but for its comparisons. */
const cellSteps = 400;

const levelSteps = 4_000;

/** Cells that a frame takes at both sides of what it holds. */
const framePads = 4;

function depthOf(id: string | undefined, groups: ReadonlyMap<string, FlowGroup>): number {
  let depth = 0;
  for (let at = id; at !== undefined && depth < 100; at = groups.get(at)?.parent) depth += 1;
  return depth;
}

/** The rows in which texts between two ranks stand, none of them wider than `room`. */
function textRows(texts: readonly string[], room: number, look: Look): readonly number[] {
  // Lines that pass a row beside its texts take their room, too.
  const free = Math.max(1, room - 2 * texts.length);
  let row = 0;
  let used = 0;
  return texts.map((text) => {
    const width = widest(lookLines(text, look)) + 3;
    if (used > 0 && used + width > free) {
      row += 1;
      used = 0;
    }
    used += width;
    return row;
  });
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
    if (item.kind === "node") width = widest(lookLines(item.node.label, look)) + 5;
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
function hasRoomForThree(sized: readonly Sized[], at: number): boolean {
  const box = sized[at]?.box;
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
