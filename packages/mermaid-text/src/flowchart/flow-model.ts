/** A flowchart with its positions as plain data. Pure. */

import { sidesOfNodes } from "../canvas/sides.ts";
import type { DrawOptions } from "../draw.ts";
import type { Flowchart } from "../model.ts";
import { directionOf, heading } from "../model-json.ts";
import { strokesOf } from "./flow-strokes.ts";
import { layFlow } from "./layout/flow-layout.ts";

/** Positions are null when only the list form fits. Rows do not count those of a title. */
export function flowModel(flow: Flowchart, options: DrawOptions): unknown {
  const layout = layFlow(flow, options.width, options.charset);
  const rects = new Map(layout?.items.map(({ item, rect }) => [item.id, rect]));
  const sides = sidesOfNodes(flow, options.sides ?? []);
  const routes = new Map<number, (readonly (readonly [number, number])[])[]>();
  for (const { edge, points } of layout ? strokesOf(layout) : []) {
    routes.set(edge, [...(routes.get(edge) ?? []), points]);
  }
  return {
    ...heading(flow),
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
