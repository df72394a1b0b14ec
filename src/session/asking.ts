/**
 * The loop around a question: show it, take the answer, put it on disk, and only then say
 * the verdict. Hints, second tries and ratings go round until the question is settled.
 */

import { isEcho } from "../core/progress/echo.ts";
import { startsAnew } from "../core/progress/record-of.ts";
import { isSelfRated, type Question } from "../core/quiz/question.ts";
import { askedNow, type Outcome, step } from "../core/sitting/run.ts";
import { eventFor } from "../core/sitting/run-events.ts";
import { hasMissed, isOver, type Run } from "../core/sitting/run-state.ts";
import type { BlockContext } from "../core/view/blocks.ts";
import { asideView, noticeView } from "../core/view/error.ts";
import { gradeView, settledView } from "../core/view/grade.ts";
import { hintView, questionView } from "../core/view/question.ts";
import { ruled } from "../core/view/ruled.ts";
import type { Look, View } from "../core/view/view.ts";
import { askQuestion } from "./ask.ts";
import { contextFor } from "./drawing.ts";
import { screenOf } from "./question-screen.ts";
import { momentOf, type Session } from "./session.ts";

/** The run after a question, and how the learner left it. */
export interface AskingTurn {
  readonly run: Run;
  /** `back` after `settled` is the wish to read the section again. */
  readonly left: "on" | "back" | "quit";
}

/** Asks the question that is on now, until it is settled or left. */
export async function askOne(session: Session, start: Run): Promise<AskingTurn> {
  const { world } = session;
  const first = askedNow(start);
  if (first === undefined) return { run: start, left: "on" };
  const look = world.look();
  const screen = screenOf(session);
  const heard = await screen.show([
    [],
    ...anewView(session, first.question),
    ...questionView(first, look, await contextFor(session, first.question, look)),
    [],
  ]);
  if (!heard) return { run: start, left: "quit" };
  // The prompts load while the question is being read.
  const asker = await world.asker();
  const since = world.now();
  let run = start;
  for (;;) {
    const asked = askedNow(run);
    if (asked === undefined) return { run, left: "on" };
    const reply = await askQuestion(asker, asked, {
      look: world.look(),
      sides: session.course.sides,
      // A review wants to know what is remembered, and a test-out what is known.
      hasText: run.mode === "learn",
      testing: run.mode === "test-out",
      raise: (rows) => screen.raise(asked, rows),
    });
    if (reply.kind === "left") return { run, left: reply.how };
    const { run: next, outcome } = step(run, reply, isEchoNow(session, asked.name));
    // On disk before its verdict is drawn: what was seen to count does count.
    const event = eventFor(run, outcome, world.now() - since);
    if (event !== undefined) await session.record(event);
    run = next;
    const said = world.look();
    const context = await contextFor(session, asked.question, said);
    const echo = outcome.kind === "graded" && outcome.echo && outcome.points > 0;
    const heard = await screen.show([
      ...outcomeView(outcome, said, context),
      ...(echo ? echoView(said) : []),
      ...(hasMissed(run) ? spoiltView(said) : []),
    ]);
    if (!heard) return { run, left: "quit" };
    if (isSettled(outcome) || isOver(run)) return { run, left: await settledKey(session) };
  }
}

/** Whether its right answer was on the screen a moment ago. */
function isEchoNow(session: Session, name: string): boolean {
  return isEcho(session.progress().shown, name, momentOf(session));
}

/** Why something right doesn't count, said where it happens. */
function echoView(look: Look): View {
  const said =
    "You saw this answer a moment ago, so it doesn't count yet. It does after ten other questions, or in a quarter of an hour.";
  return [...asideView(said, look), []];
}

/** Said where it happens: a test-out ends with the first hint or miss. */
function spoiltView(look: Look): View {
  const said =
    "A test-out takes every answer right at the first try and without a hint, so it ends here.";
  return [...asideView(said, look), []];
}

/** A question whose right answer the author changed: what was answered before no longer counts. */
function anewView({ world, progress }: Session, question: Question): View {
  if (!startsAnew(progress(), question)) return [];
  const said = isSelfRated(question)
    ? "This one was graded when you answered it. Now you rate it yourself, so it starts anew."
    : "The right answer to this one has changed since you answered it, so it starts anew.";
  return [...noticeView(said, undefined, world.look()), []];
}

function isSettled(outcome: Outcome): boolean {
  return (
    outcome.kind === "skipped" || (outcome.kind === "graded" && outcome.next.kind === "settled")
  );
}

function outcomeView(outcome: Outcome, look: Look, context: BlockContext): View {
  const gap: View = look.plain ? [] : [[]];
  switch (outcome.kind) {
    case "hint":
      return [...gap, ...hintView(outcome, look, context), ...gap];
    case "skipped":
      return [...gap, ...ruled(settledView(outcome, look, context), look), ...gap];
    case "graded": {
      const said = gradeView(outcome, look, context);
      const settled = isSettled(outcome) ? settledView(outcome, look, context) : [];
      const all = [...said, ...(settled.length > 0 ? [...gap, ...settled] : [])];
      return [...gap, ...ruled(all, look), ...gap];
    }
    case "refused":
      return [];
  }
}

/** The explanation stays until a key is pressed: a moment to take it in, or to read about it. */
async function settledKey({ world }: Session): Promise<AskingTurn["left"]> {
  const asker = await world.asker();
  const pressed = await asker.key({
    look: world.look(),
    keys: [
      { key: "enter", name: "Enter", does: "continue" },
      { key: "b", name: "b", does: "back to the text", word: "back" },
      { key: "q", name: "q", does: "quit" },
    ],
  });
  return pressed === "b" ? "back" : pressed === "q" ? "quit" : "on";
}
