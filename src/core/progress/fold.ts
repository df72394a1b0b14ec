/**
 * Events in, progress out. Pure.
 *
 * The same events give the same progress, in whatever order they come and however often:
 * they are put in order by (time, id) first, copies are dropped, and resets, imports and
 * their undos are events like any other.
 */

import type { Event } from "./event.ts";
import { addEvent, copyLedger, emptyLedger, type Ledger, runModes } from "./ledger.ts";
import { kindNumber, type Standing, sameEvent, sortRows, standingOf, timeOf } from "./order.ts";
import { localDay, type Place, type Progress } from "./progress.ts";
import {
  finishRecord,
  type GrowingRecord,
  isFirstTry,
  isNearly,
  isRight,
  isSettled,
  recordAnswer,
} from "./records.ts";
import { openRuns } from "./sittings.ts";
import { type GrowingStreak, growStreak, noStreak, streakAt } from "./streak.ts";

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
  const { course, rows } = progress;
  const ledger =
    progress.ledger.size === rows ? progress.ledger : copyLedger(progress.ledger, rows);
  for (const event of events) if (event.course === course) addEvent(ledger, event);
  return foldLedger(ledger, { now });
}

/** What grows while the rows go by. */
interface Folding {
  readonly ledger: Ledger;
  readonly standing: Standing;
  /** For each interned text the lesson that it begins with, and from which place on it counts. */
  readonly lessons: readonly string[];
  readonly from: Uint32Array;
  /** By interned `lesson/question`. */
  readonly records: Map<number, GrowingRecord[]>;
  readonly sections: Map<string, Map<string, number>>;
  readonly days: Map<number, number>;
  /** Interned run -> its row and place. */
  readonly runs: Map<number, { readonly row: number; readonly place: number }>;
  /** Interned sitting key -> when one was finished last. */
  readonly finished: Map<number, number>;
  /** Test-outs under way, by interned run. */
  readonly tests: Map<number, { left: number; failed: boolean }>;
  readonly testedOut: Map<string, number>;
  /** Questions of a lesson when it was last begun. */
  readonly lengths: Map<string, number>;
  readonly flagged: Set<string>;
  answers: number;
  readonly streak: GrowingStreak;
  last?: Place;
}

const rows = {
  answer: kindNumber("answer"),
  section: kindNumber("section"),
  run: kindNumber("run"),
  end: kindNumber("run-end"),
  flag: kindNumber("flag"),
};
const testOut = runModes.indexOf("test-out");
const learn = runModes.indexOf("learn");

/** Folds all rows of a ledger. */
export function foldLedger(ledger: Ledger, options: Omit<FoldOptions, "course">): Progress {
  const { now } = options;
  const order = sortRows(ledger, ledger.size, now);
  const standing = standingOf(ledger, order, now);
  const state = startFolding(ledger, standing);
  const { kind, via, zone } = ledger.columns;
  let previous = -1;
  let latest = 0;
  let lastZone = 0;
  for (let place = 0; place < order.length; place++) {
    const row = order[place] ?? 0;
    const brought = via[row] ?? 0;
    if (brought !== 0 && standing.undone.has(brought)) continue;
    if (previous >= 0 && sameEvent(ledger, previous, row)) continue;
    previous = row;
    lastZone = zone[row] ?? 0;
    latest = Math.max(latest, ledger.columns.t[row] ?? 0);
    const t = timeOf(ledger, row, now);
    const what = kind[row];
    if (what === rows.answer) foldAnswer(state, row, place, t);
    else if (what === rows.section) foldSection(state, row, place, t);
    else if (what === rows.run) foldRun(state, row, place);
    else if (what === rows.end) foldRunEnd(state, row, t);
    else if (what === rows.flag) state.flagged.add(nameOf(ledger, row));
  }
  const questions = [...state.records].map(
    ([index, all]) => [ledger.names[index] ?? "", all.map(finishRecord)] as const,
  );
  return {
    course: ledger.course,
    questions: new Map(questions),
    sections: state.sections,
    testedOut: state.testedOut,
    lengths: state.lengths,
    open: openRuns(ledger, standing, state.runs, state.finished, now),
    days: state.days,
    streak: streakAt(state.streak, now, options.zone ?? lastZone),
    ...(state.last === undefined ? {} : { last: state.last }),
    undoable: standing.undoable,
    flagged: state.flagged,
    answers: state.answers,
    latest,
    ledger,
    rows: ledger.size,
  };
}

function startFolding(ledger: Ledger, standing: Standing): Folding {
  const lessons = ledger.names.map((name) => name.slice(0, Math.max(0, name.indexOf("/"))));
  const from = new Uint32Array(lessons.length).fill(standing.from + 1);
  if (standing.fromByLesson.size > 0) {
    for (const [index, lesson] of lessons.entries()) {
      from[index] = Math.max(standing.from, standing.fromByLesson.get(lesson) ?? -1) + 1;
    }
  }
  return {
    ledger,
    standing,
    lessons,
    from,
    records: new Map(),
    sections: new Map(),
    days: new Map(),
    runs: new Map(),
    finished: new Map(),
    tests: new Map(),
    testedOut: new Map(),
    lengths: new Map(),
    flagged: new Set(),
    answers: 0,
    streak: noStreak(),
  };
}

function nameOf(ledger: Ledger, row: number): string {
  return ledger.names[ledger.columns.name[row] ?? 0] ?? "";
}

function foldAnswer(state: Folding, row: number, place: number, t: number): void {
  const { ledger, standing } = state;
  const { columns } = ledger;
  state.answers++;
  if (place > standing.from) {
    // A reset of one lesson takes its points, not the days on which it was practised.
    const zone = columns.zone[row] ?? 0;
    growStreak(state.streak, t, zone);
    if (isSettled(ledger, row)) {
      const day = localDay(t, zone);
      state.days.set(day, (state.days.get(day) ?? 0) + 1);
    }
  }
  const question = columns.name[row] ?? 0;
  if (place < (state.from[question] ?? 0)) return;
  state.last = { lesson: state.lessons[question] ?? "", t };
  if (columns.mode[row] === testOut) foldTestAnswer(state, row);
  let all = state.records.get(question);
  if (all === undefined) {
    all = [];
    state.records.set(question, all);
  }
  recordAnswer(all, ledger, row, t);
  if (all.length === 0) state.records.delete(question);
}

function foldTestAnswer(state: Folding, row: number): void {
  const test = state.tests.get(state.ledger.columns.run[row] ?? 0);
  if (test === undefined || isNearly(state.ledger, row)) return;
  if (!isRight(state.ledger, row) || !isFirstTry(state.ledger, row)) test.failed = true;
  else if (isSettled(state.ledger, row)) test.left--;
}

function foldSection(state: Folding, row: number, place: number, t: number): void {
  const index = state.ledger.columns.name[row] ?? 0;
  if (place < (state.from[index] ?? 0)) return;
  const lesson = state.lessons[index] ?? "";
  const section = nameOf(state.ledger, row).slice(lesson.length + 1);
  let read = state.sections.get(lesson);
  if (read === undefined) {
    read = new Map();
    state.sections.set(lesson, read);
  }
  read.set(section, t);
  state.last = { lesson, section, t };
}

function foldRun(state: Folding, row: number, place: number): void {
  const { run, mode, ms } = state.ledger.columns;
  const index = run[row] ?? 0;
  state.runs.set(index, { row, place });
  // A run of `learn` holds all questions of its one lesson; shorter runs say nothing about it.
  if (mode[row] === learn) {
    const lesson = nameOf(state.ledger, row).slice("learn ".length);
    state.lengths.set(lesson, ms[row] ?? 0);
  }
  if (mode[row] === testOut) state.tests.set(index, { left: ms[row] ?? 0, failed: false });
}

function foldRunEnd(state: Folding, row: number, t: number): void {
  const { ledger, standing } = state;
  const index = ledger.columns.run[row] ?? 0;
  const started = state.runs.get(index);
  if (started === undefined) return;
  state.finished.set(ledger.columns.name[started.row] ?? 0, t);
  const test = state.tests.get(index);
  if (test === undefined || test.failed || test.left > 0) return;
  for (const lesson of nameOf(ledger, started.row).split(" ").slice(1)) {
    const from = Math.max(standing.from, standing.fromByLesson.get(lesson) ?? -1);
    if (started.place > from) state.testedOut.set(lesson, t);
  }
}
