/** The state of a sitting, and how it changes by what was decided. Pure. */

import type { RunMode } from "../progress/event.ts";
import type { Response } from "../quiz/kinds/answer.ts";
import { fullPoints, isPassed } from "../quiz/points.ts";
import { isSelfRated, type Question, questionName } from "../quiz/question.ts";
import type { Verdict } from "../quiz/verdict.ts";

/** A missed question comes back behind this many others. */
const othersBetween = 3;

export interface RunStart {
  /** A random UUID. */
  readonly id: string;
  readonly mode: RunMode;
  readonly seed: number;
  /** In the order of asking. */
  readonly questions: readonly Question[];
}

/** One asking of a question. */
export interface Slot {
  readonly question: Question;
  /** It was missed in this sitting and comes back, as practice. */
  readonly again: boolean;
}

/** How far the question on screen has come. */
export interface Turn {
  readonly attempt: number;
  /** Hints seen. */
  readonly hints: number;
  /** Nearly right answers so far. */
  readonly free: number;
  /** The best try so far. */
  readonly points: number;
  readonly share: number;
  readonly verdict: Verdict | undefined;
  readonly echo: boolean;
  /** The answers that were refused, oldest first. */
  readonly tries: readonly Response[];
  /** *describe*, second phase: the text that is to be rated. */
  readonly written: string | undefined;
}

/** What became of a question. */
export interface Result {
  /** `lesson/question`. */
  readonly name: string;
  readonly question: Question;
  readonly again: boolean;
  /** Of the best try; `shown` when it was skipped with nothing earned before. */
  readonly verdict: Verdict | "shown";
  readonly share: number;
  readonly points: number;
  readonly attempts: number;
  readonly hints: number;
  /** Right at the first try; hints and nearly right answers don't spoil it. */
  readonly firstTry: boolean;
  /** What it earned repeats what was on the screen a moment before: it doesn't count yet. */
  readonly echo: boolean;
}

export interface Run {
  readonly id: string;
  readonly mode: RunMode;
  readonly seed: number;
  readonly slots: readonly Slot[];
  /** Index of the slot that is asked now; the number of slots when the run is over. */
  readonly at: number;
  readonly turn: Turn;
  /** One for each slot that is settled. */
  readonly results: readonly Result[];
}

/** What happened to the question on screen, as bare facts: an event holds them all. */
export type Fact =
  | { readonly kind: "hint"; readonly number: number }
  | {
      readonly kind: "try";
      readonly verdict: Verdict | "shown";
      readonly share: number;
      readonly points: number;
      readonly follows: "retry" | "free" | "rate" | "settled";
      readonly echo?: boolean;
      /** What was answered, as far as it can be told from the question as it is now. */
      readonly response?: Response;
      /** *describe*: what was written. */
      readonly text?: string;
    };

export interface RunScore {
  readonly points: number;
  /** What all questions of the run are worth; 0 where learners rate all of them themselves. */
  readonly of: number;
  /** 0 to 1. */
  readonly share: number;
  readonly passed: boolean;
  /** Questions that earned something which doesn't count yet. */
  readonly echoes: number;
  /** Questions right at the first try. */
  readonly firstTry: number;
  /** Graded ones. */
  readonly questions: number;
  /** Answers in own words, which their writer has rated. */
  readonly selfRated: number;
}

export const freshTurn: Turn = {
  attempt: 1,
  hints: 0,
  free: 0,
  points: 0,
  share: 0,
  verdict: undefined,
  echo: false,
  tries: [],
  written: undefined,
};

export function startRun(start: RunStart): Run {
  const { id, mode, seed, questions } = start;
  const slots = questions.map((question) => ({ question, again: false }));
  return { id, mode, seed, slots, at: 0, turn: freshTurn, results: [] };
}

export function isOver(run: Run): boolean {
  return run.at >= run.slots.length;
}

/** Whether a test-out was failed, which ends it: that takes every answer at the first try, no hint. */
export function hasMissed(run: Run): boolean {
  return (
    run.mode === "test-out" &&
    (run.turn.attempt > 1 ||
      run.turn.hints > 0 ||
      run.results.some(({ firstTry, hints, echo }) => !firstTry || hints > 0 || echo))
  );
}

/**
 * The points so far, over what all questions are worth; a question that came back counts once.
 * A test-out is passed when nothing was missed, everything else by the share of what counts;
 * where nothing is graded, by coming to the end.
 */
export function runScore(run: Run): RunScore {
  const counted = run.results.filter(({ again, question }) => !again && !isSelfRated(question));
  const slots = run.slots.filter(({ again }) => !again);
  const questions = slots.filter(({ question }) => !isSelfRated(question)).length;
  const points = sumOf(counted);
  const echoes = counted.filter(({ echo, points: earned }) => echo && earned > 0);
  const of = questions * fullPoints;
  return {
    points,
    of,
    share: of === 0 ? 0 : points / of,
    passed:
      run.mode === "test-out"
        ? of > 0 && isOver(run) && !hasMissed(run)
        : of === 0
          ? isOver(run) && slots.length > 0
          : isPassed(points - sumOf(echoes), of),
    echoes: echoes.length,
    firstTry: counted.filter((result) => result.firstTry).length,
    questions,
    selfRated: run.results.filter(isWritten).length,
  };
}

function isWritten({ again, verdict, question }: Result): boolean {
  return !again && isSelfRated(question) && verdict !== "shown";
}

function sumOf(results: readonly Result[]): number {
  return results.reduce((sum, { points }) => sum + points, 0);
}

/** The run after a fact; with the result when that settled the question. */
export function advance(run: Run, fact: Fact): { run: Run; result: Result | undefined } {
  const { run: next, result } = moved(run, fact);
  // One hint or miss ends a test-out: who goes on knows that it no longer is one.
  return { run: hasMissed(next) ? { ...next, at: next.slots.length } : next, result };
}

function moved(run: Run, fact: Fact): { run: Run; result: Result | undefined } {
  const slot = run.slots[run.at];
  if (slot === undefined) return { run, result: undefined };
  const { turn } = run;
  if (fact.kind === "hint") {
    const hints = Math.max(turn.hints, fact.number);
    return { run: { ...run, turn: { ...turn, hints } }, result: undefined };
  }
  const tried = withTry(turn, fact);
  switch (fact.follows) {
    case "free":
      return { run: { ...run, turn: { ...tried, free: turn.free + 1 } }, result: undefined };
    case "retry":
      return { run: { ...run, turn: { ...tried, attempt: turn.attempt + 1 } }, result: undefined };
    case "rate":
      return { run: { ...run, turn: { ...tried, written: fact.text ?? "" } }, result: undefined };
    case "settled":
      return settle(run, slot, tried, fact.verdict);
  }
}

function withTry(before: Turn, fact: Fact & { kind: "try" }): Turn {
  const { response } = fact;
  const turn = response === undefined ? before : { ...before, tries: [...before.tries, response] };
  if (fact.verdict === "shown") return turn;
  const better =
    turn.verdict === undefined ||
    fact.verdict === "right" ||
    fact.points > turn.points ||
    (fact.points === turn.points && fact.share > turn.share);
  if (!better) return turn;
  const { points, share, verdict, echo = false } = fact;
  return { ...turn, points, share, verdict, echo };
}

function settle(
  run: Run,
  slot: Slot,
  turn: Turn,
  last: Verdict | "shown",
): { run: Run; result: Result } {
  const earned = turn.share > 0 ? turn.verdict : undefined;
  const verdict = earned ?? (last === "shown" ? "shown" : "wrong");
  const result: Result = {
    name: questionName(slot.question),
    question: slot.question,
    again: slot.again,
    verdict,
    share: turn.share,
    points: turn.points,
    attempts: turn.attempt,
    hints: turn.hints,
    firstTry: verdict === "right" && turn.attempt === 1,
    echo: turn.echo,
  };
  const next: Run = {
    ...run,
    slots: withReturn(run, slot, verdict),
    at: run.at + 1,
    turn: freshTurn,
    results: [...run.results, result],
  };
  return { run: next, result };
}

/**
 * In a review a missed question comes back once, behind three others. Where fewer are left
 * it does not: asked at once it would only be repeated, not remembered. It is due again soon.
 */
function withReturn(run: Run, slot: Slot, verdict: Verdict | "shown"): readonly Slot[] {
  const missed = (verdict === "wrong" || verdict === "shown") && !isSelfRated(slot.question);
  const place = run.at + 1 + othersBetween;
  if (run.mode !== "review" || slot.again || !missed || place > run.slots.length) return run.slots;
  const back: Slot = { question: slot.question, again: true };
  return [...run.slots.slice(0, place), back, ...run.slots.slice(place)];
}
