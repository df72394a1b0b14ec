/** All rules over a whole course, in the order in which an author wants to read them. Pure. */

import type { Diagnostic } from "../../diagnostic.ts";
import type { Question } from "../../quiz/question.ts";
import type { CourseReading } from "../parse-course.ts";
import type { LessonReading } from "../parse-lesson.ts";
import type { ScopedAllow } from "../parts.ts";
import {
  checkListing,
  checkNeeds,
  checkObjectives,
  checkTwins,
  type WholeCourse,
} from "./course-rules.ts";
import { checkShares } from "./course-teaching.ts";
import { checkDiagrams } from "./diagram-rules.ts";
import { checkTeaching, type LessonSetting } from "./lesson-teaching.ts";
import { checkQuestionTeaching } from "./question-teaching.ts";
import { setAside } from "./set-aside.ts";

/** How the rules apply to a lesson of this name. */
export function settingOf(course: CourseReading, name: string): LessonSetting {
  const place = [...course.lessons.keys()].indexOf(name);
  return {
    number: place === -1 ? undefined : place + 1,
    sides: course.course?.sides.map((side) => side.id) ?? [],
    english: (course.course?.language ?? "en").toLowerCase().startsWith("en"),
  };
}

/** What is wrong with one lesson, whatever the others are. */
export function checkLesson(lesson: LessonReading, setting: LessonSetting): Diagnostic[] {
  return [
    ...lesson.diagnostics,
    ...checkDiagrams(lesson, setting.sides),
    ...checkTeaching(lesson, setting),
    ...checkQuestionTeaching(lesson, setting.english),
  ];
}

/**
 * A lesson with no more than rules over the whole course look at: a thousand lessons with
 * all their text are more than memory is glad of.
 */
export function slimmed(reading: LessonReading): LessonReading {
  return {
    ...reading,
    diagnostics: [],
    lesson: { ...reading.lesson, sections: [], questions: reading.lesson.questions.map(slim) },
    questions: reading.questions.map((one) => ({
      ...one,
      places: [],
      question: one.question === undefined ? undefined : slim(one.question),
    })),
  };
}

function slim(question: Question): Question {
  const picked = question.answer.kind === "choice" || question.answer.kind === "choices";
  return {
    ...question,
    stem: [],
    hints: [],
    explanation: [],
    answer: picked ? question.answer : { kind: "order", items: [] },
  };
}

/** What is wrong between the lessons, with all that was found in them, in order. */
export function checkAcross(whole: WholeCourse, inLessons: readonly Diagnostic[]): Diagnostic[] {
  const { course, lessons } = whole;
  const found = [
    ...course.diagnostics,
    ...checkListing(whole),
    ...inLessons,
    ...checkNeeds(whole),
    ...checkTwins(whole),
    ...checkObjectives(whole),
    ...checkShares(whole, settingOf(course, "").english),
  ];
  const allows = [
    ...course.allows.map(
      (allow): ScopedAllow => ({
        ...allow,
        file: course.file,
        from: 1,
        to: Number.MAX_SAFE_INTEGER,
      }),
    ),
    ...lessons.flatMap((lesson) => lesson.allows),
  ];
  return sorted(setAside(found, allows), whole);
}

/** Errors before warnings; then the course, then its lessons in order; then from top to bottom. */
function sorted(found: readonly Diagnostic[], { course, lessons }: WholeCourse): Diagnostic[] {
  const files = [
    course.file,
    ...lessons.flatMap(({ files: { meta, lesson, quiz } }) => [meta, lesson ?? meta, quiz ?? meta]),
  ];
  const places = new Map<string, number>();
  for (const file of files) if (!places.has(file)) places.set(file, places.size);
  const place = (file: string) => places.get(file) ?? places.size;
  return [...found].sort(
    (one, other) =>
      Number(one.severity === "warning") - Number(other.severity === "warning") ||
      place(one.file) - place(other.file) ||
      (one.file < other.file ? -1 : one.file > other.file ? 1 : 0) ||
      one.line - other.line ||
      one.col - other.col,
  );
}
