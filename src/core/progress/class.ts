/** What the files of several learners come to, side by side: who can do what, what is hard, who is stuck. Pure. */

import type { Lesson } from "../course/course.ts";
import { inlineText } from "../document/block.ts";
import { isSelfRated, type Question, questionName } from "../quiz/question.ts";
import type { ClassFile } from "./class-file.ts";
import { countingRows } from "./counting.ts";
import { localDay } from "./day.ts";
import type { AnswerEvent } from "./event.ts";
import { progressOf, startFold } from "./fold.ts";
import {
  type LessonResult,
  lessonResult,
  type ObjectiveResult,
  objectiveResults,
  type Tally,
  tallyOf,
} from "./mastery.ts";
import { kindNumber } from "./order.ts";
import type { Progress } from "./progress.ts";
import { recordFor } from "./record-of.ts";
import { wrongPicks } from "./wrong-picks.ts";

/** Who has not gone on for so long with a lesson that isn't passed is stuck in it. */
const stuckDays = 7;
/** Or who has come so often to the end of a question without having it right. */
const stuckTimes = 3;

export interface ClassLearner extends Tally {
  readonly name: string;
  readonly lessons: readonly LessonResult[];
  readonly objectives: readonly ObjectiveResult[];
  /** Lessons that are passed. */
  readonly passed: number;
  /** Day of the last answer, by the learner's calendar. */
  readonly last: number | undefined;
  readonly stuck: Stuck | undefined;
}

/** A lesson that somebody doesn't get on with. */
export interface Stuck {
  readonly lesson: string;
  readonly title: string;
  readonly share: number;
  readonly since: number;
  /** The words of a question that was answered so often, and not right at last. */
  readonly question: string | undefined;
  readonly times: number;
}

/** How many learners have got how far with a lesson or an objective. */
export interface Reached {
  readonly passed: number;
  /** Answered something of it, and not passed. */
  readonly begun: number;
  /** A mean of those who have begun or passed; 0 without any. */
  readonly share: number;
}

export interface ClassLesson extends Reached {
  readonly name: string;
  readonly title: string;
}

export interface ClassObjective extends Reached {
  readonly lesson: string;
  readonly id: string;
  readonly text: string;
}

export interface HardQuestion {
  /** `lesson/question`. */
  readonly name: string;
  readonly text: string;
  /** Learners who have answered it, and who had it right at the first try. */
  readonly answered: number;
  readonly firstTry: number;
  /** The wrong thing that most learners picked or typed, and how many; none when nothing is known. */
  readonly picked: { readonly said: string; readonly learners: number } | undefined;
}

export interface ClassReport {
  readonly today: number;
  readonly answers: number;
  readonly learners: readonly ClassLearner[];
  readonly lessons: readonly ClassLesson[];
  readonly objectives: readonly ClassObjective[];
  /** Those that somebody missed at the first try, the hardest first. */
  readonly hardest: readonly HardQuestion[];
}

interface Learning {
  readonly file: ClassFile;
  readonly progress: Progress;
  /** Rows of answers that count, in order. */
  readonly rows: readonly number[];
  readonly missed: readonly AnswerEvent[];
}

export function classReport(
  files: readonly ClassFile[],
  lessons: readonly Lesson[],
  when: { readonly now: number; readonly zone: number },
): ClassReport {
  const all = files.map((file): Learning => {
    const { ledger, missed } = file;
    const answer = kindNumber("answer");
    const rows = [...countingRows(ledger)].filter((row) => ledger.columns.kind[row] === answer);
    return {
      file,
      progress: progressOf(startFold(ledger), { now: when.now }),
      rows,
      missed: rows.flatMap((row) => missed.get(row) ?? []),
    };
  });
  const questions = lessons.flatMap((lesson) => lesson.questions);
  const learners = all.map((each) => learnerOf(each, lessons, questions, when.now));
  return {
    today: localDay(when.now, when.zone),
    answers: all.reduce((sum, { rows }) => sum + rows.length, 0),
    learners,
    lessons: lessons.map(({ name, title }, index) => ({
      name,
      title,
      ...reached(learners.flatMap((learner) => learner.lessons[index] ?? [])),
    })),
    objectives: (learners[0]?.objectives ?? []).map(({ lesson, id, text }, index) => ({
      lesson,
      id,
      text,
      ...reached(learners.flatMap((learner) => learner.objectives[index] ?? [])),
    })),
    hardest: hardest(all, questions),
  };
}

function learnerOf(
  { file, progress, rows }: Learning,
  lessons: readonly Lesson[],
  questions: readonly Question[],
  now: number,
): ClassLearner {
  const results = lessons.map((lesson) => lessonResult(progress, lesson));
  const { columns } = file.ledger;
  const last = rows.at(-1);
  const zone = columns.zone[last ?? 0] ?? 0;
  const day = (t: number) => localDay(Math.min(t, now), zone);
  return {
    ...tallyOf(progress, questions),
    name: file.name,
    lessons: results,
    objectives: objectiveResults(progress, lessons),
    passed: results.filter(isReached).length,
    last: last === undefined ? undefined : day(columns.t[last] ?? 0),
    stuck: stuckIn(progress, lessons, results, day, day(now)),
  };
}

function isReached({ state }: Pick<LessonResult | ObjectiveResult, "state">): boolean {
  return state === "passed" || state === "mastered";
}

function reached(results: readonly (LessonResult | ObjectiveResult)[]): Reached {
  const begun = results.filter((result) => result.answered > 0 || isReached(result));
  const passed = begun.filter(isReached).length;
  const shares = begun.reduce((sum, { share }) => sum + share, 0);
  return {
    passed,
    begun: begun.length - passed,
    share: begun.length === 0 ? 0 : shares / begun.length,
  };
}

/** The lesson where it has stood still the longest among those that are begun and not passed. */
function stuckIn(
  progress: Progress,
  lessons: readonly Lesson[],
  results: readonly LessonResult[],
  day: (t: number) => number,
  today: number,
): Stuck | undefined {
  const found = lessons.flatMap((lesson, index): Stuck[] => {
    const result = results[index];
    if (result === undefined || isReached(result) || result.answered === 0) return [];
    const records = lesson.questions.flatMap((question) => {
      const record = recordFor(progress, question);
      return record === undefined ? [] : [{ question, record }];
    });
    const [worst] = records
      .filter(
        ({ record }) => record.settled >= stuckTimes && record.of > 0 && record.verdict !== "right",
      )
      .sort((a, b) => b.record.settled - a.record.settled);
    const last = Math.max(...records.map(({ record }) => day(record.last)));
    const { name, title, share } = result;
    const place = { lesson: name, title, share };
    if (worst !== undefined) {
      const { question, record } = worst;
      const since = day(record.first);
      return [{ ...place, since, question: inlineText(question.title), times: record.settled }];
    }
    return today - last < stuckDays
      ? []
      : [{ ...place, since: last, question: undefined, times: 0 }];
  });
  return found.sort((a, b) => a.since - b.since)[0];
}

function hardest(all: readonly Learning[], questions: readonly Question[]): HardQuestion[] {
  const picks = wrongPicks(
    all.map(({ missed }) => missed),
    questions,
  );
  const rate = ({ firstTry, answered }: HardQuestion) => firstTry / answered;
  return questions
    .filter((question) => !isSelfRated(question))
    .map((question): HardQuestion => {
      const name = questionName(question);
      const records = all.flatMap(({ progress }) => recordFor(progress, question) ?? []);
      const [most] = picks.get(name) ?? [];
      return {
        name,
        text: inlineText(question.title),
        answered: records.length,
        firstTry: records.filter(({ firstTry }) => firstTry).length,
        picked: most,
      };
    })
    .filter(({ answered, firstTry }) => firstTry < answered)
    .sort((a, b) => rate(a) - rate(b) || b.answered - a.answered);
}

/** Most points first; then by name, so that the order is the same everywhere. */
export function byPoints(a: ClassLearner, b: ClassLearner): number {
  return b.points - a.points || (a.name < b.name ? -1 : 1);
}

/** Objectives that somebody has begun, those that the fewest can do first. */
export function weakestObjectives({ objectives }: ClassReport): readonly ClassObjective[] {
  return objectives
    .filter(({ passed, begun }) => passed + begun > 0 && begun > 0)
    .sort((a, b) => a.share - b.share);
}
