/**
 * How each type of question is written in Markdown, one entry a type: its shape, what of it is
 * the right answer, and rules of teaching. Pure. Loaded where files of a course are read.
 */

import type { Answer, AnswerOf, QuestionKind } from "./answer.ts";
import { buildAuthored } from "./build/authored.ts";
import { choiceAuthored, choicesAuthored } from "./choice/authored.ts";
import { describeAuthored } from "./describe/authored.ts";
import { gapsAuthored } from "./gaps/authored.ts";
import { orderAuthored } from "./order/authored.ts";
import type { Authored, Shape } from "./shape.ts";
import { sortAuthored } from "./sort/authored.ts";
import { spotAuthored } from "./spot/authored.ts";
import { textAuthored } from "./text/authored.ts";

const authored: { readonly [K in QuestionKind]: Authored<AnswerOf<K>, Answer> } = {
  choice: choiceAuthored,
  choices: choicesAuthored,
  order: orderAuthored,
  sort: sortAuthored,
  build: buildAuthored,
  text: textAuthored,
  gaps: gapsAuthored,
  spot: spotAuthored,
  describe: describeAuthored,
};

/** Every shape once; a node is what the first shape says that claims it. */
export const shapes: readonly Shape<Answer>[] = [
  ...new Set(Object.values(authored).map(({ shape }) => shape)),
];

/** The type of an answer, as `kindOf` in `kinds.ts`. */
export function authoredOf(answer: Answer): Authored<Answer, Answer> {
  return authored[answer.kind] as Authored<Answer, Answer>;
}
