/** A sequence with its positions as plain data. Pure. */

import { markSides, sidesOf } from "../canvas/sides.ts";
import type { DrawOptions } from "../draw.ts";
import type { Sequence } from "../model.ts";
import { directionOf, heading } from "../model-json.ts";
import { pictureSteps, within } from "../text/meter.ts";
import { fitSequence } from "./sequence-fit.ts";
import { layRows } from "./sequence-rows.ts";

export function sequenceModel(sequence: Sequence, options: DrawOptions): unknown {
  const { marked } = markSides(sequence, options);
  const layout = within(
    pictureSteps,
    () => (sequence.participants.length > 0 ? fitSequence(marked, options.width) : undefined),
    options.allowance,
  );
  const rows = layout && layRows(marked, layout.lanes, layout.wraps, 0);
  const placed = new Map(
    rows?.items.flatMap((item) => (item.kind === "message" ? [[item.message, item] as const] : [])),
  );
  const sides = sidesOf(sequence, options.sides ?? []);
  return {
    ...heading(sequence),
    size: layout && rows ? { width: layout.lanes.width, height: rows.height } : null,
    participants: sequence.participants.map((one, at) => {
      const life = rows?.lives[at];
      return {
        id: one.id,
        label: one.label,
        type: one.type,
        box: one.box === undefined ? null : (sequence.boxes[one.box]?.label ?? null),
        side: sides.get(one.id)?.id ?? null,
        position: life
          ? { x: life.headX, y: life.headY, width: life.head.width, height: life.head.height }
          : null,
        column: layout?.lanes.columns[at] ?? null,
      };
    }),
    items: sequence.items.map((item) => {
      if (item.kind !== "message") return item;
      const at = placed.get(item);
      const [from, to] = [item.from, item.to].map(
        (id) => layout?.lanes.columns[layout.lanes.index.get(id) ?? 0],
      );
      const isPlaced = at !== undefined && from !== undefined && to !== undefined;
      return {
        kind: item.kind,
        from: item.from,
        to: item.to,
        label: item.text,
        number: item.number ?? null,
        line: item.line,
        direction: directionOf(item.tail !== "none", item.head !== "none"),
        route: isPlaced
          ? [
              [from, at.arrowY],
              [at.endX ?? to, at.lastY],
            ]
          : null,
      };
    }),
  };
}
