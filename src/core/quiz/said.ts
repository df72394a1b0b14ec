/** Responses and right answers in words: for results, exports and the screen. Pure. */

import { inlineText } from "../document/block.ts";
import type { Response } from "./kinds/answer.ts";
import { type SaidPart, saidText } from "./kinds/kind.ts";
import { kindOf } from "./kinds/kinds.ts";
import type { Question } from "./question.ts";

/** A response that is right: the one to show. For *describe* the model answer with every point ticked. */
export function rightResponse({ answer }: Pick<Question, "answer">): Response {
  return kindOf(answer).right(answer);
}

/** A response in one line: "On the backend", "first → second", "Styling a button: Frontend; …". */
export function sayResponse({ answer }: Pick<Question, "answer">, response: Response): string {
  const kind = kindOf(answer);
  const parts = response.kind === answer.kind ? kind.say(answer, response) : [saidText("?")];
  return parts
    .map(({ item, put }) =>
      put === undefined ? inlineText(item) : `${inlineText(item)}: ${inlineText(put)}`,
    )
    .join(kind.between);
}

/** The right answer, part by part: one for each option, item, row or gap. */
export function sayRightAnswer({ answer }: Pick<Question, "answer">): readonly SaidPart[] {
  const kind = kindOf(answer);
  return kind.sayRight?.(answer) ?? kind.say(answer, kind.right(answer));
}
