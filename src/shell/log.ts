/**
 * Progress events in and out: one append-only file, one JSON line an event.
 *
 * The file is never rewritten or shortened. There is no lock: an event is one write to a
 * file opened for appending, which the system doesn't mix with those of other programs.
 */

import { homedir } from "node:os";
import { join } from "node:path";
import { dayText, localDay } from "../core/progress/day.ts";
import type { Event, NewEvent } from "../core/progress/event.ts";
import { addToFold, type Fold, progressOf, startFold } from "../core/progress/fold.ts";
import { emptyLedger } from "../core/progress/ledger.ts";
import { encodeEvent } from "../core/progress/line.ts";
import type { Progress } from "../core/progress/progress.ts";
import { noRenames, type Renames, renamed } from "../core/progress/renames.ts";
import { orderOf, type StampTools, stampEvent } from "../core/progress/stamp.ts";
import { freshId } from "./chance.ts";
import { type Files, realFiles } from "./files.ts";
import { backUp, copyOfDay, fileStamp, keptCopies } from "./log-copies.ts";
import { eventsAt } from "./log-places.ts";
import {
  type LogNotes,
  noNotes,
  type ReadingEnd,
  type ReadingStart,
  scanLog,
  type Visit,
} from "./log-reader.ts";
import { appendLines } from "./log-writer.ts";
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
  /** What the events of the course of these names come to, and the fold that goes on with what happens next. */
  progress(
    course: string,
    renames?: Renames,
  ): {
    readonly progress: Progress;
    readonly fold: Fold;
    readonly notes: LogNotes;
  };
  /** An event as it would be written now: ordered behind all that the log holds of the course. */
  stamp(event: NewEvent, course: string): Event;
  /** Stamps and writes an event; on return it is on disk. Throws `progress.unwritable`. */
  append(event: NewEvent, course: string): Event;
  /** Writes events that are stamped already, as an import does. */
  appendAll(events: Iterable<Event>): void;
  /**
   * Copies the log beside itself; the copy's path, undefined when there is nothing to copy. An
   * older copy goes for it, but not the one that is `needed` still.
   */
  backUp(needed?: string): string | undefined;
  /** Whether there are copies of a log, but no log. */
  isLost(): boolean;
}

/** What the log needs of the world. */
export interface LogTools extends StampTools {
  readonly files: Files;
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

/** How far the log was read, and what events to come are ordered behind. */
interface Read {
  readonly start: ReadingStart;
  /** The last place in the order, of each course that was seen. */
  readonly latest: ReadonlyMap<string, number>;
  /** All courses were seen, and not only those that `latest` has. */
  readonly whole: boolean;
}

/** The log in the learner's data folder. Nothing is touched before the first call. */
export function realLog(env: Environment, some: Partial<LogTools> = {}): EventLog {
  const tools = { ...realTools(env), ...some };
  const { files } = tools;
  const file = () => join(tools.paths().data, "progress.jsonl");
  // A file that is not ours must not get a line of ours: it is looked through before.
  let read: Read | undefined;
  const reading = (start: ReadingStart | undefined, visit: Visit): ReadingEnd => {
    const latest = new Map(start === undefined ? [] : read?.latest);
    const end = scanLog(
      files,
      file(),
      (event, place) => {
        latest.set(event.course, Math.max(latest.get(event.course) ?? -1, orderOf(event)));
        visit(event, place);
      },
      start,
    );
    const whole = start === undefined || read?.whole === true;
    read = { start: { ...end, notes: noNotes }, latest, whole };
    return end;
  };
  const scan = (visit: Visit): LogNotes => reading(undefined, visit).notes;
  /** Reads what other windows have written since, or all of it when too little is known. */
  const catchUp = (course: string): Read | undefined => {
    const size = sizeOf(files, file());
    const known = read !== undefined && (read.whole || read.latest.has(course));
    reading(known && size >= (read?.start.bytes ?? 0) ? read?.start : undefined, () => {});
    return read;
  };
  const stamp = (event: NewEvent, course: string): Event => {
    const latest = catchUp(course)?.latest;
    const places = [course, ...(former.get(course) ?? [])].map((id) => latest?.get(id) ?? -1);
    return stampEvent(event, course, tools, Math.max(...places));
  };
  /** Ids that a course had before: what happens comes behind what happened under them. */
  const former = new Map<string, ReadonlySet<string>>();
  let keptDay = "";
  let neededCopy: string | undefined;
  /** Once a day there is a copy: of the log before the first line that is written on it. */
  const keepDay = () => {
    const now = tools.now();
    const day = dayText(localDay(now, tools.zone(now)));
    if (day === keptDay) return;
    keptDay = day;
    copyOfDay(files, file(), day, tools.uuid(), neededCopy);
  };
  const write = (events: Iterable<Event>) => {
    if (read === undefined) scan(() => {});
    keepDay();
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
    progress(course, renames = noRenames(course)) {
      const names = renames.key;
      former.set(course, renames.courses);
      const { cache } = tools.paths();
      const kept = loadSnapshot(files, file(), cache, course, names);
      const ledger = kept?.ledger ?? emptyLedger(course, expectedEvents(files, file()));
      const fold = startFold(ledger);
      const end = reading(kept?.start, (event) => addToFold(fold, renamed(event, renames)));
      // A snapshot knows one course: of the others it is not known what they hold.
      const start = { ...end, notes: noNotes };
      if (kept !== undefined) {
        read = { start, latest: new Map([[course, ledger.latest]]), whole: false };
      }
      saveSnapshot(files, file(), cache, ledger, end, { size: kept?.size ?? 0, names });
      const { notes } = end;
      const now = tools.now();
      return { progress: progressOf(fold, { now, zone: tools.zone(now) }), fold, notes };
    },
    stamp,
    append(event, course) {
      const stamped = stamp(event, course);
      write([stamped]);
      return stamped;
    },
    appendAll: write,
    backUp(needed) {
      neededCopy = needed;
      const now = tools.now();
      return backUp(files, file(), fileStamp(now + tools.zone(now) * 60_000), needed);
    },
    isLost() {
      try {
        return files.facts(file()) === undefined && keptCopies(files, file()).length > 0;
      } catch {
        return false;
      }
    },
  };
}

function* encoded(events: Iterable<Event>): Generator<string> {
  for (const event of events) yield encodeEvent(event);
}

/** About how many events the log holds: room for them is made at once. */
function expectedEvents(files: Files, path: string): number {
  return 64 + Math.ceil(sizeOf(files, path) / usualLine);
}

/** 0 when there is no file, or nothing can be said of it: reading it tells what is wrong. */
function sizeOf(files: Files, path: string): number {
  try {
    return files.facts(path)?.size ?? 0;
  } catch {
    return 0;
  }
}

/** Bytes of a short line. */
const usualLine = 300;
