/** A run as events, and back: what is recorded is all that an exact resume needs. Pure. */

import type { Event, NewEvent } from "../progress/event.ts";
import { asciiJson } from "../progress/line.ts";
import { freeTries, fullPoints } from "../quiz/points.ts";
import { printsOf } from "../quiz/prints.ts";
import { isSelfRated, type Question, questionName } from "../quiz/question.ts";
import { toldTry } from "../quiz/told.ts";
import type { Asked, Outcome } from "./run.ts";
import { advance, type Fact, freshTurn, type Run, type RunStart, startRun } from "./run-state.ts";

/** So many bytes of names, and of lessons, go into one event: with the rest they stay below 4 KB. */
const nameBytes = 2800;
const lessonBytes = 600;

/**
 * The events that begin a run: one, and more of them when it has so many questions that its
 * line would be too long to be written at once. Of too many lessons none is named.
 */
export function startEvents(start: RunStart, lessons: readonly string[]): readonly NewEvent[] {
  const { id: run, mode, seed, questions } = start;
  const parts: string[][] = [[]];
  let bytes = 0;
  for (const name of questions.map(questionName)) {
    const length = asciiJson(name).length + 1;
    if (bytes + length > nameBytes) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(name);
    bytes += length;
  }
  const [first = [], ...others] = parts;
  const named = asciiJson(lessons).length > lessonBytes ? [] : lessons;
  const of = others.length === 0 ? {} : { of: questions.length };
  let from = first.length;
  return [
    { type: "run", run, mode, lessons: named, seed, questions: first, ...of },
    ...others.map((part): NewEvent => {
      const before = from;
      from += part.length;
      return { type: "run-more", run, from: before, questions: part };
    }),
  ];
}

export function endEvent(run: Run): NewEvent {
  return { type: "run-end", run: run.id };
}

/**
 * The event that records an outcome; undefined when nothing happened. `ms` is the time from
 * the question's appearance to the answer. A question that came back counts as practice.
 */
export function eventFor(run: Run, outcome: Outcome, ms: number): NewEvent | undefined {
  switch (outcome.kind) {
    case "graded":
      return {
        ...answered(run, outcome.asked, ms),
        prints: printsOf(outcome.asked.question, outcome.response),
        response: outcome.response,
        verdict: outcome.grade.verdict,
        share: outcome.grade.share,
        points: outcome.points,
        settled: outcome.next.kind === "settled",
        ...(outcome.echo ? { echo: true } : {}),
      };
    case "skipped":
      return {
        ...answered(run, outcome.asked, ms),
        prints: printsOf(outcome.asked.question),
        verdict: "shown",
        share: 0,
        points: 0,
        settled: true,
      };
    case "hint":
      return { type: "hint", run: run.id, question: outcome.asked.name, hint: outcome.number };
    case "refused":
      return undefined;
  }
}

function answered(run: Run, asked: Asked, ms: number) {
  const { question } = asked;
  return {
    type: "answer",
    run: run.id,
    mode: asked.again ? "practice" : run.mode,
    question: asked.name,
    kind: question.answer.kind,
    ...(question.objective === undefined
      ? {}
      : { objective: `${question.objective.lesson}/${question.objective.id}` }),
    attempt: asked.attempt,
    hints: asked.hintsShown,
    of: isSelfRated(question) ? 0 : fullPoints,
    ms: Math.max(0, Math.round(ms)),
    answer: question.fingerprint,
  } as const;
}

/**
 * The run as it was after the events: the same question, order, hints and tries. Events of
 * other runs are passed over, and so are those of questions that the course no longer has.
 * What was recorded stands, even when the course would grade it otherwise today.
 */
export function resumeRun(start: RunStart, events: readonly (Event | NewEvent)[]): Run {
  let run = startRun(start);
  for (const event of events) {
    if ((event.type !== "answer" && event.type !== "hint") || event.run !== run.id) continue;
    const turned = turnedTo(run, event.question);
    if (turned === undefined) continue;
    run = advance(turned, factOf(event, turned)).run;
  }
  return run;
}

function factOf(event: (Event | NewEvent) & { type: "answer" | "hint" }, run: Run): Fact {
  if (event.type === "hint") return { kind: "hint", number: event.hint };
  const { verdict, share, points, response, settled, echo = false } = event;
  const question = run.slots[run.at]?.question;
  const told = question === undefined || settled ? undefined : toldTry(event, question);
  const text = response?.kind === "describe" ? { text: response.text } : {};
  return {
    kind: "try",
    verdict,
    share,
    points,
    follows: followed(event, run),
    echo,
    ...(told === undefined ? {} : { response: told }),
    ...text,
  };
}

function followed(
  event: (Event | NewEvent) & { type: "answer" },
  run: Run,
): (Fact & { kind: "try" })["follows"] {
  if (event.settled) return "settled";
  if (event.kind === "describe") return "rate";
  return event.verdict === "nearly" && run.turn.free < freeTries ? "free" : "retry";
}

/**
 * The run with this question on screen. It is there already, unless an event between was
 * lost: then it is taken out of its turn, and what was lost is asked later.
 */
function turnedTo(run: Run, name: string): Run | undefined {
  const place = run.slots.findIndex(
    ({ question }, index) => index >= run.at && questionName(question) === name,
  );
  const slot = run.slots[place];
  if (slot === undefined) return undefined;
  if (place === run.at) return run;
  const others = run.slots.filter((_, index) => index !== place);
  return {
    ...run,
    slots: [...others.slice(0, run.at), slot, ...others.slice(run.at)],
    turn: freshTurn,
  };
}

/** The questions of a run that was left, in its order, from those that the course has now. */
export function questionsOf(names: readonly string[], questions: readonly Question[]): Question[] {
  const byName = new Map(questions.map((question) => [questionName(question), question]));
  return names.flatMap((name) => byName.get(name) ?? []);
}
