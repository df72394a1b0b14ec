/** Reads Moodle XML: choice, true or false, short answers, numbers, pairs, order, and gaps of three kinds. Pure. */

import type { XmlElement } from "@rgrove/parse-xml";
import { escapeLine, escapeMarkdown } from "../out/markdown-text.ts";
import { plainMarkdown } from "./foreign-markdown.ts";
import { linesFromHtml } from "./html-markdown.ts";
import {
  type AnswerText,
  type FoundQuestion,
  inOneLine,
  joined,
  type Note,
  numberWithin,
  type QuizFound,
  titleAndStem,
} from "./quiz-text.ts";
import { attributeOf, elementIn, elementsIn, questionsInXml, textIn } from "./xml.ts";

export function readMoodleXml(text: string): QuizFound {
  return questionsInXml(text, (root) => elementsIn(root, "question"), question);
}

function question(
  element: XmlElement,
  note: Note,
  line: number,
): FoundQuestion | string | undefined {
  const kind = attributeOf(element, "type");
  if (kind === "category") return undefined;
  if (kind === "description") {
    note("it is a description and asks nothing");
    return undefined;
  }
  const asked = linesOf(elementIn(element, "questiontext"));
  const common = {
    line,
    name: textIn(elementIn(elementIn(element, "name"), "text")),
    explanation: linesOf(elementIn(element, "generalfeedback")),
  };
  if (/^(?:cloze|multianswer|gapselect|ddwtos)$/.test(kind)) {
    const passage =
      kind.startsWith("c") || kind.startsWith("m")
        ? clozeGaps(asked, note)
        : numberedGaps(asked, element, note);
    if (typeof passage !== "string") return passage.why;
    if (/(?:\[\[|\|)[^\][|]{80}/.test(passage))
      return "whole sentences go into its gaps, and nobody types those";
    const title = (passage.match(/\[\[/g)?.length ?? 0) === 1 ? "Fill the gap." : "Fill the gaps.";
    return { ...common, title, stem: [], answer: { kind: "gaps", passage } };
  }
  const answer = answerOf(element, kind, note);
  if (typeof answer === "string") return answer;
  const said = titleAndStem(asked);
  if (said === undefined) return "it has answers and no question";
  const title = kind === "truefalse" ? `True or false? ${said.title}` : said.title;
  const { hints, praise } = besides(element, kind);
  return {
    ...common,
    title,
    stem: said.stem,
    answer,
    explanation: joined([common.explanation, ...praise, ...hints]),
  };
}

/** Hints, and what is said to the right answer of a typed question: the explanation has room for them. */
function besides(element: XmlElement, kind: string): { hints: string[][]; praise: string[][] } {
  const typed = /^(?:shortanswer|numerical)$/.test(kind);
  const right = typed ? elementsIn(element, "answer").filter((each) => fraction(each) >= 100) : [];
  return {
    hints: elementsIn(element, "hint").map(linesOf),
    praise: right.slice(0, 1).map((each) => linesOf(elementIn(each, "feedback"))),
  };
}

function answerOf(element: XmlElement, kind: string, note: Note): AnswerText | string {
  const answers = elementsIn(element, "answer");
  switch (kind) {
    case "multichoice":
    case "truefalse":
      return options(element, answers, kind, note);
    case "shortanswer":
      return typed(answers, note);
    case "numerical":
      return numbers(answers, note);
    case "matching":
      return pairs(elementsIn(element, "subquestion"), note);
    case "ordering":
      return { kind: "steps", steps: answers.map(inline) };
    case "essay":
      return "it is an essay, which no program can grade; with a `Rubric:` learners rate their own";
    default:
      return `questions of the type ${kind.slice(0, 30)} have no place in a quiz.md`;
  }
}

function options(
  element: XmlElement,
  answers: readonly XmlElement[],
  kind: string,
  note: Note,
): AnswerText {
  const single = kind === "truefalse" || /^(?:true|1)$/.test(textIn(elementIn(element, "single")));
  return {
    kind: "options",
    options: answers.map((answer) => {
      const worth = fraction(answer);
      const said = inline(answer);
      if (single && worth > 0 && worth < 100)
        note(`"${said.slice(0, 40)}" earned ${worth} %; it is wrong here`);
      const text = kind === "truefalse" ? said.slice(0, 1).toUpperCase() + said.slice(1) : said;
      return {
        text,
        right: single ? worth >= 100 : worth > 0,
        feedback: linesOf(elementIn(answer, "feedback")),
      };
    }),
  };
}

function typed(answers: readonly XmlElement[], note: Note): AnswerText | string {
  const accepted: string[] = [];
  const wrong: { text: string; feedback: string }[] = [];
  for (const answer of answers) {
    const text = textIn(elementIn(answer, "text"));
    const worth = fraction(answer);
    const feedback = linesOf(elementIn(answer, "feedback")).join(" ");
    if (/(?<!\\)\*/.test(text)) {
      if (text !== "*")
        note(`\`${text.slice(0, 40)}\` has a star for any letters, which is not known here`);
      else if (feedback !== "") note("the feedback for all other answers has no place");
    } else if (worth >= 100) accepted.push(text.replaceAll("\\*", "*"));
    else {
      if (worth > 0) note(`\`${text.slice(0, 40)}\` earned ${worth} %; it is wrong here`);
      wrong.push({ text: text.replaceAll("\\*", "*"), feedback });
    }
  }
  return accepted.length === 0 ? "no accepted answer is left" : { kind: "text", accepted, wrong };
}

function numbers(answers: readonly XmlElement[], note: Note): AnswerText | string {
  const accepted: string[] = [];
  for (const answer of answers) {
    const value = textIn(elementIn(answer, "text"));
    const worth = fraction(answer);
    if (value === "*" || worth < 100) {
      if (worth > 0 || linesOf(elementIn(answer, "feedback")).length > 0) {
        note(
          `\`${value.slice(0, 40)}\` with its feedback is left out: only right numbers have a place`,
        );
      }
      continue;
    }
    const tolerance = Number(textIn(elementIn(answer, "tolerance")) || 0);
    if (!Number.isFinite(Number(value)) || value === "")
      return `\`${value.slice(0, 30)}\` is no number`;
    accepted.push(numberWithin(Number(value), tolerance));
  }
  return accepted.length === 0
    ? "no accepted number is left"
    : { kind: "text", accepted, wrong: [] };
}

function pairs(given: readonly XmlElement[], note: Note): AnswerText {
  const rows: [string, string][] = [];
  for (const each of given) {
    const item = linesOf(each).join(" ");
    const put = escapeMarkdown(textIn(elementIn(elementIn(each, "answer"), "text")));
    if (item === "") note(`"${put}" belongs to nothing; a table has no place for it`);
    else rows.push([item, put]);
  }
  return { kind: "pairs", pairs: rows };
}

function fraction(answer: XmlElement): number {
  return Number(attributeOf(answer, "fraction")) || 0;
}

function inline(element: XmlElement): string {
  return inOneLine(linesOf(element));
}

/** Markdown lines of the `<text>` in an element, by its format. */
function linesOf(element: XmlElement | undefined): string[] {
  const text = textIn(elementIn(element, "text"));
  if (text === "") return [];
  const format = attributeOf(element, "format");
  const lines = text.split(/\r?\n/);
  if (format === "markdown") return plainMarkdown(lines);
  const tags = /<\/?[a-z][^<>]*>|&[a-z]+;/i.test(text);
  if (format === "html" || (format !== "plain_text" && tags)) {
    return linesFromHtml(text);
  }
  return joined(lines.map((line) => (line.trim() === "" ? [] : [escapeLine(line)])));
}

/** `{1:SHORTANSWER:=a~%50%b#said}` inside the text. */
function clozeGaps(lines: readonly string[], note: Note): string | { readonly why: string } {
  const text = lines
    .filter((line) => line !== "")
    .join("\n")
    .replace(/\\([~=#}{*_])/g, "$1");
  let count = 0;
  let why: string | undefined;
  const passage = text.replace(
    /\{\d{0,4}:([A-Z_]{1,20}):((?:[^{}]|\{[^{}]*\})*)\}/g,
    (_, kind: string, held: string) => {
      count++;
      const given = held.split("~").map((part) => {
        const found = /^(?:=|%(-?[\d.]+)%)?([^#]*)/.exec(part.trim());
        const right = part.trim().startsWith("=") || Number(found?.[1] ?? 0) >= 100;
        return { right, text: (found?.[2] ?? "").trim() };
      });
      const right = given.filter((each) => each.right).map((each) => each.text);
      if (!/^(?:NUMERICAL|NM)$/.test(kind) && given.length > right.length) {
        note("a gap is typed here: what it offered to choose from is left out");
      }
      if (right.length === 0) why = "one of its gaps has no right answer";
      return `[[${right.map((each) => (/^N/.test(kind) ? tolerated(each) : each)).join("|")}]]`;
    },
  );
  if (count === 0) return { why: "it has no gaps" };
  return why === undefined ? passage : { why };
}

function tolerated(text: string): string {
  const [value = "", tolerance = "0"] = text.split(":");
  return numberWithin(value, Number(tolerance));
}

/** `[[2]]` names the second of the texts that stand below. */
function numberedGaps(
  lines: readonly string[],
  element: XmlElement,
  note: Note,
): string | { readonly why: string } {
  const texts = [...elementsIn(element, "selectoption"), ...elementsIn(element, "dragbox")].map(
    (each) => textIn(elementIn(each, "text")),
  );
  const used = new Set<number>();
  let why: string | undefined;
  const passage = lines
    .filter((line) => line !== "")
    .join("\n")
    .replace(/\\?\[\\?\[(\d{1,3})\\?\]\\?\]/g, (_, place: string) => {
      used.add(Number(place));
      const text = texts[Number(place) - 1];
      if (text === undefined) why = "one of its gaps has no right answer";
      return `[[${text ?? ""}]]`;
    });
  if (used.size === 0) return { why: "it has no gaps" };
  if (used.size < texts.length)
    note("gaps are typed here: what they offered to choose from is left out");
  return why === undefined ? passage : { why };
}
