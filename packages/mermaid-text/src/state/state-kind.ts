/** All that is known of state diagrams, in one record. Pure. */

import { graphModel } from "../flowchart/flow-model.ts";
import type { Kind } from "../kind.ts";
import type { StateDiagram } from "../model.ts";
import { parseState } from "./read/parse-state.ts";
import { flowOfStates, listedStates } from "./state-flow.ts";
import { stateLeftovers, stateSteps } from "./state-steps.ts";

export const stateKind: Kind<StateDiagram> = {
  words: ["stateDiagram", "stateDiagram-v2"],
  read: parseState,
  shown: flowOfStates,
  listed: listedStates,
  steps: stateSteps,
  leftovers: stateLeftovers,
  model: (diagram, options) => graphModel(diagram, flowOfStates(diagram), options),
};
