/** Reads text2qti: numbered questions with `a)`, `*b)`, `[*]`, `=` and `*` below, and `...` for what is said. Pure. */

import { plainLine, plainMarkdown } from "./foreign-markdown.ts";
import {
  type AnswerText,
  type FoundQuestion,
  inOneLine,
  joined,
  type LeftOut,
  type Note,
  numberBetween,
  numberWithin,
  type QuizFound,
  readEach,
  titleAndStem,
} from "./quiz-text.ts";

interface Item {
  readonly line: number;
  readonly mark: string;
  readonly lines: string[];
}

/** What begins a line, with the name it goes by here. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/^\d+\.[ \t]+/, "question"],
  [/^\*[a-zA-Z]\)[ \t]+/, "right"],
  [/^[a-zA-Z]\)[ \t]+/, "wrong"],
  [/^\[\*\][ \t]+/, "ticked"],
  [/^\[ ?\][ \t]+/, "unticked"],
  [/^=[ \t]+/, "number"],
  [/^\*[ \t]+/, "text"],
  [/^\.\.\.[ \t]+/, "said"],
  [/^\+[ \t]+/, "praise"],
  [/^-[ \t]+/, "blame"],
  [/^_{3,}\s*$/, "essay"],
  [/^\^{3,}\s*$/, "upload"],
];

export function readText2qti(lines: readonly string[]): QuizFound {
  const left: LeftOut[] = [];
  const found = readEach(questionItems(lines, left), (items) => items[0]?.line ?? 1, question);
  return { questions: found.questions, left: [...left, ...found.left] };
}

/** Runs of marked lines, each with the indented lines below it, parted where a question begins. */
function questionItems(lines: readonly string[], left: LeftOut[]): Item[][] {
  const questions: Item[][] = [];
  let comment = false;
  for (const [index, line] of lines.entries()) {
    if (/^COMMENT\s*$/.test(line)) comment = true;
    if (/^END_COMMENT\s*$/.test(line)) comment = false;
    if (
      comment ||
      /^(?:COMMENT|END_COMMENT|GROUP|END_GROUP|pick:|points per question:|%)/i.test(line)
    )
      continue;
    const last = questions.at(-1)?.at(-1);
    if (line.trim() === "" || /^[ \t]/.test(line)) {
      last?.lines.push(line.replace(/^(?: {1,4}|\t)/, ""));
      continue;
    }
    const found = marks.find(([sign]) => sign.test(line));
    if (found === undefined) {
      if (
        !/^(?:quiz|text|title|points|shuffle|show|one question|can't|feedback|solutions)\b[^:]{0,40}:/i.test(
          line,
        )
      ) {
        left.push({ line: index + 1, why: "this line belongs to no question" });
      } else if (/^text:/i.test(line)) {
        left.push({ line: index + 1, why: "it is a text between questions and asks nothing" });
      }
      continue;
    }
    const item = { line: index + 1, mark: found[1], lines: [line.replace(found[0], "")] };
    if (item.mark === "question") questions.push([item]);
    else if (questions.length > 0) questions.at(-1)?.push(item);
  }
  return questions;
}

function question(items: readonly Item[], note: Note): FoundQuestion | string {
  const [first, ...rest] = items;
  if (first === undefined) return "it is empty";
  const asked = titleAndStem(plainMarkdown(first.lines));
  if (asked === undefined) return "it has answers and no question";
  const answers = rest.filter((item) => !isRemark(item));
  const answer = answerOf(answers, rest);
  if (typeof answer === "string") return answer;
  const firstAnswer = answers[0] === undefined ? rest.length : rest.indexOf(answers[0]);
  const general = rest.filter(
    ({ mark }, index) => mark === "praise" || (mark === "said" && index < firstAnswer),
  );
  if (rest.some(({ mark }) => mark === "blame")) {
    note("what is said to every wrong answer has no place; put it into the explanation");
  }
  return { line: first.line, ...asked, answer, explanation: joined(general.map(textOf)) };
}

function answerOf(answers: readonly Item[], all: readonly Item[]): AnswerText | string {
  const kinds = new Set(answers.map(({ mark }) => mark));
  if (kinds.has("essay"))
    return "it is an essay, which no program can grade; with a `Rubric:` learners rate their own";
  if (kinds.has("upload")) return "it asks for a file, which has no place in a quiz.md";
  if (kinds.has("number")) return numbers(answers);
  if (kinds.has("text")) {
    return { kind: "text", accepted: answers.map((each) => textOf(each).join(" ")), wrong: [] };
  }
  if (answers.length === 0) return "it has no answers";
  return {
    kind: "options",
    options: all.flatMap((item, at) => {
      if (isRemark(item)) return [];
      const next = all[at + 1];
      return {
        text: inOneLine(textOf(item).map(plainLine)),
        right: /^(?:right|ticked)$/.test(item.mark),
        feedback: next?.mark === "said" ? textOf(next) : [],
      };
    }),
  };
}

function isRemark({ mark }: Item): boolean {
  return /^(?:said|praise|blame)$/.test(mark);
}

function textOf({ lines }: Item): string[] {
  const end = lines.findLastIndex((line) => line.trim() !== "");
  return plainMarkdown(lines.slice(0, end + 1));
}

function numbers(answers: readonly Item[]): AnswerText | string {
  const accepted = answers.map((item) => {
    const text = textOf(item).join(" ").replaceAll("_", "");
    const range = /^\[\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*\]$/.exec(text);
    if (range !== null) {
      return numberBetween(Number(range[1]), Number(range[2]));
    }
    const about = /^(-?[\d.]+)\s*\+-\s*([\d.]+)(%?)$/.exec(text);
    if (about === null) return text;
    const off =
      about[3] === "%" ? (Math.abs(Number(about[1])) * Number(about[2])) / 100 : Number(about[2]);
    return numberWithin(about[1] ?? "", off);
  });
  const stranger = accepted.find((text) => !/^-?[\d.]+(?: ± [\d.]+)?$/.test(text));
  return stranger === undefined
    ? { kind: "text", accepted, wrong: [] }
    : `\`${stranger.slice(0, 30)}\` is no number`;
}
