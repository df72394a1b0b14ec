/** All that a log gives, as a list: for tests; logs of learners may be too large to hold. */

import type { Event } from "../src/core/progress/event.ts";
import type { EventLog } from "../src/shell/log.ts";
import type { LogNotes } from "../src/shell/log-reader.ts";

export function allEvents(log: EventLog): LogNotes & { readonly events: readonly Event[] } {
  const events: Event[] = [];
  const notes = log.scan((event) => events.push(event));
  return { events, ...notes };
}
