/**
 * Progress as the course of today has it: for whatever counts by progress alone. Pure.
 *
 * A question that was taken away, or whose right answer has changed, is neither due nor to be tried
 * again, and a lesson is as long as it is now.
 */

import type { LessonFacts } from "../course/course.ts";
import { questionName } from "../quiz/question.ts";
import { isPrediction, lessonIn } from "./missed.ts";
import type { Progress, QuestionProgress } from "./progress.ts";
import { recordFor, startsAnew } from "./record-of.ts";

export interface OfToday {
  readonly progress: Progress;
  /** Questions whose right answer has changed since they were answered: they start anew, and are due. */
  readonly anew: readonly string[];
}

/** `lessons`: those with answers; predictions of the lab, which no lesson holds, stay as they are. */
export function ofToday(progress: Progress, lessons: readonly LessonFacts[]): OfToday {
  const known = new Set(lessons.map(({ name }) => name));
  const questions = new Map<string, readonly QuestionProgress[]>();
  for (const [name, records] of progress.questions) {
    if (!known.has(lessonIn(name)) || isPrediction(name)) questions.set(name, records);
  }
  const lengths = new Map(progress.lengths);
  const anew: string[] = [];
  for (const lesson of lessons) {
    let answered = false;
    for (const question of lesson.questions) {
      const record = recordFor(progress, question);
      if (record !== undefined) questions.set(questionName(question), [record]);
      else if (startsAnew(progress, question)) anew.push(questionName(question));
      answered ||= record !== undefined;
    }
    if (answered || lengths.has(lesson.name)) lengths.set(lesson.name, lesson.questions.length);
  }
  return { progress: { ...progress, questions, lengths }, anew };
}
