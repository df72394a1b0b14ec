/** What is due, from progress alone: for the home screen, which reads no lesson's questions. Pure. */

import { usualQuestionTime } from "../course/minutes.ts";
import { lessonIn } from "./missed.ts";
import type { Progress, QuestionProgress } from "./progress.ts";
import { scheduleOf } from "./schedule.ts";

export interface DueSummary {
  readonly questions: number;
  /** An estimate, at least 1 when anything is due. */
  readonly minutes: number;
  /** Lessons with questions that are due. */
  readonly lessons: readonly string[];
  /** The next local day on which something falls due, and how much; absent without a schedule. */
  readonly next?: { readonly day: number; readonly questions: number };
}

/** Longer times are a walk to the kitchen. */
const longestTime = 300_000;

/**
 * `lessons`: those that the course has; answers to others are kept, but not reviewed. `anew`: questions
 * that are due since their right answer has changed.
 */
export function dueSummary(
  progress: Progress,
  lessons: readonly string[],
  today: number,
  anew: readonly string[] = [],
): DueSummary {
  const known = new Set(lessons);
  const due = new Set<string>();
  const times: number[] = [];
  let next: { day: number; questions: number } | undefined;
  for (const [name, [newest]] of progress.questions) {
    const lesson = lessonIn(name);
    if (newest === undefined || !known.has(lesson)) continue;
    const day = scheduleOf(newest)?.day;
    if (day === undefined) continue;
    if (day <= today) {
      due.add(lesson);
      times.push(timeFor(newest));
    } else if (next === undefined || day < next.day) next = { day, questions: 1 };
    else if (day === next.day) next.questions++;
  }
  for (const name of anew) {
    due.add(lessonIn(name));
    times.push(usualQuestionTime);
  }
  return {
    questions: times.length,
    minutes: minutesFor(times),
    lessons: lessons.filter((lesson) => due.has(lesson)),
    ...(next === undefined ? {} : { next }),
  };
}

function minutesFor(times: readonly number[]): number {
  if (times.length === 0) return 0;
  return Math.max(1, Math.round(times.reduce((sum, time) => sum + time, 0) / 60_000));
}

/** The median of the last times that it took. */
function timeFor(record: QuestionProgress): number {
  const sorted = [...record.times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return median === undefined || median === 0 ? usualQuestionTime : Math.min(longestTime, median);
}
