/** Reads Aiken, Moodle's format of lettered options with a line `ANSWER: B` below. Pure. */

import { escapeLine, escapeMarkdown } from "../out/markdown-text.ts";
import { type Lettered, letteredIn, lettersOf, optionsWith } from "./letters.ts";
import type { FoundQuestion, LeftOut, QuizFound } from "./quiz-text.ts";

const answerLine = /^\s*ANSWER:(.*)$/;

export function readAiken(lines: readonly string[]): QuizFound {
  const questions: FoundQuestion[] = [];
  const left: LeftOut[] = [];
  let stem: { line: number; texts: string[] } | undefined;
  let options: Lettered[] = [];
  const lose = (why: string) => {
    if (stem !== undefined) left.push({ line: stem.line, why, whole: true });
    stem = undefined;
    options = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const answer = answerLine.exec(line);
    const option = /^[A-Z][.)]\s/.test(line) ? letteredIn(line) : undefined;
    if (answer !== null) {
      stem ??= { line: index + 1, texts: [] };
      const read = question(stem, options, answer[1] ?? "");
      if (typeof read === "string") lose(read);
      else {
        questions.push(read);
        stem = undefined;
        options = [];
      }
    } else if (option !== undefined && stem !== undefined) options.push(option);
    else {
      if (options.length > 0) lose("there is no line ANSWER: below its options");
      stem ??= { line: index + 1, texts: [] };
      stem.texts.push(line.trim());
    }
  }
  lose(options.length > 0 ? "there is no line ANSWER: below its options" : "it has no options");
  return { questions, left };
}

function question(
  { line, texts }: { readonly line: number; readonly texts: readonly string[] },
  options: readonly Lettered[],
  answer: string,
): FoundQuestion | string {
  if (texts.length === 0) return "there is no question above its options";
  if (options.length === 0) return "it has no options";
  const right = lettersOf(answer);
  if (right.length === 0) return "its line ANSWER: names no letter";
  const marked = optionsWith(options, right);
  if (typeof marked === "string") return marked;
  const [title = "", ...stem] = texts.map(escapeLine);
  return {
    line,
    title,
    stem: stem.flatMap((each, index) => (index === 0 ? [each] : ["", each])),
    answer: {
      kind: "options",
      options: marked.map((each) => ({ ...each, text: escapeMarkdown(each.text) })),
    },
    explanation: [],
  };
}
