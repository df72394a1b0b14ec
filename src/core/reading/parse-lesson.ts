/** Reads a whole lesson: its text in sections, its questions. Pure. */

import type { Lesson } from "../course/course.ts";
import type { Diagnostic, Parsed, Position } from "../diagnostic.ts";
import { notesFor, startOfFile } from "../problems.ts";
import { emptyMeta, type MetaPlaces, noMeta, readMeta } from "./parse-meta.ts";
import { readQuiz } from "./parse-quiz.ts";
import { readText } from "./parse-text.ts";
import type { LessonFiles, ScopedAllow } from "./parts.ts";
import type { QuestionReading } from "./question.ts";

/** A lesson with the places that rules need to point at. */
export interface LessonReading {
  readonly lesson: Lesson;
  readonly files: { readonly meta: string; readonly lesson?: string; readonly quiz?: string };
  readonly places: MetaPlaces;
  readonly sections: ReadonlyMap<string, Position>;
  readonly questions: readonly QuestionReading[];
  readonly allows: readonly ScopedAllow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Always gives a lesson, an empty one at worst; what is wrong is in the diagnostics. */
export function parseLesson(files: LessonFiles): Parsed<Lesson> {
  const { lesson, diagnostics } = readLesson(files);
  return { value: lesson, diagnostics };
}

export function readLesson(files: LessonFiles): LessonReading {
  const found: Diagnostic[] = [];
  const allows: ScopedAllow[] = [];
  const lessonFile = `${files.folder}/lesson.md`;
  const quizFile = `${files.folder}/quiz.md`;
  const metaFile =
    files.lessonText === undefined && files.quizText !== undefined ? quizFile : lessonFile;
  const { report } = notesFor(metaFile, found);
  const own = files.lessonText ?? files.quizText;
  if (own === undefined) {
    report(
      "lesson.empty",
      startOfFile,
      `The folder ${files.name} has neither a lesson.md nor a quiz.md.`,
      "write one of the two, or delete the folder",
    );
  }
  const reading =
    own === undefined
      ? noMeta
      : readMeta(own, files.name, report, {
          alone: files.lessonText === undefined,
          swapped: files.lessonText !== undefined && /^\ufeff?---\s*\n/.test(files.quizText ?? ""),
        });
  const { meta } = reading;
  const text = readText(files, lessonFile, reading.halves.body, meta, found, allows);
  const quiz = readQuiz(
    files,
    quizFile,
    reading.halves.body,
    text?.sections.map((one) => one.section.id),
    meta === undefined || !reading.objectivesKnown
      ? undefined
      : meta.objectives.map((one) => one.id),
    found,
    allows,
  );
  const lesson: Lesson = {
    ...(meta ?? emptyMeta(files.name)),
    sections: text?.sections.map((one) => one.section) ?? [],
    questions: quiz.questions.flatMap((one) => one.question ?? []),
    broken: quiz.broken,
  };
  return {
    lesson,
    files: {
      meta: metaFile,
      ...(files.lessonText === undefined ? {} : { lesson: lessonFile }),
      ...(files.quizText === undefined ? {} : { quiz: quizFile }),
    },
    places: reading.places,
    sections: new Map(text?.sections.map((one) => [one.section.id, one.at]) ?? []),
    questions: quiz.questions,
    allows,
    diagnostics: found,
  };
}

/** Only the front matter of a lesson, for rules about another one that refers to it. */
export function readLessonMeta(files: LessonFiles): LessonReading {
  const found: Diagnostic[] = [];
  const file = `${files.folder}/${files.lessonText === undefined ? "quiz" : "lesson"}.md`;
  const text = files.lessonText ?? files.quizText ?? "";
  const { meta, places } = readMeta(text, files.name, notesFor(file, found).report);
  return {
    lesson: { ...(meta ?? emptyMeta(files.name)), sections: [], questions: [], broken: [] },
    files: { meta: file },
    places,
    sections: new Map(),
    questions: [],
    allows: [],
    diagnostics: found,
  };
}
