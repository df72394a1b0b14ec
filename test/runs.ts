/** Runs for tests, and what a learner does in them. */

import type { RunMode } from "../src/core/progress/event.ts";
import type { Response } from "../src/core/quiz/kinds/answer.ts";
import type { Question } from "../src/core/quiz/question.ts";
import { type Action, type Outcome, step } from "../src/core/sitting/run.ts";
import type { Run, RunStart } from "../src/core/sitting/run-state.ts";

export function start(questions: readonly Question[], mode: RunMode = "quiz", seed = 1): RunStart {
  return { id: "run-1", mode, seed, questions };
}

/** The run and the outcomes after a list of actions. */
export function play(run: Run, actions: readonly Action[]): { run: Run; outcomes: Outcome[] } {
  const outcomes: Outcome[] = [];
  let current = run;
  for (const action of actions) {
    const next = step(current, action);
    current = next.run;
    outcomes.push(next.outcome);
  }
  return { run: current, outcomes };
}

export function answer(response: Response): Action {
  return { kind: "answer", response };
}

export const pick = (option: number) => answer({ kind: "choice", option });
export const type = (typed: string) => answer({ kind: "text", text: typed });
export const hint: Action = { kind: "hint" };
export const skip: Action = { kind: "skip" };
