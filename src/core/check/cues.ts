/** What a guesser who knows nothing would score in a course, and by which cues. Pure. */

import { gradeAnswer } from "../quiz/grade.ts";
import type { Response } from "../quiz/kinds/answer.ts";
import { fullPoints, isPassed, pointsFor } from "../quiz/points.ts";
import { isSelfRated, type Question, questionName } from "../quiz/question.ts";
import { randomFrom, seedFor } from "../random.ts";
import { blindGuess, type Cue, guess, type Noticed } from "./guess.ts";

/** How often the whole course is guessed: where nothing tells, chance decides. */
export const rounds = 40;

/** Shares are 0 to 1, of the points that a first try without hints can earn. */
interface Guessed {
  readonly questions: number;
  readonly share: number;
  /** What answers without looking at anything would score. */
  readonly chance: number;
}

export interface LessonCues extends Guessed {
  readonly name: string;
  /** In how many of the rounds the lesson would be passed. */
  readonly passed: number;
}

export interface CueScore extends Guessed {
  readonly cue: Cue;
}

/** A question that the guesser always gets right by a cue. */
export interface GivenAway {
  readonly question: Question;
  readonly cue: Cue;
}

export interface CourseCues extends Guessed {
  readonly lessons: readonly LessonCues[];
  /** By how many questions they are tried at, most first. */
  readonly cues: readonly CueScore[];
  readonly givenAway: readonly GivenAway[];
}

export interface CueLesson {
  readonly name: string;
  readonly questions: readonly Question[];
}

/** Guesses every question of the lessons in all rounds. The same course gives the same figures. */
export function cuesOf(lessons: readonly CueLesson[], english: boolean): CourseCues {
  const noticed = { english, usualCount: usualCount(lessons.flatMap((each) => each.questions)) };
  const byLesson = lessons.map(({ name, questions }) => ({
    name,
    // What nobody grades can't be guessed.
    tried: questions.filter((each) => !isSelfRated(each)).map((each) => tried(each, noticed)),
  }));
  const all = byLesson.flatMap((lesson) => lesson.tried);
  const names = [...new Set(all.map(({ cue }) => cue))];
  const cues = names.map((cue) => ({ cue, ...sum(all.filter((one) => one.cue === cue)) }));
  return {
    ...sum(all),
    lessons: byLesson.map((lesson) => ({
      name: lesson.name,
      ...sum(lesson.tried),
      passed: timesPassed(lesson.tried),
    })),
    cues: cues.sort((a, b) => b.questions - a.questions),
    givenAway: all.filter(isGivenAway),
  };
}

interface Tried {
  readonly question: Question;
  readonly cue: Cue;
  /** Points of each round. */
  readonly points: readonly number[];
  readonly chance: number;
}

function tried(question: Question, noticed: Noticed): Tried {
  const seed = seedFor(1, questionName(question));
  const random = randomFrom(seed);
  const guesses = Array.from({ length: rounds }, () => guess(question, noticed, random));
  const points = guesses.map(({ response }) => pointsOf(question, response));
  const blind = randomFrom(seed);
  const chances = guesses.map(() => pointsOf(question, blindGuess(question, blind)));
  return { question, cue: guesses[0]?.cue ?? "chance", points, chance: mean(chances) / fullPoints };
}

function pointsOf(question: Question, response: Response | undefined): number {
  if (response === undefined) return 0;
  return pointsFor(gradeAnswer(question, response).share, { attempt: 1, hints: 0 });
}

function sum(tries: readonly Tried[]): Guessed {
  return {
    questions: tries.length,
    share: mean(tries.map(({ points }) => mean(points) / fullPoints)),
    chance: mean(tries.map(({ chance }) => chance)),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

function timesPassed(tries: readonly Tried[]): number {
  const totals = Array.from({ length: rounds }, (_, round) =>
    tries.reduce((total, { points }) => total + (points[round] ?? 0), 0),
  );
  return totals.filter((total) => isPassed(total, tries.length * fullPoints)).length;
}

function isGivenAway({ cue, points }: Tried): boolean {
  return cue !== "chance" && points.every((each) => each === fullPoints);
}

/** How many options are right in every question with several, where that never changes. */
function usualCount(questions: readonly Question[]): number | undefined {
  const counts = questions.flatMap(({ answer }) =>
    answer.kind === "choices" ? [answer.options.filter((option) => option.right).length] : [],
  );
  return counts.length > 1 && new Set(counts).size === 1 ? counts[0] : undefined;
}
