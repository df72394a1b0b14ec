/** The end of a run on the screen: points, what to look at again, what comes next. */

import { inlineText } from "../core/course/block.ts";
import type { Question } from "../core/quiz/question.ts";
import { type Run, runScore } from "../core/quiz/run-state.ts";
import { runEndView } from "../core/view/run-end.ts";
import type { Session } from "./session.ts";

/** Missed questions named at the end: more would be a list nobody reads. */
const mostMissed = 3;

export async function showResult({ world }: Session, title: string, run: Run): Promise<void> {
  const score = runScore(run);
  if (score.questions === 0) return;
  const missed = run.results.filter(({ share, again }) => share < 1 && !again);
  const lookAgain = missed.slice(0, mostMissed).map(({ question }) => nameOf(question));
  await world.show([[], ...runEndView({ title, score, lookAgain }, world.look())]);
}

function nameOf(question: Question): string {
  return inlineText(question.title);
}
