/**
 * Events in columns: what the fold needs of each, in typed arrays, so that a million of
 * them fit into memory and a snapshot of them is a copy of bytes. Pure, but for growing.
 *
 * A ledger only ever grows at its end. It doesn't sort and doesn't drop duplicates: the fold
 * does, so that the order of arrival never matters. The events of sittings that are not over
 * stay whole, since they are what a resume needs.
 */

import { responseMark } from "../quiz/lineage.ts";
import {
  type ColumnName,
  type Columns,
  idWords,
  makeColumns,
  type RowKind,
  rowKinds,
  runModes,
  verdicts,
  writeId,
} from "./columns.ts";
import type { AnswerEvent, Event, HintEvent, RunEvent, RunMode, RunMoreEvent } from "./event.ts";
import { encodeEvent } from "./line.ts";
import { orderOf } from "./stamp.ts";

/** What happens in a sitting after its beginning. */
export type SittingEvent = AnswerEvent | HintEvent | RunMoreEvent;

/** The events of a sitting without its end. Which of them count, the fold decides. */
export interface SittingRow {
  run?: RunEvent;
  readonly events: SittingEvent[];
  /** Where in the order the last one stands that came. */
  last: number;
}

/** What a row holds besides its event's id. */
type Cells = { [Name in Exclude<ColumnName, "id">]: number };

const noCells: Readonly<Cells> = {
  t: 0,
  order: 0,
  points: 0,
  of: 0,
  name: 0,
  answer: 0,
  run: 0,
  via: 0,
  objective: 0,
  ms: 0,
  said: 0,
  zone: 0,
  kind: 0,
  verdict: 0,
  mode: 0,
  attempt: 0,
  hints: 0,
  settled: 0,
  echo: 0,
};

export interface Ledger {
  readonly course: string;
  size: number;
  /** The last place in the order that an event has: the next one comes behind it. */
  latest: number;
  columns: Columns;
  /** Interned texts; index 0 is the empty one. */
  readonly names: string[];
  readonly indexes: Map<string, number>;
  /** Sittings without an end, by run. */
  readonly open: Map<string, SittingRow>;
  /** Indexes of runs that ended. */
  readonly ended: Set<number>;
}

/** More open sittings than anybody resumes; beyond it the oldest are let go. */
const mostOpen = 100;

export function emptyLedger(course: string, capacity = 64): Ledger {
  return {
    course,
    size: 0,
    latest: -1,
    columns: makeColumns(capacity),
    names: [""],
    indexes: new Map([["", 0]]),
    open: new Map(),
    ended: new Set(),
  };
}

/** A copy that can grow without the other noticing. */
export function copyLedger(ledger: Ledger): Ledger {
  const { size } = ledger;
  const copy: Ledger = {
    course: ledger.course,
    size,
    latest: ledger.latest,
    columns: makeColumns(Math.max(64, size * 2), ledger.columns, size),
    names: [...ledger.names],
    indexes: new Map(ledger.indexes),
    open: new Map(),
    ended: new Set(ledger.ended),
  };
  for (const [run, sitting] of ledger.open) {
    copy.open.set(run, { ...sitting, events: [...sitting.events] });
  }
  return copy;
}

/** Index of an interned text; a new one is added at the end. */
export function intern(ledger: Ledger, text: string): number {
  const known = ledger.indexes.get(text);
  if (known !== undefined) return known;
  const index = ledger.names.length;
  ledger.names.push(text);
  ledger.indexes.set(text, index);
  return index;
}

/** Adds an event of the ledger's course at the end. */
export function addEvent(ledger: Ledger, event: Event): void {
  const row = roomForRow(ledger);
  writeId(ledger.columns.id, row * idWords, event.id);
  const cells: Cells = { ...noCells, t: event.t, order: orderOf(event), zone: event.zone };
  if (event.via !== undefined) cells.via = intern(ledger, event.via);
  let kind: RowKind = "other";
  switch (event.type) {
    case "answer":
      kind = "answer";
      cells.name = intern(ledger, event.question);
      cells.answer = intern(ledger, event.answer);
      cells.objective = intern(ledger, event.objective ?? "");
      cells.run = intern(ledger, event.run);
      cells.points = event.points;
      cells.of = event.of;
      cells.ms = Math.min(Math.round(event.ms), 0xffffffff);
      if (event.verdict !== "right" && event.response !== undefined) {
        cells.said = responseMark(event.response, event.prints);
      }
      cells.verdict = verdicts.indexOf(isOpenClaim(event) ? "nearly" : event.verdict);
      cells.mode = runModes.indexOf(event.mode);
      cells.attempt = Math.min(event.attempt, 255);
      cells.hints = Math.min(event.hints, 255);
      cells.settled = Number(event.settled);
      cells.echo = Number(event.echo === true);
      keepInSitting(ledger, cells.run, event);
      break;
    case "hint":
    case "run-more":
      keepInSitting(ledger, intern(ledger, event.run), event);
      break;
    case "section":
      kind = "section";
      cells.name = intern(ledger, `${event.lesson}/${event.section}`);
      break;
    case "run":
      kind = "run";
      cells.run = intern(ledger, event.run);
      cells.name = intern(ledger, sittingKey(event.mode, event.lessons));
      cells.mode = runModes.indexOf(event.mode);
      cells.ms = event.of ?? event.questions.length;
      keepInSitting(ledger, cells.run, event);
      break;
    case "run-end": {
      kind = "run-end";
      cells.run = intern(ledger, event.run);
      endSitting(ledger, cells.run);
      break;
    }
    case "reset":
      kind = "reset";
      cells.name = event.lesson === undefined ? 0 : intern(ledger, event.lesson);
      cells.answer = intern(ledger, event.id);
      break;
    case "import":
      kind = "import";
      cells.answer = intern(ledger, event.id);
      break;
    case "undo":
      kind = "undo";
      cells.answer = intern(ledger, event.id);
      cells.name = intern(ledger, event.event);
      break;
    case "flag":
      kind = "flag";
      cells.name = intern(ledger, event.question);
      break;
  }
  cells.kind = rowKinds.indexOf(kind);
  putRow(ledger, cells);
}

/** The row that comes next, with room for it. */
function roomForRow(ledger: Ledger): number {
  const row = ledger.size;
  if (row === ledger.columns.t.length) {
    ledger.columns = makeColumns(row * 2, ledger.columns, row);
  }
  return row;
}

/** Fills the next row, whose id is written already. */
function putRow(ledger: Ledger, cells: Readonly<Cells>): void {
  const { columns, size: row } = ledger;
  columns.t[row] = cells.t;
  columns.order[row] = cells.order;
  ledger.latest = Math.max(ledger.latest, cells.order);
  columns.points[row] = cells.points;
  columns.of[row] = cells.of;
  columns.name[row] = cells.name;
  columns.answer[row] = cells.answer;
  columns.run[row] = cells.run;
  columns.via[row] = cells.via;
  columns.objective[row] = cells.objective;
  columns.ms[row] = cells.ms;
  columns.said[row] = cells.said;
  columns.zone[row] = cells.zone;
  columns.kind[row] = cells.kind;
  columns.verdict[row] = cells.verdict;
  columns.mode[row] = cells.mode;
  columns.attempt[row] = cells.attempt;
  columns.hints[row] = cells.hints;
  columns.settled[row] = cells.settled;
  columns.echo[row] = cells.echo;
  ledger.size = row + 1;
}

/**
 * A text in own words is graded twice: first by its phrases, then with the points that the
 * learner claims. Until the claims are in, it counts as little as a nearly right answer.
 */
function isOpenClaim(event: AnswerEvent): boolean {
  return event.kind === "describe" && !event.settled;
}

/** What makes two sittings the same thing to resume. */
export function sittingKey(mode: RunMode, lessons: readonly string[]): string {
  return [mode, ...lessons].join(" ");
}

/** Keeps an event as long as its sitting has no end. */
function keepInSitting(ledger: Ledger, index: number, event: RunEvent | SittingEvent): void {
  if (ledger.ended.has(index)) return;
  const run = ledger.names[index] ?? "";
  let sitting = ledger.open.get(run);
  if (sitting === undefined) {
    sitting = { events: [], last: orderOf(event) };
    ledger.open.set(run, sitting);
    if (ledger.open.size > 2 * mostOpen) dropOldSittings(ledger);
  }
  sitting.last = orderOf(event);
  // Of two beginnings always the same one, whichever came first.
  if (event.type !== "run") sitting.events.push(event);
  else if (sitting.run === undefined || copyKey(sitting.run) > copyKey(event)) sitting.run = event;
}

export function isOfSitting(event: Event): event is RunEvent | SittingEvent {
  return ["run", "run-more", "answer", "hint"].includes(event.type);
}

/** What is over need not be resumed. */
function endSitting(ledger: Ledger, index: number): void {
  ledger.ended.add(index);
  ledger.open.delete(ledger.names[index] ?? "");
}

function copyKey(event: RunEvent): string {
  const { id, via } = event;
  // Copies of one id may still differ, where somebody has changed a line.
  return `${String(orderOf(event)).padStart(17, "0")} ${id} ${via ?? ""} ${encodeEvent(event)}`;
}

function dropOldSittings(ledger: Ledger): void {
  const byAge = [...ledger.open].sort((a, b) => b[1].last - a[1].last);
  for (const [run] of byAge.slice(mostOpen)) ledger.open.delete(run);
}
