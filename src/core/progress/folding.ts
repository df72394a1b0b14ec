/** What rows make of a learner's progress, one after the other, while they go by. Pure, but growing. */

import { runModes } from "./columns.ts";
import { dayMs, localDay } from "./day.ts";
import type { Ledger } from "./ledger.ts";
import { othersBetween } from "./on-screen.ts";
import { kindNumber, type Standing, sameEvent } from "./order.ts";
import type { Place } from "./progress.ts";
import {
  type GrowingRecord,
  isEchoed,
  isFirstTry,
  isNearly,
  isRight,
  isSettled,
  recordAnswer,
} from "./records.ts";
import { type GrowingStreak, growStreak, noStreak } from "./streak.ts";

/** The beginning of a sitting. */
export interface BegunRun {
  readonly row: number;
  readonly place: number;
  readonly t: number;
}

/** What grows while the rows go by. */
export interface Folding {
  readonly ledger: Ledger;
  readonly standing: Standing;
  /** For each interned text the lesson that it begins with, and from which place on it counts. */
  readonly lessons: (string | undefined)[];
  readonly from: (number | undefined)[];
  /** By interned `lesson/question`. */
  readonly records: Map<number, GrowingRecord[]>;
  readonly sections: Map<string, Map<string, number>>;
  readonly days: Map<number, number>;
  /** Interned run -> its row, its place, and for which time it counts. */
  readonly runs: Map<number, BegunRun>;
  /** Interned sitting key -> the place where one was finished last. */
  readonly finished: Map<number, number>;
  /** Test-outs under way, by interned run. */
  readonly tests: Map<number, { left: number; failed: boolean }>;
  readonly testedOut: Map<string, number>;
  /** Questions of a lesson when it was last begun. */
  readonly lengths: Map<string, number>;
  readonly flagged: Set<string>;
  /** How many rows went by; the next place. */
  rows: number;
  /** The last row in the order, and the last one that was no copy of another. */
  lastRow: number;
  previous: number;
  /** The last row's time. */
  time: number;
  /** A row counted for an earlier time than its own, or for another day, as things stood then. */
  clamped: boolean;
  /** Of the last row. */
  zone: number;
  answers: number;
  /** The last answers that came to an end, with the times for which they count. */
  readonly shown: { readonly row: number; readonly t: number }[];
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
const quiz = runModes.indexOf("quiz");

/** Takes the next row in the order. `t` is the time that it counts for. */
export function foldRow(state: Folding, row: number, t: number): void {
  const { ledger, standing } = state;
  const place = state.rows++;
  state.lastRow = row;
  state.time = t;
  const said = ledger.columns.t[row] ?? 0;
  state.clamped ||= said > t || Math.floor(t / dayMs) !== Math.floor(said / dayMs);
  const brought = ledger.columns.via[row] ?? 0;
  if (brought !== 0 && standing.undone.has(brought)) return;
  if (state.previous >= 0 && sameEvent(ledger, state.previous, row)) return;
  state.previous = row;
  state.zone = ledger.columns.zone[row] ?? 0;
  const what = ledger.columns.kind[row];
  if (what === rows.answer) foldAnswer(state, row, place, t);
  else if (what === rows.section) foldSection(state, row, place, t);
  else if (what === rows.run) foldRun(state, row, place, t);
  else if (what === rows.end) foldRunEnd(state, row, place, t);
  else if (what === rows.flag) state.flagged.add(nameOf(ledger, row));
}

export function startFolding(ledger: Ledger, standing: Standing): Folding {
  return {
    ledger,
    standing,
    lessons: [],
    from: [],
    records: new Map(),
    sections: new Map(),
    days: new Map(),
    runs: new Map(),
    finished: new Map(),
    tests: new Map(),
    testedOut: new Map(),
    lengths: new Map(),
    flagged: new Set(),
    rows: 0,
    lastRow: -1,
    previous: -1,
    time: 0,
    clamped: false,
    zone: 0,
    answers: 0,
    shown: [],
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
  if (isSettled(ledger, row)) {
    // A reset forgets points, but not what was on the screen.
    state.shown.push({ row, t });
    if (state.shown.length > othersBetween) state.shown.shift();
  }
  const question = columns.name[row] ?? 0;
  if (place < startOf(state, question)) return;
  state.last = { lesson: lessonAt(state, question), t };
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
  const { ledger } = state;
  if (!isRight(ledger, row) || !isFirstTry(ledger, row) || isEchoed(ledger, row))
    test.failed = true;
  else if (isSettled(ledger, row)) test.left--;
}

function foldSection(state: Folding, row: number, place: number, t: number): void {
  const index = state.ledger.columns.name[row] ?? 0;
  if (place < startOf(state, index)) return;
  const lesson = lessonAt(state, index);
  const section = nameOf(state.ledger, row).slice(lesson.length + 1);
  let read = state.sections.get(lesson);
  if (read === undefined) {
    read = new Map();
    state.sections.set(lesson, read);
  }
  read.set(section, t);
  state.last = { lesson, section, t };
}

function foldRun(state: Folding, row: number, place: number, t: number): void {
  const { run, mode, ms } = state.ledger.columns;
  const index = run[row] ?? 0;
  state.runs.set(index, { row, place, t });
  // Learning a lesson or a quiz of it asks all its questions; other runs say nothing about it.
  const [, lesson, ...others] = nameOf(state.ledger, row).split(" ");
  const whole = mode[row] === learn || mode[row] === quiz;
  if (whole && lesson !== undefined && others.length === 0) {
    if (place > resetPlace(state, lesson)) state.lengths.set(lesson, ms[row] ?? 0);
  }
  if (mode[row] === testOut) state.tests.set(index, { left: ms[row] ?? 0, failed: false });
}

function foldRunEnd(state: Folding, row: number, place: number, t: number): void {
  const { ledger } = state;
  const index = ledger.columns.run[row] ?? 0;
  const started = state.runs.get(index);
  if (started === undefined) return;
  state.finished.set(ledger.columns.name[started.row] ?? 0, place);
  const test = state.tests.get(index);
  if (test === undefined || test.failed || test.left > 0) return;
  for (const lesson of nameOf(ledger, started.row).split(" ").slice(1)) {
    if (started.place > resetPlace(state, lesson)) state.testedOut.set(lesson, t);
  }
}

/** The place of the last reset that a lesson has seen; -1 when there was none. */
function resetPlace({ standing }: Folding, lesson: string): number {
  return Math.max(standing.from, standing.fromByLesson.get(lesson) ?? -1);
}

/** The lesson that an interned `lesson/name` begins with: found out once for each. */
function lessonAt(state: Folding, index: number): string {
  const known = state.lessons[index];
  if (known !== undefined) return known;
  const name = state.ledger.names[index] ?? "";
  const lesson = name.slice(0, Math.max(0, name.indexOf("/")));
  state.lessons[index] = lesson;
  return lesson;
}

/** The first place from which on an interned `lesson/name` counts. */
function startOf(state: Folding, index: number): number {
  const known = state.from[index];
  if (known !== undefined) return known;
  const from = resetPlace(state, lessonAt(state, index)) + 1;
  state.from[index] = from;
  return from;
}
