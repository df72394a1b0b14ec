/**
 * A diagram with its positions as plain data, for programs (`flow --json`). Pure. `version`
 * goes up when a field changes its meaning or goes away.
 */

import { sidesOfNodes, sidesOfParticipants } from "./canvas/sides.ts";
import type { DrawOptions } from "./draw.ts";
import { strokesOf } from "./flowchart/flow-strokes.ts";
import { layFlow } from "./flowchart/layout/flow-layout.ts";
import type { Diagram, Flowchart, Sequence } from "./model.ts";
import { fitSequence } from "./sequence/sequence-fit.ts";
import { layRows } from "./sequence/sequence-rows.ts";

const version = 1;

export function modelOf(diagram: Diagram, options: DrawOptions): unknown {
  return diagram.kind === "flowchart"
    ? flowModel(diagram, options)
    : sequenceModel(diagram, options);
}

function titles({ title, accTitle, accDescription }: Diagram) {
  return {
    title: title ?? null,
    accTitle: accTitle ?? null,
    accDescription: accDescription ?? null,
  };
}

/** Positions are null when only the list form fits. Rows do not count those of a title. */
function flowModel(flow: Flowchart, options: DrawOptions): unknown {
  const layout = layFlow(flow, options.width, options.charset);
  const rects = new Map(layout?.items.map(({ item, rect }) => [item.id, rect]));
  const sides = sidesOfNodes(flow, options.sides ?? []);
  const routes = new Map<number, (readonly (readonly [number, number])[])[]>();
  for (const { edge, points } of layout ? strokesOf(layout) : []) {
    routes.set(edge, [...(routes.get(edge) ?? []), points]);
  }
  return {
    version,
    kind: flow.kind,
    ...titles(flow),
    direction: layout?.look.direction ?? flow.direction,
    size: layout ? { width: layout.width, height: layout.height } : null,
    nodes: flow.nodes.map((node) => ({
      id: node.id,
      label: node.label,
      shape: node.shape,
      group: node.group ?? null,
      side: sides.get(node.id)?.id ?? null,
      position: rects.get(node.id) ?? null,
    })),
    groups: flow.groups.map((group) => ({
      id: group.id,
      label: group.label,
      parent: group.parent ?? null,
      side: sides.get(group.id)?.id ?? null,
      position: rects.get(group.id) ?? null,
    })),
    edges: flow.edges.map((edge, at) => ({
      from: edge.from,
      to: edge.to,
      label: edge.label,
      line: edge.line,
      direction: directionOf(edge.tail !== "none", edge.head !== "none"),
      tail: edge.tail,
      head: edge.head,
      route: routes.get(at) ?? null,
    })),
  };
}

function directionOf(back: boolean, forth: boolean): "both" | "forward" | "back" | "none" {
  if (back && forth) return "both";
  if (forth) return "forward";
  return back ? "back" : "none";
}

function sequenceModel(sequence: Sequence, options: DrawOptions): unknown {
  const layout =
    sequence.participants.length > 0 ? fitSequence(sequence, options.width) : undefined;
  const rows = layout && layRows(sequence, layout.lanes, layout.wraps, 0);
  const placed = new Map(
    rows?.items.flatMap((item) => (item.kind === "message" ? [[item.message, item] as const] : [])),
  );
  const sides = sidesOfParticipants(sequence, options.sides ?? []);
  return {
    version,
    kind: sequence.kind,
    ...titles(sequence),
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
