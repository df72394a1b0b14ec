/** Put in order: how the items are shown, answered and said. Pure. */

import { shuffle } from "../../../random.ts";
import { bareNumbers, type Kind, saidItem, upTo } from "../kind.ts";
import { severalPicked } from "../typing.ts";
import type { OrderResponse } from "./kept.ts";
import { gradeOrder, longestRun, type OrderAnswer } from "./order.ts";

/** How many shuffles are tried before the reverse is taken. */
const draws = 40;

export const orderKind: Kind<OrderAnswer, OrderResponse> = {
  grade: (answer, { order }) => gradeOrder(answer, order),
  right: ({ items }) => ({ kind: "order", order: upTo(items.length) }),
  say: ({ items }, { order }) => order.map((item) => saidItem(items[item])),
  between: " → ",
  typed({ items }, text, order) {
    const found = severalPicked(items, text, order);
    if (typeof found === "string") return found;
    return complete(found, order) ?? { kind: "order", order: found };
  },
  stands(answer, { order }) {
    const right = new Set(
      gradeOrder(answer, order).remarks.flatMap(({ verdict }, place) =>
        verdict === "right" ? [order[place]] : [],
      ),
    );
    return answer.items.map((_, item) => right.has(item));
  },
  // Even with `shuffle: no`: shown in its own order it would be answered already.
  order: ({ items }, _shuffled, random) => mixed(items.length, random),
  givesAway: ({ items }) => items.length <= 2,
  form: ({ items }) => ({ kind: "order", items }),
  interaction: "sequencing",
  bare: ({ order }) => order,
  unbared: (_, parts) => ({ kind: "order", order: bareNumbers(parts) }),
  isOne: false,
  tells: "right",
};

function complete(items: readonly number[], order: readonly number[]): string | undefined {
  const missing = order.flatMap((item, place) => (items.includes(item) ? [] : [place + 1]));
  if (missing.length > 0) return `Name each one once. Not named: ${missing.join(", ")}.`;
  return items.length > order.length ? "Name each one only once." : undefined;
}

/** A shuffle of which at most half (rounded up) is in the right order already. */
function mixed(count: number, random: () => number): number[] {
  for (let draw = 0; draw < draws; draw++) {
    const order = shuffle(upTo(count), random);
    if (longestRun(order).length <= Math.ceil(count / 2)) return order;
  }
  return upTo(count).reverse();
}
