/** Everything that `score` tells, as data: for the screen, for plain words, for JSON. Pure. */

import type { LessonFacts, QuestionFacts } from "../course/course.ts";
import { inlineText } from "../document/block.ts";
import { questionName } from "../quiz/question.ts";
import { localDay } from "./day.ts";
import { dueSummary } from "./due.ts";
import {
  type Leftovers,
  type LessonResult,
  leftovers,
  lessonResult,
  type ObjectiveResult,
  objectiveResults,
  type Tally,
  tallyOf,
} from "./mastery.ts";
import { type NextStep, nextStep, withSection } from "./next-step.ts";
import { type OfToday, ofToday } from "./of-today.ts";
import type { Progress, QuestionProgress } from "./progress.ts";
import { recordFor } from "./record-of.ts";
import { scheduleOf } from "./schedule.ts";
import type { Streak } from "./streak.ts";
import { weaknessOf } from "./weakness.ts";

export interface WeakQuestion {
  /** `lesson/question`. */
  readonly name: string;
  readonly text: string;
  readonly best: number;
  readonly of: number;
  readonly verdict: QuestionProgress["verdict"];
}

/** A number for each of some days, the days counted from 1970. */
export interface DayCount {
  readonly day: number;
  readonly count: number;
}

export interface Score extends Tally {
  readonly today: number;
  readonly lessons: readonly LessonResult[];
  readonly objectives: readonly ObjectiveResult[];
  /** At most five, the weakest first; those that sit are not among them. */
  readonly weakest: readonly WeakQuestion[];
  /** Questions answered on each of the last days, today last. */
  readonly days: readonly DayCount[];
  /** What falls due on each of the next days; what is overdue counts for today. */
  readonly due: readonly DayCount[];
  readonly streak: Streak;
  /** Questions that were right, but right after their answers had been shown: `lesson/question`. */
  readonly echoed: readonly string[];
  readonly leftovers: Leftovers;
  readonly next: NextStep;
}

const daysBack = 28;
const daysAhead = 14;
const mostWeak = 5;

export function scoreOf(
  progress: Progress,
  lessons: readonly LessonFacts[],
  when: { readonly now: number; readonly zone: number },
): Score {
  const today = localDay(when.now, when.zone);
  const questions = lessons.flatMap((lesson) => lesson.questions);
  const results = lessons.map((lesson) => lessonResult(progress, lesson));
  const now = ofToday(progress, lessons);
  const answered = questions.flatMap((question) => {
    const record = recordFor(progress, question);
    return record === undefined ? [] : [{ question, record }];
  });
  return {
    ...tallyOf(progress, questions),
    today,
    lessons: results,
    objectives: objectiveResults(progress, lessons),
    weakest: weakestQuestions(answered),
    days: Array.from({ length: daysBack }, (_, index) => {
      const day = today - daysBack + 1 + index;
      return { day, count: progress.days.get(day) ?? 0 };
    }),
    due: dueByDay(answered, today, now.anew.length),
    streak: progress.streak,
    echoed: answered.filter(({ record }) => record.echoed === true).map(nameOfAnswered),
    leftovers: leftovers(progress, lessons),
    next: adviceFor(now, lessons, results, today),
  };
}

function nameOfAnswered({ question }: Answered): string {
  return questionName(question);
}

interface Answered {
  readonly question: QuestionFacts;
  readonly record: QuestionProgress;
}

function adviceFor(
  { progress, anew }: OfToday,
  lessons: readonly LessonFacts[],
  results: readonly LessonResult[],
  today: number,
): NextStep {
  const names = lessons.map(({ name }) => name);
  const passed = results.filter(({ state }) => state === "passed" || state === "mastered");
  const due = dueSummary(progress, names, today, anew);
  const step = nextStep(progress, lessons, due, new Set(passed.map(({ name }) => name)));
  const lesson = lessons.find(({ name }) => step.kind === "objective" && name === step.lesson);
  return lesson === undefined ? step : withSection(step, progress, lesson);
}

/** Questions whose right answer has changed are due at once. */
function dueByDay(answered: readonly Answered[], today: number, anew: number): readonly DayCount[] {
  const counts = Array.from({ length: daysAhead }, (_, ahead) => (ahead === 0 ? anew : 0));
  for (const { record } of answered) {
    const scheduled = scheduleOf(record);
    if (scheduled === undefined) continue;
    const ahead = Math.max(0, scheduled.day - today);
    if (ahead < daysAhead) counts[ahead] = (counts[ahead] ?? 0) + 1;
  }
  return counts.map((count, ahead) => ({ day: today + ahead, count }));
}

function weakestQuestions(answered: readonly Answered[]): WeakQuestion[] {
  return answered
    .map(({ question, record }) => ({ question, record, weakness: weaknessOf(record) }))
    .filter(({ weakness }) => weakness > 0)
    .sort((a, b) => b.weakness - a.weakness)
    .slice(0, mostWeak)
    .map(({ question, record }) => ({
      name: questionName(question),
      text: inlineText(question.title),
      best: record.best,
      of: record.of,
      verdict: record.verdict,
    }));
}
