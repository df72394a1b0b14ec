/**
 * How far a lesson is, from progress alone: for lists. It is what `score` says when progress is
 * that of the course of today (`of-today.ts`). Pure.
 */

import { fullPoints, isPassed } from "../quiz/points.ts";
import type { Progress, QuestionProgress } from "./progress.ts";

export type LessonState = "new" | "begun" | "passed" | "mastered";

export interface LessonMark {
  readonly state: LessonState;
  /** Share of the points of all its questions, 0 to 1; undefined before the first answer. */
  readonly share: number | undefined;
}

export function lessonMark(progress: Progress, lesson: string): LessonMark {
  const records = recordsOf(progress, lesson);
  if (records.length === 0) {
    if (progress.testedOut.has(lesson)) return { state: "passed", share: undefined };
    return { state: isOpened(progress, lesson) ? "begun" : "new", share: undefined };
  }
  // What learners rate themselves is worth nothing, and keeps nobody from passing.
  const graded = records.filter((record) => record.of > 0);
  const points = graded.reduce((sum, { best }) => sum + Math.min(fullPoints, best), 0);
  const questions = Math.max(records.length, progress.lengths.get(lesson) ?? 0);
  const of = (questions - (records.length - graded.length)) * fullPoints;
  const isWhole = progress.lengths.has(lesson);
  const isAnswered = records.length === questions;
  const share = of === 0 ? undefined : points / of;
  if (
    progress.testedOut.has(lesson) ||
    (isWhole && (of === 0 ? isAnswered : isPassed(points, of)))
  ) {
    const mastered =
      isAnswered && graded.length > 0 && graded.every(({ recalled }) => recalled === true);
    return { state: mastered ? "mastered" : "passed", share };
  }
  return { state: "begun", share };
}

/** Something of it was read, or its questions were begun with. */
export function isOpened(progress: Progress, lesson: string): boolean {
  return progress.sections.has(lesson) || progress.lengths.has(lesson);
}

/** The newest record of each of a lesson's questions. */
function recordsOf(progress: Progress, lesson: string): QuestionProgress[] {
  const records: QuestionProgress[] = [];
  for (const [question, [newest]] of progress.questions) {
    if (newest !== undefined && question.startsWith(`${lesson}/`)) records.push(newest);
  }
  return records;
}
