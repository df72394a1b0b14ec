/** Reads exercises of R exams in Markdown, where no R has to run for them. Pure. */

import { plainLine, plainMarkdown } from "./foreign-markdown.ts";
import {
  type AnswerText,
  joined,
  numberWithin,
  type QuizFound,
  titleAndStem,
  trimLines,
} from "./quiz-text.ts";

export function readRExams(lines: readonly string[]): QuizFound {
  const asked = lines.findIndex((line) => /^Question\s*$/.test(line));
  const lose = (why: string): QuizFound => ({
    questions: [],
    left: [{ line: Math.max(1, asked + 1), why, whole: true }],
  });
  if (asked === -1) return lose("it has no part called Question in Markdown");
  if (lines.some((line) => /^\s*(?:```\{r|<<.*>>=)/.test(line) || /`r /.test(line))) {
    return lose("R makes a part of it when it runs, and it isn't run here");
  }
  const meta = (key: string) =>
    lines
      .find((line) => line.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .trim() ?? "";
  const question = partAt(lines, "Question");
  const solution = partAt(lines, "Solution");
  const answer = answerOf(
    meta("extype"),
    meta("exsolution"),
    meta("extol"),
    question.list,
    solution.list,
  );
  if (typeof answer === "string") return lose(answer);
  const said = titleAndStem(plainMarkdown(question.text));
  if (said === undefined) return lose("it has answers and no question");
  const explanation = plainMarkdown(solution.text);
  return {
    questions: [{ line: asked + 1, name: meta("exname"), ...said, answer, explanation }],
    left: [],
  };
}

/** The text below a heading, and the list of answers in it. */
function partAt(lines: readonly string[], name: string): { text: string[]; list: string[] } {
  const start = lines.findIndex((line) => line.trim() === name);
  if (start === -1) return { text: [], list: [] };
  const from = start + 2;
  const end = lines.findIndex((line, index) => index >= from && /^={4,}\s*$/.test(line));
  const part = lines.slice(from, end === -1 ? undefined : end - 1);
  const at = part.findIndex(
    (line, index) => line.trim() === "Answerlist" && /^-{4,}\s*$/.test(part[index + 1] ?? ""),
  );
  const list: string[] = [];
  for (const line of at === -1 ? [] : part.slice(at + 2)) {
    const item = /^\s?[*-]\s+(\S.*)$/.exec(line)?.[1];
    if (item !== undefined) list.push(item.trim());
    else if (line.trim() !== "" && list.length > 0) list.push(`${list.pop()} ${line.trim()}`);
  }
  return { text: trimLines(at === -1 ? part : part.slice(0, at)), list };
}

function answerOf(
  kind: string,
  right: string,
  tolerance: string,
  list: readonly string[],
  said: readonly string[],
): AnswerText | string {
  switch (kind) {
    case "schoice":
    case "mchoice":
      if (!/^[01]+$/.test(right) || right.length !== list.length)
        return "its solution does not fit its options";
      return {
        kind: "options",
        options: list.map((text, index) => {
          const told = (said[index] ?? "").replace(/^(?:True|False|Right|Wrong)\b[.:,]?\s*/i, "");
          return {
            text: plainLine(text),
            right: right[index] === "1",
            feedback: joined([told === "" ? [] : [plainLine(told)]]),
          };
        }),
      };
    case "num":
      if (!Number.isFinite(Number(right)) || right === "") return "its solution is no number";
      return {
        kind: "text",
        accepted: [numberWithin(right, Number(tolerance))],
        wrong: [],
      };
    case "string":
      return { kind: "text", accepted: [right], wrong: [] };
    default:
      return `exercises of the type ${kind.slice(0, 20)} have no place in a quiz.md`;
  }
}
