/**
 * Events in, progress out. Pure.
 *
 * The same events give the same progress, in whatever order they come and however often:
 * they are put in order first, by place and id, copies are dropped, and resets, imports and
 * their undos are events like any other.
 */

import { dayMs } from "./day.ts";
import type { Event } from "./event.ts";
import { type Folding, foldRow, startFolding } from "./folding.ts";
import { addEvent, copyLedger, emptyLedger, type Ledger } from "./ledger.ts";
import { isStanding, kindNumber, rowOrder, type Standing, sortRows, standingOf } from "./order.ts";
import type { Progress } from "./progress.ts";
import { finishRecord } from "./records.ts";
import { openRuns } from "./sittings.ts";
import { streakAt } from "./streak.ts";
import { believedTimes } from "./times.ts";

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
      foldRow(folding, rows, Math.max(folding.time, ledger.columns.t[rows] ?? 0));
    }
  } else {
    const order = sortRows(ledger);
    const standing = standingOf(ledger, order);
    const times = believedTimes(saidTimes(ledger, order, standing), now);
    folding = startFolding(ledger, standing);
    for (const [place, row] of order.entries()) foldRow(folding, row, times[place] ?? 0);
    fold.folding = folding;
  }
  return finished(folding, now, zone);
}

/**
 * What the clocks said, in order; NaN where that says nothing of when a learner learnt: of
 * imports and undos, which each machine has its own of, and of what is hidden.
 */
function saidTimes(ledger: Ledger, order: Uint32Array, { undone }: Standing): Float64Array {
  const { t, kind, via } = ledger.columns;
  const own = [kindNumber("import"), kindNumber("undo")];
  return Float64Array.from(order, (row) =>
    own.includes(kind[row] ?? 0) || undone.has(via[row] ?? 0) ? Number.NaN : (t[row] ?? 0),
  );
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
 * Whether the new rows of the ledger only add to what was folded: they come behind it, none
 * changes what counts, and no clock was ahead or went back a day, which would put earlier
 * ones to another time.
 */
function goesOn({ ledger, rows, lastRow, time, clamped }: Folding, now: number): boolean {
  if (clamped || time > now) return false;
  const compare = rowOrder(ledger);
  let before = lastRow;
  let day = Math.floor(time / dayMs);
  for (let row = rows; row < ledger.size; row++) {
    const t = ledger.columns.t[row] ?? 0;
    if (!isStanding(ledger, row) || t > now || Math.floor(t / dayMs) < day) return false;
    if (before >= 0 && compare(before, row) > 0) return false;
    before = row;
    day = Math.floor(t / dayMs);
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
    open: openRuns(ledger, standing, runs, ends),
    days: new Map(folding.days),
    shown: folding.shown.map(({ row, t }) => ({
      question: ledger.names[ledger.columns.name[row] ?? 0] ?? "",
      t,
      zone: ledger.columns.zone[row] ?? 0,
    })),
    streak: streakAt(folding.streak, now, zone),
    ...(last === undefined ? {} : { last }),
    undoable: standing.undoable.map((each) => ({ ...each, t: Math.min(each.t, now) })),
    flagged: new Set(folding.flagged),
    answers: folding.answers,
  };
}
