/** The free cells between two layers: for arrow heads at both ends, and for the tracks. Pure. */

import type { EdgeEnd } from "../../model.ts";
import type { Channel } from "./channel.ts";
import type { Layers } from "./layers.ts";
import type { Look } from "./look.ts";

export interface Gap {
  /** Cells before the first track. */
  readonly lead: number;
  /** Cells from one track to the next. */
  readonly pitch: number;
  readonly length: number;
}

export interface GapContext {
  /** From left to right or back. */
  readonly flat: boolean;
  /** From the bottom to the top: the lower layer is the upper one on the screen. */
  readonly isTurned: boolean;
  readonly look: Look;
  isPort(cell: number): boolean;
  /** What stands at an end of an edge; undefined when that end is in another level. */
  marksOf(edge: number, end: "upper" | "lower"): EdgeEnd | undefined;
  /** Cells of text beside the line of a label cell. */
  textBreadth(cell: number): number;
  columnOf(cell: number): number;
}

export function gapAfter(
  layers: Layers,
  layer: number,
  channel: Channel,
  context: GapContext,
): Gap {
  const { flat, look, isPort, marksOf } = context;
  const wires = layers.wires[layer] ?? [];
  const isItem = (cell: number) => cell < layers.items;
  let hasUpperMarks = false;
  let hasBoth = false;
  for (const { runs, meetsItem } of wires) {
    if (!meetsItem || hasBoth) continue;
    for (const { edge, top, bottom } of runs) {
      if (!isItem(top.cell)) continue;
      const mark = marksOf(edge, "upper");
      if (mark === undefined || mark === "none") continue;
      hasUpperMarks = true;
      hasBoth ||= isItem(bottom.cell) && marksOf(edge, "lower") !== "none";
    }
  }
  const hasLowerEnds = (): boolean =>
    wires.some(({ runs }) => runs.some(({ edge }) => marksOf(edge, "lower") !== undefined));
  const hasLowerMarks = (): boolean =>
    wires.some(({ runs }) =>
      runs.some(({ edge, bottom }) => isItem(bottom.cell) && marksOf(edge, "lower") !== "none"),
    );
  const isBorder = (row: number) => layers.rows[row]?.every(isPort) ?? false;
  const isLabels = (row: number) =>
    layers.rows[row]?.some((cell) => layers.cells[cell]?.kind === "label") ?? false;
  const toBorder = isBorder(layer + 1) && !hasLowerEnds();
  const toLabels = isLabels(layer + 1);
  const fromLabels = isLabels(layer);
  const { tracks } = channel;
  if (flat) {
    // Corners of neighbouring tracks would touch, and in ASCII two that touch are joined.
    const pitch = look.isTight && look.charset !== "ascii" ? 1 : 2;
    const body = tracks === 0 ? 0 : (tracks - 1) * pitch + 1;
    const free = tracks === 0 || fromLabels ? 0 : look.isTight ? 1 : 2;
    const lead = hasUpperMarks ? Math.max(free, 2) : free;
    const trail = toLabels ? 0 : toBorder ? 1 : 2;
    const least = toLabels || toBorder ? 1 : fromLabels ? trail : look.isTight ? 2 : 4;
    return { lead, pitch, length: Math.max(lead + body + trail, hasBoth ? 4 : least) };
  }
  const upperText =
    !context.isTurned && fromLabels && isHugged(layers, layer, layer, channel, 0, context);
  const lowerText =
    context.isTurned &&
    toLabels &&
    isHugged(layers, layer + 1, layer, channel, tracks - 1, context);
  const ascii = look.charset === "ascii" && tracks > 0;
  const lead = hasUpperMarks || ascii || upperText ? 1 : 0;
  // Texts stand right above a box that no arrow points at.
  const isBare = fromLabels && tracks === 0 && !context.isTurned && !hasLowerMarks();
  const trail = lowerText ? 1 : toLabels || toBorder || isBare ? 0 : 1;
  const close = fromLabels || isBorder(layer) ? 1 : 2;
  const least = toLabels || toBorder || isBare ? 0 : hasBoth ? 3 : close;
  return { lead, pitch: 1, length: Math.max(lead + tracks + trail, least) };
}

/**
 * Would a text stand right above a sideways run that is not its own? It would read as the
 * text of that run.
 */
function isHugged(
  layers: Layers,
  textLayer: number,
  layer: number,
  channel: Channel,
  track: number,
  { textBreadth, columnOf }: GapContext,
): boolean {
  const texts = (layers.rows[textLayer] ?? []).filter(
    (cell) => layers.cells[cell]?.kind === "label",
  );
  return (layers.wires[layer] ?? []).some((wire, number) =>
    wire.runs.some(({ top }, at) => {
      let from = top.column;
      for (const hop of channel.hops.get(number)?.[at] ?? []) {
        const [low, high] = [Math.min(from, hop.to), Math.max(from, hop.to)];
        from = hop.to;
        if (hop.track !== track) continue;
        const isForeign = (cell: number) =>
          wire.runs.length > 1 || ![...wire.tops, ...wire.bottoms].some((pin) => pin.cell === cell);
        const isOver = (cell: number) =>
          high >= columnOf(cell) + 2 && low <= columnOf(cell) + textBreadth(cell);
        if (texts.some((cell) => isForeign(cell) && isOver(cell))) return true;
      }
      return false;
    }),
  );
}
