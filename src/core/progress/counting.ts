/** Single events that count, for whoever needs more of them than the fold keeps. Pure. */

import type { Event } from "./event.ts";
import { addEvent, emptyLedger } from "./ledger.ts";
import { sameEvent, sortRows, standingOf } from "./order.ts";

/**
 * A course's events that count, in order, each once: without what a reset forgot or an
 * undone import brought. Sittings stand whole, since they belong to several lessons.
 */
export function countingEvents(
  events: Iterable<Event>,
  options: { readonly course: string; readonly now: number },
): Event[] {
  const { course, now } = options;
  const ledger = emptyLedger(course);
  const own: Event[] = [];
  for (const event of events) {
    if (event.course !== course) continue;
    own.push(event);
    addEvent(ledger, event);
  }
  const order = sortRows(ledger, ledger.size, now);
  const standing = standingOf(ledger, order, now);
  const counting: Event[] = [];
  let previous = -1;
  for (const [place, row] of order.entries()) {
    const event = own[row];
    const via = event?.via === undefined ? 0 : (ledger.indexes.get(event.via) ?? 0);
    if (event === undefined || (via !== 0 && standing.undone.has(via))) continue;
    if (previous >= 0 && sameEvent(ledger, previous, row)) continue;
    previous = row;
    const lesson = lessonOf(event);
    const from = lesson === undefined ? -1 : (standing.fromByLesson.get(lesson) ?? -1);
    if (place > Math.max(standing.from, from)) counting.push(event);
  }
  return counting;
}

function lessonOf(event: Event): string | undefined {
  if (event.type === "section") return event.lesson;
  if (event.type !== "answer" && event.type !== "hint") return undefined;
  return event.question.slice(0, Math.max(0, event.question.indexOf("/")));
}

/**
 * What another machine should get of a log: every event of every course once, as it was
 * written first. Imports are this machine's own business: what they brought goes along,
 * unless they were undone, but they themselves and their undos don't.
 */
export function shareableEvents(events: readonly Event[]): Event[] {
  const { undone, imports } = bookkeeping(events);
  const seen = new Set<string>();
  const shared: Event[] = [];
  for (const event of events) {
    const { via, ...first } = event;
    if (event.type === "import" || (event.type === "undo" && imports.has(event.event))) continue;
    if ((via !== undefined && undone.has(via)) || seen.has(event.id)) continue;
    seen.add(event.id);
    shared.push(first);
  }
  return shared;
}

/** Ids of events that a log holds and that no undone import hides. */
export function presentIds(events: readonly Event[]): Set<string> {
  const { undone } = bookkeeping(events);
  const ids = new Set<string>();
  for (const { id, via } of events) if (via === undefined || !undone.has(via)) ids.add(id);
  return ids;
}

/** Imports, and what undos took back; an undo that was undone itself takes nothing back. */
function bookkeeping(events: readonly Event[]): {
  readonly undone: ReadonlySet<string>;
  readonly imports: ReadonlySet<string>;
} {
  const imports = new Set<string>();
  const undos: Extract<Event, { type: "undo" }>[] = [];
  for (const event of events) {
    if (event.type === "import") imports.add(event.id);
    if (event.type === "undo") undos.push(event);
  }
  undos.sort((a, b) => b.t - a.t || (a.id < b.id ? 1 : -1));
  const undone = new Set<string>();
  for (const { id, via, event } of undos) {
    if (!undone.has(id) && (via === undefined || !undone.has(via))) undone.add(event);
  }
  return { undone, imports };
}
