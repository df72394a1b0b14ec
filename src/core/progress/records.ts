/** What answers make of one question: best result, first try, ratings for the schedule. Pure. */

import { worthNow } from "../quiz/points.ts";
import { runModes, verdicts } from "./columns.ts";
import { localDay } from "./day.ts";
import type { Ledger } from "./ledger.ts";
import type { Missed, QuestionProgress } from "./progress.ts";
import { packRating } from "./rating.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A question's record while it grows. */
export interface GrowingRecord
  extends Mutable<
    Omit<QuestionProgress, "ratings" | "times" | "recalled" | "objective" | "echoed" | "missed">
  > {
  recalled?: boolean;
  objective?: string;
  echoed?: boolean;
  readonly ratings: number[];
  readonly times: number[];
  readonly missed: Missed[];
  /** Interned fingerprint. */
  readonly fingerprint: number;
  /** Runs of the last rating and the last review: only a run's first answer says something. */
  ratedIn: number;
  reviewedIn: number;
}

/** How many of the last times of a question are kept for the estimate. */
export const keptTimes = 9;

/** How many of the answers that were not right are kept. */
const keptMissed = 12;

const nearly = verdicts.indexOf("nearly");
const right = verdicts.indexOf("right");
const shown = verdicts.indexOf("shown");
const review = runModes.indexOf("review");

/** By the rating of what a mode asks the schedule moves; the others only practise. */
const moving = new Set(
  (["learn", "review", "test-out"] as const).map((mode) => runModes.indexOf(mode)),
);

/** Takes one answer into a question's records; the fingerprint answered last stands first. */
export function recordAnswer(all: GrowingRecord[], ledger: Ledger, row: number, t: number): void {
  const { columns, names } = ledger;
  const said = columns.verdict[row] ?? 0;
  const fingerprint = columns.answer[row] ?? 0;
  const echo = isEchoed(ledger, row);
  const first = isFirstTry(ledger, row) && !echo;
  let record = all.find((one) => one.fingerprint === fingerprint);
  if (record === undefined) {
    // A nearly right answer leaves the first try open.
    if (said === nearly) return;
    record = newRecord(
      names[columns.name[row] ?? 0] ?? "",
      names[fingerprint] ?? "",
      fingerprint,
      t,
    );
    record.firstTry = said === right && first;
    all.unshift(record);
  } else if (all[0] !== record) {
    all.splice(all.indexOf(record), 1);
    all.unshift(record);
  }
  if (said === nearly) return;
  record.last = t;
  const objective = names[columns.objective[row] ?? 0];
  if (objective) record.objective = objective;
  record.of = columns.of[row] ?? 0;
  const points = columns.points[row] ?? 0;
  // What only repeats the screen earns nothing, and is told as such until it is right by itself.
  record.echoed = echo && points > record.best;
  if (!echo) record.best = Math.max(record.best, points);
  // What was written once in own words stays written when it is skipped the next time.
  const keeps = record.of === 0 && said === shown && record.tries > 0;
  record.tries++;
  noteMissed(record, ledger, row);
  if (!keeps) record.verdict = verdictOf(said);
  record.times.push(columns.ms[row] ?? 0);
  if (record.times.length > keptTimes) record.times.shift();
  if (isSettled(ledger, row)) settle(record, ledger, row, t);
}

/** Keeps what was answered as long as it may become right, and that it was the last or the first. */
function noteMissed(record: GrowingRecord, ledger: Ledger, row: number): void {
  const { columns } = ledger;
  for (const [at, missed] of record.missed.entries()) {
    if (missed.last) record.missed[at] = { ...missed, last: false };
  }
  const mark = columns.said[row] ?? 0;
  if (mark === 0 || isEchoed(ledger, row)) return;
  const attempt = columns.attempt[row] ?? 0;
  const worth = worthNow({ attempt, hints: hintsOf(ledger, row) });
  record.missed.push({ mark, worth, first: record.tries === 1 && attempt === 1, last: true });
  // The first one says more than those between.
  if (record.missed.length > keptMissed) record.missed.splice(1, 1);
}

function settle(record: GrowingRecord, ledger: Ledger, row: number, t: number): void {
  const { columns } = ledger;
  const sitting = columns.run[row] ?? 0;
  const mode = columns.mode[row] ?? 0;
  const said = columns.verdict[row] ?? 0;
  const clean = said === right && isFirstTry(ledger, row);
  record.settled++;
  // That an echo is right says nothing about what is remembered.
  if (clean && isEchoed(ledger, row) && record.ratings.length > 0) return;
  if (mode === review && record.reviewedIn !== sitting) {
    record.reviewedIn = sitting;
    record.recalled = clean;
  }
  const counts = moving.has(mode) && record.ratedIn !== sitting;
  if (!counts && record.ratings.length > 0) return;
  record.ratedIn = sitting;
  const verdict = verdictOf(said);
  const failed = verdict === "wrong" || verdict === "shown";
  const rating = failed ? 1 : clean && hintsOf(ledger, row) === 0 ? 3 : 2;
  record.ratings.push(packRating(localDay(t, columns.zone[row] ?? 0), rating));
}

export function isSettled(ledger: Ledger, row: number): boolean {
  return ledger.columns.settled[row] === 1;
}

export function isFirstTry(ledger: Ledger, row: number): boolean {
  return ledger.columns.attempt[row] === 1;
}

/** Its right answer was on the screen a moment before. */
export function isEchoed(ledger: Ledger, row: number): boolean {
  return ledger.columns.echo[row] === 1;
}

function hintsOf(ledger: Ledger, row: number): number {
  return ledger.columns.hints[row] ?? 0;
}

export function isRight(ledger: Ledger, row: number): boolean {
  return ledger.columns.verdict[row] === right;
}

export function isNearly(ledger: Ledger, row: number): boolean {
  return ledger.columns.verdict[row] === nearly;
}

/** The record as others see it, which stays as it is when this one grows. */
export function finishRecord(record: GrowingRecord): QuestionProgress {
  const { fingerprint: _fingerprint, ratedIn: _rated, reviewedIn: _reviewed, ...rest } = record;
  const { echoed, missed, ...finished } = rest;
  const told = {
    ...(echoed === true ? { echoed } : {}),
    ...(missed.length === 0 ? {} : { missed: [...missed] }),
  };
  return { ...finished, ...told, ratings: [...record.ratings], times: [...record.times] };
}

function verdictOf(index: number): QuestionProgress["verdict"] {
  const verdict = verdicts[index];
  return verdict === undefined || verdict === "nearly" ? "wrong" : verdict;
}

function newRecord(
  question: string,
  answer: string,
  fingerprint: number,
  t: number,
): GrowingRecord {
  return {
    question,
    answer,
    fingerprint,
    best: 0,
    of: 0,
    firstTry: false,
    verdict: "wrong",
    first: t,
    last: t,
    tries: 0,
    settled: 0,
    ratings: [],
    times: [],
    missed: [],
    ratedIn: -1,
    reviewedIn: -1,
  };
}
