/** Questions from elsewhere, written as a quiz.md. Pure. */

import { isName, slug } from "../../text/slug.ts";
import { codeSpan, prefixed } from "../out/markdown-text.ts";

export interface FoundOption {
  /** Markdown in one line. */
  readonly text: string;
  readonly right: boolean;
  readonly feedback: readonly string[];
}

export type AnswerText =
  | { readonly kind: "options"; readonly options: readonly FoundOption[] }
  | {
      readonly kind: "text";
      /** Plain text. */
      readonly accepted: readonly string[];
      readonly wrong: readonly { readonly text: string; readonly feedback: string }[];
    }
  /** A paragraph of Markdown with `[[gaps]]`. */
  | { readonly kind: "gaps"; readonly passage: string }
  | { readonly kind: "pairs"; readonly pairs: readonly (readonly [string, string])[] }
  /** Markdown, each in one line, in the right order. */
  | { readonly kind: "steps"; readonly steps: readonly string[] };

/** A question as it was found; texts are Markdown unless said otherwise. */
export interface FoundQuestion {
  /** Where it begins in the file it comes from. */
  readonly line: number;
  /** Where several are read as one. */
  readonly file?: string;
  /** What its author called it. */
  readonly name?: string;
  readonly title: string;
  readonly stem: readonly string[];
  readonly answer: AnswerText;
  readonly explanation: readonly string[];
}

/** Something that has no place in a quiz.md, or a question that could not be read. */
export interface LeftOut {
  readonly line: number;
  /** Where several are read as one. */
  readonly file?: string;
  readonly why: string;
  /** A whole question; else a part of one, or what asks nothing. */
  readonly whole?: true;
}

export interface QuizFound {
  readonly questions: readonly FoundQuestion[];
  readonly left: readonly LeftOut[];
}

/** Says what of a question has no place, while the rest of it is read; where, unless at its beginning. */
export type Note = (why: string, line?: number) => void;

/**
 * Reads one after the other. A sentence in the place of a question says why it cannot be asked;
 * undefined is nothing that asks.
 */
export function readEach<T>(
  items: Iterable<T>,
  lineOf: (item: T) => number,
  read: (item: T, note: Note, line: number) => FoundQuestion | string | undefined,
): QuizFound {
  const questions: FoundQuestion[] = [];
  const left: LeftOut[] = [];
  for (const item of items) {
    const line = lineOf(item);
    const found = read(item, (why, at = line) => left.push({ line: at, why }), line);
    if (typeof found === "string") left.push({ line, why: found, whole: true });
    else if (found !== undefined) questions.push(found);
  }
  return { questions, left };
}

const longestId = 40;

/** Gives each question an id of its own, from its name or its words. */
export function idsFor(questions: readonly FoundQuestion[]): string[] {
  const taken = new Set<string>();
  return questions.map(({ name, title }, index) => {
    const base = idFrom(name ?? "") ?? idFrom(title) ?? `question-${index + 1}`;
    let id = base;
    for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
    taken.add(id);
    return id;
  });
}

function idFrom(text: string): string | undefined {
  const words = slug(text.replace(/[^\p{L}\p{N}]+/gu, " "))
    .split("-")
    .filter((word) => word !== "");
  let id = "";
  for (const word of words) {
    const longer = id === "" ? word : `${id}-${word}`;
    if (longer.length > longestId) break;
    id = longer;
  }
  return isName(id) ? id : undefined;
}

/** One question's lines, its heading first, without an empty line at the end. */
export function questionLines(question: FoundQuestion, id: string): string[] {
  const { title, stem, answer, explanation } = question;
  return [
    `## ${title}`,
    `<!-- id: ${id} -->`,
    "",
    ...(stem.length === 0 ? [] : [...stem, ""]),
    ...answerLines(answer),
    ...(explanation.length === 0 ? [] : ["", "> [!NOTE]", ...prefixed(explanation, "> ", "> ")]),
  ];
}

function answerLines(answer: AnswerText): string[] {
  switch (answer.kind) {
    case "options":
      return answer.options.flatMap(({ text, right, feedback }) => [
        `- [${right ? "x" : " "}] ${text}`,
        ...(feedback.length === 0 ? [] : prefixed(feedback, "  > ", "  > ")),
      ]);
    case "text":
      return [
        `Answer: ${answer.accepted.map(codeSpan).join(", ")}`,
        ...answer.wrong.flatMap(({ text, feedback }) => [
          "",
          `Not: ${codeSpan(text)}. ${feedback}`.trimEnd(),
        ]),
      ];
    case "gaps":
      return answer.passage.split("\n");
    case "steps":
      return answer.steps.map((step, index) => `${index + 1}. ${step}`);
    case "pairs":
      return [
        "| Item | Belongs to |",
        "| ---- | ---------- |",
        ...answer.pairs.map(([item, put]) => `| ${item} | ${put} |`),
      ];
  }
}

/** The first paragraph is the question itself; the rest stands below it. */
export function titleAndStem(
  lines: readonly string[],
): { title: string; stem: string[] } | undefined {
  const blocks = blocksOf(lines);
  const place = blocks.findIndex(
    ([first = ""]) => !/^(?: {4}|\t|`{3}|~{3}|[-*+>|]\s|\d+[.)]\s|!\[)/.test(first),
  );
  const block = blocks[place];
  if (block === undefined) return undefined;
  const title = block
    .map((line) => line.trim())
    .join(" ")
    .replace(/^#{1,6}\s+/, "")
    .replace(/^(\*\*|__)(?=\S)((?:(?!\1).)*\S)\1$/, "$2");
  if (title === "") return undefined;
  const others = blocks.filter((_, index) => index !== place);
  return { title, stem: others.flatMap((each, index) => [...(index === 0 ? [] : [""]), ...each]) };
}

/** Runs of lines between empty ones; a fence is one of them, empty lines and all. */
export function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  let fence: string | undefined;
  const end = () => {
    if (block.length > 0) blocks.push(block);
    block = [];
  };
  for (const line of lines) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      block.push(line);
      if (mark?.startsWith(fence) === true) {
        fence = undefined;
        end();
      }
      continue;
    }
    if (mark !== undefined) {
      end();
      fence = mark;
      block.push(line);
    } else if (line.trim() === "") end();
    else block.push(line);
  }
  end();
  return blocks;
}

/** Without empty lines at both ends. */
export function trimLines(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first === -1) return [];
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.slice(first, last + 1).map((line) => line.trimEnd());
}

/** A question of gaps: lines that hold a sign are what is to be completed, the others ask. */
export function gapsIn(
  lines: readonly string[],
  sign: string,
  texts: readonly (readonly string[])[],
): Pick<FoundQuestion, "title" | "stem" | "answer"> {
  let next = 0;
  const passage = lines
    .filter((line) => line.includes(sign))
    .join("\n")
    .replaceAll(sign, () => `[[${(texts[next++] ?? []).join("|")}]]`);
  const title = texts.length === 1 ? "Fill the gap." : "Fill the gaps.";
  const asked = titleAndStem(lines.filter((line) => !line.includes(sign)));
  return { ...(asked ?? { title, stem: [] }), answer: { kind: "gaps", passage } };
}

/** Lines of several texts, with an empty line between two of them. */
export function joined(texts: readonly (readonly string[])[]): string[] {
  return texts
    .filter((text) => text.length > 0)
    .flatMap((text, index) => (index === 0 ? text : ["", ...text]));
}

/** What has to stand in one line: an option, a step. */
export function inOneLine(lines: readonly string[]): string {
  return lines.filter((line) => line !== "").join(" ");
}

/** A number as `Answer:` takes it: `2`, or `2 ± 0.5`. */
export function numberWithin(value: number | string, off: number): string {
  return off > 0 ? `${value} ± ${tidyNumber(off)}` : String(value);
}

export function numberBetween(from: number, to: number): string {
  return numberWithin(tidyNumber((from + to) / 2), Math.abs(to - from) / 2);
}

/** Without the digits that halving leaves behind: 0.30000000000000004. */
function tidyNumber(value: number): number {
  return Number(value.toPrecision(12));
}
