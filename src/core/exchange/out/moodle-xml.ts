/** Questions in Moodle's own XML, which says more than GIFT: several gaps, an order, pictures' texts. Pure. */

import { clean } from "mermaid-text/text";
import { type Inline, inlineText } from "../../document/block.ts";
import { type Form, type FormOption, marksOf } from "../../quiz/kinds/form.ts";
import { kindOf } from "../../quiz/kinds/kinds.ts";
import { type Question, questionName } from "../../quiz/question.ts";
import type { UnfitQuestion, WriteCourse } from "./course-document.ts";
import { escapeHtml, inlineHtml } from "./html.ts";
import {
  askedHtml,
  categoryOf,
  gapTexts,
  generalFeedback,
  numbersAlone,
  passageOf,
  sharesOf,
} from "./moodle.ts";

/** One category a lesson. */
export const moodleDocument: WriteCourse = ({ title }, lessons) => {
  const left: UnfitQuestion[] = [];
  const lines = lessons.flatMap((lesson) => {
    const asked = lesson.questions.flatMap((question) => {
      const own = questionLines(question);
      if (typeof own !== "string") return own;
      left.push({ name: questionName(question), why: own });
      return [];
    });
    const path = `$course$/top/${categoryOf(title, lesson)}`;
    const category = [
      '<question type="category">',
      `  <category><text>${escapeHtml(path)}</text></category>`,
      "</question>",
    ];
    return asked.length === 0 ? [] : [...category, ...asked];
  });
  const all = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", ...lines, "</quiz>"];
  return { lines: all.map((each) => clean(each)), left };
};

/** A type of Moodle's, with the elements that only it has. */
interface Asked {
  readonly type: string;
  readonly lines: readonly string[];
  /** What stands in the question's text, where that is not the passage as it is printed. */
  readonly passage?: string;
}

function questionLines(question: Question): string[] | string {
  const form = kindOf(question.answer).form(question.answer);
  const asked = askedIn(form);
  if (typeof asked === "string") return asked;
  const { type, lines, passage = passageOf(form) } = asked;
  const name = questionName(question);
  return [
    `<question type="${type}">`,
    `  <name><text>${escapeHtml(name)}</text></name>`,
    `  <questiontext format="html">${html(askedHtml(question, passage))}</questiontext>`,
    `  <generalfeedback format="html">${html(generalFeedback(question, form))}</generalfeedback>`,
    // Gaps are worth a point each; every other question is worth one.
    ...(type === "cloze" ? [] : ["  <defaultgrade>1</defaultgrade>"]),
    `  <penalty>${type === "cloze" ? "0" : "0.5"}</penalty>`,
    `  <idnumber>${escapeHtml(name)}</idnumber>`,
    ...lines.map((line) => `  ${line}`),
    "</question>",
  ];
}

function askedIn(form: Form): Asked | string {
  switch (form.kind) {
    case "pick":
      return form.several ? severalRight(form.options) : oneRight(form.options);
    case "mark":
      return oneRight(marksOf(form));
    case "order":
      return {
        type: "ordering",
        lines: [
          "<layouttype>VERTICAL</layouttype>",
          "<selecttype>ALL</selecttype>",
          "<selectcount>0</selectcount>",
          "<gradingtype>LONGEST_ORDERED_SUBSET</gradingtype>",
          "<showgrading>SHOW</showgrading>",
          ...form.items.map(
            (item, index) =>
              `<answer fraction="${index + 1}" format="html">${html(inlineHtml(item))}</answer>`,
          ),
        ],
      };
    case "match":
      return pairs(form);
    case "type":
      return typed(form);
    case "fill":
      return gaps(form);
    case "write":
      return {
        type: "essay",
        lines: [
          "<responseformat>editor</responseformat>",
          "<responserequired>1</responserequired>",
          "<responsefieldlines>10</responsefieldlines>",
          "<attachments>0</attachments>",
          `<graderinfo format="html">${html(
            `<ul>${form.points.map((point) => `<li>${inlineHtml(point)}</li>`).join("")}</ul>`,
          )}</graderinfo>`,
        ],
      };
  }
}

function oneRight(options: readonly FormOption[]): Asked {
  return choice(options, true, ({ right }) => (right ? "100" : "0"));
}

function severalRight(options: readonly FormOption[]): Asked | string {
  const shares = sharesOf(options);
  if (typeof shares === "string") return shares;
  return choice(options, false, ({ right }) => (right ? shares.gain : `-${shares.loss}`));
}

function choice(
  options: readonly FormOption[],
  single: boolean,
  fraction: (option: FormOption) => string,
): Asked {
  return {
    type: "multichoice",
    lines: [
      `<single>${single}</single>`,
      "<shuffleanswers>true</shuffleanswers>",
      "<answernumbering>none</answernumbering>",
      ...options.map((option) => {
        const said = `<feedback format="html">${html(inlineHtml(option.feedback))}</feedback>`;
        return `<answer fraction="${fraction(option)}" format="html">${html(inlineHtml(option.content))}${said}</answer>`;
      }),
    ],
  };
}

/** Places that no row belongs to are offered all the same: they are wrong ones. */
function pairs({ rows, places }: Extract<Form, { kind: "match" }>): Asked {
  const taken = new Set(rows.map(({ place }) => place));
  const pair = (item: string, put: readonly Inline[]) =>
    `<subquestion format="html">${html(item)}<answer><text>${escapeHtml(inlineText(put))}</text></answer></subquestion>`;
  return {
    type: "matching",
    lines: [
      "<shuffleanswers>true</shuffleanswers>",
      ...rows.map(({ item, place }) => pair(inlineHtml(item), places[place] ?? [])),
      ...places.flatMap((place, index) => (taken.has(index) ? [] : [pair("", place)])),
    ],
  };
}

function typed(form: Extract<Form, { kind: "type" }>): Asked | string {
  const numeric = numbersAlone(form.accepted);
  if (typeof numeric === "string") return numeric;
  const answer = (fraction: number, text: string, more = "") =>
    `<answer fraction="${fraction}" format="plain_text"><text>${escapeHtml(text)}</text>${more}</answer>`;
  if (numeric) {
    return {
      type: "numerical",
      lines: form.accepted.flatMap((each) =>
        each.kind === "number"
          ? [answer(100, String(each.value), `<tolerance>${each.tolerance}</tolerance>`)]
          : [],
      ),
    };
  }
  // A star stands for any letters.
  const plain = (text: string) => text.trim().replaceAll("*", "\\*");
  return {
    type: "shortanswer",
    lines: [
      `<usecase>${form.exact ? 1 : 0}</usecase>`,
      ...form.accepted.flatMap((each) =>
        each.kind === "text" ? [answer(100, plain(each.text))] : [],
      ),
      ...form.wrong.map(({ text, feedback }) =>
        answer(0, plain(text), `<feedback format="html">${html(inlineHtml(feedback))}</feedback>`),
      ),
    ],
  };
}

/** Inside a gap these signs part its answers, end it, or stand for something else. */
const gapSigns = /[{}~#=\\*/"%&<>]/;

function gaps(form: Extract<Form, { kind: "fill" }>): Asked | string {
  if (gapTexts(form).some((text) => gapSigns.test(text)))
    return "a gap holds a sign that means something else in Moodle's gaps";
  const kind = form.exact ? "SHORTANSWER_C" : "SHORTANSWER";
  const said = form.parts.map((part) =>
    part.kind === "gap"
      ? `{1:${kind}:${part.accepted.map((text) => `=${text}`).join("~")}}`
      : // A brace of the text would begin a gap.
        inlineHtml(part.content).replaceAll("{", "&#123;").replaceAll("}", "&#125;"),
  );
  return { type: "cloze", lines: [], passage: `<p>${said.join("")}</p>` };
}

function html(text: string): string {
  return `<text><![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]></text>`;
}
