/** All that is known of flowcharts, in one record. Pure. */

import type { Kind } from "../kind.ts";
import type { Flowchart } from "../model.ts";
import { graphModel } from "./flow-model.ts";
import { flowLeftovers, flowSteps } from "./flow-steps.ts";
import { parseFlowchart } from "./read/parse-flowchart.ts";

export const flowchartKind: Kind<Flowchart> = {
  words: ["flowchart", "graph", "flowchart-elk", "flowchart-v2"],
  read: parseFlowchart,
  shown: (flow) => flow,
  steps: flowSteps,
  leftovers: flowLeftovers,
  model: (flow, options) => graphModel(flow, flow, options),
};
