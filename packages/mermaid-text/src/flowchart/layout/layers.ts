/**
 * The cells of a level, layer by layer, and the wires between neighbouring layers. Pure.
 *
 * A long line gets a bend cell in every layer that it passes, a label a cell in a layer of
 * its own, so that lines and labels have their space before anything is routed.
 */

import type { FlowEdge } from "../../model.ts";
import type { Bundles } from "./bundles.ts";
import type { Item, Level, Strand } from "./flow-levels.ts";

export interface Cell {
  readonly kind: "item" | "bend" | "label";
  /** Index of the item, or the edge whose label it is; nothing for a bend. */
  readonly of: number;
  readonly layer: number;
  /** Which of its edge's texts a label is. */
  readonly part?: LabelPart;
}

export type LabelPart = "tail" | "label" | "head";

export function labelText(edges: readonly FlowEdge[], { of, part }: Cell): string {
  const edge = edges[of];
  const text = part === "tail" ? edge?.tailText : part === "head" ? edge?.headText : edge?.label;
  return text ?? "";
}

/** Where a wire meets a cell. Bends and labels have but one, which both their wires meet. */
export interface Pin {
  readonly cell: number;
  /** At a bend or label it means nothing. */
  readonly side: "top" | "bottom";
  /** An edge that comes here: group borders know their ports by it. */
  readonly edge: number;
  /** One of three that share an item evenly: it stays where it was put. */
  readonly isEven?: boolean;
  /** Column; first relative to its cell, absolute once positions are known. */
  column: number;
}

/** Lines between two layers that hang together: one pin above and many below, or the other way. */
export interface Wire {
  readonly layer: number;
  readonly tops: readonly Pin[];
  readonly bottoms: readonly Pin[];
  /** Which edge runs from which top to which bottom. */
  readonly runs: { readonly edge: number; readonly top: Pin; readonly bottom: Pin }[];
  /** Some end of it is an item: most wires of a large diagram only pass by. */
  readonly meetsItem: boolean;
}

export interface Layers {
  /** The items first, in their own order; bends of a layer are one object. */
  readonly cells: Cell[];
  /** How many of the cells are items. */
  readonly items: number;
  /** Cell indexes, layer by layer, from left to right. */
  readonly rows: number[][];
  /** Wires by their upper layer. */
  readonly wires: Wire[][];
  /** The pins of every cell. */
  readonly pins: Pin[][];
}

/** A wire whose lines are still being added. */
interface OpenWire extends Wire {
  readonly tops: Pin[];
  readonly bottoms: Pin[];
  meetsItem: boolean;
}

interface Builder extends Layers {
  /** What bundles share, by place and net: bends, wires, and pins on items. */
  readonly bends: Map<number, number>;
  readonly pinOf: Map<number, Pin>;
  readonly wireOf: Map<number, OpenWire>;
  /** Every net has a number: first one for each edge, then the bundles. */
  readonly nets: Map<string, number>;
  readonly edges: number;
  /** What a bend of each layer is: thousands of them differ in nothing else. */
  readonly bendOf: readonly Cell[];
}

export function layerCells(
  level: Level,
  ranks: readonly number[],
  edges: readonly FlowEdge[],
  bundles: Bundles,
  stackTexts?: (texts: readonly string[]) => readonly number[],
): Layers {
  const drawn = level.strands.filter((strand) => edges[strand.edge]?.line !== "hidden");
  const layerOf = numberLayers(ranks, drawn, edges, stackTexts ?? ((texts) => texts.map(() => 0)));
  const builder: Builder = {
    cells: [],
    items: level.items.length,
    rows: Array.from({ length: layerOf.count }, () => []),
    wires: Array.from({ length: layerOf.count }, () => []),
    pins: [],
    bends: new Map(),
    pinOf: new Map(),
    wireOf: new Map(),
    nets: new Map(),
    edges: edges.length,
    bendOf: Array.from({ length: layerOf.count }, (_, layer) => ({ kind: "bend", of: -1, layer })),
  };
  level.items.forEach((_: Item, at) => {
    addCell(builder, { kind: "item", of: at, layer: layerOf.rank(ranks[at] ?? 0) });
  });
  for (const strand of drawn) addStrand(builder, strand, bundles);
  return builder;

  function addStrand(build: Builder, strand: Strand, given: Bundles): void {
    const top = layerOf.rank(ranks[strand.upper] ?? 0);
    const bottom = layerOf.rank(ranks[strand.lower] ?? 0);
    const fork = strand.startsHere && !strand.reversed ? given.fork[strand.edge] : undefined;
    const merge = strand.endsHere && !strand.reversed ? given.merge[strand.edge] : undefined;
    const own: Net = { number: strand.edge, kind: "own" };
    const forkNet = fork === undefined ? own : netOf(build, "fork", fork);
    const mergeNet = merge === undefined ? own : netOf(build, "merge", merge);
    const texts = textsOf(strand, edges).map((part) => ({
      part,
      layer: layerOf.text(strand, part),
    }));
    let left = texts.length;
    let cell = strand.upper;
    let net: Net = left > 0 || merge === undefined ? forkNet : mergeNet;
    for (let layer = top; layer < bottom; layer++) {
      const next = layer + 1;
      let target = strand.lower;
      if (next < bottom) {
        const text = texts.find((one) => one.layer === next);
        target = text
          ? addCell(build, { kind: "label", of: strand.edge, layer: next, part: text.part })
          : bendCell(build, net, next);
        wireUp(build, net, layer, cell, target, strand.edge);
        // Past its first text a line is on its own, past its last one on its way to the common end.
        if (text) net = --left === 0 ? mergeNet : own;
      } else wireUp(build, net, layer, cell, target, strand.edge);
      cell = target;
    }
  }
}

/** The texts that a strand carries in this level. */
function textsOf(strand: Strand, edges: readonly FlowEdge[]): LabelPart[] {
  const edge = edges[strand.edge];
  const parts: LabelPart[] = strand.labelled ? ["label"] : [];
  if (strand.startsHere && (edge?.tailText ?? "") !== "") parts.push("tail");
  if (strand.endsHere && (edge?.headText ?? "") !== "") parts.push("head");
  return parts;
}

/**
 * Below each rank there are three kinds of layers of texts: those of upper ends, labels, those of
 * lower ends. `stackTexts` says for the texts of one kind in which of its layers each stands.
 */
function numberLayers(
  ranks: readonly number[],
  drawn: readonly Strand[],
  edges: readonly FlowEdge[],
  stackTexts: (texts: readonly string[]) => readonly number[],
) {
  const most = ranks.reduce((max, rank) => Math.max(max, rank), 0);
  const slots: { key: string; text: string }[][] = [];
  const keyOf = (strand: Strand, part: LabelPart): string => `${strand.edge} ${part}`;
  const slotOf = (strand: Strand, part: LabelPart): number => {
    const belowUpper = ranks[strand.upper] ?? 0;
    const aboveLower = (ranks[strand.lower] ?? 1) - 1;
    if (part === "label") return (strand.reversed ? aboveLower : belowUpper) * 3 + 1;
    const isUpper = (part === "head") === strand.reversed;
    return isUpper ? belowUpper * 3 : aboveLower * 3 + 2;
  };
  for (const strand of drawn) {
    for (const part of textsOf(strand, edges)) {
      const slot = slotOf(strand, part);
      const text = labelText(edges, { kind: "label", of: strand.edge, layer: 0, part });
      slots[slot] ??= [];
      slots[slot]?.push({ key: keyOf(strand, part), text });
    }
  }
  const layerOf = new Map<string, number>();
  const first: number[] = [];
  let count = 0;
  for (let rank = 0; rank <= most; rank++) {
    first.push(count++);
    for (let slot = rank * 3; slot < rank * 3 + 3; slot++) {
      const texts = slots[slot] ?? [];
      const rows = stackTexts(texts.map(({ text }) => text));
      texts.forEach(({ key }, at) => {
        layerOf.set(key, count + (rows[at] ?? 0));
      });
      count += rows.reduce((all, row) => Math.max(all, row + 1), 0);
    }
  }
  return {
    count,
    rank: (rank: number): number => first[rank] ?? 0,
    text: (strand: Strand, part: LabelPart): number => layerOf.get(keyOf(strand, part)) ?? 0,
  };
}

/** Stands for the pins of a cell until it has one: a list that grows takes room for many. */
const noPins: Pin[] = [];

function addCell(build: Builder, cell: Cell): number {
  const at = build.cells.length;
  build.cells.push(cell);
  build.pins.push(noPins);
  build.rows[cell.layer]?.push(at);
  return at;
}

interface Net {
  readonly number: number;
  readonly kind: "own" | "fork" | "merge";
}

function netOf(build: Builder, kind: "fork" | "merge", name: string): Net {
  const key = `${kind} ${name}`;
  let number = build.nets.get(key);
  if (number === undefined) {
    number = build.edges + build.nets.size;
    build.nets.set(key, number);
  }
  return { number, kind };
}

/** One number for a place and a net: a key that costs no string. */
function keyOf(build: Builder, place: number, net: number): number {
  return place * (3 * build.edges + 1) + net;
}

/** Lines of one bundle bend in one cell. */
function bendCell(build: Builder, net: Net, layer: number): number {
  const bend = build.bendOf[layer] ?? { kind: "bend", of: -1, layer };
  if (net.kind === "own") return addCell(build, bend);
  const key = keyOf(build, layer, net.number);
  const known = build.bends.get(key);
  if (known !== undefined) return known;
  const cell = addCell(build, bend);
  build.bends.set(key, cell);
  return cell;
}

function wireUp(
  build: Builder,
  net: Net,
  layer: number,
  upper: number,
  lower: number,
  edge: number,
): void {
  // Only at its common end does a bundle touch an item as one.
  const top = pinAt(build, upper, "bottom", net.kind === "fork" ? net : undefined, edge);
  const bottom = pinAt(build, lower, "top", net.kind === "merge" ? net : undefined, edge);
  const meetsItem = isItem(build, upper) || isItem(build, lower);
  const run = { edge, top, bottom };
  if (net.kind === "own") {
    build.wires[layer]?.push({ layer, tops: [top], bottoms: [bottom], runs: [run], meetsItem });
    return;
  }
  // A merging line may start anywhere above: the wires of its net meet at the lower pin.
  const isMerge = net.kind === "merge";
  const key = keyOf(build, (isMerge ? lower : upper) * 2 + Number(isMerge), net.number);
  const known = build.wireOf.get(key);
  if (!known) {
    const wire = { layer, tops: [top], bottoms: [bottom], runs: [run], meetsItem };
    build.wireOf.set(key, wire);
    build.wires[layer]?.push(wire);
    return;
  }
  known.meetsItem ||= meetsItem;
  known.runs.push(run);
  // The end that is not common: only a bend can be there already, of a line that came before.
  const [ends, end] = isMerge ? [known.tops, top] : [known.bottoms, bottom];
  if (isItem(build, end.cell) || !ends.includes(end)) ends.push(end);
}

function isItem(build: Builder, cell: number): boolean {
  return cell < build.items;
}

/** The pin of an edge, or of the `bundle` that touches the cell as one line. */
function pinAt(
  build: Builder,
  cell: number,
  side: Pin["side"],
  bundle: Net | undefined,
  edge: number,
): Pin {
  const pins = build.pins[cell] ?? noPins;
  if (!isItem(build, cell)) {
    const [known] = pins;
    if (known) return known;
  }
  const key = bundle ? keyOf(build, cell * 2 + Number(side === "top"), bundle.number) : -1;
  const known = bundle ? build.pinOf.get(key) : undefined;
  if (known) return known;
  const pin: Pin = { cell, side, edge, column: 0 };
  if (bundle && isItem(build, cell)) build.pinOf.set(key, pin);
  if (pins === noPins) build.pins[cell] = [pin];
  else pins.push(pin);
  return pin;
}
