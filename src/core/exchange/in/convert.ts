/** Questions from other programs' files as a quiz.md that can be asked at once. Pure. */

import { linesOf, withoutMark } from "../../markup/source.ts";
import { parseLesson } from "../../reading/parse-lesson.ts";
import { mostQuestions } from "../../reading/parse-quiz.ts";
import { readGift } from "./gift.ts";
import { readMkdocsQuiz } from "./mkdocs-quiz.ts";
import { type FoundQuestion, idsFor, type LeftOut, questionLines } from "./quiz-text.ts";
import type { SourceKind } from "./source-kind.ts";

export interface Converted {
  /** The quiz.md; empty when nothing could be converted. */
  readonly text: string;
  readonly questions: number;
  /** Questions that have no explanation yet. */
  readonly unexplained: number;
  /** What was left out, by line of the file it comes from. */
  readonly left: readonly LeftOut[];
}

export function convertQuiz(text: string, kind: SourceKind): Converted {
  const lines = linesOf(withoutMark(text));
  const found = kind === "gift" ? readGift(lines) : readMkdocsQuiz(lines);
  const ids = idsFor(found.questions.slice(0, mostQuestions));
  const left = [...found.left];
  const kept: { question: FoundQuestion; lines: readonly string[] }[] = [];
  for (const { line } of found.questions.slice(mostQuestions)) {
    left.push({ line, why: `a quiz holds at most ${mostQuestions} questions` });
  }
  for (const [index, question] of found.questions.slice(0, mostQuestions).entries()) {
    const own = questionLines(question, ids[index] ?? "");
    const fault = faultIn(own);
    if (fault === undefined) kept.push({ question, lines: own });
    else left.push({ line: question.line, why: fault });
  }
  const body = kept.map((each) => each.lines.join("\n")).join("\n\n");
  return {
    text: kept.length === 0 ? "" : `${body}\n`,
    questions: kept.length,
    unexplained: kept.filter(({ question }) => question.explanation.length === 0).length,
    left: left.sort((one, other) => one.line - other.line),
  };
}

/** Why a question that was written down could not be asked; each is read as the program reads it. */
function faultIn(lines: readonly string[]): string | undefined {
  const { value, diagnostics } = parseLesson({
    name: "quiz",
    folder: "quiz",
    lessonText: "---\ntitle: Quiz\nsummary: Quiz.\n---\n",
    quizText: lines.join("\n"),
  });
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined) return lowerFirst(error.message);
  return value.questions.length === 1 ? undefined : "it cannot be read as one question";
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1).replace(/\.$/, "");
}
