/** Rules of teaching about single questions: what gives an answer away, what teaches nothing. Pure. */

import type { Diagnostic, Position } from "../diagnostic.ts";
import { inlineText } from "../document/block.ts";
import { notesFor, type Report } from "../problems.ts";
import type { Option } from "../quiz/kinds/choice/choice.ts";
import { askedText, recognise } from "../quiz/kinds/describe/describe.ts";
import type { Question } from "../quiz/question.ts";
import type { LessonReading } from "../reading/parse-lesson.ts";
import { passagesOf, wordsIn } from "./words.ts";

const fewestExplanationWords = 12;
const longestRun = 3;
const absolute = /\b(?:always|never|only)\b/i;
const catchAll =
  /\b(?:all|none|both|neither|any|each) of (?:the above|these|them|the others?|the options)\b|\ball the above\b/i;
const pairOfLetters = /\b[A-D] and [A-D]\b/;

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
    switch (question.answer.kind) {
      case "choice":
      case "choices":
        checkOptions(question.answer.options, asked, english, report);
        break;
      case "sort":
        checkRows(asked, report);
        break;
      case "describe":
        checkRubric(asked, report);
        break;
      default:
        break;
    }
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
  switch (answer.kind) {
    case "choice":
    case "choices":
      return answer.options
        .filter((option) => option.right)
        .map((option) => inlineText(option.content))
        .join(" ");
    case "order":
      return answer.items.map(inlineText).join(" ");
    case "describe":
      return inlineText(answer.model);
    default:
      return "";
  }
}

function checkStem({ question }: Asked, report: Report): void {
  // What is quoted is somebody else's "not".
  const stem = inlineText(question.title).replace(/["“][^"”]*["”]|'[^']*'/g, "");
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
  const stem = inlineText(question.title).replace(/["“][^"”]*["”]|'[^']*'/g, "");
  return /\b(?:which|what|who|where|when)\b[^.?!]*\b(?:not|except)\b[^.?!]*\?/i.test(stem);
}

function checkOptions(
  options: readonly Option[],
  { question, places }: Asked,
  english: boolean,
  report: Report,
): void {
  const { answer } = question;
  const place = (index: number) => places[index] ?? question.at;
  const [least, most] = answer.kind === "choice" ? [3, 4] : [4, 6];
  if (options.length < least || options.length > most) {
    report(
      "teaching.option-count",
      question.at,
      `There are ${options.length} options; ${least} to ${most} work best ${answer.kind === "choice" ? "with one right" : "with several right"}.`,
      options.length < least ? "add one that tempts" : "drop those that nobody would pick",
    );
  }
  for (const [index, option] of options.entries()) {
    if (option.right || option.feedback.length > 0) continue;
    report(
      "teaching.no-feedback",
      place(index),
      "Nobody who picks this wrong option learns why it is wrong.",
      "write it below, indented: `  > It tempts because … But …`",
    );
  }
  if (!english) return;
  const texts = options.map((option) => inlineText(option.content));
  const sweeping = texts.findIndex((text) => catchAll.test(text) || pairOfLetters.test(text));
  if (sweeping !== -1) {
    report(
      "teaching.all-of-the-above",
      place(sweeping),
      "An option about the other options tests reading, and makes no sense when they are shuffled.",
      "ask for several right options instead, with two or more `[x]`",
    );
  }
  const wrong = options.findIndex(
    (option, index) => !option.right && absolute.test(texts[index] ?? ""),
  );
  const inRight = options.some(
    (option, index) => option.right && absolute.test(texts[index] ?? ""),
  );
  if (wrong !== -1 && !inRight) {
    const word = absolute.exec(texts[wrong] ?? "")?.[0]?.toLowerCase() ?? "";
    report(
      "teaching.absolute-words",
      place(wrong),
      `"${word}" stands in wrong options alone, and learners know that such words are seldom right.`,
      "say it without, or use the word in a right option as well",
    );
  }
  if (answer.kind === "choice") checkShared(options, texts, question, place, report);
}

function checkShared(
  options: readonly Option[],
  texts: readonly string[],
  question: Question,
  place: (index: number) => Position,
  report: Report,
): void {
  const right = options.findIndex((option) => option.right);
  const long = (text: string) =>
    new Set(wordsIn(text.toLowerCase()).filter((word) => word.length >= 6));
  const stem = long(inlineText(question.title));
  const elsewhere = long(texts.filter((_, index) => index !== right).join(" "));
  const shared = [...long(texts[right] ?? "")].find(
    (word) => stem.has(word) && !elsewhere.has(word),
  );
  if (shared === undefined) return;
  report(
    "teaching.shared-word",
    place(right),
    `"${shared}" stands in the question and in the right option alone, which gives it away.`,
    "use another word in one of them, or the same one in a wrong option",
  );
}

function checkRows({ question, places }: Asked, report: Report): void {
  if (question.answer.kind !== "sort") return;
  const { rows, matching } = question.answer;
  if (rows.every((row) => row.why.length === 0)) {
    report(
      "teaching.no-feedback",
      places[0] ?? question.at,
      "Nobody who sorts an item wrongly learns why.",
      "add a third column that gives the reason for each row",
    );
  }
  if (matching) return;
  const categories = new Set(rows.map((row) => row.category)).size;
  let run = 0;
  for (const [index, row] of rows.entries()) {
    run = row.category === rows[index - 1]?.category ? run + 1 : 1;
    if (run !== longestRun + 1 || categories < 2) continue;
    report(
      "teaching.same-side-run",
      places[index] ?? question.at,
      `More than ${longestRun} items in a row belong to the same category, so the next can be guessed.`,
      "mix the rows",
    );
  }
}

function checkRubric({ question, places }: Asked, report: Report): void {
  if (question.answer.kind !== "describe") return;
  const { points, model } = question.answer;
  if (points.length < 3 || points.length > 6) {
    report(
      "teaching.rubric-size",
      places[0] ?? question.at,
      `The rubric has ${points.length === 1 ? "one point" : `${points.length} points`}; three to six can be kept in mind while writing.`,
      points.length < 3
        ? "say in smaller steps what a good answer holds"
        : "join points, or ask two questions",
    );
  }
  if (model.length === 0) return;
  const { found, avoided } = recognise(question.answer, inlineText(model), askedText(question));
  const missed = [...points.keys()].find((index) => !found.includes(index));
  if (missed !== undefined) {
    report(
      "question.model-misses",
      places[missed] ?? question.at,
      "The model answer would not get this point: none of its phrases is found in it.",
      "add the model's own words as a phrase",
    );
  }
  const [bad] = avoided;
  if (bad === undefined) return;
  report(
    "question.model-misses",
    places[points.length + bad] ?? question.at,
    "The model answer holds what is to be avoided here.",
    "make the phrase longer, or reword the model answer",
  );
}
