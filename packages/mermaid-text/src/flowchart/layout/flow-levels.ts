/**
 * A flowchart cut into levels: the whole, and the inside of every group. Each level knows
 * its items and the strands between them, and which end of a strand is upper. Pure.
 *
 * An edge is one strand in the level where its two ends part, and one more for each group
 * border that it passes on its way; there it ends at a port.
 */

import type { Direction, Flowchart, FlowEdge, FlowNode } from "../../model.ts";
import { spend } from "../../text/meter.ts";
import { upperEnds } from "./cycles.ts";

export type Item =
  | { readonly kind: "node"; readonly id: string; readonly node: FlowNode }
  | { readonly kind: "group"; readonly id: string; readonly level: number }
  | { readonly kind: "port"; readonly edge: number; readonly side: "top" | "bottom" };

/** One edge in one level, from the upper to the lower item. */
export interface Strand {
  readonly edge: number;
  readonly upper: number;
  readonly lower: number;
  /** Its direction is against the ranks: it points up. */
  readonly reversed: boolean;
  /** The edge's own ends stand here (and not at a port, here or in a group below). */
  readonly startsHere: boolean;
  readonly endsHere: boolean;
  /** The label is drawn in this level. */
  readonly labelled: boolean;
}

export interface Level {
  readonly group: string | undefined;
  readonly direction: Direction;
  readonly items: Item[];
  readonly strands: Strand[];
  readonly loops: number[];
}

export interface Leveled {
  readonly flow: Flowchart;
  /** The whole first; a group always after the level that it stands in. */
  readonly levels: readonly Level[];
  readonly edges: readonly FlowEdge[];
  /** Edges between a group and what stands in it: each has a place of its own at the border. */
  readonly inner: ReadonlySet<number>;
}

interface Draft extends Level {
  readonly itemOf: Map<string, number>;
  readonly own: { edge: number; from: number; to: number }[];
}

export function levelsOf(flow: Flowchart, direction: Direction): Leveled {
  const homes = new Map<string, string | undefined>();
  for (const group of flow.groups) homes.set(group.id, group.parent);
  for (const node of flow.nodes) homes.set(node.id, node.group);
  const levelOf = new Map<string | undefined, number>();
  const drafts: Draft[] = [];
  const open = (group: string | undefined, way: Direction): Draft => {
    const draft: Draft = {
      group,
      direction: way,
      items: [],
      strands: [],
      loops: [],
      itemOf: new Map(),
      own: [],
    };
    levelOf.set(group, drafts.length);
    drafts.push(draft);
    return draft;
  };
  const crossed = groupsCrossed(flow, homes);
  open(undefined, direction);
  const children = new Map<string | undefined, string[]>();
  for (const group of flow.groups) {
    const list = children.get(group.parent);
    if (list) list.push(group.id);
    else children.set(group.parent, [group.id]);
  }
  const groups = new Map(flow.groups.map((group) => [group.id, group]));
  for (let at = 0; at < drafts.length; at++) {
    const draft = drafts[at] as Draft;
    for (const id of children.get(draft.group) ?? []) {
      const own = groups.get(id)?.direction;
      const isFree = !crossed.has(id);
      // As in Mermaid: a group whose members are linked to the outside goes the outer way.
      open(id, own !== undefined && isFree ? own : draft.direction);
    }
  }
  fillItems(flow, drafts, levelOf);
  const passages: Passages = new Map();
  flow.edges.forEach((edge, at) => {
    placeEdge(edge, at, homes, drafts, levelOf, passages);
  });
  const inner = new Set([...passages.values()].flat().map((passage) => passage.edge));
  for (const draft of drafts) finishLevel(draft, flow, passages, homes);
  return { flow, levels: drafts, edges: flow.edges, inner };
}

/** Items stand in the order in which the source names them, groups at their first member. */
function fillItems(
  flow: Flowchart,
  drafts: readonly Draft[],
  levelOf: ReadonlyMap<string | undefined, number>,
): void {
  const parents = new Map(flow.groups.map((group) => [group.id, group.parent]));
  const addGroup = (id: string): void => {
    // From the outermost group that is new down to this one.
    const path: string[] = [];
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) {
      if (drafts[levelOf.get(parents.get(at)) ?? 0]?.itemOf.has(at)) break;
      path.push(at);
    }
    for (const one of path.reverse()) {
      const draft = drafts[levelOf.get(parents.get(one)) ?? 0];
      draft?.itemOf.set(one, draft.items.length);
      draft?.items.push({ kind: "group", id: one, level: levelOf.get(one) ?? 0 });
    }
  };
  for (const node of flow.nodes) {
    if (node.group !== undefined) addGroup(node.group);
    const draft = drafts[levelOf.get(node.group) ?? 0];
    draft?.itemOf.set(node.id, draft.items.length);
    draft?.items.push({ kind: "node", id: node.id, node });
  }
  for (const group of flow.groups) addGroup(group.id);
}

/** An edge on its way through a group's border to the end of it that stands inside. */
interface Passage {
  readonly edge: number;
  readonly end: "from" | "to";
  readonly side: "top" | "bottom";
  /** The other end of the edge is this border itself. */
  readonly atBorder: boolean;
}

type Passages = Map<string, Passage[]>;

type Homes = ReadonlyMap<string, string | undefined>;

function pathOf(id: string, homes: Homes): string[] {
  const path = [id];
  for (let at = homes.get(id); at !== undefined; at = homes.get(at)) path.push(at);
  spend(path.length);
  return path.reverse();
}

/** How far two paths from the outside to an id run together. */
function shared(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length - 1 && count < b.length - 1 && a[count] === b[count]) count++;
  return count;
}

function groupsCrossed(flow: Flowchart, homes: Homes): Set<string> {
  const crossed = new Set<string>();
  for (const edge of flow.edges) {
    const from = pathOf(edge.from, homes);
    const to = pathOf(edge.to, homes);
    const common = shared(from, to);
    for (const path of [from, to]) for (const id of path.slice(common, -1)) crossed.add(id);
  }
  return crossed;
}

function placeEdge(
  edge: FlowEdge,
  at: number,
  homes: Homes,
  drafts: readonly Draft[],
  levelOf: ReadonlyMap<string | undefined, number>,
  passages: Passages,
): void {
  const from = pathOf(edge.from, homes);
  const to = pathOf(edge.to, homes);
  const common = shared(from, to);
  const home = common === 0 ? undefined : from[common - 1];
  const draft = drafts[levelOf.get(home) ?? 0];
  const first = draft?.itemOf.get(from[common] ?? "");
  const second = draft?.itemOf.get(to[common] ?? "");
  if (!draft || first === undefined || second === undefined) return;
  if (first === second) {
    if (edge.from === edge.to) draft.loops.push(at);
    else {
      // A group and a node in it: the line stays inside, between border and node.
      const outer = from.length < to.length ? edge.from : edge.to;
      const end = outer === edge.from ? "to" : "from";
      pass(passages, outer, {
        edge: at,
        end,
        side: end === "to" ? "top" : "bottom",
        atBorder: true,
      });
    }
  } else draft.own.push({ edge: at, from: first, to: second });
}

function pass(passages: Passages, group: string, passage: Passage): void {
  const list = passages.get(group);
  if (list) list.push(passage);
  else passages.set(group, [passage]);
}

function idOf(item: Item): string {
  return item.kind === "port" ? "" : item.id;
}

function finishLevel(draft: Draft, flow: Flowchart, passages: Passages, homes: Homes): void {
  const upper = upperEnds(draft.items.length, draft.own);
  draft.own.forEach((link, at) => {
    const reversed = upper[at] === false;
    const edge = flow.edges[link.edge];
    const from = draft.items[link.from];
    const to = draft.items[link.to];
    if (!edge || !from || !to) return;
    draft.strands.push({
      edge: link.edge,
      upper: reversed ? link.to : link.from,
      lower: reversed ? link.from : link.to,
      reversed,
      startsHere: idOf(from) === edge.from,
      endsHere: idOf(to) === edge.to,
      labelled: edge.label !== "",
    });
    enter(from, edge, link.edge, "from", reversed ? "top" : "bottom", passages);
    enter(to, edge, link.edge, "to", reversed ? "bottom" : "top", passages);
  });
  if (draft.group === undefined) return;
  for (const passage of passages.get(draft.group) ?? []) {
    passThrough(draft, flow, passage, passages, homes);
  }
}

/** The edge goes on inside this item when that is a group around its end. */
function enter(
  item: Item,
  edge: FlowEdge,
  at: number,
  end: Passage["end"],
  side: Passage["side"],
  passages: Passages,
): void {
  if (item.kind !== "group" || item.id === edge[end]) return;
  pass(passages, item.id, { edge: at, end, side, atBorder: false });
}

function passThrough(
  draft: Draft,
  flow: Flowchart,
  { edge: at, end, side, atBorder }: Passage,
  passages: Passages,
  homes: Homes,
): void {
  const edge = flow.edges[at];
  if (!edge) return;
  let inner = edge[end];
  for (let up = homes.get(inner); up !== undefined && up !== draft.group; up = homes.get(inner)) {
    inner = up;
  }
  const member = draft.itemOf.get(inner);
  const item = member === undefined ? undefined : draft.items[member];
  if (member === undefined || !item) return;
  const port = draft.items.length;
  draft.items.push({ kind: "port", edge: at, side });
  const isStart = end === "from";
  const isOwn = inner === edge[end];
  draft.strands.push({
    edge: at,
    upper: side === "top" ? port : member,
    lower: side === "top" ? member : port,
    reversed: isStart === (side === "top"),
    startsHere: isStart ? isOwn : atBorder,
    endsHere: isStart ? atBorder : isOwn,
    labelled: atBorder && edge.label !== "",
  });
  enter(item, edge, at, end, side, passages);
}
