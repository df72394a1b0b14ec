/** Rules of teaching about single questions: what gives an answer away, what teaches nothing. Pure. */

import type { Diagnostic, Position } from "../diagnostic.ts";
import { inlineText } from "../document/block.ts";
import { passagesOf, wordsIn } from "../document/words.ts";
import { notesFor, type Report } from "../problems.ts";
import { authoredOf } from "../quiz/kinds/authored.ts";
import type { Question } from "../quiz/question.ts";
import type { LessonReading } from "../reading/parse-lesson.ts";

const fewestExplanationWords = 12;
interface Asked {
  readonly question: Question;
  readonly places: readonly Position[];
}

export function checkQuestionTeaching(reading: LessonReading, english: boolean): Diagnostic[] {
  if (reading.files.quiz === undefined) return [];
  const { found, report } = notesFor(reading.files.quiz);
  for (const { question, places } of reading.questions) {
    if (question === undefined) continue;
    const asked = { question, places };
    checkExplanation(asked, report);
    if (english) checkStem(asked, report);
    const { answer, title, stem, at } = question;
    authoredOf(answer).teach?.(answer, { title, stem, at, places, english, report });
  }
  return found;
}

function checkExplanation({ question }: Asked, report: Report): void {
  if (question.explanation.length === 0) return;
  const text = passagesOf(question.explanation)
    .map((passage) => passage.text)
    .join(" ");
  const count = wordsIn(text).length;
  const at = question.explanation[0]?.at ?? question.at;
  if (
    count < fewestExplanationWords &&
    question.explanation.every((block) => block.kind === "paragraph")
  ) {
    report(
      "teaching.short-explanation",
      at,
      `The explanation has ${count} words; why something is right takes at least ${fewestExplanationWords}.`,
      "say what makes the right answer right",
    );
    return;
  }
  const said = new Set(
    wordsIn(`${inlineText(question.title)} ${rightText(question)}`).map((word) =>
      word.toLowerCase(),
    ),
  );
  const fresh = wordsIn(text).filter((word) => !said.has(word.toLowerCase()));
  if (fresh.length >= 5) return;
  report(
    "teaching.explanation-copy",
    at,
    "The explanation says the question and its answer again and adds nothing.",
    "give the reason: what would go wrong otherwise?",
  );
}

function rightText({ answer }: Question): string {
  return authoredOf(answer).rightWords?.(answer) ?? "";
}

function checkStem({ question }: Asked, report: Report): void {
  // What is quoted is somebody else's "not".
  const stem = unquoted(question);
  const word = /\b(?:not|except)\b/.exec(stem)?.[0];
  if (word === undefined || !isNegative(question)) return;
  report(
    "teaching.negative-stem",
    question.at,
    `The question turns on the word "${word}", which is easily read over.`,
    `ask for what is true, or write ${word.toUpperCase()} in capitals`,
  );
}

/** Asks for what is not so, rather than telling a story in which something was not done. */
export function isNegative(question: Question): boolean {
  if (question.answer.kind !== "choice" && question.answer.kind !== "choices") return false;
  const stem = unquoted(question);
  return stem.split(/(?<=[.?!])/).some((sentence) => {
    const asked = /\b(?:which|what|who|where|when)\b/i.exec(sentence)?.index;
    if (asked === undefined || !sentence.endsWith("?")) return false;
    return /\b(?:not|except)\b/i.test(sentence.slice(asked));
  });
}

function unquoted(question: Question): string {
  return inlineText(question.title).replace(/["“][^"“”]*["”]|'[^']*'/g, "");
}
