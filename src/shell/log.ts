/**
 * Progress events in and out: one append-only file, one JSON line an event.
 *
 * The file is never rewritten or shortened. There is no lock: an event is one write to a
 * file opened for appending, which the system doesn't mix with those of other programs.
 */

import { homedir } from "node:os";
import { join } from "node:path";
import type { Event, NewEvent } from "../core/progress/event.ts";
import { addToFold, type Fold, progressOf, startFold } from "../core/progress/fold.ts";
import { emptyLedger } from "../core/progress/ledger.ts";
import { encodeEvent } from "../core/progress/line.ts";
import type { Progress } from "../core/progress/progress.ts";
import { freshId } from "./chance.ts";
import { type Files, realFiles } from "./files.ts";
import { eventsAt } from "./log-places.ts";
import { type LogNotes, scanLog, type Visit } from "./log-reader.ts";
import { appendLines, backUp } from "./log-writer.ts";
import { decidePaths, type Paths } from "./paths.ts";
import { loadSnapshot, saveSnapshot } from "./snapshot.ts";

export interface EventLog {
  /** The file, as it is shown to people; empty when there is no place for one. */
  readonly path: string;
  /**
   * Hands over the events of all courses, one after the other: a log may be too large to hold.
   * Throws `progress.unreadable`.
   */
  scan(visit: Visit): LogNotes;
  /** The events whose lines begin at these places, as `scan` gave them. */
  eventsAt(places: Iterable<number>): Iterable<Event>;
  /** What one course's events come to, and the fold that goes on with what happens next. */
  progress(course: string): {
    readonly progress: Progress;
    readonly fold: Fold;
    readonly notes: LogNotes;
  };
  /**
   * Stamps and writes an event; on return it is on disk. Throws `progress.unwritable`.
   * `after`: a time that it must lie behind, whatever the clock says, as a reset must.
   */
  append(event: NewEvent, course: string, after?: number): Event;
  /** Writes events that are stamped already, as an import does. */
  appendAll(events: Iterable<Event>): void;
  /** Copies the log beside itself; the copy's path, undefined when there is nothing to copy. */
  backUp(): string | undefined;
}

/** What the log needs of the world. */
export interface LogTools {
  readonly files: Files;
  readonly now: () => number;
  readonly zone: (at: number) => number;
  readonly uuid: () => string;
  /** Throws `progress.no-home`. */
  readonly paths: () => Paths;
}

type Environment = Readonly<Record<string, string | undefined>>;

function realTools(env: Environment): LogTools {
  return {
    files: realFiles,
    now: Date.now,
    zone: (at) => -new Date(at).getTimezoneOffset(),
    uuid: freshId,
    paths: () => decidePaths(env, process.platform, homedir(), process.cwd()),
  };
}

/** The log in the learner's data folder. Nothing is touched before the first call. */
export function realLog(env: Environment, some: Partial<LogTools> = {}): EventLog {
  const tools = { ...realTools(env), ...some };
  const { files } = tools;
  const file = () => join(tools.paths().data, "progress.jsonl");
  // A file that is not ours must not get a line of ours: it is looked through before.
  let known = false;
  const scan = (visit: Visit): LogNotes => {
    const { notes } = scanLog(files, file(), visit);
    known = true;
    return notes;
  };
  const write = (events: Iterable<Event>) => {
    if (!known) scan(() => {});
    appendLines(files, file(), encoded(events));
  };
  return {
    get path() {
      try {
        return file();
      } catch {
        return "";
      }
    },
    scan,
    eventsAt: (places) => eventsAt(files, file(), places),
    progress(course) {
      const { cache } = tools.paths();
      const kept = loadSnapshot(files, file(), cache, course);
      const ledger = kept?.ledger ?? emptyLedger(course, expectedEvents(files, file()));
      const fold = startFold(ledger);
      const end = scanLog(files, file(), (event) => addToFold(fold, event), kept?.start);
      known = true;
      saveSnapshot(files, file(), cache, ledger, end, kept?.size ?? 0);
      const { notes } = end;
      const now = tools.now();
      return { progress: progressOf(fold, { now, zone: tools.zone(now) }), fold, notes };
    },
    append(event, course, after) {
      const stamped = stampEvent(event, course, tools, after);
      write([stamped]);
      return stamped;
    },
    appendAll: write,
    backUp() {
      const now = tools.now();
      return backUp(files, file(), fileStamp(now + tools.zone(now) * 60_000));
    },
  };
}

function* encoded(events: Iterable<Event>): Generator<string> {
  for (const event of events) yield encodeEvent(event);
}

/** About how many events the log holds: room for them is made at once. */
function expectedEvents(files: Files, path: string): number {
  try {
    return 64 + Math.ceil((files.facts(path)?.size ?? 0) / usualLine);
  } catch {
    return 64;
  }
}

/** Bytes of a short line. */
const usualLine = 300;

/** An event with its id, time and place. */
export function stampEvent(
  event: NewEvent,
  course: string,
  tools: Pick<LogTools, "now" | "zone" | "uuid">,
  after = -1,
): Event {
  const t = Math.max(after + 1, Math.floor(tools.now()));
  return { v: 1, id: tools.uuid(), t, zone: Math.round(tools.zone(t)), course, ...event };
}

/** "20261121-024500", from a time that is local already. */
function fileStamp(local: number): string {
  return new Date(local).toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
}
