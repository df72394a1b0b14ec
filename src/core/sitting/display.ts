/**
 * In which order a question's parts are shown: chance that can be repeated. Pure.
 *
 * An order is a list of places in the file: `order[k]` is the index of what stands at place k.
 */

import { longestRun } from "../quiz/kinds/order/order.ts";
import type { SortAnswer } from "../quiz/kinds/sort/sort.ts";
import { type Question, questionName } from "../quiz/question.ts";
import { randomFrom, seedFor, shuffle } from "../random.ts";

/** How many shuffles are tried before the best one so far is taken. */
const draws = 40;
/** More rows of one category than this never follow each other, where it can be helped. */
const mostAlike = 3;

/** How a question is shown in a run: which of the run's questions it is, and how often it came before. */
export interface Showing {
  readonly question: Question;
  /** It comes back in the same sitting, in another order than before. */
  readonly again: boolean;
}

/**
 * The orders of a run's questions. Each has a seed of its own, so that one more question
 * moves no other; but of the *choice* questions so far no more than half (or one) have the
 * right option on top, so that pressing Enter blindly never passes.
 */
export function displayOrders(showings: readonly Showing[], seed: number): number[][] {
  let asked = 0;
  let onTop = 0;
  return showings.map(({ question, again }) => {
    const name = questionName(question);
    const order = displayOrder(question, seedFor(seed, again ? `${name} again` : name));
    const { answer } = question;
    if (answer.kind !== "choice") return order;
    asked += 1;
    if (answer.options[order[0] ?? 0]?.right !== true) return order;
    if (question.shuffle && order.length > 1 && onTop + 1 > Math.max(1, Math.floor(asked / 2))) {
      return offTop(order, seedFor(seed, `${name} top`));
    }
    onTop += 1;
    return order;
  });
}

/** The order of one question's options, items, rows or candidates; empty when it has none. */
export function displayOrder(question: Question, seed: number): number[] {
  const { answer } = question;
  const random = randomFrom(seed);
  switch (answer.kind) {
    case "choice":
    case "choices":
      return question.shuffle
        ? shuffle(upTo(answer.options.length), random)
        : upTo(answer.options.length);
    case "order":
      // Even with `shuffle: no`: shown in its own order it would be answered already.
      return mixed(answer.items.length, random);
    case "sort":
      return question.shuffle ? varied(answer, random) : upTo(answer.rows.length);
    case "spot":
      return upTo(answer.parts.filter((part) => part.kind === "candidate").length);
    case "text":
    case "gaps":
    case "describe":
      return [];
  }
}

/** A shuffle of which at most half (rounded up) is in the right order already. */
function mixed(count: number, random: () => number): number[] {
  for (let draw = 0; draw < draws; draw++) {
    const order = shuffle(upTo(count), random);
    if (longestRun(order).length <= Math.ceil(count / 2)) return order;
  }
  return upTo(count).reverse();
}

function varied(answer: SortAnswer, random: () => number): number[] {
  let best: number[] | undefined;
  let bestAlike = Number.POSITIVE_INFINITY;
  for (let draw = 0; draw < draws && bestAlike > mostAlike; draw++) {
    const order = shuffle(upTo(answer.rows.length), random);
    const alike = longestAlike(order.map((row) => answer.rows[row]?.category ?? 0));
    if (alike < bestAlike) {
      best = order;
      bestAlike = alike;
    }
  }
  return best ?? upTo(answer.rows.length);
}

function longestAlike(values: readonly number[]): number {
  let longest = 0;
  let length = 0;
  values.forEach((value, index) => {
    length = value === values[index - 1] ? length + 1 : 1;
    longest = Math.max(longest, length);
  });
  return longest;
}

function offTop(order: readonly number[], seed: number): number[] {
  const place = 1 + Math.floor(randomFrom(seed)() * (order.length - 1));
  const [top = 0, ...rest] = order;
  return [...rest.slice(0, place), top, ...rest.slice(place)];
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
