/**
 * The name that a learner has given, which exports carry: never one of the system's. Pure.
 *
 * It belongs to the whole log, whichever course was open when it was given.
 */

import type { Event, LearnerEvent } from "./event.ts";
import { orderOf } from "./stamp.ts";

/** What a log says of names, while its events go by. */
export interface NamesSeen {
  readonly given: LearnerEvent[];
  /** What was taken back, by the id of the event. */
  readonly undone: Set<string>;
}

export function noNames(): NamesSeen {
  return { given: [], undone: new Set() };
}

export function seeName(seen: NamesSeen, event: Event): void {
  if (event.type === "learner") seen.given.push(event);
  if (event.type === "undo") seen.undone.add(event.event);
}

/**
 * The newest name of the learner's own. One that an import brought counts where there is no
 * other: on a second machine it is the same person's, and of somebody else's file it is not.
 */
export function nameIn({ given, undone }: NamesSeen): string | undefined {
  const own = given.filter(({ via }) => via === undefined);
  const brought = given.filter(({ via }) => via !== undefined && !undone.has(via));
  const newest = (own.length > 0 ? own : brought).reduce<LearnerEvent | undefined>(
    (last, event) => (last === undefined || orderOf(event) >= orderOf(last) ? event : last),
    undefined,
  );
  return newest?.name === "" ? undefined : newest?.name;
}
