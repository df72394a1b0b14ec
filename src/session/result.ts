/** The end of a run on the screen: points, what to look at again, what comes next. */

import { line, wrapLine } from "mermaid-text/text";
import type { Lesson } from "../core/course/course.ts";
import { inlineText } from "../core/document/block.ts";
import { dueSummary } from "../core/progress/due.ts";
import { nextStep, nextStepText } from "../core/progress/next-step.ts";
import type { OfToday } from "../core/progress/of-today.ts";
import { isSelfRated, type Question } from "../core/quiz/question.ts";
import { type Result, type Run, runScore } from "../core/sitting/run-state.ts";
import { counted } from "../core/text/counted.ts";
import { asideView } from "../core/view/error.ts";
import { sourcesView } from "../core/view/lesson.ts";
import { runEndView } from "../core/view/run-end.ts";
import { lessonMetas } from "./course.ts";
import type { Session } from "./session.ts";
import { todayOf } from "./session.ts";
import { courseOfToday } from "./today.ts";

/** Missed questions named at the end: more would be a list nobody reads. */
const mostMissed = 3;

/** `lesson` tells in which section a missed question is answered. */
export async function showResult(
  session: Session,
  title: string,
  run: Run,
  lesson?: Lesson,
): Promise<void> {
  const { world } = session;
  const score = runScore(run);
  if (run.slots.length > 0) {
    const missed = run.results.filter(isMissedNow);
    const lookAgain = missed.slice(0, mostMissed).map(({ question }) => said(question, lesson));
    const more = missed.length - lookAgain.length;
    const judged = run.mode !== "review" && run.mode !== "practice";
    const needed = run.mode === "test-out" ? { needed: "all must be right at the first try" } : {};
    const end = { title, score, lookAgain, more, judged, ...needed };
    await world.show([[], ...runEndView(end, world.look())]);
  }
  const look = world.look();
  const ways = lesson === undefined ? [] : againText(run, lesson);
  const named = ways.flatMap((text) => asideView(text, look));
  if (named.length > 0) await world.show([[], ...named]);
}

/** Sources named at a lesson's end: more would push its result off the screen. */
const mostSources = 3;

/** Where a lesson's facts come from, for whoever wants to read on. */
export async function showSources({ world }: Session, { name, sources }: Lesson): Promise<void> {
  if (sources.length === 0) return;
  const look = world.look();
  const left = sources.length - mostSources;
  const more =
    left > 0 ? asideView(`And ${left} more, at the end of: whichside show ${name}`, look) : [];
  await world.show([[], ...sourcesView(sources, look, mostSources), ...more]);
}

/** What comes next, and tomorrow. */
export async function showNext(session: Session): Promise<void> {
  const { world } = session;
  const look = world.look();
  const now = await courseOfToday(session);
  const said = [whatNext(session, now), ...tomorrow(session, now)];
  await world.show([[], ...said.flatMap((text) => wrapLine(line(text), look.text))]);
}

/** Ways to come back to what went wrong in a lesson. */
function againText(run: Run, { name }: Lesson): string[] {
  const missed = run.results.filter(isMissedNow);
  const sides = missed.some(({ question }) => question.answer.kind === "sort");
  return [
    ...(missed.length === 0
      ? []
      : [`What went wrong, at any time: whichside quiz ${name} --missed`]),
    ...(sides ? ["Which side does what, at speed: whichside drill"] : []),
  ];
}

function isMissedNow({ share, again, question }: Result): boolean {
  return share < 1 && !again && !isSelfRated(question);
}

function said(question: Question, lesson: Lesson | undefined): string {
  const text = aboutOf(question, lesson);
  const section = lesson?.sections.findIndex(({ id }) => id === question.after) ?? -1;
  return section < 0 ? text : `${text.replace(/\.$/, "")} (section\u00a0${section + 1})`;
}

/** What it asks; where that says nothing by itself ("Which part is wrong?") what it is good for. */
function aboutOf({ answer, title, objective }: Question, lesson: Lesson | undefined): string {
  const inLesson = objective?.lesson === lesson?.name ? objective?.id : undefined;
  const aim = lesson?.objectives.find(({ id }) => id === inLesson)?.text;
  return answer.kind === "spot" && aim !== undefined ? aim.replace(/\.$/, "") : inlineText(title);
}

/** What will be asked again tomorrow. */
function tomorrow(session: Session, { progress, anew }: OfToday): string[] {
  const today = todayOf(session);
  const { next } = dueSummary(progress, session.course.lessons, today, anew);
  if (next?.day !== today + 1) return [];
  return [`Tomorrow: ${counted(next.questions, "question")} to review.`];
}

/** One line: the due review, a weak objective, or the next lesson. */
function whatNext(session: Session, { progress, anew }: OfToday): string {
  const { library, course } = session;
  const today = todayOf(session);
  const due = dueSummary(progress, course.lessons, today, anew);
  return nextStepText(nextStep(progress, lessonMetas(library, course), due), today);
}
