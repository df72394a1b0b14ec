/** How each type of question is asked: one entry a type. Pure. Loaded with the first question. */

import type {
  Answer,
  AnswerOf,
  QuestionKind,
  Response,
  ResponseOf,
} from "../../core/quiz/kinds/answer.ts";
import { askBuild } from "./build.ts";
import { askChoice } from "./choice.ts";
import { askChoices } from "./choices.ts";
import { askDescribe } from "./describe.ts";
import { askGaps } from "./gaps.ts";
import { askOrder } from "./order.ts";
import type { QuestionPrompt } from "./prompt.ts";
import { askSort } from "./sort.ts";
import { askSpot } from "./spot.ts";
import { askText } from "./text.ts";

const prompts: { readonly [K in QuestionKind]: QuestionPrompt<AnswerOf<K>, ResponseOf<K>> } = {
  choice: askChoice,
  choices: askChoices,
  order: askOrder,
  sort: askSort,
  build: askBuild,
  text: askText,
  gaps: askGaps,
  spot: askSpot,
  describe: askDescribe,
};

/** How an answer's type is asked, as `kindOf` in the core's `kinds.ts`. */
export function promptFor(answer: Answer): QuestionPrompt<Answer, Response> {
  return prompts[answer.kind] as QuestionPrompt<Answer, Response>;
}
