/**
 * Events in, progress out. Pure.
 *
 * The same events give the same progress, in whatever order they come and however often:
 * they are put in order by (time, id) first, copies are dropped, and resets, imports and
 * their undos are events like any other.
 */

import type { Event } from "./event.ts";
import { type Folding, foldRow, startFolding } from "./folding.ts";
import { addEvent, copyLedger, emptyLedger, type Ledger } from "./ledger.ts";
import { isStanding, rowOrder, sortRows, standingOf, timeOf } from "./order.ts";
import type { Progress } from "./progress.ts";
import { finishRecord } from "./records.ts";
import { openRuns } from "./sittings.ts";
import { streakAt } from "./streak.ts";

export interface FoldOptions {
  /** Events of other courses are passed over. */
  readonly course: string;
  readonly now: number;
  /** Minutes ahead of UTC where the learner is now; those of the last event when absent. */
  readonly zone?: number;
}

export function foldEvents(events: Iterable<Event>, options: FoldOptions): Progress {
  const fold = startFold(emptyLedger(options.course));
  for (const event of events) addToFold(fold, event);
  return progressOf(fold, options);
}

/**
 * A course's events while they come, with what was made of them so far. Whoever reads a log
 * holds it; everybody else sees the progress, which is a value and stays what it is.
 */
export interface Fold {
  readonly ledger: Ledger;
  folding?: Folding;
}

export function startFold(ledger: Ledger): Fold {
  return { ledger };
}

/** Takes one more event; those of other courses are passed over. */
export function addToFold({ ledger }: Fold, event: Event): void {
  if (event.course === ledger.course) addEvent(ledger, event);
}

/** What all that came so far comes to. What was folded before is gone on with where that is the same. */
export function progressOf(fold: Fold, options: Omit<FoldOptions, "course">): Progress {
  const { ledger } = fold;
  const { now, zone } = options;
  let { folding } = fold;
  if (folding !== undefined && goesOn(folding, now)) {
    for (let { rows } = folding; rows < ledger.size; rows++) {
      foldRow(folding, rows, timeOf(ledger, rows, now));
    }
  } else {
    const order = sortRows(ledger, ledger.size, now);
    folding = startFolding(ledger, standingOf(ledger, order, now));
    for (const row of order) foldRow(folding, row, timeOf(ledger, row, now));
    fold.folding = folding;
  }
  return finished(folding, now, zone);
}

/** What it would come to with these events as well, of which nothing is kept. */
export function progressWith(
  { ledger }: Fold,
  events: Iterable<Event>,
  options: Omit<FoldOptions, "course">,
): Progress {
  const copy = startFold(copyLedger(ledger));
  for (const event of events) addToFold(copy, event);
  return progressOf(copy, options);
}

/**
 * Whether the new rows of the ledger only add to what was folded: they come behind it,
 * none changes what counts, and no clock was ahead, which would put all in another order.
 */
function goesOn({ ledger, rows, lastRow, latest, clamped }: Folding, now: number): boolean {
  if (clamped || latest > now) return false;
  const compare = rowOrder(ledger, now);
  let before = lastRow;
  for (let row = rows; row < ledger.size; row++) {
    if (!isStanding(ledger, row) || (ledger.columns.t[row] ?? 0) > now) return false;
    if (before >= 0 && compare(before, row) > 0) return false;
    before = row;
  }
  return true;
}

/** What was folded so far, as a value that stays what it is when the folding goes on. */
function finished(folding: Folding, now: number, zone = folding.zone): Progress {
  const { ledger, standing, runs, finished: ends, last } = folding;
  const questions = [...folding.records].map(
    ([index, all]) => [ledger.names[index] ?? "", all.map(finishRecord)] as const,
  );
  const sections = [...folding.sections].map(([lesson, read]) => [lesson, new Map(read)] as const);
  return {
    course: ledger.course,
    questions: new Map(questions),
    sections: new Map(sections),
    testedOut: new Map(folding.testedOut),
    lengths: new Map(folding.lengths),
    open: openRuns(ledger, standing, runs, ends, now),
    days: new Map(folding.days),
    streak: streakAt(folding.streak, now, zone),
    ...(last === undefined ? {} : { last }),
    undoable: standing.undoable,
    flagged: new Set(folding.flagged),
    answers: folding.answers,
    latest: folding.latest,
  };
}
