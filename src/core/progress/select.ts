/**
 * Which questions are asked, and in which order: due, missed, mixed, for a test-out. Pure.
 *
 * Lessons are mixed, and two questions of one objective never stand next to each other
 * where there is a choice: recalling is harder that way, and lasts longer.
 */

import type { QuestionFacts } from "../course/course.ts";
import { isSelfRated, type Question, questionName } from "../quiz/question.ts";
import { randomFrom, seedFor, shuffle } from "../random.ts";
import type { Progress, QuestionProgress } from "./progress.ts";
import { recordFor, startsAnew } from "./record-of.ts";
import { chanceOn, scheduleOf } from "./schedule.ts";
import { isToTryAgain } from "./second-round.ts";
import { weaknessOf } from "./weakness.ts";

/** A question with the day on which it is due. */
export interface DueQuestion<Q extends QuestionFacts> {
  readonly question: Q;
  /** Local day, days since 1970. */
  readonly day: number;
  /** The chance that it is remembered today, 0 to 1. */
  readonly chance: number;
  /** Its right answer has changed since it was answered: it is asked anew. */
  readonly anew: boolean;
}

/**
 * Every scheduled question, the earliest first. One whose right answer changed is due at
 * once, on the day `today`.
 */
export function schedule<Q extends QuestionFacts>(
  progress: Progress,
  questions: readonly Q[],
  today: number,
): DueQuestion<Q>[] {
  const found: DueQuestion<Q>[] = [];
  for (const question of questions) {
    const record = recordFor(progress, question);
    const scheduled = record === undefined ? undefined : scheduleOf(record);
    if (scheduled !== undefined) {
      const chance = chanceOn(scheduled, today);
      found.push({ question, day: scheduled.day, chance, anew: false });
    } else if (startsAnew(progress, question)) {
      found.push({ question, day: today, chance: 0, anew: true });
    }
  }
  return found.sort((a, b) => a.day - b.day);
}

/**
 * What is due on a day, in the order of asking, lessons mixed. What is most likely still
 * remembered comes first: when there is no time for all, more is saved that way than by
 * beginning with what is lost already (bench/learner.ts).
 */
export function dueQuestions(
  progress: Progress,
  questions: readonly Question[],
  today: number,
): Question[] {
  const due = schedule(progress, questions, today).filter(({ day }) => day <= today);
  due.sort((a, b) => b.chance - a.chance);
  return interleave(due.map(({ question }) => question));
}

/** What comes next although it is not due: for practice that leaves the dates alone. */
export function aheadQuestions(
  progress: Progress,
  questions: readonly Question[],
  today: number,
  count: number,
): Question[] {
  const next = schedule(progress, questions, today).filter(({ day }) => day > today);
  return interleave(next.slice(0, count).map(({ question }) => question));
}

/**
 * What was answered wrong, partly or not at all the last time it was asked, or was right only
 * because it had just been shown; the worst first.
 */
export function missedQuestions(
  progress: Progress,
  questions: readonly Question[],
  seed: number,
): Question[] {
  const missed = questions.filter((question) => isToTryAgain(progress, question));
  return interleave(sortByWeakness(progress, missed, seed));
}

/** So many questions from all over, those of weak objectives first, then weak ones, then new ones. */
export function mixedQuestions(
  progress: Progress,
  questions: readonly Question[],
  options: { readonly seed: number; readonly count: number },
): Question[] {
  return interleave(sortByWeakness(progress, questions, options.seed).slice(0, options.count));
}

/** A test-out asks at least so many questions: fewer could be right by luck. */
export const fewestInTestOut = 6;
/** So many of them have to be typed, where a lesson has them: what is typed is not guessed. */
const typedInTestOut = 2;

/**
 * One graded question for each objective, some that are typed, and others up to the number that
 * proves something; fewer when the lesson has no more. What was on the screen a moment ago
 * is asked only where nothing else is left.
 */
export function testOutQuestions(
  questions: readonly Question[],
  seed: number,
  isShown: (question: Question) => boolean = () => false,
): Question[] {
  // What learners say of their own words proves less than an answer that is graded.
  const graded = questions.filter((question) => !isSelfRated(question));
  const mixed = shuffle(graded, randomFrom(seedFor(seed, "test-out")));
  const left = mixed.sort((a, b) => Number(isShown(a)) - Number(isShown(b)));
  const picked: Question[] = [];
  const take = (fits: (question: Question) => boolean) => {
    const next = left.find((question) => !picked.includes(question) && fits(question));
    if (next !== undefined) picked.push(next);
  };
  const aims = new Set(graded.filter((each) => each.objective !== undefined).map(objectiveKey));
  for (const aim of aims) take((question) => objectiveKey(question) === aim);
  for (let typed = picked.filter(isTyped).length; typed < typedInTestOut; typed++) take(isTyped);
  while (picked.length < Math.min(fewestInTestOut, graded.length)) take(() => true);
  return interleave(picked);
}

function isTyped({ answer }: Question): boolean {
  return answer.kind === "text" || answer.kind === "gaps";
}

/**
 * The questions in about their order, but no two of one objective in a row where another
 * order has none, and lessons alternating where that costs nothing.
 */
export function interleave(questions: readonly Question[]): Question[] {
  const left = [...questions];
  const counts = new Map<string, number>();
  for (const question of left) {
    const key = objectiveKey(question);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const ordered: Question[] = [];
  let previous: Question | undefined;
  while (left.length > 0) {
    const at = pickNext(left, counts, previous);
    const [next] = left.splice(at, 1);
    if (next === undefined) break;
    counts.set(objectiveKey(next), (counts.get(objectiveKey(next)) ?? 1) - 1);
    ordered.push(next);
    previous = next;
  }
  return ordered;
}

function pickNext(
  left: readonly Question[],
  counts: ReadonlyMap<string, number>,
  previous: Question | undefined,
): number {
  const last = previous === undefined ? undefined : objectiveKey(previous);
  // An objective with more than half of what is left has to come now, or it clumps at the end.
  const crowded = left.findIndex((question) => {
    const key = objectiveKey(question);
    return key !== last && 2 * (counts.get(key) ?? 0) > left.length;
  });
  if (crowded >= 0) return crowded;
  const fits = (question: Question) => objectiveKey(question) !== last;
  const best = left.findIndex((question) => fits(question) && question.lesson !== previous?.lesson);
  return Math.max(0, best >= 0 ? best : left.findIndex(fits));
}

/** Questions without an objective stand for themselves. */
function objectiveKey(question: Question): string {
  const { objective } = question;
  return objective === undefined
    ? `? ${questionName(question)}`
    : `${objective.lesson}/${objective.id}`;
}

/** The weakest objective first, in it the weakest question; new questions count as half known. */
function sortByWeakness(
  progress: Progress,
  questions: readonly Question[],
  seed: number,
): Question[] {
  const weakness = (record: QuestionProgress | undefined) =>
    record === undefined ? 0.5 : weaknessOf(record);
  const sums = new Map<string, { sum: number; count: number }>();
  const keyed = questions.map((question) => {
    const own = weakness(recordFor(progress, question));
    const key = objectiveKey(question);
    const sum = sums.get(key) ?? { sum: 0, count: 0 };
    sums.set(key, { sum: sum.sum + own, count: sum.count + 1 });
    return { question, own, key, chance: randomFrom(seedFor(seed, questionName(question)))() };
  });
  const average = (key: string) => {
    const { sum, count } = sums.get(key) ?? { sum: 0, count: 1 };
    return sum / count;
  };
  return keyed
    .sort((a, b) => average(b.key) - average(a.key) || b.own - a.own || a.chance - b.chance)
    .map(({ question }) => question);
}
