/**
 * A prediction: a question that is answered before the thing happens. The answer is on disk at
 * once, the verdict waits until the truth was seen. There is one try: afterwards one knows.
 */

import type { Response } from "../../core/quiz/kinds/answer.ts";
import { askedNow, type Outcome, step } from "../../core/sitting/run.ts";
import { eventFor } from "../../core/sitting/run-events.ts";
import { advance, type Run } from "../../core/sitting/run-state.ts";
import { gradeView, settledView } from "../../core/view/grade.ts";
import { hintView, questionBody } from "../../core/view/question.ts";
import { ruled } from "../../core/view/ruled.ts";
import { askQuestion } from "../ask.ts";
import { contextFor } from "../drawing.ts";
import type { Session } from "../session.ts";

type Settled = Outcome & { kind: "graded" | "skipped" };

export type Predicted =
  | { readonly kind: "settled"; readonly run: Run; readonly outcome: Settled }
  | { readonly kind: "quit" };

export async function predict(session: Session, start: Run): Promise<Predicted> {
  const { world } = session;
  const first = askedNow(start);
  if (first === undefined) throw new Error("There is nothing to predict.");
  const look = world.look();
  const context = await contextFor(session, first.question, look);
  // A head with a number of points would make a test of it.
  await world.show([[], ...questionBody(first.question, look, context), []]);
  const asker = await world.asker();
  const since = world.now();
  let run = start;
  for (;;) {
    const asked = askedNow(run);
    if (asked === undefined) throw new Error("The prediction was settled already.");
    const reply = await askQuestion(asker, asked, {
      look: world.look(),
      sides: session.course.sides,
      hasText: false,
    });
    if (reply.kind === "left") return { kind: "quit" };
    if (reply.kind === "answer") return settle(session, run, reply.response, world.now() - since);
    const { run: next, outcome } = step(run, reply);
    const event = eventFor(run, outcome, world.now() - since);
    if (event !== undefined) await session.record(event);
    run = next;
    if (outcome.kind === "skipped") return { kind: "settled", run, outcome };
    if (outcome.kind === "hint") {
      await world.show([[], ...hintView(outcome, world.look(), context), []]);
    }
  }
}

/** Grades the one try, or takes it that there is none, and puts it on disk. */
export async function settle(
  session: Session,
  run: Run,
  response: Response | undefined,
  ms: number,
): Promise<Predicted> {
  if (response === undefined) {
    const { run: next, outcome } = step(run, { kind: "skip" });
    const event = eventFor(run, outcome, ms);
    if (event !== undefined) await session.record(event);
    if (outcome.kind !== "skipped") throw new Error("A prediction could not be skipped.");
    return { kind: "settled", run: next, outcome };
  }
  const { outcome } = step(run, { kind: "answer", response });
  if (outcome.kind !== "graded") throw new Error("A prediction was answered and not graded.");
  const { run: next, result } = advance(run, {
    kind: "try",
    verdict: outcome.grade.verdict,
    share: outcome.grade.share,
    points: outcome.points,
    follows: "settled",
  });
  const only: Settled = { ...outcome, next: { kind: "settled" }, result };
  const event = eventFor(run, only, ms);
  if (event !== undefined) await session.record(event);
  return { kind: "settled", run: next, outcome: only };
}

/** The verdict and why, once the truth is on the screen. */
export async function showVerdict(session: Session, outcome: Settled): Promise<void> {
  const { world } = session;
  const look = world.look();
  const context = await contextFor(session, outcome.asked.question, look);
  const graded = outcome.kind === "graded" ? gradeView(outcome, look, context) : [];
  const why = settledView(outcome, look, context);
  const all = [...graded, ...(graded.length > 0 && !look.plain ? [[]] : []), ...why];
  await world.show([[], ...ruled(all, look), []]);
}
