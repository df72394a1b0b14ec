/** The room that cells of a level take, and the free cells between them. Pure. */

import { widest } from "../../canvas/label-lines.ts";
import type { FlowEdge } from "../../model.ts";
import type { Sized } from "./laid.ts";
import { type Layers, labelText } from "./layers.ts";
import { type Look, lookLines } from "./look.ts";
import type { Extent } from "./positions.ts";

type Edges = readonly FlowEdge[];

const justALine: Extent = { before: 0, after: 0 };

export function extentsOf(
  layers: Layers,
  sized: readonly Sized[],
  edges: Edges,
  flat: boolean,
  look: Look,
): Extent[] {
  return layers.cells.map((cell): Extent => {
    if (cell.kind === "item") return sized[cell.of] ?? { before: 0, after: 0 };
    if (cell.kind === "bend") return justALine;
    const lines = lookLines(labelText(edges, cell), look);
    return flat ? { before: lines.length, after: 0 } : { before: 0, after: widest(lines) + 1 };
  });
}

export function layerLengths(
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
      const lines = lookLines(labelText(edges, cell), look);
      return Math.max(most, flat ? widest(lines) + 2 : lines.length);
    }, 0),
  );
}

/** Wider than asked even if no line took any room. */
export function isHopeless(
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

export function gapBetween(
  layers: Layers,
  left: number,
  right: number,
  flat: boolean,
  look: Look,
): number {
  if (flat) return 1;
  if (layers.cells[left]?.kind === "label") return 2;
  if (left < layers.items && right < layers.items) return look.isTight ? 1 : 3;
  return look.isTight ? 1 : 2;
}
