/**
 * When an event happened, and behind what. Pure.
 *
 * Its place in the order is a hybrid logical clock: the time by the machine's clock, or, when
 * the log holds something later than that, one more than the latest it holds. Only then it is
 * written down, as `order`. So what is answered after a reset counts whatever the clocks said,
 * two machines' logs still join as a union, and events of older versions keep their meaning.
 */

import { type Event, eventVersion, type NewEvent } from "./event.ts";

/** What stamping needs of the world. */
export interface StampTools {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Minutes that local time is ahead of UTC at a moment. */
  readonly zone: (at: number) => number;
  readonly uuid: () => string;
}

/** An event's place in the order of all events of its course. */
export function orderOf(event: Event): number {
  return event.order ?? event.t;
}

/**
 * The furthest place that an event from elsewhere may claim: behind it there must be room for
 * all that is still to come.
 */
export const furthestOrder = 8.7e15;

/** An event with its id, time and place, ordered behind `latest`, what its log holds already. */
export function stampEvent(
  event: NewEvent,
  course: string,
  tools: StampTools,
  latest: number,
): Event {
  const t = Math.max(0, Math.floor(tools.now()));
  const order = Math.min(latest + 1, Number.MAX_SAFE_INTEGER);
  return {
    ...{ v: eventVersion, id: tools.uuid(), t },
    ...(order > t ? { order } : {}),
    ...{ zone: Math.round(tools.zone(t)), course },
    ...event,
  };
}
