/** The one door to grading: any response to any question gives a grade. Pure; never throws. */

import { gradeChoice, gradeChoices } from "./kinds/choice/choice.ts";
import { askedText, gradeDescribe } from "./kinds/describe/describe.ts";
import { gradeGaps } from "./kinds/gaps/gaps.ts";
import { gradeOrder } from "./kinds/order/order.ts";
import { gradeSort } from "./kinds/sort/sort.ts";
import { gradeSpot } from "./kinds/spot/spot.ts";
import { gradeText } from "./kinds/text/text.ts";
import type { Question, Response } from "./question.ts";
import { type Grade, nothingRight } from "./verdict.ts";

/** What grading reads of a question; its wording matters where the answer is a text. */
export type Gradable = Pick<Question, "answer"> & Partial<Pick<Question, "title" | "stem">>;

/** A response of another type than the question's is wrong: the question has changed since. */
export function gradeAnswer(question: Gradable, response: Response): Grade {
  const { answer } = question;
  switch (answer.kind) {
    case "choice":
      return response.kind === "choice" ? gradeChoice(answer, response.option) : nothingRight;
    case "choices":
      return response.kind === "choices" ? gradeChoices(answer, response.options) : nothingRight;
    case "order":
      return response.kind === "order" ? gradeOrder(answer, response.order) : nothingRight;
    case "sort":
      return response.kind === "sort" ? gradeSort(answer, response.categories) : nothingRight;
    case "text":
      return response.kind === "text" ? gradeText(answer, response.text) : nothingRight;
    case "gaps":
      return response.kind === "gaps" ? gradeGaps(answer, response.texts) : nothingRight;
    case "spot":
      return response.kind === "spot" ? gradeSpot(answer, response.part) : nothingRight;
    case "describe":
      return response.kind === "describe"
        ? gradeDescribe(answer, response.text, response.claimed, askedText(question))
        : nothingRight;
  }
}
