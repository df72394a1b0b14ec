/**
 * Questions in GIFT, the text format that Moodle imports. Pure.
 *
 * Texts are HTML, in which nothing looks like GIFT's own signs once those are escaped. What
 * people type and the right halves of pairs are plain text, as Moodle compares them.
 */

import { clean, joinSafe, type Safe, tab } from "mermaid-text/text";
import { type Inline, inlineText } from "../../document/block.ts";
import {
  type Accepted,
  type Form,
  type FormOption,
  gapsIn,
  marksOf,
} from "../../quiz/kinds/form.ts";
import { kindOf } from "../../quiz/kinds/kinds.ts";
import { type Question, questionName } from "../../quiz/question.ts";
import type { UnfitQuestion, WriteCourse } from "./course-document.ts";
import { inlineHtml } from "./html.ts";
import {
  askedHtml,
  categoryOf,
  generalFeedback,
  numbersAlone,
  passageOf,
  sharesOf,
} from "./moodle.ts";

/** One category a lesson. */
export const giftDocument: WriteCourse = ({ title }, lessons) => {
  const lines: Safe[] = [];
  const left: UnfitQuestion[] = [];
  for (const lesson of lessons) {
    const written = lesson.questions.map((question) => ({ question, lines: giftOf(question) }));
    const asked = written.flatMap(({ lines: own }) => (Array.isArray(own) ? [...own, ""] : []));
    for (const { question, lines: own } of written) {
      if (typeof own === "string") left.push({ name: questionName(question), why: own });
    }
    if (asked.length === 0) continue;
    lines.push(...[`$CATEGORY: ${categoryOf(title, lesson)}`, "", ...asked].map(indented));
  }
  return { lines, left };
};

/** A tab before each answer, as Moodle writes it. */
function indented(text: string): Safe {
  return text.startsWith("\t") ? joinSafe([tab, clean(text.slice(1))]) : clean(text);
}

/** The lines of one question, or why it cannot be asked in GIFT. */
function giftOf(question: Question): string[] | string {
  const form = kindOf(question.answer).form(question.answer);
  const answers = answersOf(form);
  if (typeof answers === "string") return answers;
  const name = `::${escapeGift(questionName(question))}::`;
  const text = htmlText(askedHtml(question, passageOf(form)));
  const general = generalFeedback(question, form);
  const end = general === "" ? "}" : `\t####${htmlText(general)}`;
  const open = `${name}[html]${text}{${answers.numeric ? "#" : ""}`;
  return [open, ...answers.lines.map((each) => `\t${each}`), end, ...(general === "" ? [] : ["}"])];
}

interface GiftAnswers {
  readonly lines: readonly string[];
  readonly numeric?: boolean;
}

function answersOf(form: Form): GiftAnswers | string {
  switch (form.kind) {
    case "pick":
      return form.several ? severalAnswers(form.options) : oneAnswer(form.options);
    case "mark":
      return oneAnswer(marksOf(form));
    case "match":
      return pairAnswers(form);
    case "order":
      return { lines: form.items.map((item, index) => pairLine(item, String(index + 1))) };
    case "type":
      return textAnswers(form);
    case "fill": {
      const [only, ...others] = gapsIn(form.parts);
      if (only === undefined || others.length > 0) return "it has more than one gap";
      const accepted = only.map((text): Accepted => ({ kind: "text", text }));
      return textAnswers({ accepted, wrong: form.wrong });
    }
    case "write":
      // Without answers a question is an essay: somebody has to read it.
      return { lines: [] };
  }
}

function oneAnswer(options: readonly FormOption[]): GiftAnswers {
  return { lines: options.map((option) => optionLine(option, option.right ? "=" : "~")) };
}

function severalAnswers(options: readonly FormOption[]): GiftAnswers | string {
  const shares = sharesOf(options);
  if (typeof shares === "string") return shares;
  return {
    lines: options.map((option) =>
      optionLine(option, option.right ? `~%${shares.gain}%` : `~%-${shares.loss}%`),
    ),
  };
}

/** Places that no row belongs to are offered all the same: they are wrong ones. */
function pairAnswers({ rows, places }: Extract<Form, { kind: "match" }>): GiftAnswers {
  const taken = new Set(rows.map(({ place }) => place));
  const others = places.flatMap((place, index) => (taken.has(index) ? [] : [inlineText(place)]));
  return {
    lines: [
      ...rows.map(({ item, place }) => pairLine(item, inlineText(places[place] ?? []))),
      ...others.map((text) => `= -> ${escapeGift(text)}`),
    ],
  };
}

function optionLine({ content, feedback }: FormOption, mark: string): string {
  const said = feedback.length === 0 ? "" : ` #${htmlText(inlineHtml(feedback))}`;
  return `${mark}${htmlText(inlineHtml(content))}${said}`;
}

function pairLine(item: readonly Inline[], put: string): string {
  return `=${htmlText(inlineHtml(item))} -> ${escapeGift(put)}`;
}

function textAnswers(
  answer: Pick<Extract<Form, { kind: "type" }>, "accepted" | "wrong">,
): GiftAnswers | string {
  const numeric = numbersAlone(answer.accepted);
  if (typeof numeric === "string") return numeric;
  if (numeric) {
    return {
      numeric,
      lines: answer.accepted.flatMap((each) =>
        each.kind === "number" ? [`=${each.value}:${each.tolerance}`] : [],
      ),
    };
  }
  const accepted = answer.accepted.flatMap((each) => (each.kind === "text" ? [each.text] : []));
  const typed = [...accepted, ...answer.wrong.map(({ text }) => text)];
  // An arrow would make pairs of it, and no sign takes its meaning away.
  if (typed.some((text) => text.includes("->"))) return 'an answer holds "->"';
  return {
    lines: [
      ...accepted.map((text) => `=${plainText(text)}`),
      ...answer.wrong.map(
        ({ text, feedback }) => `=%0%${plainText(text)} #${htmlText(inlineHtml(feedback))}`,
      ),
    ],
  };
}

function htmlText(html: string): string {
  // A bracket at the beginning would name a format.
  return escapeGift(html.replace(/^\[/, "&#91;"));
}

/** Moodle takes a star for any letters, and a bracket at the beginning for a format. */
function plainText(text: string): string {
  const escaped = escapeGift(text.trim().replaceAll("*", "\\*"));
  return escaped.startsWith("[") || escaped.startsWith("%") ? `[plain]${escaped}` : escaped;
}

function escapeGift(text: string): string {
  return text.replace(/[\\~=#{}:]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}
