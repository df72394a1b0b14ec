/** What is right by an answer that its author has mended, as marks to compare earlier ones with. Pure. */

import { type Mended, responseMark, typedMarks } from "../quiz/lineage.ts";
import { printsOf } from "../quiz/prints.ts";
import type { Question } from "../quiz/question.ts";
import { rightResponse } from "../quiz/said.ts";

/** What is typed letter by letter, and what is said in own words, has no marks. */
export function mendedMarks(question: Pick<Question, "answer" | "title">): Mended {
  const { answer } = question;
  if (answer.kind === "describe") return { rights: [] };
  if (answer.kind === "text" || answer.kind === "gaps") {
    return { rights: answer.exact ? [] : typedMarks(answer) };
  }
  const right = rightResponse(question);
  return { rights: [responseMark(right, printsOf(question, right))] };
}
