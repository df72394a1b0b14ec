/** An entity relationship diagram as the flowchart that is drawn. Pure. */

import type { Cardinality, ErDiagram } from "../er-model.ts";
import type { Flowchart, FlowNode } from "../model.ts";

export const countSigns: Readonly<Record<Cardinality, string>> = {
  one: "1",
  "zero-or-one": "0..1",
  "one-or-more": "1..*",
  "zero-or-more": "0..*",
};

export function flowOfEr(diagram: ErDiagram): Flowchart {
  const { title, accTitle, accDescription, direction, entities, relationships } = diagram;
  const nodes = entities.map(({ id, label, attributes, classes }): FlowNode => {
    const rows = attributes.map(({ type, name, keys, comment }) => [
      type,
      name,
      keys.join(", "),
      comment === "" ? "" : `"${comment}"`,
    ]);
    const parts = rows.length === 0 ? {} : { parts: [rows] };
    return { id, label, shape: "rect", classes, group: undefined, ...parts };
  });
  const edges = relationships.map((one) => ({
    from: one.from,
    to: one.to,
    label: one.label,
    line: one.isIdentifying ? ("solid" as const) : ("dotted" as const),
    tail: "none" as const,
    head: "none" as const,
    length: 1,
    tailText: countSigns[one.fromCount],
    headText: countSigns[one.toCount],
  }));
  const titles = { title, accTitle, accDescription };
  return { kind: "flowchart", ...titles, direction, nodes, groups: [], edges };
}
