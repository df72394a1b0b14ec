/**
 * The layout of a whole flowchart for a width: candidates from generous to tight, the first
 * that fits; and where everything is on the screen. Pure.
 */

import type { Direction, Flowchart } from "../../model.ts";
import { isFlat, type Pads, type Rect, type Turn, turnPads, turnRect } from "./axes.ts";
import { bundleEdges } from "./bundles.ts";
import { type Item, type Leveled, levelsOf } from "./flow-levels.ts";
import { screenSize } from "./flow-sizes.ts";
import type { LaidLabel, LaidLevel, LaidLine, Sized } from "./laid.ts";
import { layLevel } from "./level-layout.ts";
import type { Look } from "./look.ts";

export interface PlacedItem {
  readonly item: Exclude<Item, { kind: "port" }>;
  readonly sized: Sized;
  readonly rect: Rect;
  readonly direction: Direction;
  /** 0 for the items of the whole, 1 for those in a group, and so on. */
  readonly depth: number;
}

export interface PlacedLevel {
  readonly turn: Turn;
  readonly lines: readonly LaidLine[];
  readonly labels: readonly LaidLabel[];
}

export interface FlowLayout {
  readonly leveled: Leveled;
  readonly look: Look;
  readonly width: number;
  readonly height: number;
  /** Groups before what stands in them. */
  readonly items: readonly PlacedItem[];
  readonly levels: readonly PlacedLevel[];
}

type Candidate = Pick<Look, "wrap" | "isTight" | "fold" | "stack" | "breaksWords"> & {
  readonly turned: boolean;
};

const plain = { isTight: false, fold: 0, stack: false, breaksWords: false, turned: false } as const;
const tight = { ...plain, isTight: true } as const;

const asWritten: readonly Candidate[] = [
  { ...plain, wrap: 32 },
  { ...plain, wrap: 24 },
  { ...plain, wrap: 18 },
  { ...tight, wrap: 18 },
  { ...tight, wrap: 14 },
];
const narrower: readonly Candidate[] = [
  { ...tight, wrap: 12 },
  { ...plain, wrap: 18, fold: 1 },
  { ...tight, wrap: 12, fold: 1 },
  { ...tight, wrap: 8 },
  { ...tight, wrap: 8, fold: 1 },
  { ...tight, wrap: 5, fold: 1 },
];

/** Long and narrow: ranks of few boxes, texts one below the other, words broken at last. */
const narrowest: readonly Candidate[] = [
  { ...tight, wrap: 14, fold: 1, stack: true },
  { ...tight, wrap: 14, fold: 0.7, stack: true },
  { ...tight, wrap: 10, fold: 0.7, stack: true },
  { ...tight, wrap: 12, fold: 0.5, stack: true },
  { ...tight, wrap: 14, fold: 0.3, stack: true },
  { ...tight, wrap: 8, fold: 0.3, stack: true },
  { ...tight, wrap: 12, fold: 0.7, stack: true, breaksWords: true },
  { ...tight, wrap: 12, fold: 0.1, stack: true, breaksWords: true },
  { ...tight, wrap: 8, fold: 0.1, stack: true, breaksWords: true },
];
/** Of more nodes than this the narrowest layouts would be endless strips. */
const mostInStrips = 120;

/** Of more nodes than this only the most generous and the tightest layouts are tried. */
const mostToTryAll = 2000;

function candidatesFor(flow: Flowchart): Candidate[] {
  const upright = isFlat(flow.direction)
    ? [...asWritten, ...narrower].map((one) => ({ ...one, turned: true }))
    : narrower;
  // Compartments fold their rows themselves, where a reader would part them.
  const isFolded = flow.nodes.some((node) => node.parts !== undefined);
  const strips = narrowest
    .filter((one) => !isFolded || !one.breaksWords)
    .map((one) => ({ ...one, turned: true }));
  if (flow.nodes.length <= mostInStrips) return [...asWritten, ...upright, ...strips];
  if (flow.nodes.length <= mostToTryAll) return [...asWritten, ...upright];
  const unfolded = upright.filter((one) => one.fold === 0);
  return [asWritten, unfolded].flatMap((list) => [...list.slice(0, 1), ...list.slice(-1)]);
}

export function layFlow(
  flow: Flowchart,
  width: number,
  charset: Look["charset"],
): FlowLayout | undefined {
  let leveled: Leveled | undefined;
  let wasTurned = false;
  const upright = uprightOf(flow);
  for (const { turned, ...candidate } of candidatesFor(flow)) {
    if (!leveled || turned !== wasTurned) {
      leveled = levelsOf(turned ? turnedUpright(flow) : flow, turned ? upright : flow.direction);
      wasTurned = turned;
    }
    const direction = turned ? upright : flow.direction;
    const look: Look = { ...candidate, direction, charset, width };
    const layout = tryLayout(leveled, look);
    if (layout && layout.width <= width) return layout;
  }
  return undefined;
}

/** Groups that go sideways are turned with the whole. */
function turnedUpright(flow: Flowchart): Flowchart {
  const groups = flow.groups.map((group) =>
    group.direction && isFlat(group.direction) ? { ...group, direction: "TD" as const } : group,
  );
  return { ...flow, direction: uprightOf(flow), groups };
}

function uprightOf({ direction }: Flowchart): Direction {
  return isFlat(direction) ? "TD" : direction;
}

function tryLayout(leveled: Leveled, look: Look): FlowLayout | undefined {
  const { levels, edges, flow } = leveled;
  const reversed: boolean[] = new Array(edges.length).fill(false);
  for (const level of levels) {
    for (const strand of level.strands) if (strand.reversed) reversed[strand.edge] = true;
  }
  const alone = reversed.map((isReversed, at) => isReversed || leveled.inner.has(at));
  const bundles = bundleEdges(edges, alone);
  const groups = new Map(flow.groups.map((group) => [group.id, group]));
  const laid: (LaidLevel | undefined)[] = new Array(levels.length).fill(undefined);
  for (let at = levels.length - 1; at >= 0; at--) {
    const one = layLevel(leveled, at, bundles, groups, laid, look);
    if (!one || screenSize(one).width > look.width) return undefined;
    laid[at] = one;
  }
  const whole = laid[0];
  if (!whole) return undefined;
  const { width, height } = screenSize(whole);
  return { leveled, look, width, height, ...placeAll(leveled, laid) };
}

interface Waiting {
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  /** What the frame around the level takes at each side. */
  readonly frame: Pads | undefined;
}

function placeAll(
  leveled: Leveled,
  laid: readonly (LaidLevel | undefined)[],
): Pick<FlowLayout, "items" | "levels"> {
  const items: PlacedItem[] = [];
  const levels: PlacedLevel[] = [];
  const waiting: Waiting[] = [{ level: 0, x: 0, y: 0, depth: 0, frame: undefined }];
  for (const { level, x, y, depth, frame } of waiting) {
    const here = laid[level];
    if (!here) continue;
    const turn: Turn = { direction: here.direction, x, y, length: here.length };
    for (const { item: at, sized, across, along } of here.items) {
      const item = leveled.levels[level]?.items[at];
      if (!item || item.kind === "port") continue;
      const own = sized.box ?? sized.frame;
      const flat = isFlat(here.direction);
      const length = own ? (flat ? own.width : own.height) : sized.length;
      const rect = turnRect(turn, across, along, sized.breadth, length);
      items.push({ item, sized, rect, direction: here.direction, depth });
      if (item.kind === "group" && sized.frame) {
        const { left, top } = sized.frame.pads;
        waiting.push({
          level: item.level,
          x: rect.x + left,
          y: rect.y + top,
          depth: depth + 1,
          frame: sized.frame.pads,
        });
      }
    }
    levels.push({ turn, lines: withPortEnds(leveled, level, here, frame), labels: here.labels });
  }
  return { items, levels };
}

/** Lines that come from a port begin on the frame, however thick its padding is. */
function withPortEnds(
  leveled: Leveled,
  level: number,
  here: LaidLevel,
  frame: Pads | undefined,
): LaidLine[] {
  if (!frame) return [...here.lines];
  const items = leveled.levels[level]?.items ?? [];
  const pads = turnPads(frame, here.direction);
  return here.lines.map((line) => {
    const points = [...line.points];
    const first = points[0];
    const last = points.at(-1);
    if (items[line.upper]?.kind === "port" && first) points[0] = [first[0], -pads.start];
    if (items[line.lower]?.kind === "port" && last) {
      points[points.length - 1] = [last[0], here.length - 1 + pads.end];
    }
    return { ...line, points };
  });
}
