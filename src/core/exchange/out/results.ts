/** Graded answers as JSON Lines: one object a try, with the words that the learner saw. Pure. */

import { inlineText } from "../../document/block.ts";
import { timeText } from "../../progress/day.ts";
import type { AnswerEvent, Event } from "../../progress/event.ts";
import { type Question, questionName } from "../../quiz/question.ts";
import { asksTheSame, tellResponse } from "../../quiz/told.ts";

/** One line of `export results`, version 1. */
export interface ResultLine {
  readonly schema: "whichside/result";
  readonly version: 1;
  /** The name that the learner has given; null without one. */
  readonly learner: string | null;
  readonly id: string;
  /** UTC. */
  readonly time: string;
  /** Minutes that the learner's clock was ahead of UTC. */
  readonly zone: number;
  readonly course: string;
  /** `version` of course.yaml when it was answered. */
  readonly edition: string | null;
  readonly lesson: string;
  readonly question: string;
  readonly kind: string;
  readonly objective: string | null;
  /** The question's words; null when the course no longer asks it. */
  readonly text: string | null;
  readonly run: string;
  readonly mode: string;
  readonly attempt: number;
  readonly hints: number;
  /**
   * What was answered, as places of today's course and as words; null when it was skipped.
   * What cannot be told from today's course is null in the one and "unknown" in the other.
   */
  readonly response: object | null;
  readonly said: string | null;
  /** Whether all of it can be told. */
  readonly told: boolean;
  /** The course has another right answer today, or none. */
  readonly changed: boolean;
  /** `self-rated` where it was in own words and nobody graded it: then `share` is of the points ticked. */
  readonly verdict: string;
  readonly success: boolean | null;
  readonly share: number;
  readonly points: number;
  readonly of: number;
  readonly settled: boolean;
  readonly ms: number;
}

/** Events come in order and count all; other kinds than answers are passed over. */
export function* resultLines(
  events: Iterable<Event>,
  questions: readonly Question[],
  learner?: string,
): Generator<ResultLine> {
  const known = currentQuestions(questions);
  for (const event of events) if (event.type === "answer") yield resultLine(event, known, learner);
}

function resultLine(
  event: AnswerEvent,
  known: ReadonlyMap<string, Question>,
  learner: string | undefined,
): ResultLine {
  const question = known.get(event.question);
  const told = tellResponse(event, question);
  const slash = event.question.indexOf("/");
  return {
    schema: "whichside/result",
    version: 1,
    learner: learner ?? null,
    id: event.id,
    time: timeText(event.t),
    zone: event.zone,
    course: event.course,
    edition: event.edition ?? null,
    lesson: event.question.slice(0, slash),
    question: event.question.slice(slash + 1),
    kind: event.kind,
    objective: event.objective ?? null,
    text:
      question === undefined || !asksTheSame(event, question) ? null : inlineText(question.title),
    run: event.run,
    mode: event.mode,
    attempt: event.attempt,
    hints: event.hints,
    response: withoutUnknown(told?.response),
    said: told?.said ?? null,
    told: told?.whole ?? true,
    changed: questionAt(event, known) === undefined,
    verdict: statedVerdict(event),
    success: isSelfRatedAnswer(event) ? null : event.verdict === "right",
    share: event.share,
    points: event.points,
    of: event.of,
    settled: event.settled,
    ms: event.ms,
  };
}

/**
 * An answer whose writer has rated it. Those of older versions were searched for phrases, were worth
 * points, and stay graded.
 */
export function isSelfRatedAnswer({ kind, of }: AnswerEvent): boolean {
  return kind === "describe" && of === 0;
}

/** The verdict in the words of an export; a skip is one whoever rates. */
export function statedVerdict(event: AnswerEvent): string {
  return isSelfRatedAnswer(event) && event.verdict !== "shown" ? "self-rated" : event.verdict;
}

/** A place that is unknown is no place, in whichever field it stands. */
function withoutUnknown(response: AnswerEvent["response"]): object | null {
  if (response === undefined) return null;
  return Object.fromEntries(
    Object.entries(response).map(([field, value]: [string, unknown]) => [
      field,
      Array.isArray(value) ? value.map(knownPlace) : knownPlace(value),
    ]),
  );
}

function knownPlace(value: unknown): unknown {
  return value === -1 ? null : value;
}

export function currentQuestions(questions: readonly Question[]): ReadonlyMap<string, Question> {
  return new Map(questions.map((question) => [questionName(question), question]));
}

/** The question as it was answered: undefined when it is gone, or its right answer has changed. */
export function questionAt(
  event: AnswerEvent,
  known: ReadonlyMap<string, Question>,
): Question | undefined {
  const question = known.get(event.question);
  const same = question?.fingerprint === event.answer && question.answer.kind === event.kind;
  return same ? question : undefined;
}
