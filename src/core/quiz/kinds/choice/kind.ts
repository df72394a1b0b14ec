/** One or several right options: how they are shown, answered and said. Pure. */

import { shuffle } from "../../../random.ts";
import type { Form, FormOption } from "../form.ts";
import { bareNumbers, type Kind, saidItem, upTo } from "../kind.ts";
import { contents, picked, severalPicked } from "../typing.ts";
import { type ChoiceAnswer, type ChoicesAnswer, gradeChoice, gradeChoices } from "./choice.ts";
import type { ChoiceResponse, ChoicesResponse } from "./kept.ts";

export const choiceKind: Kind<ChoiceAnswer, ChoiceResponse> = {
  grade: (answer, { option }) => gradeChoice(answer, option),
  right: ({ options }) => ({ kind: "choice", option: options.findIndex(({ right }) => right) }),
  say: ({ options }, { option }) => [saidItem(options[option]?.content)],
  between: "",
  typed({ options }, text, order) {
    const option = picked(contents(options), text, order);
    return typeof option === "string" ? option : { kind: "choice", option };
  },
  order: orderOf,
  givesAway: ({ options }) => options.length <= 2,
  form: ({ options }) => pick(options, false),
  interaction: "choice",
  bare: ({ option }) => [option],
  unbared: (_, parts) => ({ kind: "choice", option: bareNumbers(parts)[0] ?? -1 }),
  isOne: true,
  tells: "right",
  answered: (_, { remarks }) => remarks[0]?.about ?? [],
};

export const choicesKind: Kind<ChoicesAnswer, ChoicesResponse> = {
  grade: (answer, { options }) => gradeChoices(answer, options),
  right: ({ options }) => ({
    kind: "choices",
    options: options.flatMap(({ right }, index) => (right ? [index] : [])),
  }),
  say: ({ options }, response) =>
    response.options.map((option) => saidItem(options[option]?.content)),
  between: "; ",
  typed({ options }, text, order) {
    const found = severalPicked(contents(options), text, order);
    if (typeof found === "string") return found;
    return { kind: "choices", options: ascending(found) };
  },
  stands: ({ options }, response) =>
    options.map(({ right }, index) => right && response.options.includes(index)),
  keeps: (before, now, stands) => ({
    kind: "choices",
    options: ascending([...now.options, ...before.options.filter((option) => stands[option])]),
  }),
  order: orderOf,
  givesAway: ({ options }) => options.length <= 2,
  form: ({ options }) => pick(options, true),
  interaction: "choice",
  bare: ({ options }) => options,
  unbared: (_, parts) => ({ kind: "choices", options: bareNumbers(parts) }),
  isOne: false,
  tells: "always",
};

function ascending(options: readonly number[]): number[] {
  return [...new Set(options)].sort((a, b) => a - b);
}

function orderOf(
  { options }: ChoiceAnswer | ChoicesAnswer,
  shuffled: boolean,
  random: () => number,
): number[] {
  return shuffled ? shuffle(upTo(options.length), random) : upTo(options.length);
}

function pick(options: readonly FormOption[], several: boolean): Form {
  return { kind: "pick", options, several };
}
