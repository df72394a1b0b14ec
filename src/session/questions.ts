/** A sitting of questions alone: a quiz, a review. */

import type { RunMode } from "../core/progress/event.ts";
import { openRun } from "../core/progress/progress.ts";
import type { Question } from "../core/quiz/question.ts";
import { askedNow } from "../core/quiz/run.ts";
import { endEvent, questionsOf, resumeRun, startEvent } from "../core/quiz/run-events.ts";
import { type Run, startRun } from "../core/quiz/run-state.ts";
import { asideView } from "../core/view/error.ts";
import { askOne } from "./asking.ts";
import { leaveRun } from "./leave.ts";
import { readAgain } from "./reading.ts";
import { showResult } from "./result.ts";
import type { Session } from "./session.ts";

export interface Sitting {
  /** What stands above the result: a lesson's title, "Review". */
  readonly title: string;
  readonly mode: RunMode;
  /** Lesson names: the same sitting is gone on with by its mode and these. */
  readonly lessons: readonly string[];
  readonly questions: readonly Question[];
  /** Undefined: a fresh one. */
  readonly seed: number | undefined;
  /** Go on with a sitting of the same kind that was left. */
  readonly resumes: boolean;
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
    if (turn.left === "back" && (await readAgain(session, asked.question)) === "quit") {
      return leaveRun(session, sitting.resumes);
    }
  }
  await session.record(endEvent(run));
  await showResult(session, sitting.title, run);
  return true;
}

async function beginSitting(session: Session, sitting: Sitting): Promise<Run> {
  const { world } = session;
  const { mode, lessons, questions } = sitting;
  const left = sitting.resumes ? openRun(session.progress(), { mode, lessons }) : undefined;
  if (left !== undefined) {
    const start = {
      id: left.run.run,
      mode,
      seed: left.run.seed,
      questions: questionsOf(left.run.questions, questions),
    };
    if (left.settled > 0) {
      await world.show(asideView("You are back where you stopped.", world.look()));
    }
    return resumeRun(start, left.events);
  }
  const start = { id: world.uuid(), mode, seed: sitting.seed ?? world.seed(), questions };
  await session.record({ ...startEvent(start), lessons });
  return startRun(start);
}
