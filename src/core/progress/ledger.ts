/**
 * Events in columns: what the fold needs of each, in typed arrays, so that a million of
 * them fit into memory and a snapshot of them is a copy of bytes. Pure, but for growing.
 *
 * A ledger only ever grows at its end; whoever holds it with a size sees that many rows
 * for ever. It doesn't sort and doesn't drop duplicates: the fold does, so that the order
 * of arrival never matters. The events of sittings that are not over stay whole, since
 * they are what a resume needs.
 */

import {
  type Columns,
  idWords,
  makeColumns,
  type RowKind,
  rowKinds,
  runModes,
  verdicts,
  writeId,
} from "./columns.ts";
import type { AnswerEvent, Event, HintEvent, RunEvent, RunMode } from "./event.ts";

/** The events of a sitting without its end. Which of them count, the fold decides. */
export interface Sitting {
  run?: RunEvent;
  readonly events: (AnswerEvent | HintEvent)[];
}

export interface Ledger {
  readonly course: string;
  size: number;
  columns: Columns;
  /** Interned texts; index 0 is the empty one. */
  readonly names: string[];
  readonly indexes: Map<string, number>;
  /** For a name's index the indexes that stood beside it last. Only guesses, to save time. */
  readonly beside: Readonly<Record<"next" | "answer" | "objective", (number | undefined)[]>>;
  /** Sittings without an end, by run. */
  readonly open: Map<string, Sitting>;
  /** Indexes of runs that ended. */
  readonly ended: Set<number>;
}

/** More open sittings than anybody resumes; beyond it the oldest are let go. */
const mostOpen = 100;

export function emptyLedger(course: string, capacity = 64): Ledger {
  return {
    course,
    size: 0,
    columns: makeColumns(capacity),
    names: [""],
    indexes: new Map([["", 0]]),
    beside: { next: [], answer: [], objective: [] },
    open: new Map(),
    ended: new Set(),
  };
}

/** A copy of the first rows that can grow without the other noticing; open sittings as they are now. */
export function copyLedger(ledger: Ledger, size: number): Ledger {
  const copy: Ledger = {
    course: ledger.course,
    size,
    columns: makeColumns(Math.max(64, size * 2), ledger.columns, size),
    names: [...ledger.names],
    indexes: new Map(ledger.indexes),
    beside: { next: [], answer: [], objective: [] },
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

/** The same for a text that is most often the one guessed: comparing is quicker than looking up. */
function internAgain(ledger: Ledger, text: string, guess: number | undefined): number {
  return guess !== undefined && ledger.names[guess] === text ? guess : intern(ledger, text);
}

/** Interns an answer's texts by what stood beside its question, and behind the one before it. */
function internAnswer(ledger: Ledger, row: number, event: AnswerEvent): void {
  const { columns, beside } = ledger;
  const before = row === 0 ? 0 : (columns.name[row - 1] ?? 0);
  const question = internAgain(ledger, event.question, beside.next[before]);
  const answer = internAgain(ledger, event.answer, beside.answer[question]);
  const objective = internAgain(ledger, event.objective ?? "", beside.objective[question]);
  columns.name[row] = question;
  columns.answer[row] = answer;
  columns.objective[row] = objective;
  columns.run[row] = internAgain(ledger, event.run, columns.run[row - 1]);
  beside.next[before] = question;
  beside.answer[question] = answer;
  beside.objective[question] = objective;
}

/** Adds an event of the ledger's course at the end. */
export function addEvent(ledger: Ledger, event: Event): void {
  const row = ledger.size;
  if (row === ledger.columns.t.length) {
    ledger.columns = makeColumns(row * 2, ledger.columns, row);
  }
  const { columns } = ledger;
  columns.t[row] = event.t;
  columns.zone[row] = event.zone;
  columns.via[row] = event.via === undefined ? 0 : intern(ledger, event.via);
  writeId(columns.id, row * idWords, event.id);
  let kind: RowKind = "other";
  switch (event.type) {
    case "answer":
      kind = "answer";
      internAnswer(ledger, row, event);
      columns.points[row] = event.points;
      columns.of[row] = event.of;
      columns.ms[row] = Math.min(Math.round(event.ms), 0xffffffff);
      columns.verdict[row] = verdicts.indexOf(isOpenClaim(event) ? "nearly" : event.verdict);
      columns.mode[row] = runModes.indexOf(event.mode);
      columns.attempt[row] = Math.min(event.attempt, 127) + (event.settled ? 128 : 0);
      columns.hints[row] = Math.min(event.hints, 255);
      keepSitting(ledger, event.run, columns.run[row] ?? 0, event);
      break;
    case "hint":
      keepSitting(ledger, event.run, intern(ledger, event.run), event);
      break;
    case "section":
      kind = "section";
      columns.name[row] = intern(ledger, `${event.lesson}/${event.section}`);
      break;
    case "run":
      kind = "run";
      columns.run[row] = intern(ledger, event.run);
      columns.name[row] = intern(ledger, sittingKey(event.mode, event.lessons));
      columns.mode[row] = runModes.indexOf(event.mode);
      columns.ms[row] = event.questions.length;
      keepSitting(ledger, event.run, columns.run[row] ?? 0, event);
      break;
    case "run-end": {
      kind = "run-end";
      const run = intern(ledger, event.run);
      columns.run[row] = run;
      ledger.ended.add(run);
      ledger.open.delete(event.run);
      break;
    }
    case "reset":
      kind = "reset";
      columns.name[row] = event.lesson === undefined ? 0 : intern(ledger, event.lesson);
      columns.answer[row] = intern(ledger, event.id);
      break;
    case "import":
      kind = "import";
      columns.answer[row] = intern(ledger, event.id);
      break;
    case "undo":
      kind = "undo";
      columns.answer[row] = intern(ledger, event.id);
      columns.name[row] = intern(ledger, event.event);
      break;
    case "flag":
      kind = "flag";
      columns.name[row] = intern(ledger, event.question);
      break;
  }
  columns.kind[row] = rowKinds.indexOf(kind);
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

function keepSitting(
  ledger: Ledger,
  run: string,
  index: number,
  event: RunEvent | AnswerEvent | HintEvent,
): void {
  if (ledger.ended.has(index)) return;
  let sitting = ledger.open.get(run);
  if (sitting === undefined) {
    sitting = { events: [] };
    ledger.open.set(run, sitting);
    if (ledger.open.size > 2 * mostOpen) dropOldSittings(ledger);
  }
  // Of two always the same one, whichever came first.
  if (event.type === "run") {
    if (sitting.run === undefined || copyKey(sitting.run) > copyKey(event)) sitting.run = event;
  } else sitting.events.push(event);
}

function copyKey({ t, id, via }: RunEvent): string {
  return `${String(t).padStart(17, "0")} ${id} ${via ?? ""}`;
}

function dropOldSittings(ledger: Ledger): void {
  const newest = (sitting: Sitting) => sitting.events.at(-1)?.t ?? sitting.run?.t ?? 0;
  const byAge = [...ledger.open].sort((a, b) => newest(b[1]) - newest(a[1]));
  for (const [run] of byAge.slice(mostOpen)) ledger.open.delete(run);
}
