/** Questions from other programs' files as a quiz.md that can be asked at once. Pure. */

import { linesOf, withoutMark } from "../../markup/source.ts";
import { parseLesson } from "../../reading/parse-lesson.ts";
import { mostQuestions } from "../../reading/parse-quiz.ts";
import { readAiken } from "./aiken.ts";
import { readAnki } from "./anki.ts";
import { readGift } from "./gift.ts";
import { readMarkdownQuiz } from "./markdown-quiz.ts";
import { readMdbookQuiz } from "./mdbook-quiz.ts";
import { readMkdocsQuiz } from "./mkdocs-quiz.ts";
import { readMoodleXml } from "./moodle-xml.ts";
import { readQti } from "./qti.ts";
import { readOldQti } from "./qti-old.ts";
import {
  type FoundQuestion,
  idsFor,
  type LeftOut,
  type QuizFound,
  questionLines,
} from "./quiz-text.ts";
import { readRExams } from "./r-exams.ts";
import { type SourceKind, sourceOf } from "./source-kind.ts";
import { readTable } from "./table-quiz.ts";
import { readText2qti } from "./text2qti.ts";

export interface Converted {
  /** The quiz.md; empty when nothing could be converted. */
  readonly text: string;
  readonly questions: number;
  /** Questions that were there and could not be taken over; each is named in `left`. */
  readonly lost: number;
  /** Questions that have no explanation yet. */
  readonly unexplained: number;
  /** What was left out, by line of the file it comes from. */
  readonly left: readonly LeftOut[];
}

/** Losses that read the same, in a file, as one with all its lines. */
export function lossesOf({ left }: Converted): {
  readonly file?: string;
  readonly lines: readonly number[];
  readonly why: string;
}[] {
  const losses = new Map<string, { file?: string; lines: number[]; why: string }>();
  for (const { line, file, why } of left) {
    const key = `${file ?? ""}\n${why}`;
    const known = losses.get(key);
    if (known !== undefined) known.lines.push(line);
    else losses.set(key, { ...(file === undefined ? {} : { file }), lines: [line], why });
  }
  return [...losses.values()];
}

const readers: Record<SourceKind, (lines: readonly string[]) => QuizFound> = {
  markdown: readMarkdownQuiz,
  "mkdocs-quiz": readMkdocsQuiz,
  gift: readGift,
  aiken: readAiken,
  "moodle-xml": (lines) => readMoodleXml(lines.join("\n")),
  qti: (lines) => readQti(lines.join("\n")),
  "qti-1.2": (lines) => readOldQti(lines.join("\n")),
  text2qti: readText2qti,
  "mdbook-quiz": readMdbookQuiz,
  anki: readAnki,
  "r-exams": readRExams,
  csv: (lines) => readTable(lines.join("\n")),
};

export function convertQuiz(text: string, kind: SourceKind): Converted {
  return convertFound(foundIn(text, kind));
}

/** Files that hold a question each, as one quiz. */
export function convertFiles(files: readonly { name: string; text: string }[]): Converted {
  const found = files.flatMap(({ name, text }) => {
    const source = sourceOf(text, name);
    if (source.kind === "other") return [];
    const { questions, left } = foundIn(text, source.format);
    return [
      {
        questions: questions.map((each) => ({ ...each, file: name })),
        left: left.map((each) => ({ ...each, file: name })),
      },
    ];
  });
  return convertFound({
    questions: found.flatMap(({ questions }) => questions),
    left: found.flatMap(({ left }) => left),
  });
}

function foundIn(text: string, kind: SourceKind): QuizFound {
  // Signs that nobody sees would be refused, and a question with them.
  return readers[kind](linesOf(withoutMark(text).replace(/[\u00ad\u200b\u2060\ufeff]|&shy;/g, "")));
}

function convertFound(found: QuizFound): Converted {
  const ids = idsFor(found.questions.slice(0, mostQuestions));
  const left = [...found.left];
  const kept: { question: FoundQuestion; lines: readonly string[] }[] = [];
  for (const { line, file } of found.questions.slice(mostQuestions)) {
    left.push({
      ...placeOf(line, file),
      why: `a quiz holds at most ${mostQuestions} questions`,
      whole: true,
    });
  }
  for (const [index, question] of found.questions.slice(0, mostQuestions).entries()) {
    const own = questionLines(question, ids[index] ?? "");
    const fault = faultIn(own);
    if (fault === undefined) kept.push({ question, lines: own });
    else left.push({ ...placeOf(question.line, question.file), why: fault, whole: true });
  }
  const body = kept.map((each) => each.lines.join("\n")).join("\n\n");
  return {
    text: kept.length === 0 ? "" : `${body}\n`,
    questions: kept.length,
    lost: left.filter(({ whole }) => whole === true).length,
    unexplained: kept.filter(({ question }) => question.explanation.length === 0).length,
    left: left.sort(
      (one, other) =>
        (one.file ?? "").localeCompare(other.file ?? "", "en") || one.line - other.line,
    ),
  };
}

function placeOf(line: number, file: string | undefined): { line: number; file?: string } {
  return file === undefined ? { line } : { line, file };
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
