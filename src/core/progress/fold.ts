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
  const ledger = emptyLedger(options.course);
  for (const event of events) if (event.course === options.course) addEvent(ledger, event);
  return foldLedger(ledger, options);
}

/** Progress after one more event; the given one stays what it is. */
export function applyEvent(progress: Progress, event: Event, now: number): Progress {
  return applyEvents(progress, [event], now);
}

/** The fold of more events on top of an earlier one: the same as folding all of them at once. */
export function applyEvents(progress: Progress, events: Iterable<Event>, now: number): Progress {
  const { course, rows, folding } = progress;
  const own = progress.ledger.size === rows;
  const ledger = own ? progress.ledger : copyLedger(progress.ledger, rows);
  for (const event of events) if (event.course === course) addEvent(ledger, event);
  if (own && folding.rows === rows && goesOn(folding, now)) {
    for (let row = rows; row < ledger.size; row++) foldRow(folding, row, timeOf(ledger, row, now));
    return progressOf(folding, now);
  }
  return foldLedger(ledger, { now });
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

/** Folds all rows of a ledger. */
export function foldLedger(ledger: Ledger, options: Omit<FoldOptions, "course">): Progress {
  const { now, zone } = options;
  const order = sortRows(ledger, ledger.size, now);
  const folding = startFolding(ledger, standingOf(ledger, order, now));
  for (const row of order) foldRow(folding, row, timeOf(ledger, row, now));
  return progressOf(folding, now, zone);
}

/** What was folded so far, as a value that stays what it is when the folding goes on. */
function progressOf(folding: Folding, now: number, zone = folding.zone): Progress {
  const { ledger, standing, runs, finished, last } = folding;
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
    open: openRuns(ledger, standing, runs, finished, now),
    days: new Map(folding.days),
    streak: streakAt(folding.streak, now, zone),
    ...(last === undefined ? {} : { last }),
    undoable: standing.undoable,
    flagged: new Set(folding.flagged),
    answers: folding.answers,
    latest: folding.latest,
    ledger,
    rows: ledger.size,
    folding,
  };
}
