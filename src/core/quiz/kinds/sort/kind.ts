/** Sort or match: how the rows are shown, answered and said. Pure. */

import { inlineText } from "../../../document/block.ts";
import { shuffle } from "../../../random.ts";
import { foldText } from "../../fold.ts";
import { type Kind, keptParts, putTo, saidItem, upTo } from "../kind.ts";
import { numberPlace } from "../typing.ts";
import type { SortResponse } from "./kept.ts";
import { gradeSort, type SortAnswer } from "./sort.ts";

/** How many shuffles are tried before the best one so far is taken. */
const draws = 40;
/** More rows of one category than this never follow each other, where it can be helped. */
const mostAlike = 3;

export const sortKind: Kind<SortAnswer, SortResponse> = {
  grade: (answer, { categories }) => gradeSort(answer, categories),
  right: ({ rows }) => ({ kind: "sort", categories: rows.map(({ category }) => category) }),
  say: ({ rows, categories }, response) =>
    response.categories.map((category, row) => ({
      ...saidItem(rows[row]?.item),
      put: saidItem(categories[category]).item,
    })),
  between: "; ",
  typed: sorted,
  stands: ({ rows }, { categories }) =>
    rows.map(({ category }, row) => category === categories[row]),
  keeps: (before, now, stands) => ({
    kind: "sort",
    categories: keptParts(before.categories, now.categories, stands),
  }),
  order: (answer, shuffled, random) =>
    shuffled ? varied(answer, random) : upTo(answer.rows.length),
  givesAway: ({ categories }) => categories.length <= 2,
  form: ({ rows, categories }) => ({
    kind: "match",
    places: categories,
    rows: rows.map(({ item, category, why }) => ({ item, place: category, why })),
    told: [],
  }),
  interaction: "matching",
  bare: ({ categories }) => categories.map((category, row) => [row, category] as const),
  unbared: ({ rows }, parts) => ({ kind: "sort", categories: putTo(rows.length, parts) }),
  isOne: false,
  tells: "always",
};

function sorted(
  answer: SortAnswer,
  text: string,
  shown: readonly number[],
  stands: readonly boolean[] = [],
): SortResponse | string {
  const order = shown.filter((row) => !stands[row]);
  const names = answer.categories.map((category) => foldText(inlineText(category)));
  const count = order.length;
  const parts = text.includes("|")
    ? text.split("|")
    : text.split(/[\s,;]+/).length === 1 && count > 1
      ? [...text]
      : text.split(/[\s,;]+/);
  const found = parts.map((part) => category(names, foldText(part)));
  const categories = found.filter((index) => index !== undefined);
  if (categories.length !== count || found.length !== count) {
    const list = names.map((name, index) => `${index + 1} ${name}`).join(", ");
    return `Type one of these for each of the ${count}: ${list}.`;
  }
  const response = new Array<number>(shown.length).fill(0);
  order.forEach((row, place) => {
    response[row] = categories[place] ?? 0;
  });
  return { kind: "sort", categories: response };
}

/** By its number, its name, or the beginning of its name that no other one shares. */
function category(names: readonly string[], typed: string): number | undefined {
  const place = numberPlace(typed, names.length);
  if (place !== undefined) return place;
  const exact = names.indexOf(typed);
  if (exact >= 0 || typed === "") return exact >= 0 ? exact : undefined;
  const begun = names.flatMap((name, index) => (name.startsWith(typed) ? [index] : []));
  return begun.length === 1 ? begun[0] : undefined;
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
