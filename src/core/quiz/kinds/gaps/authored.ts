/** Fill the gaps as authors write it: a paragraph with `[[gaps]]`. Pure. */

import { acceptedTextsOf } from "../accepted.ts";
import type { Authored } from "../shape.ts";
import type { GapsAnswer } from "./gaps.ts";
import { hasGaps, readGaps } from "./read.ts";

export const gapsAuthored: Authored<GapsAnswer> = {
  shape: {
    name: "a paragraph with gaps",
    takes: ["Not"],
    claims: (node) => node.type === "paragraph" && hasGaps(node),
    read: ({ node, nots, exact }, reading) =>
      node.type === "paragraph" ? readGaps(node, nots, exact, reading) : undefined,
  },
  keys: ["exact"],
  rightTexts: acceptedTextsOf,
};
