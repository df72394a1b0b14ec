/**
 * How each type of question is shown, answered, graded and said: one entry a type. Pure. What
 * the log needs of a type is in `answer.ts`, how it is written in Markdown in `authored.ts`:
 * those are loaded where nothing is asked.
 */

import type { Answer, AnswerOf, QuestionKind, Response, ResponseOf } from "./answer.ts";
import { buildKind } from "./build/kind.ts";
import { choiceKind, choicesKind } from "./choice/kind.ts";
import { describeKind } from "./describe/kind.ts";
import { gapsKind } from "./gaps/kind.ts";
import type { BarePart, Kind } from "./kind.ts";
import { orderKind } from "./order/kind.ts";
import { sortKind } from "./sort/kind.ts";
import { spotKind } from "./spot/kind.ts";
import { textKind } from "./text/kind.ts";

export const kinds: { readonly [K in QuestionKind]: Kind<AnswerOf<K>, ResponseOf<K>> } = {
  choice: choiceKind,
  choices: choicesKind,
  order: orderKind,
  sort: sortKind,
  build: buildKind,
  text: textKind,
  gaps: gapsKind,
  spot: spotKind,
  describe: describeKind,
};

/**
 * The type of an answer. The type checker cannot follow that an answer's own entry fits it, so
 * this is the one place that says so; a response of another type must not be handed on.
 */
export function kindOf(answer: Answer): Kind<Answer, Response> {
  return kinds[answer.kind] as Kind<Answer, Response>;
}

/** A response as bare indexes and texts, whatever became of its question. */
export function bareResponse(response: Response): readonly BarePart[] {
  return (kinds[response.kind] as Kind<Answer, Response>).bare(response);
}

/** A response to this answer from its bare parts. */
export function unbared(answer: Answer, parts: readonly BarePart[]): Response {
  return kindOf(answer).unbared(answer, parts);
}
