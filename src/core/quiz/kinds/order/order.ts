/** Put in order: a numbered list, written in the right order. Pure. */

import { type Inline, inlineText } from "../../../document/block.ts";
import { type Grade, gradeOf, nothingRight, type Remark } from "../../verdict.ts";

export interface OrderAnswer {
  readonly kind: "order";
  /** In the right order. */
  readonly items: readonly (readonly Inline[])[];
}

/**
 * The longest run in the right order, over all items: the items that could stay where
 * they are while the others are moved. Counting places instead would take everything away
 * when only the first item is put last. Any order has a run of one, even the reverse of
 * the right one, so a run of one earns nothing.
 */
export function gradeOrder(answer: OrderAnswer, order: readonly number[]): Grade {
  const count = answer.items.length;
  const places = isPermutation(order, count) ? interchanged(answer, order) : [];
  if (places.length === 0) return nothingRight;
  const run = new Set(longestRun(places));
  const share = count === 1 ? 1 : run.size > 1 ? run.size / count : 0;
  const remarks = places.map((item, place): Remark => {
    const stays = share > 0 && run.has(item);
    return {
      kind: "placed",
      verdict: stays ? "right" : "wrong",
      about: answer.items[item] ?? [],
      right: answer.items[place] ?? [],
      text: [],
    };
  });
  return gradeOf(share, remarks);
}

/** A longest increasing subsequence of distinct numbers: the earliest such, its values. */
export function longestRun(values: readonly number[]): number[] {
  // ends[length] = index of the smallest value that ends a run of length + 1.
  const ends: number[] = [];
  const before: number[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  });
  const run: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    run.push(values[index] ?? 0);
  }
  return run.reverse();
}

export function isPermutation(order: readonly number[], count: number): boolean {
  return (
    order.length === count &&
    new Set(order).size === count &&
    order.every((item) => Number.isInteger(item) && item >= 0 && item < count)
  );
}

/** Items with the same words may stand for each other: the first one put counts as the first. */
function interchanged(answer: OrderAnswer, order: readonly number[]): number[] {
  const free = new Map<string, number[]>();
  answer.items.forEach((item, index) => {
    const words = inlineText(item);
    free.set(words, [...(free.get(words) ?? []), index]);
  });
  return order.map((item) => free.get(inlineText(answer.items[item] ?? []))?.shift() ?? item);
}
