/** Spot the mistake as authors write it: a quote with one part struck out. Pure. */

import { normalInlines } from "../reading.ts";
import type { Authored } from "../shape.ts";
import { emphasised, readSpot, struckOut } from "./read.ts";
import { candidates, type SpotAnswer } from "./spot.ts";

export const spotAuthored: Authored<SpotAnswer> = {
  shape: {
    name: "a quote with a part struck out",
    takes: ["Not"],
    claims: (node, answered) =>
      node.type === "blockquote" && (struckOut(node) > 0 || (emphasised(node) > 1 && !answered)),
    read: ({ node, nots }, reading) =>
      node.type === "blockquote" ? readSpot(node, nots, reading) : undefined,
  },
  keys: [],
  rightTexts: (answer) => [normalInlines(candidates(answer)[answer.mistake] ?? [])],
};
