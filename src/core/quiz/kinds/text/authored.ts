/** Type it as authors write it: `Answer:` and accepted texts in backticks. Pure. */

import { acceptedTextsOf } from "../accepted.ts";
import { labelled } from "../label.ts";
import type { Authored } from "../shape.ts";
import { readText } from "./read.ts";
import type { TextAnswer } from "./text.ts";

export const textAuthored: Authored<TextAnswer> = {
  shape: {
    name: "`Answer:`",
    takes: ["Not"],
    claims: (node) => node.type === "paragraph" && labelled(node)?.label === "Answer",
    read({ node, nots, exact }, reading) {
      const label = node.type === "paragraph" ? labelled(node) : undefined;
      if (node.type !== "paragraph" || label === undefined) return undefined;
      return readText({ ...label, node }, nots, exact, reading);
    },
  },
  keys: ["exact"],
  rightTexts: acceptedTextsOf,
};
