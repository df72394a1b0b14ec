/** `quiz`: questions only, of named lessons or mixed over what was read. */

import { TutorError } from "../core/error.ts";
import type { Question } from "../core/quiz/question.ts";
import { findLesson } from "../session/course.ts";
import { takeQuestions } from "../session/questions.ts";
import { takeScripted } from "../session/scripted-quiz.ts";
import { openSession, type Session } from "../session/session.ts";
import type { World } from "../shell/world.ts";

export interface QuizOptions {
  readonly lessons: readonly string[];
  readonly seed?: number;
  /** Path of scripted answers, `-` for standard input. */
  readonly answers?: string;
  readonly json: boolean;
}

export async function quiz(options: QuizOptions, world: World): Promise<number> {
  const session = await openSession(world);
  const names: string[] = [];
  for (const typed of options.lessons) names.push(await findLesson(session, typed));
  if (options.answers === undefined && !world.terminal.interactive) throw answersNeeded(names);
  const { title, questions } = await selected(session, names);
  if (options.answers !== undefined) {
    return takeScripted(session, {
      title,
      start: { id: world.uuid(), mode: "quiz", seed: options.seed ?? world.seed(), questions },
      lessons: names,
      from: options.answers,
      answers: await world.readText(options.answers),
      seeded: options.seed !== undefined,
      json: options.json,
    });
  }
  await takeQuestions(session, {
    title,
    mode: "quiz",
    lessons: names,
    questions,
    seed: options.seed,
    resumes: options.seed === undefined,
  });
  return 0;
}

function answersNeeded(names: readonly string[]): TutorError {
  return new TutorError(
    "answers.needed",
    "A quiz needs answers, and there is no terminal to ask at.",
    {
      hint: `Write one answer a line and give the file: whichside quiz ${names.join(" ") || "<lesson>"} --answers answers.txt (or - for standard input).`,
      exitCode: 2,
    },
  );
}

async function selected(
  session: Session,
  names: readonly string[],
): Promise<{ readonly title: string; readonly questions: readonly Question[] }> {
  const read = names.length > 0 ? names : lessonsRead(session);
  const lessons = [];
  for (const name of read) lessons.push((await session.library.lesson(name)).value);
  const [only, ...others] = lessons;
  const title = only !== undefined && others.length === 0 ? only.title : "Quiz";
  const questions = lessons.flatMap((lesson) => lesson.questions);
  if (questions.length > 0) return { title, questions };
  throw names.length > 0
    ? new TutorError("quiz.empty", `"${title}" has no questions.`, { exitCode: 2 })
    : new TutorError("quiz.nothing-read", "There is nothing to ask yet: no lesson was read.", {
        hint: "Read one: whichside\nOr name one: whichside quiz 1",
        exitCode: 2,
      });
}

function lessonsRead({ course, progress }: Session): string[] {
  const { sections, lengths } = progress();
  return course.lessons.filter((name) => sections.has(name) || lengths.has(name));
}
