/** Progress events in and out: one append-only file, one JSON line an event. */

import type { Event, NewEvent } from "../core/progress/event.ts";

/** What reading the log gave, good and bad. */
export interface LogReading {
  readonly events: readonly Event[];
  /** Lines that are no event: number in the file and why. They stay where they are. */
  readonly bad: readonly { readonly line: number; readonly why: string }[];
  /** Lines of a newer version of the program: kept, not counted. */
  readonly newer: number;
}

export interface EventLog {
  readonly path: string;
  /** Events of all courses. Throws `progress.unreadable`. */
  read(): LogReading;
  /** Stamps and writes an event; on return it is on disk. Throws `progress.unwritable`. */
  append(event: NewEvent, course: string): Event;
}
