/** All that is known of sequence diagrams, in one record. Pure. */

import type { Kind } from "../kind.ts";
import type { Sequence } from "../model.ts";
import { parseSequence } from "./read/parse-sequence.ts";
import { sequenceModel } from "./sequence-model.ts";
import { sequenceLeftovers, sequenceSteps } from "./sequence-steps.ts";

export const sequenceKind: Kind<Sequence> = {
  words: ["sequenceDiagram"],
  read: parseSequence,
  shown: (sequence) => sequence,
  steps: sequenceSteps,
  leftovers: sequenceLeftovers,
  model: sequenceModel,
};
