/** What of a refused text is worth mending at the next try. Pure. */

import { gradeAnswer } from "../../core/quiz/grade.ts";
import type { Response } from "../../core/quiz/kinds/answer.ts";
import type { Question } from "../../core/quiz/question.ts";

/** What was right, or a slip away from it, need not be typed again; what was wrong is to go. */
export function worthMending(question: Question, last: Response | undefined): readonly string[] {
  const texts = last?.kind === "gaps" ? last.texts : last?.kind === "text" ? [last.text] : [];
  if (last === undefined || texts.length === 0) return [];
  const { remarks } = gradeAnswer(question, last);
  return texts.map((text, index) => (remarks[index]?.verdict === "wrong" ? "" : text));
}
