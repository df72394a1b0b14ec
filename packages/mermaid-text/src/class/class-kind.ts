/** All that is known of class diagrams, in one record. Pure. */

import type { ClassDiagram } from "../class-model.ts";
import { graphModel } from "../flowchart/flow-model.ts";
import type { Kind } from "../kind.ts";
import { flowOfClasses, listedClasses } from "./class-flow.ts";
import { classLeftovers, classSteps } from "./class-steps.ts";
import { parseClass } from "./read/parse-class.ts";

export const classKind: Kind<ClassDiagram> = {
  words: ["classDiagram", "classDiagram-v2"],
  read: parseClass,
  shown: flowOfClasses,
  listed: listedClasses,
  steps: classSteps,
  hasNoOrder: true,
  leftovers: classLeftovers,
  model: (diagram, options) => {
    const { nodes, edges, groups, ...common } = graphModel(
      diagram,
      flowOfClasses(diagram),
      options,
    );
    return {
      ...common,
      classes: diagram.boxes.map((box, at) => ({
        ...box,
        namespace: box.namespace ?? null,
        side: nodes[at]?.side ?? null,
        position: nodes[at]?.position ?? null,
      })),
      namespaces: diagram.namespaces.map((one, at) => ({
        ...one,
        parent: one.parent ?? null,
        position: groups[at]?.position ?? null,
      })),
      relations: diagram.relations.map((one, at) => ({ ...one, route: edges[at]?.route ?? null })),
      notes: diagram.notes.map(({ text, about }) => ({ text, about: about ?? null })),
    };
  },
};
