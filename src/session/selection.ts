/** Which questions a quiz or a review asks, from options, course and progress. */

import type { Lesson } from "../core/course/course.ts";
import { TutorError } from "../core/error.ts";
import { isEcho } from "../core/progress/echo.ts";
import { secondRound } from "../core/progress/second-round.ts";
import {
  aheadQuestions,
  dueQuestions,
  fewestInTestOut,
  missedQuestions,
  mixedQuestions,
  testOutQuestions,
} from "../core/progress/select.ts";
import type { QuestionKind } from "../core/quiz/kinds/answer.ts";
import { type Question, questionName } from "../core/quiz/question.ts";
import { findLesson } from "./course.ts";
import type { Session } from "./session.ts";
import { momentOf, todayOf } from "./session.ts";

/** The lab's code is loaded where somebody has predicted something. */
export async function answeredPredictions(session: Session): Promise<readonly Question[]> {
  if (![...session.progress().questions.keys()].some((name) => name.includes("/lab-"))) return [];
  const { answeredPredictions: read } = await import("./lab/experiments.ts");
  return read(session);
}

export interface QuizSelection {
  readonly lessons: readonly string[];
  readonly seed: number;
  /** At most so many questions; without it all of named lessons, or ten of a mixed quiz. */
  readonly count?: number;
  readonly missed: boolean;
  /** With `missed`: others stand between, so that answers which were just shown count. */
  readonly mixed: boolean;
  /** Lessons that were not read, too. */
  readonly all: boolean;
  readonly type?: QuestionKind;
  /** Only questions that test this one: its name, behind its lesson's and a slash where needed. */
  readonly objective?: string;
  readonly testOut: boolean;
}

export interface Selected {
  readonly title: string;
  /** Names of the lessons that were asked for; none for a mixed quiz. */
  readonly lessons: readonly string[];
  /** Empty only when nothing was missed. */
  readonly questions: readonly Question[];
  /** All questions that it was picked from. */
  readonly pool: readonly Question[];
}

/** How many questions make a mixed quiz. */
const usualCount = 10;

export async function selectQuiz(session: Session, wanted: QuizSelection): Promise<Selected> {
  const names: string[] = [];
  for (const typed of wanted.lessons) names.push(await findLesson(session, typed));
  // An objective is asked for by name, as a lesson is: whether it was begun is no matter.
  const any = wanted.all || wanted.objective !== undefined;
  const from = names.length > 0 ? names : any ? session.course.lessons : begun(session);
  const lessons = await readLessons(session, from);
  const title = names.length > 0 ? lessons.map((lesson) => lesson.title).join(", ") : "Quiz";
  const all = lessons.flatMap((lesson) => lesson.questions);
  const fitting = all.filter((question) => fits(question, wanted));
  const chosen = picked(session, fitting, names, wanted);
  const questions =
    wanted.missed && wanted.mixed ? await mixedRound(session, chosen, fitting, wanted) : chosen;
  const nothingMissed = wanted.missed && fitting.length > 0;
  if (questions.length === 0 && !nothingMissed) throw nothingToAsk(wanted, names, all.length > 0);
  return { title, lessons: names, questions, pool: all };
}

function fits(
  { answer, objective: tested }: Question,
  { type, objective }: QuizSelection,
): boolean {
  if (type !== undefined && answer.kind !== type) return false;
  return (
    objective === undefined ||
    (tested !== undefined && [tested.id, `${tested.lesson}/${tested.id}`].includes(objective))
  );
}

/**
 * What went wrong, with others between as far as that is needed: of what was asked for, and of
 * all that was begun unless only one kind is wanted.
 */
async function mixedRound(
  session: Session,
  missed: readonly Question[],
  fitting: readonly Question[],
  { type, objective, seed }: QuizSelection,
): Promise<Question[]> {
  const any = type === undefined && objective === undefined;
  const others = any ? await readLessons(session, begun(session)) : [];
  const all = [...fitting, ...others.flatMap((lesson) => lesson.questions)];
  return secondRound(session.progress(), missed, all, { ...momentOf(session), seed });
}

/** A test-out, of questions whose answers were not on the screen a moment ago. */
function testOut(session: Session, questions: readonly Question[], seed: number): Question[] {
  const { shown } = session.progress();
  const isShown = (question: Question) => isEcho(shown, questionName(question), momentOf(session));
  const chosen = testOutQuestions(questions, seed, isShown);
  if (chosen.length < fewestInTestOut) {
    throw new TutorError(
      "quiz.too-few",
      `A test-out asks at least ${fewestInTestOut} questions, and here are ${chosen.length} that can be graded.`,
      { hint: "Pass it with its quiz: whichside quiz <lesson>", exitCode: 2 },
    );
  }
  if (chosen.some(isShown)) {
    throw new TutorError(
      "quiz.just-shown",
      "Too many of its answers were on your screen a moment ago for a test-out.",
      {
        hint: "Try again in a quarter of an hour, or take its quiz, mixed: whichside quiz --missed",
        exitCode: 1,
      },
    );
  }
  return chosen;
}

function picked(
  session: Session,
  questions: readonly Question[],
  names: readonly string[],
  { seed, count, missed, testOut: testsOut }: QuizSelection,
): readonly Question[] {
  const { progress } = session;
  if (testsOut) return testOut(session, questions, seed);
  if (missed) return missedQuestions(progress(), questions, seed).slice(0, count);
  if (names.length > 0 && count === undefined) return questions;
  return mixedQuestions(progress(), questions, { seed, count: count ?? usualCount });
}

function nothingToAsk(
  { type, objective }: QuizSelection,
  names: readonly string[],
  some: boolean,
): TutorError {
  if (objective !== undefined && some) {
    const kind = type === undefined ? "" : ` and is of the type "${type}"`;
    return new TutorError(
      "quiz.no-such-objective",
      `None of these questions tests the objective "${objective}"${kind}.`,
      { hint: "The names of all: whichside score --json", exitCode: 2 },
    );
  }
  if (type !== undefined && some) {
    return new TutorError(
      "quiz.no-such-type",
      `None of these questions is of the type "${type}".`,
      {
        hint: "Leave --type away, or name another one.",
        exitCode: 2,
      },
    );
  }
  if (names.length > 0) {
    return new TutorError("quiz.empty", "There are no questions in what you named.", {
      hint: "All lessons: whichside list",
      exitCode: 2,
    });
  }
  return new TutorError("quiz.nothing-read", "There is nothing to ask yet: no lesson was read.", {
    hint: "Read one: whichside\nOr name one: whichside quiz 1\nOr take them all: whichside quiz --all",
    exitCode: 2,
  });
}

/** What is due today; `ahead`: what comes next, to practise. */
export async function selectReview(
  session: Session,
  options: { readonly ahead: boolean; readonly count?: number },
): Promise<Pick<Selected, "questions" | "pool">> {
  const lessons = await readLessons(session, begun(session));
  const pool = [
    ...lessons.flatMap((lesson) => lesson.questions),
    ...(await answeredPredictions(session)),
  ];
  const today = todayOf(session);
  const progress = session.progress();
  const due = dueQuestions(progress, pool, today);
  const ahead = options.ahead && due.length === 0;
  const questions = ahead
    ? aheadQuestions(progress, pool, today, options.count ?? usualCount)
    : due.slice(0, options.count);
  return { questions, pool };
}

export async function readLessons(
  { library }: Session,
  names: readonly string[],
): Promise<Lesson[]> {
  const parsed = await Promise.all(names.map((name) => library.lesson(name)));
  return parsed.map(({ value }) => value);
}

/** Lessons of which something was read or answered, in the order of the course. */
export function begun({ course, progress }: Session): string[] {
  const { sections, lengths, questions, testedOut } = progress();
  const answered = new Set([...questions.keys()].map((name) => name.slice(0, name.indexOf("/"))));
  return course.lessons.filter(
    (name) => sections.has(name) || lengths.has(name) || answered.has(name) || testedOut.has(name),
  );
}
