/**
 * A sitting with questions as a state machine: what is asked now, what an action leads to.
 * Pure; every function gives the next record and leaves the given one as it is.
 *
 * `step` decides (grades, counts, says what follows); `advance` in `run-state.ts` changes
 * the state by what was decided alone. Events hold the same facts, so a run is rebuilt
 * from them without grading anew (`resume.ts`).
 */

import type { Block } from "../document/block.ts";
import { gradeAnswer } from "../quiz/grade.ts";
import type { Response } from "../quiz/kinds/answer.ts";
import { keepable } from "../quiz/kinds/answer.ts";
import { freeTries, nextHintCost, pointsFor, worthNow } from "../quiz/points.ts";
import { isSelfRated, type Question, questionName } from "../quiz/question.ts";
import { standing, withStanding } from "../quiz/standing.ts";
import { tryNow } from "../quiz/told.ts";
import type { Grade } from "../quiz/verdict.ts";
import { displayOrders } from "./display.ts";
import { advance, type Result, type Run } from "./run-state.ts";
import { secondTryWorth } from "./second-try.ts";

/** The question on screen, with all that has to be said about it. */
export interface Asked {
  readonly question: Question;
  /** `lesson/question`. */
  readonly name: string;
  /** From 1; `of` grows when a missed question comes back. */
  readonly number: number;
  readonly of: number;
  /** `order[k]` = index in the file of the option, item, row or candidate shown at place k. */
  readonly order: readonly number[];
  /** It comes back in the same sitting, as practice: worth nothing. */
  readonly again: boolean;
  readonly attempt: number;
  readonly hintsShown: number;
  /** Points that a right answer earns now; 0 where learners rate themselves. */
  readonly worth: number;
  /** Points that are safe already, from a partly right try. */
  readonly earned: number;
  /** Undefined when there is none left. */
  readonly nextHint: { readonly number: number; readonly cost: number } | undefined;
  /** The answers to it that were refused since it came up, oldest first. */
  readonly tries: readonly Response[];
  /** For each row, slot, gap, item or option whether the last of them had it right: that stays. */
  readonly stands: readonly boolean[];
  /** Nearly right answers that still cost nothing. */
  readonly freeTries: number;
  /** Second phase of *describe*: the text beside which the model answer stands, to be rated. */
  readonly rating: { readonly text: string } | undefined;
}

export type Action =
  | { readonly kind: "answer"; readonly response: Response }
  /** The points that the learner's text says, none is fine; only while `asked.rating` is there. */
  | { readonly kind: "rate"; readonly ticked: readonly number[] }
  | { readonly kind: "hint" }
  | { readonly kind: "skip" };

/** What follows a graded answer. */
export type Next =
  /** One more try that counts, for `worth` points. */
  | { readonly kind: "retry"; readonly worth: number }
  /** Nearly right: the same try once more, at no cost. */
  | { readonly kind: "free"; readonly left: number }
  /** *describe*: the model answer is shown, and the learner rates what was written. */
  | { readonly kind: "rate" }
  | { readonly kind: "settled" };

export type Outcome =
  | {
      readonly kind: "graded";
      readonly asked: Asked;
      readonly response: Response;
      readonly grade: Grade;
      /** The right answer was on the screen a moment before: what it earned doesn't count yet. */
      readonly echo: boolean;
      /** Points that this try earned; what counts is the best try, `result.points`. */
      readonly points: number;
      readonly next: Next;
      /** Present when it is settled. */
      readonly result: Result | undefined;
    }
  | {
      readonly kind: "hint";
      readonly asked: Asked;
      readonly number: number;
      readonly blocks: readonly Block[];
    }
  | { readonly kind: "skipped"; readonly asked: Asked; readonly result: Result }
  /** Nothing happened: there is no further hint, nothing to rate, or the run is over. */
  | { readonly kind: "refused"; readonly reason: Refusal };

export type Refusal = "no-hint" | "nothing-to-rate" | "rate-first" | "over";

export interface Step {
  readonly run: Run;
  readonly outcome: Outcome;
}

/** Undefined when the run is over. */
export function askedNow(run: Run): Asked | undefined {
  const slot = run.slots[run.at];
  if (slot === undefined) return undefined;
  const { question, again } = slot;
  const { attempt, hints, free, tries, written } = run.turn;
  const counts = !again && !isSelfRated(question);
  const cost = !counts ? 0 : nextHintCost({ attempt, hints });
  return {
    question,
    name: questionName(question),
    number: run.at + 1,
    of: run.slots.length,
    order: displayOrders(run.slots.slice(0, run.at + 1), run.seed)[run.at] ?? [],
    again,
    attempt,
    hintsShown: hints,
    worth: counts ? worthNow({ attempt, hints }) : 0,
    earned: run.turn.points,
    nextHint: hints < question.hints.length ? { number: hints + 1, cost } : undefined,
    tries,
    stands: standing(question.answer, tries.at(-1)),
    freeTries: freeTries - free,
    rating: written === undefined || !isSelfRated(question) ? undefined : { text: written },
  };
}

/**
 * What an action leads to. Going back to read is no action: the run does not move. `echo`: the
 * right answer was on the screen a moment ago.
 */
export function step(run: Run, action: Action, echo = false): Step {
  const asked = askedNow(run);
  if (asked === undefined) return refused(run, "over");
  switch (action.kind) {
    case "answer":
      if (asked.rating !== undefined) return refused(run, "rate-first");
      return graded(run, asked, keepable(whole(asked, action.response)), echo);
    case "rate": {
      if (asked.rating === undefined) return refused(run, "nothing-to-rate");
      const { text } = asked.rating;
      const { answer } = asked.question;
      const points = answer.kind === "describe" ? answer.points : [];
      const claimed = [...points.keys()].filter((index) => action.ticked.includes(index));
      return graded(run, asked, { kind: "describe", text, claimed }, echo);
    }
    case "hint": {
      if (asked.nextHint === undefined || asked.rating !== undefined)
        return refused(run, "no-hint");
      const { number } = asked.nextHint;
      const blocks = asked.question.hints[number - 1] ?? [];
      return {
        run: advance(run, { kind: "hint", number }).run,
        outcome: { kind: "hint", asked, number, blocks },
      };
    }
    case "skip": {
      const { run: next, result } = advance(run, skippedTry);
      if (result === undefined) return refused(run, "over");
      return { run: next, outcome: { kind: "skipped", asked, result } };
    }
  }
}

const skippedTry = {
  kind: "try",
  verdict: "shown",
  share: 0,
  points: 0,
  follows: "settled",
} as const;

/** With what stands of the try before; own words are rated beside the model answer, and not before. */
function whole({ question, tries }: Asked, response: Response): Response {
  if (response.kind === "describe") return { ...response, claimed: [] };
  return withStanding(question.answer, tries.at(-1), response);
}

function graded(run: Run, asked: Asked, response: Response, echo: boolean): Step {
  const grade = gradeAnswer(asked.question, response);
  const state = { attempt: asked.attempt, hints: asked.hintsShown };
  const points = asked.worth === 0 ? 0 : pointsFor(grade.share, state);
  const next = nextAfter(run, asked, grade, Math.max(points, asked.earned));
  // Told as it will be when the sitting is gone on with: from what the log holds.
  const told = tryNow(response, asked.question);
  const { run: after, result } = advance(run, {
    kind: "try",
    verdict: grade.verdict,
    share: grade.share,
    points,
    follows: next.kind,
    echo,
    ...(told === undefined ? {} : { response: told }),
    ...(response.kind === "describe" ? { text: response.text } : {}),
  });
  return {
    run: after,
    outcome: { kind: "graded", asked, response, grade, echo, points, next, result },
  };
}

function nextAfter(run: Run, asked: Asked, grade: Grade, earned: number): Next {
  const { question } = asked;
  if (isSelfRated(question)) {
    return asked.rating === undefined ? { kind: "rate" } : { kind: "settled" };
  }
  if (grade.verdict === "right") return { kind: "settled" };
  if (grade.verdict === "nearly" && asked.freeTries > 0) {
    return { kind: "free", left: asked.freeTries - 1 };
  }
  const worth = asked.again ? 0 : secondTryWorth(question, run.mode, asked, earned);
  return worth > 0 ? { kind: "retry", worth } : { kind: "settled" };
}

function refused(run: Run, reason: Refusal): Step {
  return { run, outcome: { kind: "refused", reason } };
}
