/** A lesson from its first section to its result: sections, the questions on the way, the quiz at the end. */

import type { Lesson } from "../core/course/course.ts";
import type { Parsed } from "../core/diagnostic.ts";
import { lessonMark } from "../core/progress/marks.ts";
import { openRun } from "../core/progress/progress.ts";
import type { Question } from "../core/quiz/question.ts";
import { askedNow } from "../core/sitting/run.ts";
import { endEvent, questionsOf, resumeRun, startEvents } from "../core/sitting/run-events.ts";
import { type Run, startRun } from "../core/sitting/run-state.ts";
import { asideView } from "../core/view/error.ts";
import { brokenView } from "../core/view/lesson.ts";
import { askOne } from "./asking.ts";
import { lessonMetas } from "./course.ts";
import { guessFirst } from "./guess-first.ts";
import { leaveRun } from "./leave.ts";
import { readAgain, readSection } from "./reading.ts";
import { showNext, showResult, showSources } from "./result.ts";
import { roundFor } from "./second-round.ts";
import type { Session } from "./session.ts";
import { courseOfToday } from "./today.ts";

/** Goes through a lesson, from where it was left unless `again`; false when it was left. */
export async function takeLesson(
  session: Session,
  parsed: Parsed<Lesson>,
  again: boolean,
): Promise<boolean> {
  const { world } = session;
  const { value: lesson } = parsed;
  const broken = brokenView(parsed, world.look());
  if (broken.length > 0) await world.show([...broken, []]);
  const begun = await beginLesson(session, lesson, again);
  let { run, at } = begun;
  if (begun.fresh && (await guessFirst(session, lesson)) === "quit") {
    return leaveRun(session, true);
  }
  const { sections } = lesson;
  for (;;) {
    const asked = askedNow(run);
    const due = asked === undefined ? Infinity : placeOf(asked.question, lesson);
    if (asked !== undefined && (due < at || at >= sections.length)) {
      const turn = await askOne(session, run);
      run = turn.run;
      if (turn.left === "quit") return leaveRun(session, true);
      if (turn.left === "back" && (await readAgain(session, asked, run)) === "quit") {
        return leaveRun(session, true);
      }
      continue;
    }
    const section = sections[at];
    if (section === undefined) break;
    // The count stays on one line.
    const place = `${at + 1}\u00a0of\u00a0${sections.length}`;
    const ways = { on: "continue", before: at > 0 };
    const turned = await readSection(session, lesson, section, place, ways);
    if (turned === "quit") return leaveRun(session, true);
    if (turned === "back") {
      at = Math.max(0, at - 1);
      continue;
    }
    await session.record({ type: "section", lesson: lesson.name, section: section.id });
    at += 1;
  }
  await session.record(endEvent(run));
  await showResult(session, lesson.title, run, lesson);
  await showSources(session, lesson);
  if ((await roundFor(session, lesson)) === undefined) await showNext(session);
  return true;
}

/** In the order of asking: behind their sections, the others at the end. */
function questionsInOrder(lesson: Lesson): Question[] {
  return [...lesson.questions].sort((a, b) => placeOf(a, lesson) - placeOf(b, lesson));
}

/** Index of the section behind which a question is asked; past the last one for the closing quiz. */
function placeOf(question: Question, lesson: Lesson): number {
  const index = lesson.sections.findIndex(({ id }) => id === question.after);
  return index < 0 ? lesson.sections.length : index;
}

async function beginLesson(
  session: Session,
  lesson: Lesson,
  again: boolean,
): Promise<{ run: Run; at: number; fresh: boolean }> {
  const { world } = session;
  const progress = session.progress();
  const left = openRun(progress, { mode: "learn", lessons: [lesson.name] });
  if (left !== undefined && !again) {
    const start = {
      id: left.run.run,
      mode: left.run.mode,
      seed: left.run.seed,
      questions: withNew(questionsOf(left.run.questions, lesson.questions), lesson),
    };
    const read = progress.sections.get(lesson.name);
    const unread = lesson.sections.findIndex(({ id }) => (read?.get(id) ?? 0) < left.began);
    const at = unread < 0 ? lesson.sections.length : unread;
    if (at > 0 || left.settled > 0) {
      const said = `${lesson.title}: you are back where you stopped.`;
      await world.show(asideView(said, world.look()));
    }
    return { run: resumeRun(start, left.events), at, fresh: false };
  }
  const start = {
    id: world.uuid(),
    mode: "learn" as const,
    seed: world.seed(),
    questions: questionsInOrder(lesson),
  };
  const before = await neededFirst(session, lesson);
  if (before !== undefined) await world.show([...asideView(before, world.look()), []]);
  // A lesson without questions has a run as well: its end says that it was read.
  for (const event of startEvents(start, [lesson.name])) await session.record(event);
  return { run: startRun(start), at: 0, fresh: true };
}

/** Which lessons come before this one, where some of them are still to be passed. */
async function neededFirst(session: Session, { needs }: Lesson): Promise<string | undefined> {
  const { library, course } = session;
  const { progress } = await courseOfToday(session);
  const missing = lessonMetas(library, course).filter(
    ({ name }) =>
      needs.includes(name) && !["passed", "mastered"].includes(lessonMark(progress, name).state),
  );
  if (missing.length === 0) return undefined;
  return `It builds on ${missing.map(({ title }) => `"${title}"`).join(" and ")}, which you have not passed yet.`;
}

/** Questions that the author added since the run began are asked too, at their place. */
function withNew(kept: readonly Question[], lesson: Lesson): Question[] {
  const known = new Set(kept.map(({ id }) => id));
  const added = questionsInOrder(lesson).filter(({ id }) => !known.has(id));
  return [...kept, ...added];
}
