/** Responses and right answers in words: for results, exports and the screen. Pure. */

import { type Inline, inlineText } from "../document/block.ts";
import { gapsOf } from "./kinds/gaps/gaps.ts";
import { candidates } from "./kinds/spot/spot.ts";
import type { Accepted } from "./kinds/text/text.ts";
import type { Answer, Question, Response } from "./question.ts";

/** A response that is right: the one to show. For *describe* the model answer with every point claimed. */
export function rightResponse(question: Pick<Question, "answer">): Response {
  const { answer } = question;
  switch (answer.kind) {
    case "choice":
      return { kind: "choice", option: answer.options.findIndex((option) => option.right) };
    case "choices":
      return {
        kind: "choices",
        options: answer.options.flatMap((option, index) => (option.right ? [index] : [])),
      };
    case "order":
      return { kind: "order", order: answer.items.map((_, index) => index) };
    case "sort":
      return { kind: "sort", categories: answer.rows.map((row) => row.category) };
    case "text":
      return { kind: "text", text: acceptedText(answer.accepted[0]) };
    case "gaps":
      return { kind: "gaps", texts: gapsOf(answer).map((accepted) => accepted[0] ?? "") };
    case "spot":
      return { kind: "spot", part: answer.mistake };
    case "describe":
      return {
        kind: "describe",
        text: inlineText(
          answer.model.length > 0 ? answer.model : answer.points.flatMap((point) => point.content),
        ),
        claimed: answer.points.map((_, index) => index),
      };
  }
}

/** A response in one line: "On the backend", "first → second", "Styling a button: Frontend; …". */
export function sayResponse(question: Pick<Question, "answer">, response: Response): string {
  return saidParts(question.answer, response)
    .map(({ item, put }) =>
      put === undefined ? inlineText(item) : `${inlineText(item)}: ${inlineText(put)}`,
    )
    .join(separators[response.kind]);
}

const separators: Readonly<Record<Response["kind"], string>> = {
  choice: "",
  choices: "; ",
  order: " → ",
  sort: "; ",
  text: "",
  gaps: " | ",
  spot: "",
  describe: "",
};

/** A part of an answer as it is shown: an item, for sorting with the category it belongs to. */
export interface SaidPart {
  readonly item: readonly Inline[];
  readonly put?: readonly Inline[];
}

/** The right answer, part by part: one for each option, item, row or gap. */
export function sayRightAnswer(question: Pick<Question, "answer">): readonly SaidPart[] {
  const { answer } = question;
  if (answer.kind === "describe") {
    return answer.model.length > 0
      ? [{ item: answer.model }]
      : answer.points.map((point) => ({ item: point.content }));
  }
  return saidParts(answer, rightResponse(question));
}

function saidParts(answer: Answer, response: Response): readonly SaidPart[] {
  const options = optionsOf(answer);
  const at = (index: number): SaidPart => ({ item: options[index] ?? said("?") });
  switch (response.kind) {
    case "choice":
      return [at(response.option)];
    case "choices":
      return response.options.map(at);
    case "order":
      return response.order.map(at);
    case "sort":
      return response.categories.map((category, row) => ({
        ...at(row),
        put: (answer.kind === "sort" && answer.categories[category]) || said("?"),
      }));
    case "text":
      return [{ item: said(response.text) }];
    case "gaps":
      return response.texts.map((text) => ({ item: said(text) }));
    case "spot":
      return [at(response.part)];
    case "describe":
      return [{ item: said(response.text) }];
  }
}

function optionsOf(answer: Answer): readonly (readonly Inline[])[] {
  switch (answer.kind) {
    case "choice":
    case "choices":
      return answer.options.map((option) => option.content);
    case "order":
      return answer.items;
    case "sort":
      return answer.rows.map((row) => row.item);
    case "spot":
      return candidates(answer);
    case "text":
    case "gaps":
    case "describe":
      return [];
  }
}

/** An accepted answer to type; of a number with a tolerance the number. */
export function acceptedText(accepted: Accepted | undefined): string {
  if (accepted === undefined) return "";
  return accepted.kind === "text" ? accepted.text : String(accepted.value);
}

function said(text: string): readonly Inline[] {
  return [{ kind: "text", text }];
}
