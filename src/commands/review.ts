/** `review`: what is due today, by spaced repetition; `--ahead` practises without moving a date. */

import { line, safeJson, wrapLine } from "mermaid-text/text";
import { defineCommand, flag, wholeNumber } from "../command.ts";
import { TutorError } from "../core/error.ts";
import { dayText } from "../core/progress/day.ts";
import { dueSummary } from "../core/progress/due.ts";
import { schedule } from "../core/progress/select.ts";
import { questionName } from "../core/quiz/question.ts";
import { counted } from "../core/text/counted.ts";
import { eachLesson } from "../session/course.ts";
import { takeQuestions } from "../session/questions.ts";
import { answeredPredictions, begun, selectReview } from "../session/selection.ts";
import { openSession, type Session, todayOf } from "../session/session.ts";
import { courseOfToday } from "../session/today.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "what is due today, brought back before it is forgotten",
  options: {
    ahead: flag("practise what comes next, without moving a date"),
    count: wholeNumber("<number>", [1, 1000], "at most so many questions"),
    json: flag("list what is due, and what comes next, as one JSON document"),
  },
  examples: [
    ["whichside review", "what is due"],
    ["whichside review --ahead --count 5", "five more, just for practice"],
    ["whichside review --json", "for a program"],
  ],
  run: (options, _names, world) => review(options, world),
});

export interface ReviewOptions {
  readonly ahead: boolean;
  readonly count?: number;
  readonly json: boolean;
}

export async function review(options: ReviewOptions, world: World): Promise<number> {
  const session = await openSession(world);
  if (options.json) {
    world.print(safeJson(await reviewDocument(session), 2));
    return 0;
  }
  if (!world.terminal.interactive) {
    throw new TutorError("answers.needed", "A review needs a terminal to ask at.", {
      hint: "What is due, for a program: whichside review --json",
      exitCode: 2,
    });
  }
  const { questions, pool } = await selectReview(session, options);
  if (questions.length === 0) {
    const look = world.look();
    await world.show(
      (await nothingDue(session)).flatMap((text) => wrapLine(line(text), look.text)),
    );
    return 0;
  }
  await takeQuestions(session, {
    title: options.ahead ? "Practice" : "Review",
    mode: options.ahead ? "practice" : "review",
    lessons: [],
    questions,
    pool,
    seed: undefined,
    resumes: !options.ahead,
  });
  return 0;
}

async function nothingDue(session: Session): Promise<string[]> {
  const today = todayOf(session);
  const { progress, anew } = await courseOfToday(session);
  const { next } = dueSummary(progress, session.course.lessons, today, anew);
  if (next === undefined) {
    return ["There is nothing to review yet.", "Read a lesson first: whichside"];
  }
  const days = next.day - today;
  const when = days === 1 ? "tomorrow" : `in ${days} days`;
  const count = counted(next.questions, "question");
  return [
    `Nothing is due today. Next: ${count} ${when}.`,
    "Practise anyway, without moving a date: whichside review --ahead",
  ];
}

/** The document of `review --json`, version 1. Dates are the learner's own days. */
async function reviewDocument(session: Session): Promise<object> {
  const today = todayOf(session);
  const { world, library } = session;
  const lessons = await eachLesson(world, begun(session), (name) => library.facts(name));
  const questions = [
    ...lessons.flatMap((lesson) => lesson.questions),
    ...(await answeredPredictions(session)),
  ];
  const scheduled = schedule(session.progress(), questions, today).map(
    ({ question, day, anew }) => ({
      question: questionName(question),
      due: dayText(day),
      changed: anew,
      day,
    }),
  );
  const entry = ({ day: _day, ...rest }: (typeof scheduled)[number]) => rest;
  return {
    schema: "whichside/review",
    version: 1,
    date: dayText(today),
    due: scheduled.filter(({ day }) => day <= today).map(entry),
    next: scheduled.filter(({ day }) => day > today).map(entry),
  };
}
