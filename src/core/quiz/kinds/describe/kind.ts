/** Say it in your own words: how it is answered and said. Pure. */

import { type Inline, inlineText } from "../../../document/block.ts";
import { bareTexts, type Kind, saidText } from "../kind.ts";
import { askedText, type DescribeAnswer, gradeDescribe } from "./describe.ts";
import type { DescribeResponse } from "./kept.ts";

export const describeKind: Kind<DescribeAnswer, DescribeResponse> = {
  grade: (answer, { text, claimed }, asked) =>
    gradeDescribe(answer, text, claimed, askedText(asked)),
  // The model answer with every point claimed.
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
  // Claims stand in the place of a second try.
  givesAway: () => true,
  form: ({ model, points }) => ({
    kind: "write",
    model,
    points: points.map(({ content }) => content),
  }),
  interaction: "long-fill-in",
  bare: ({ text }) => [text],
  unbared: (_, parts) => ({ kind: "describe", text: bareTexts(parts)[0] ?? "", claimed: [] }),
  isOne: false,
  tells: "never",
};

/** The model answer; the points where there is none. */
function modelOf({ model, points }: DescribeAnswer): readonly (readonly Inline[])[] {
  return model.length > 0 ? [model] : points.map(({ content }) => content);
}
