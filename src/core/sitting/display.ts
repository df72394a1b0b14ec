/**
 * In which order a question's parts are shown: chance that can be repeated. Pure.
 *
 * An order is a list of places in the file: `order[k]` is the index of what stands at place k.
 */

import { kindOf } from "../quiz/kinds/kinds.ts";
import { type Question, questionName } from "../quiz/question.ts";
import { randomFrom, seedFor } from "../random.ts";

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
  const { answer, shuffle } = question;
  return kindOf(answer).order(answer, shuffle, randomFrom(seed));
}

function offTop(order: readonly number[], seed: number): number[] {
  const place = 1 + Math.floor(randomFrom(seed)() * (order.length - 1));
  const [top = 0, ...rest] = order;
  return [...rest.slice(0, place), top, ...rest.slice(place)];
}
