/** A case in the learner's progress: its kind of fault is a question, so that it comes back. */

import { type CaseAnswer, type CaseGrade, caseOptions, faultOf } from "../../core/lab/case/case.ts";
import type { Fault } from "../../core/lab/case/fault.ts";
import { fullPoints } from "../../core/quiz/points.ts";
import type { Session } from "../session.ts";

/** Cases are kept under a name that no lesson has: it isn't written as theirs are. */
const caseLesson = "case:";

export function caseName({ id }: Fault): string {
  return `${caseLesson}/${id}`;
}

export async function recordCase(
  session: Session,
  told: {
    readonly seed: number;
    readonly answer: CaseAnswer;
    readonly grade: CaseGrade;
    readonly ms: number;
  },
): Promise<void> {
  const { seed, answer, grade, ms } = told;
  const run = session.world.uuid();
  const question = caseName(faultOf(seed));
  const verdict = grade.points === fullPoints ? "right" : grade.link ? "partly" : "wrong";
  await session.record({
    type: "run",
    run,
    mode: "quiz",
    lessons: [],
    seed,
    questions: [question],
  });
  await session.record({
    type: "answer",
    run,
    mode: "quiz",
    question,
    kind: "choice",
    attempt: 1,
    hints: 0,
    response: { kind: "choice", option: Math.min(answer.link, caseOptions(seed).links.length - 1) },
    verdict,
    share: grade.points / fullPoints,
    points: grade.points,
    of: fullPoints,
    settled: true,
    ms,
    answer: "case",
  });
  await session.record({ type: "run-end", run });
}
