/** Rules of teaching about a lesson as a whole: its text, its objectives, what it asks. Pure. */

import { cells, clean } from "mermaid-text/text";
import type { Diagnostic, Position } from "../diagnostic.ts";
import type { Block } from "../document/block.ts";
import { passagesOf, readingGrade, sentencesOf, wordCount, wordsIn } from "../document/words.ts";
import { notesFor, type Report, startOfFile } from "../problems.ts";
import { candidates } from "../quiz/kinds/spot/spot.ts";
import type { Question } from "../quiz/question.ts";
import type { Phrase } from "../reading/parse-course.ts";
import type { LessonReading } from "../reading/parse-lesson.ts";
import { diagramsIn } from "./diagram-rules.ts";

const fewestQuestions = 6;
const wordsPerQuestion = 250;
const fewestTypes = 3;
const fewestReviews = 2;
const mostBefore = 2;
/** Lessons before this one have too little behind them to go back to. */
const firstWithReviews = 4;
const mostWords = 120;
const mostLines = 20;
const columns = 72;
const highestGrade = 8;
const longestMean = 16;
const mostTerms = 6;
const vague = [
  "know",
  "understand",
  "learn",
  "appreciate",
  "be",
  "grasp",
  "realise",
  "realize",
  "see",
];

export interface LessonSetting {
  /** Place in the order of teaching, from 1; undefined for a lesson that isn't listed. */
  readonly number: number | undefined;
  /** Rules about English words apply. */
  readonly english: boolean;
  /** Ids of the course's sides. */
  readonly sides: readonly string[];
  /** What the course has asked to be told of. */
  readonly phrases: readonly Phrase[];
}

export function checkTeaching(reading: LessonReading, setting: LessonSetting): Diagnostic[] {
  const found: Diagnostic[] = [];
  const meta = notesFor(reading.files.meta, found);
  checkAims(reading, setting, meta.report);
  if (reading.files.lesson !== undefined) {
    checkText(reading, setting, notesFor(reading.files.lesson, found).report);
  }
  if (reading.files.quiz !== undefined) {
    checkQuestions(reading, setting, notesFor(reading.files.quiz, found).report);
  }
  return found;
}

function checkAims(
  { lesson, places, files }: LessonReading,
  setting: LessonSetting,
  report: Report,
): void {
  const count = lesson.objectives.length;
  // A drill practises what other lessons aim at.
  if (files.lesson !== undefined && (count < 2 || count > 4)) {
    report(
      "teaching.objective-count",
      [...places.objectives.values()][0] ?? startOfFile,
      `The lesson has ${count === 0 ? "no objectives" : count === 1 ? "one objective" : `${count} objectives`}; two to four keep it in one piece.`,
      count > 4
        ? "join some, or split the lesson"
        : "say what learners can do afterwards: `objectives:` and `order: Put the steps in order.`",
    );
  }
  if (setting.english) {
    for (const { id, text } of lesson.objectives) {
      const verb = wordsIn(text)[0]?.toLowerCase() ?? "";
      if (!vague.includes(verb)) continue;
      report(
        "teaching.objective-verb",
        places.objectives.get(id) ?? startOfFile,
        `Nobody can watch a learner "${verb}", so the objective cannot be tested.`,
        "begin with something that can be seen: name, sort, order, explain, choose, rewrite",
      );
    }
  }
  if (lesson.terms.length > mostTerms) {
    report(
      "teaching.many-terms",
      [...places.terms.values()][mostTerms] ?? startOfFile,
      `The lesson brings ${lesson.terms.length} new terms; more than ${mostTerms} at once are not kept.`,
      "move some to another lesson",
    );
  }
}

function checkText(reading: LessonReading, setting: LessonSetting, report: Report): void {
  const { lesson, sections, places } = reading;
  const blocks = lesson.sections.flatMap((section) => section.blocks);
  for (const section of lesson.sections) {
    checkScreen(section.blocks, sections.get(section.id) ?? startOfFile, report);
  }
  const text = lesson.sections
    .flatMap((section) => [section.title, ...passagesOf(section.blocks).map((one) => one.text)])
    .join("\n")
    .toLowerCase();
  for (const { term } of lesson.terms) {
    const stem = withoutBrackets(term.toLowerCase());
    if (text.includes(stem) || text.includes(stem.replace(/s$/, ""))) continue;
    report(
      "teaching.term-unused",
      places.terms.get(term) ?? startOfFile,
      `The term "${term}" is defined, but the lesson's text never uses it.`,
      "explain it where it first appears, or delete it from `terms`",
    );
  }
  if (diagramsIn(blocks).length === 0) {
    report(
      "teaching.no-diagram",
      places.title,
      "The lesson has no diagram, and words beside a picture are kept longer than words alone.",
      "draw the way of something in a `mermaid` fence",
    );
  }
  if (!blocks.some((block) => block.kind === "alert" && block.tone === "caution")) {
    report(
      "teaching.no-misconception",
      places.title,
      "The lesson names no misconception, and what is not refuted openly is believed on.",
      "quote a common mistake in a `> [!CAUTION]` and say right below why it is wrong",
    );
  }
  if (setting.english) checkSentences(blocks, places.title, report);
}

function checkScreen(blocks: readonly Block[], at: Position, report: Report): void {
  const words = wordCount(blocks);
  const lines = linesOn(blocks);
  if (words > mostWords) {
    report(
      "teaching.long-section",
      at,
      `The section has ${words} words; a screen that is read in one go has at most ${mostWords}.`,
      "split it with another `##`, or say less",
    );
  } else if (lines > mostLines) {
    report(
      "teaching.long-section",
      at,
      `The section takes ${lines} lines of ${columns} columns, its drawing not counted; ${mostLines} fit a screen.`,
      "split it with another `##`, or say less",
    );
  }
}

/** Lines of a terminal that the text takes, with the blank ones between; drawings are not counted. */
function linesOn(blocks: readonly Block[]): number {
  const heights = blocks.map((block): number => {
    switch (block.kind) {
      case "diagram":
        return 0;
      case "code":
        return block.text.split("\n").length;
      case "table":
        return block.rows.length + 2;
      case "list":
        return block.items.reduce((sum, item) => sum + linesOn(item.blocks), 0);
      case "quote":
      case "alert":
        return linesOn(block.blocks) + (block.kind === "alert" ? 1 : 0);
      default:
        return passagesOf([block]).reduce(
          (sum, passage) => sum + Math.max(1, Math.ceil(cells(clean(passage.text)) / columns)),
          0,
        );
    }
  });
  const shown = heights.filter((height) => height > 0);
  return shown.reduce((sum, height) => sum + height, 0) + Math.max(0, shown.length - 1);
}

function checkSentences(blocks: readonly Block[], at: Position, report: Report): void {
  const sentences = sentencesOf(passagesOf(blocks));
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  if (words < 50) return;
  const longest = sentences.reduce((one, other) =>
    other.words.length > one.words.length ? other : one,
  );
  const mean = words / sentences.length;
  if (mean > longestMean) {
    report(
      "teaching.long-sentences",
      at,
      `Sentences have ${mean.toFixed(1)} words on average; up to ${longestMean} are read with ease.`,
      `begin with the longest, ${longest.words.length} words, on line ${longest.line}`,
    );
  }
  const grade = readingGrade(sentences);
  if (grade > highestGrade) {
    report(
      "teaching.reading-level",
      at,
      `The text asks for school year ${grade.toFixed(1)} (Flesch-Kincaid); beginners do best with ${highestGrade} or less.`,
      `use shorter words and sentences; the longest sentence is on line ${longest.line}`,
    );
  }
}

function checkQuestions(reading: LessonReading, setting: LessonSetting, report: Report): void {
  const { lesson } = reading;
  const { questions } = lesson;
  if (questions.length === 0) return;
  const words = lesson.sections.reduce((sum, section) => sum + wordCount(section.blocks), 0);
  const needed = Math.max(fewestQuestions, Math.ceil(words / wordsPerQuestion));
  if (questions.length < needed) {
    report(
      "teaching.few-questions",
      startOfFile,
      `The lesson asks ${questions.length === 1 ? "one question" : `${questions.length} questions`}; recalling teaches more than reading, and ${needed} would be right for its length.`,
      "ask more: each objective at least twice",
    );
  }
  const kinds = new Set(questions.map((question) => question.answer.kind));
  if (kinds.size < fewestTypes && questions.length >= fewestTypes) {
    report(
      "teaching.few-types",
      startOfFile,
      `The questions are of ${kinds.size === 1 ? "one type" : "two types"}; asking in different ways shows what is really understood.`,
      `use at least ${fewestTypes}: options, order, table, typed answer, gaps, a mistake to spot, own words`,
    );
  }
  if (!questions.some(({ answer }) => ["text", "gaps", "describe"].includes(answer.kind))) {
    report(
      "teaching.no-produced-answer",
      startOfFile,
      "Every answer can be picked; producing one is what makes it stay.",
      "add a question with `Answer:`, `[[gaps]]` or `Rubric:`",
    );
  }
  const reviews = questions.filter(
    ({ objective }) => objective !== undefined && objective.lesson !== lesson.name,
  );
  if (
    setting.number !== undefined &&
    setting.number >= firstWithReviews &&
    reviews.length < fewestReviews
  ) {
    report(
      "teaching.few-reviews",
      startOfFile,
      `${reviews.length === 0 ? "No question goes" : "A single question goes"} back to an earlier lesson; what comes back later is kept.`,
      `let ${fewestReviews} questions test earlier objectives: \`objective: earlier-lesson/its-objective\``,
    );
  }
  checkHabits(questions, report);
  const early = reading.questions.filter(({ question }) => question?.before === true);
  const tooMany = early[mostBefore];
  if (tooMany !== undefined) {
    report(
      "teaching.many-before",
      tooMany.at,
      `${early.length} questions are asked before the text; people came to read.`,
      `keep \`before: yes\` for ${mostBefore} about what is mostly believed wrongly`,
    );
  }
  for (const { named, question, id, at } of reading.questions) {
    if (named || question === undefined) continue;
    report(
      "teaching.no-id",
      at,
      "The question has no id of its own, so rewording it would lose every learner's history of it.",
      `write \`<!-- id: ${id.length > 30 ? "a-short-name" : id} -->\` below the heading`,
    );
  }
}

/** What never changes from question to question is soon noticed, and then it answers them. */
function checkHabits(questions: readonly Question[], report: Report): void {
  const counts = questions.flatMap(({ answer, at }) =>
    answer.kind === "choices"
      ? [{ at, right: answer.options.filter((one) => one.right).length }]
      : [],
  );
  const [first, second] = counts;
  if (first && second && counts.every(({ right }) => right === first.right)) {
    report(
      "teaching.same-count",
      second.at,
      `Each of the ${counts.length} questions with several right options has ${first.right} right ones: who has seen one knows how many to tick in the next.`,
      "let one of them have more right ones, or fewer",
    );
  }
  const spots = questions.flatMap(({ answer, at }) =>
    answer.kind === "spot" ? [{ at, last: answer.mistake === candidates(answer).length - 1 }] : [],
  );
  const [, another] = spots;
  if (another && spots.every(({ last }) => last)) {
    report(
      "teaching.wrong-last",
      another.at,
      `In each of the ${spots.length} quotes with a mistake to spot the last part is the wrong one, so it can be picked without reading.`,
      "put the mistake elsewhere in one of them",
    );
  }
}

/** "TLS (Transport Layer Security)" is "TLS" in a text. */
function withoutBrackets(term: string): string {
  const at = term.indexOf("(");
  return at >= 0 && term.endsWith(")") ? term.slice(0, at).trimEnd() : term;
}
