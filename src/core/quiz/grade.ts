/** The one door to grading: any response to any question gives a grade. Pure; never throws. */

import type { Response } from "./kinds/answer.ts";
import { kindOf } from "./kinds/kinds.ts";
import type { Question } from "./question.ts";
import { type Grade, nothingRight } from "./verdict.ts";

/** What grading reads of a question; its wording matters where the answer is a text. */
export type Gradable = Pick<Question, "answer"> & Partial<Pick<Question, "title" | "stem">>;

/** A response of another type than the question's is wrong: the question has changed since. */
export function gradeAnswer(question: Gradable, response: Response): Grade {
  const { answer } = question;
  if (response.kind !== answer.kind) return nothingRight;
  return kindOf(answer).grade(answer, response, question);
}
