/** Say it in your own words: how it is answered and said. Pure. */

import { type Inline, inlineText } from "../../../document/block.ts";
import { bareTexts, type Kind, saidText } from "../kind.ts";
import { type DescribeAnswer, rateDescribe } from "./describe.ts";
import type { DescribeResponse } from "./kept.ts";

export const describeKind: Kind<DescribeAnswer, DescribeResponse> = {
  grade: (answer, { claimed }) => rateDescribe(answer, claimed),
  // The model answer with every point ticked.
  right: (answer) => ({
    kind: "describe",
    text: inlineText(modelOf(answer).flat()),
    claimed: answer.points.map((_, index) => index),
  }),
  say: (_, { text }) => [saidText(text)],
  between: "",
  sayRight: (answer) => modelOf(answer).map((item) => ({ item })),
  typed: (_, text) => ({ kind: "describe", text, claimed: [] }),
  order: () => [],
  // The model answer stands in the place of a second try.
  givesAway: () => true,
  form: ({ model, points }) => ({ kind: "write", model, points }),
  interaction: "long-fill-in",
  bare: ({ text }) => [text],
  unbared: (_, parts) => ({ kind: "describe", text: bareTexts(parts)[0] ?? "", claimed: [] }),
  isOne: false,
  // The model answer stands beside what was written.
  tells: "always",
};

/** The model answer; the points where there is none. */
function modelOf({ model, points }: DescribeAnswer): readonly (readonly Inline[])[] {
  return model.length > 0 ? [model] : points;
}
