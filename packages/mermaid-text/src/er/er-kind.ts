/** All that is known of entity relationship diagrams, in one record. Pure. */

import type { ErDiagram } from "../er-model.ts";
import { graphModel } from "../flowchart/flow-model.ts";
import type { Kind } from "../kind.ts";
import { flowOfEr } from "./er-flow.ts";
import { erLeftovers, erSteps } from "./er-steps.ts";
import { parseEr } from "./read/parse-er.ts";

export const erKind: Kind<ErDiagram> = {
  words: ["erDiagram"],
  read: parseEr,
  shown: flowOfEr,
  steps: erSteps,
  hasNoOrder: true,
  leftovers: erLeftovers,
  model: (diagram, options) => {
    const { nodes, edges, groups, ...common } = graphModel(diagram, flowOfEr(diagram), options);
    return {
      ...common,
      entities: diagram.entities.map((entity, at) => ({
        ...entity,
        side: nodes[at]?.side ?? null,
        position: nodes[at]?.position ?? null,
      })),
      relationships: diagram.relationships.map((one, at) => ({
        ...one,
        route: edges[at]?.route ?? null,
      })),
    };
  },
};
