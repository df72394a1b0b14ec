/** Say it in your own words: a text, and then its points ticked (`ratePrompt`). Pure. */

import type { DescribeAnswer } from "../../core/quiz/kinds/describe/describe.ts";
import type { DescribeResponse } from "../../core/quiz/kinds/describe/kept.ts";
import { mapped, type QuestionPrompt } from "./prompt.ts";
import { textPrompt } from "./text.ts";

export const askDescribe: QuestionPrompt<DescribeAnswer, DescribeResponse> = {
  ask: ({ options }) =>
    mapped(textPrompt({ ...options, long: true }), (text) => ({
      kind: "describe",
      text,
      claimed: [],
    })),
};
