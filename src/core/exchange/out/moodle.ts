/** What the two formats that Moodle imports have in common. Pure. */

import type { Lesson } from "../../course/course.ts";
import { type Form, gapsIn } from "../../quiz/kinds/form.ts";
import type { Question } from "../../quiz/question.ts";
import { feedbackHtml, passageHtml, rightHtml } from "./card.ts";
import { blocksHtml, inlineHtml } from "./html.ts";

/** Moodle knows these parts of a whole, in percent, and no others. */
const shares = new Map([
  [1, "100"],
  [2, "50"],
  [3, "33.33333"],
  [4, "25"],
  [5, "20"],
  [6, "16.66667"],
  [7, "14.28571"],
  [8, "12.5"],
  [9, "11.11111"],
  [10, "10"],
]);

/** What each right option gives and each wrong one takes, in percent; or why there are no such parts. */
export function sharesOf(
  options: readonly { readonly right: boolean }[],
): { readonly gain: string; readonly loss: string } | string {
  const rights = options.filter(({ right }) => right).length;
  const gain = shares.get(rights);
  const loss = shares.get(options.length - rights);
  if (gain === undefined) return "it has more than ten right options";
  if (loss === undefined) return "it has more than ten wrong options";
  return { gain, loss };
}

/** A slash would begin a category inside the category; two of them stand for one. */
export function categoryOf(courseTitle: string, { title }: Lesson): string {
  return [courseTitle, title].map((part) => part.replaceAll("/", "//")).join("/");
}

/** The question with all that stands above its answer. */
export function askedHtml({ title, stem }: Question, passage: string): string {
  return `<p><strong>${inlineHtml(title)}</strong></p>${blocksHtml(stem)}${passage}`;
}

/** A passage with its gaps as lines, or with the parts to choose from underlined. */
export function passageOf(form: Form): string {
  if (form.kind === "mark") return passageHtml(form);
  if (form.kind !== "fill") return "";
  const said = form.parts.map((part) => (part.kind === "gap" ? "_____" : inlineHtml(part.content)));
  return `<p>${said.join("")}</p>`;
}

/** Read by everyone afterwards: the reasons of rows, the model answer, the explanation. */
export function generalFeedback(question: Question, form: Form): string {
  const told =
    form.kind === "write" || (form.kind === "match" && form.rows.some(({ why }) => why.length > 0));
  const consequences = form.kind === "match" ? feedbackHtml(question) : "";
  return `${told ? rightHtml(question) : ""}${consequences}${blocksHtml(question.explanation)}`;
}

/** Whether all accepted texts are numbers; or why Moodle cannot tell. */
export function numbersAlone(
  accepted: Extract<Form, { kind: "type" }>["accepted"],
): boolean | string {
  const numbers = accepted.filter(({ kind }) => kind === "number").length;
  if (numbers > 0 && numbers < accepted.length)
    return "it accepts both a number with a tolerance and a text";
  return numbers > 0;
}

/** Gaps of a passage, as texts alone. */
export function gapTexts(form: Extract<Form, { kind: "fill" }>): readonly string[] {
  return gapsIn(form.parts).flat();
}
