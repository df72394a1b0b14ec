/** The one door to grading: any response to any question gives a grade. Pure; never throws. */

import type { Response } from "./kinds/answer.ts";
import { kindOf } from "./kinds/kinds.ts";
import type { Question } from "./question.ts";
import { type Grade, nothingRight } from "./verdict.ts";

/** A response of another type than the question's is wrong: the question has changed since. */
export function gradeAnswer({ answer }: Pick<Question, "answer">, response: Response): Grade {
  if (response.kind !== answer.kind) return nothingRight;
  return kindOf(answer).grade(answer, response);
}
