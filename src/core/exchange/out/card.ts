/** A question as a card: what is asked on one side, what is right and why on the other. Pure. */

import { type Inline, inlineText } from "../../document/block.ts";
import { type Accepted, type Form, type FormOption, marksOf } from "../../quiz/kinds/form.ts";
import { kindOf } from "../../quiz/kinds/kinds.ts";
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
  const form = kindOf(answer).form(answer);
  switch (form.kind) {
    case "pick":
      return listHtml(
        "ul",
        form.options.map(({ content }) => inlineHtml(content)),
      );
    case "order":
      return listHtml("ul", byText(form.items).map(inlineHtml));
    case "match": {
      const among = form.rows.some((row) => row.among !== undefined);
      const places = (among: readonly number[] | undefined) =>
        byText(among?.map((place) => form.places[place] ?? []) ?? form.places)
          .map(inlineHtml)
          .join(" · ");
      const items = form.rows.map((row) =>
        row.among === undefined
          ? inlineHtml(row.item)
          : `${inlineHtml(row.item)}: ${places(row.among)}`,
      );
      return `${listHtml("ul", items)}${among ? "" : `<p>${places(undefined)}</p>`}`;
    }
    case "fill":
      return `<p>${form.parts.map((part) => (part.kind === "gap" ? "[…]" : inlineHtml(part.content))).join("")}</p>`;
    case "mark":
      return passageHtml(form);
    case "type":
    case "write":
      return "";
  }
}

/** A passage with what can be picked of it underlined. */
export function passageHtml({ parts }: Extract<Form, { kind: "mark" }>): string {
  const said = parts.map(({ kind, content }) =>
    kind === "option" ? `<u>${inlineHtml(content)}</u>` : inlineHtml(content),
  );
  return `<blockquote>${said.join("")}</blockquote>`;
}

/** In the order of their letters: no other order says so little. */
export function byText(items: readonly (readonly Inline[])[]): readonly (readonly Inline[])[] {
  const key = (item: readonly Inline[]) => inlineText(item).toLowerCase();
  return [...items].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

export function rightHtml(question: Question): string {
  const { answer } = question;
  const form = kindOf(answer).form(answer);
  const parts = sayRightAnswer(question);
  switch (form.kind) {
    case "pick":
    case "mark": {
      const strong = parts.map(({ item }) => `<strong>${inlineHtml(item)}</strong>`);
      return form.kind === "pick" && form.several
        ? listHtml("ul", strong)
        : strong.map((each) => `<p>${each}</p>`).join("");
    }
    case "order":
      return listHtml(
        "ol",
        parts.map(({ item }) => inlineHtml(item)),
      );
    case "match":
      return listHtml(
        "ul",
        form.rows.map(({ item, place, why }) => {
          const put = inlineHtml(form.places[place] ?? []);
          const reason = why.length === 0 ? "" : ` ${inlineHtml(why)}`;
          return `${inlineHtml(item)}: <strong>${put}</strong>.${reason}`;
        }),
      );
    case "type":
      return `<p><strong>${form.accepted.map(acceptedHtml).join("</strong>, <strong>")}</strong></p>`;
    case "fill":
      return `<p>${form.parts.map((part) => (part.kind === "gap" ? `<strong>${part.accepted.map(escapeHtml).join(" / ")}</strong>` : inlineHtml(part.content))).join("")}</p>`;
    case "write": {
      const model = form.model.length === 0 ? "" : `<p>${inlineHtml(form.model)}</p>`;
      return `${model}${listHtml("ul", form.points.map(inlineHtml))}`;
    }
  }
}

function acceptedHtml(accepted: Accepted): string {
  if (accepted.kind === "text") return escapeHtml(accepted.text);
  return `${accepted.value} ± ${accepted.tolerance}`;
}

/** What the author says to wrong answers. */
export function feedbackHtml({ answer }: Question): string {
  const form = kindOf(answer).form(answer);
  switch (form.kind) {
    case "pick":
      return optionsSaidHtml(form.options);
    case "mark":
      return optionsSaidHtml(marksOf(form));
    case "type":
    case "fill":
      return saidHtml(form.wrong.map(({ text, feedback }) => [escapeHtml(text), feedback]));
    case "match":
      return optionsSaidHtml(form.told);
    case "order":
    case "write":
      return "";
  }
}

function optionsSaidHtml(options: readonly FormOption[]): string {
  return saidHtml(
    options
      .filter(({ right, feedback }) => !right && feedback.length > 0)
      .map(({ content, feedback }) => [inlineHtml(content), feedback]),
  );
}

function saidHtml(said: readonly (readonly [string, readonly Inline[]])[]): string {
  if (said.length === 0) return "";
  return listHtml(
    "ul",
    said.map(([what, text]) => `<em>${what}</em>: ${inlineHtml(text)}`),
  );
}
