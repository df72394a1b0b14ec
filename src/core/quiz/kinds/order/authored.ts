/** Put in order as authors write it: a numbered list. Pure. */

import { inlineText } from "../../../document/block.ts";
import { normalInlines } from "../reading.ts";
import type { Authored } from "../shape.ts";
import type { OrderAnswer } from "./order.ts";
import { readOrder } from "./read.ts";

export const orderAuthored: Authored<OrderAnswer> = {
  shape: {
    name: "a numbered list",
    takes: [],
    claims: (node) => node.type === "list" && node.ordered === true,
    read: ({ node }, reading) => (node.type === "list" ? readOrder(node, reading) : undefined),
  },
  keys: [],
  rightTexts: ({ items }) => items.map(normalInlines),
  rightWords: ({ items }) => items.map(inlineText).join(" "),
};
