/** Nodes and edges with their positions as plain data. Pure. */

import { markSides, sidesOf } from "../canvas/sides.ts";
import type { DrawOptions } from "../draw.ts";
import type { Diagram, Flowchart } from "../model.ts";
import { directionOf, heading } from "../model-json.ts";
import { pictureSteps, within } from "../text/meter.ts";
import { strokesOf } from "./flow-strokes.ts";
import { layFlow } from "./layout/flow-layout.ts";

/**
 * What is known of a diagram that is drawn as the given flowchart. Positions are null when only
 * the list form fits. Rows do not count those of a title.
 */
export function graphModel(diagram: Diagram, flow: Flowchart, options: DrawOptions) {
  const layout = within(
    pictureSteps,
    () => layFlow(markSides(flow, options).marked, options.width, options.charset),
    options.allowance,
  );
  const rects = new Map(layout?.items.map(({ item, rect }) => [item.id, rect]));
  const sides = sidesOf(flow, options.sides ?? []);
  const routes = new Map<number, (readonly (readonly [number, number])[])[]>();
  for (const { edge, points } of layout ? strokesOf(layout) : []) {
    routes.set(edge, [...(routes.get(edge) ?? []), points]);
  }
  return {
    ...heading(diagram),
    direction: layout?.look.direction ?? flow.direction,
    size: layout ? { width: layout.width, height: layout.height } : null,
    nodes: flow.nodes.map((node) => ({
      id: node.id,
      label: node.label,
      shape: node.shape,
      ...(node.parts && { parts: node.parts }),
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
      ...(edge.tailText !== undefined && { tailText: edge.tailText }),
      ...(edge.headText !== undefined && { headText: edge.headText }),
      line: edge.line,
      direction: directionOf(edge.tail !== "none", edge.head !== "none"),
      tail: edge.tail,
      head: edge.head,
      route: routes.get(at) ?? null,
    })),
  };
}
