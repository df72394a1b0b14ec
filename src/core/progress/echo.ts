/**
 * What was on the screen a moment ago: who types that in again repeats it and need not know it. Pure.
 *
 * An answer is an echo when its question came to its end, with the right answer shown, less than
 * so many other questions and so many minutes ago, on the same day. It is found out when it
 * is given and written down with it, so that a log means the same in whatever order it is read.
 */

import { localDay } from "./day.ts";
import { type OnScreen, othersBetween } from "./on-screen.ts";

/** So many minutes between make an answer one from memory. */
const minutesBetween = 15;

/** When something happens: the time, and the zone of the learner's day. */
export interface Moment {
  readonly now: number;
  readonly zone: number;
}

/** Whether the question's answer was on the screen a moment ago; `shown` are the last ones, newest last. */
export function isEcho(shown: readonly OnScreen[], question: string, moment: Moment): boolean {
  const last = shown.slice(-othersBetween).findLast((each) => each.question === question);
  return last !== undefined && isFresh(last, moment);
}

/** The last ones that were shown, with one more. */
export function withShown(
  shown: readonly OnScreen[],
  question: string,
  { now, zone }: Moment,
): readonly OnScreen[] {
  return [...shown, { question, t: now, zone }].slice(-othersBetween);
}

function isFresh({ t, zone }: OnScreen, moment: Moment): boolean {
  if (moment.now - t >= minutesBetween * 60_000) return false;
  return localDay(t, zone) === localDay(moment.now, moment.zone);
}

/**
 * The questions to be asked again in an order that makes their answers count: those shown the
 * longest ago come first, and others stand before them until enough lie between. Of the others
 * no more are taken than that needs.
 */
export function apartFromShown(
  wanted: readonly string[],
  others: readonly string[],
  shown: readonly OnScreen[],
  moment: Moment,
): string[] {
  let seen = shown.filter((each) => isFresh(each, moment)).map(({ question }) => question);
  const since = (name: string) => {
    const at = seen.lastIndexOf(name);
    return at < 0 ? Infinity : seen.length - 1 - at;
  };
  const left = [...wanted];
  const fill = others.filter((name) => !wanted.includes(name));
  const order: string[] = [];
  while (left.length > 0) {
    const most = Math.max(...left.map(since));
    const at = left.findIndex((name) => since(name) === most);
    const filler = most < othersBetween ? fill.shift() : undefined;
    const next = filler ?? left.splice(at, 1)[0] ?? "";
    order.push(next);
    seen = [...seen, next];
  }
  return order;
}

/** Which of the questions would count if they were asked now, one after the other. */
export function countsIn(
  shown: readonly OnScreen[],
  questions: readonly string[],
  moment: Moment,
): ReadonlySet<string> {
  let seen = shown;
  const counting = new Set<string>();
  for (const name of questions) {
    if (!isEcho(seen, name, moment)) counting.add(name);
    seen = withShown(seen, name, moment);
  }
  return counting;
}
