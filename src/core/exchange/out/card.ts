/** A question as a card: what is asked on one side, what is right and why on the other. Pure. */

import { type Inline, inlineText } from "../../document/block.ts";
import type { Option } from "../../quiz/kinds/choice/choice.ts";
import { candidateParts } from "../../quiz/kinds/spot/spot.ts";
import type { Accepted } from "../../quiz/kinds/text/text.ts";
import type { Question } from "../../quiz/question.ts";
import { sayRightAnswer } from "../../quiz/said.ts";
import { blocksHtml, escapeHtml, inlineHtml, listHtml } from "./html.ts";

export interface Card {
  readonly front: string;
  readonly back: string;
}

/** Both sides as HTML in one line. */
export function cardOf(question: Question): Card {
  const asked = `<p><strong>${inlineHtml(question.title)}</strong></p>`;
  return {
    front: `${asked}${blocksHtml(question.stem)}${offeredHtml(question)}`,
    back: `${rightHtml(question)}${feedbackHtml(question)}${blocksHtml(question.explanation)}`,
  };
}

/** What can be picked; in an order that doesn't give the answer away. */
function offeredHtml({ answer }: Question): string {
  switch (answer.kind) {
    case "choice":
    case "choices":
      return listHtml(
        "ul",
        answer.options.map(({ content }) => inlineHtml(content)),
      );
    case "order":
      return listHtml("ul", byText(answer.items).map(inlineHtml));
    case "sort":
      return `${listHtml(
        "ul",
        answer.rows.map(({ item }) => inlineHtml(item)),
      )}<p>${byText(answer.categories).map(inlineHtml).join(" · ")}</p>`;
    case "gaps":
      return `<p>${answer.parts.map((part) => (part.kind === "gap" ? "[…]" : inlineHtml(part.content))).join("")}</p>`;
    case "spot":
      return `<blockquote>${answer.parts.map((part) => (part.kind === "candidate" ? `<u>${inlineHtml(part.content)}</u>` : inlineHtml(part.content))).join("")}</blockquote>`;
    case "text":
    case "describe":
      return "";
  }
}

/** In the order of their letters: no other order says so little. */
export function byText(items: readonly (readonly Inline[])[]): readonly (readonly Inline[])[] {
  const key = (item: readonly Inline[]) => inlineText(item).toLowerCase();
  return [...items].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

export function rightHtml(question: Question): string {
  const { answer } = question;
  const parts = sayRightAnswer(question);
  switch (answer.kind) {
    case "choice":
    case "spot":
      return parts.map(({ item }) => `<p><strong>${inlineHtml(item)}</strong></p>`).join("");
    case "choices":
      return listHtml(
        "ul",
        parts.map(({ item }) => `<strong>${inlineHtml(item)}</strong>`),
      );
    case "order":
      return listHtml(
        "ol",
        parts.map(({ item }) => inlineHtml(item)),
      );
    case "sort":
      return listHtml(
        "ul",
        answer.rows.map(({ item, category, why }) => {
          const put = inlineHtml(answer.categories[category] ?? []);
          const reason = why.length === 0 ? "" : ` ${inlineHtml(why)}`;
          return `${inlineHtml(item)}: <strong>${put}</strong>.${reason}`;
        }),
      );
    case "text":
      return `<p><strong>${answer.accepted.map(acceptedHtml).join("</strong>, <strong>")}</strong></p>`;
    case "gaps":
      return `<p>${answer.parts.map((part) => (part.kind === "gap" ? `<strong>${part.accepted.map(escapeHtml).join(" / ")}</strong>` : inlineHtml(part.content))).join("")}</p>`;
    case "describe": {
      const model = answer.model.length === 0 ? "" : `<p>${inlineHtml(answer.model)}</p>`;
      return `${model}${listHtml(
        "ul",
        answer.points.map(({ content }) => inlineHtml(content)),
      )}`;
    }
  }
}

function acceptedHtml(accepted: Accepted): string {
  if (accepted.kind === "text") return escapeHtml(accepted.text);
  return `${accepted.value} ± ${accepted.tolerance}`;
}

/** What the author says to wrong answers. */
function feedbackHtml({ answer }: Question): string {
  switch (answer.kind) {
    case "choice":
    case "choices":
      return saidHtml(
        answer.options
          .filter(hasFeedback)
          .map(({ content, feedback }) => [inlineHtml(content), feedback]),
      );
    case "text":
    case "gaps":
      return saidHtml(answer.wrong.map(({ text, feedback }) => [escapeHtml(text), feedback]));
    case "spot":
      return saidHtml(
        candidateParts(answer).flatMap(({ content, feedback = [] }) =>
          feedback.length === 0 ? [] : [[inlineHtml(content), feedback] as const],
        ),
      );
    case "order":
    case "sort":
    case "describe":
      return "";
  }
}

function hasFeedback({ right, feedback }: Option): boolean {
  return !right && feedback.length > 0;
}

function saidHtml(said: readonly (readonly [string, readonly Inline[]])[]): string {
  if (said.length === 0) return "";
  return listHtml(
    "ul",
    said.map(([what, text]) => `<em>${what}</em>: ${inlineHtml(text)}`),
  );
}
