/** All that is known of sequence diagrams, in one record. Pure. */

import type { Kind } from "../kind.ts";
import type { Sequence } from "../model.ts";
import { parseSequence } from "./read/parse-sequence.ts";
import { drawSequence } from "./sequence-draw.ts";
import { sequenceEntries } from "./sequence-list.ts";
import { sequenceModel } from "./sequence-model.ts";
import { sequenceLeftovers, sequenceSteps } from "./sequence-steps.ts";

export const sequenceKind: Kind<Sequence> = {
  words: ["sequenceDiagram"],
  read: parseSequence,
  draw: drawSequence,
  list: sequenceEntries,
  steps: sequenceSteps,
  leftovers: sequenceLeftovers,
  model: sequenceModel,
  parts: ({ participants, items }) => ({
    boxes: participants.length,
    links: items.length,
    labels: [
      ...participants.map((one) => one.label),
      ...items.flatMap((item) => (item.kind === "message" ? [item.text] : [])),
    ],
    classes: [],
  }),
};
