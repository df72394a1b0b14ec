/** A sitting of questions alone: a quiz, a review. */

import { localDay } from "../core/progress/day.ts";
import type { RunMode } from "../core/progress/event.ts";
import { type OpenRun, openRun } from "../core/progress/progress.ts";
import type { Question } from "../core/quiz/question.ts";
import { askedNow } from "../core/sitting/run.ts";
import { endEvent, questionsOf, resumeRun, startEvents } from "../core/sitting/run-events.ts";
import { type Run, startRun } from "../core/sitting/run-state.ts";
import { asideView } from "../core/view/error.ts";
import { askOne } from "./asking.ts";
import { leaveRun } from "./leave.ts";
import { readAgain } from "./reading.ts";
import { showNext, showResult } from "./result.ts";
import type { Session } from "./session.ts";
import { todayOf } from "./session.ts";

export interface Sitting {
  /** What stands above the result: a lesson's title, "Review". */
  readonly title: string;
  readonly mode: RunMode;
  /** Lesson names: the same sitting is gone on with by its mode and these. */
  readonly lessons: readonly string[];
  readonly questions: readonly Question[];
  /** Where the questions of a sitting that was left are found. */
  readonly pool: readonly Question[];
  /** Undefined: a fresh one. */
  readonly seed: number | undefined;
  /** Go on with a sitting of the same kind that was left. */
  readonly resumes: boolean;
  /** Whoever asks says what comes next. */
  readonly goesOn?: boolean;
}

/** Asks all questions; false when the learner left before the end. */
export async function takeQuestions(session: Session, sitting: Sitting): Promise<boolean> {
  let run = await beginSitting(session, sitting);
  for (;;) {
    const asked = askedNow(run);
    if (asked === undefined) break;
    const turn = await askOne(session, run);
    run = turn.run;
    if (turn.left === "quit") return leaveRun(session, sitting.resumes);
    if (turn.left === "back" && (await readAgain(session, asked, run)) === "quit") {
      return leaveRun(session, sitting.resumes);
    }
  }
  await session.record(endEvent(run));
  await showResult(session, sitting.title, run);
  if (sitting.goesOn !== true) await showNext(session);
  return true;
}

async function beginSitting(session: Session, sitting: Sitting): Promise<Run> {
  const { world } = session;
  const { mode, lessons, questions, pool } = sitting;
  const left = sitting.resumes ? openRun(session.progress(), { mode, lessons }) : undefined;
  if (left !== undefined && (lessons.length > 0 || isOfToday(session, left))) {
    const start = {
      id: left.run.run,
      mode,
      seed: left.run.seed,
      questions: questionsOf(left.run.questions, pool),
    };
    if (left.settled > 0) {
      await world.show(asideView("You are back where you stopped.", world.look()));
    }
    return resumeRun(start, left.events);
  }
  const start = { id: world.uuid(), mode, seed: sitting.seed ?? world.seed(), questions };
  for (const event of startEvents(start, lessons)) await session.record(event);
  return startRun(start);
}

/** A review or a mix of another day is not gone on with: other questions need it more by now. */
function isOfToday(session: Session, { run, began }: OpenRun): boolean {
  return localDay(began, run.zone) === todayOf(session);
}
