/** What is to be tried again, from progress alone: the home screen loads no lessons. Pure. */

import type { Progress, QuestionProgress } from "./progress.ts";

/**
 * It was not right when it was asked last, or right only because its answer had just been shown.
 * What was worth nothing is rated by learners themselves, and missed by nobody.
 */
export function isMissed({ verdict, echoed, of }: QuestionProgress): boolean {
  return of > 0 && (verdict !== "right" || echoed === true);
}

/** The lesson of `lesson/question`. */
export function lessonIn(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf("/")));
}

/** Of an experiment of the lab: no quiz asks it. */
export function isPrediction(name: string): boolean {
  return name.startsWith("/lab-", name.indexOf("/"));
}

/** How many questions of these lessons are to be tried again. Predictions of the lab aren't quizzed. */
export function missedCount(progress: Progress, lessons: readonly string[]): number {
  const known = new Set(lessons);
  let count = 0;
  for (const [name, [newest]] of progress.questions) {
    if (!known.has(lessonIn(name)) || isPrediction(name)) continue;
    if (newest !== undefined && isMissed(newest)) count += 1;
  }
  return count;
}
