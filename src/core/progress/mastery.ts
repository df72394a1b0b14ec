/**
 * How far a course's lessons and objectives are, by their questions as they are now. Pure.
 *
 * Best results count, and only those given to the right answer that a question has today.
 * `marks.ts` is the quick estimate for lists; this is the exact count.
 */

import type { LessonFacts, Objective, QuestionFacts } from "../course/course.ts";
import { fullPoints, isPassed } from "../quiz/points.ts";
import { isSelfRated, questionName } from "../quiz/question.ts";
import { isOpened, type LessonState } from "./marks.ts";
import type { Progress, QuestionProgress } from "./progress.ts";
import { recordFor, startsAnew } from "./record-of.ts";

/** Points of some questions. */
export interface Tally {
  readonly points: number;
  readonly of: number;
  /** `points` by `of`, 0 to 1; 0 when nothing can be earned. */
  readonly share: number;
  readonly questions: number;
  readonly answered: number;
  /** How many of the answered ones were right at the very first try. */
  readonly firstTry: number;
}

export interface LessonResult extends Tally {
  readonly name: string;
  readonly title: string;
  readonly state: LessonState;
  /** Passed by a test-out. */
  readonly testedOut: boolean;
}

export type ObjectiveState = "new" | "read" | "passed" | "mastered";

export interface ObjectiveResult extends Tally {
  readonly lesson: string;
  readonly id: string;
  /** What the learner can do. */
  readonly text: string;
  readonly state: ObjectiveState;
  /** Section behind which its questions stand: where it is taught, as far as the file tells. */
  readonly section?: { readonly id: string; readonly title: string };
}

/** Of what is graded: what learners rate themselves earns nothing and costs nothing. */
export function tallyOf(progress: Progress, all: readonly QuestionFacts[]): Tally {
  const questions = all.filter((question) => !isSelfRated(question));
  let points = 0;
  let answered = 0;
  let firstTry = 0;
  for (const question of questions) {
    const record = recordFor(progress, question);
    if (record === undefined) continue;
    answered++;
    points += Math.min(fullPoints, record.best);
    if (record.firstTry) firstTry++;
  }
  const of = questions.length * fullPoints;
  const share = of === 0 ? 0 : points / of;
  return { points, of, share, questions: questions.length, answered, firstTry };
}

export function lessonResult(progress: Progress, lesson: LessonFacts): LessonResult {
  const tally = tallyOf(progress, lesson.questions);
  const testedOut = progress.testedOut.has(lesson.name);
  const passed = testedOut || isReached(progress, lesson.questions, tally);
  return {
    ...tally,
    name: lesson.name,
    title: lesson.title,
    testedOut,
    state: passed
      ? allRecalled(progress, lesson.questions)
        ? "mastered"
        : "passed"
      : isOpened(progress, lesson.name) || isBegun(progress, lesson.questions)
        ? "begun"
        : "new",
  };
}

/** Every objective of the lessons, in the order of teaching. */
export function objectiveResults(
  progress: Progress,
  lessons: readonly LessonFacts[],
): ObjectiveResult[] {
  const byObjective = new Map<string, QuestionFacts[]>();
  for (const question of lessons.flatMap((lesson) => lesson.questions)) {
    if (question.objective === undefined) continue;
    const key = `${question.objective.lesson}/${question.objective.id}`;
    byObjective.set(key, [...(byObjective.get(key) ?? []), question]);
  }
  return lessons.flatMap((lesson) =>
    lesson.objectives.map((objective) =>
      objectiveResult(
        progress,
        lesson,
        objective,
        byObjective.get(`${lesson.name}/${objective.id}`) ?? [],
      ),
    ),
  );
}

function objectiveResult(
  progress: Progress,
  lesson: LessonFacts,
  objective: Objective,
  questions: readonly QuestionFacts[],
): ObjectiveResult {
  const tally = tallyOf(progress, questions);
  const section = teachingSection(lesson, questions);
  const passed = isReached(progress, questions, tally);
  const sectionRead = section !== undefined && hasRead(progress, lesson.name, section.id);
  const read = isBegun(progress, questions) || sectionRead || isRead(progress, lesson);
  return {
    ...tally,
    lesson: lesson.name,
    id: objective.id,
    text: objective.text,
    state: passed
      ? allRecalled(progress, questions)
        ? "mastered"
        : "passed"
      : read
        ? "read"
        : "new",
    ...(section === undefined ? {} : { section }),
  };
}

/** The objectives begun but not passed, the weakest first; file order where they are equal. */
export function weakestObjectives(results: readonly ObjectiveResult[]): ObjectiveResult[] {
  return results
    .filter(({ state, of }) => state === "read" && of > 0)
    .sort((a, b) => a.share - b.share);
}

/** Answers that count no longer, as names of questions. */
export interface Leftovers {
  /** Questions that the course no longer has. They count again when the question comes back. */
  readonly gone: readonly string[];
  /** Questions whose right answer changed: they start anew. */
  readonly changed: readonly string[];
}

export function leftovers(progress: Progress, lessons: readonly LessonFacts[]): Leftovers {
  const now = new Map(
    lessons.flatMap(({ questions }) =>
      questions.map((question) => [questionName(question), question] as const),
    ),
  );
  const names = [...progress.questions.keys()].sort();
  return {
    gone: names.filter((name) => !now.has(name)),
    changed: names.filter((name) => {
      const question = now.get(name);
      // What learners rate themselves has no right answer that could change.
      if (question === undefined || isSelfRated(question)) return false;
      return startsAnew(progress, question);
    }),
  };
}

function teachingSection(
  lesson: LessonFacts,
  questions: readonly QuestionFacts[],
): ObjectiveResult["section"] {
  for (const { lesson: where, after } of questions) {
    const section = lesson.sections.find(({ id }) => where === lesson.name && id === after);
    if (section !== undefined) return { id: section.id, title: section.title };
  }
  return undefined;
}

/** A drill without text is read as soon as it is answered. */
function isRead(progress: Progress, lesson: LessonFacts): boolean {
  if (lesson.sections.length > 0) {
    return lesson.sections.every(({ id }) => hasRead(progress, lesson.name, id));
  }
  return (
    lesson.questions.length > 0 &&
    lesson.questions.every((question) => recordFor(progress, question) !== undefined)
  );
}

function hasRead(progress: Progress, lesson: string, section: string): boolean {
  return progress.sections.get(lesson)?.has(section) === true;
}

/** By the points of what is graded; where nothing is, everything has to be written once. */
function isReached(
  progress: Progress,
  questions: readonly QuestionFacts[],
  { points, of }: Tally,
): boolean {
  if (of > 0) return isPassed(points, of);
  return questions.length > 0 && questions.every((each) => isWritten(recordFor(progress, each)));
}

function isWritten(record: QuestionProgress | undefined): boolean {
  return record !== undefined && record.verdict !== "shown";
}

function isBegun(progress: Progress, questions: readonly QuestionFacts[]): boolean {
  return questions.some((question) => recordFor(progress, question) !== undefined);
}

function allRecalled(progress: Progress, all: readonly QuestionFacts[]): boolean {
  const questions = all.filter((question) => !isSelfRated(question));
  return (
    questions.length > 0 &&
    questions.every((question) => recordFor(progress, question)?.recalled === true)
  );
}
