/** Which single events count, for whoever needs more of them than the fold keeps. Pure. */

import type { Ledger } from "./ledger.ts";
import { kindNumber, sameEvent, sortRows, standingOf } from "./order.ts";

/**
 * Rows of answers, of sittings and of their ends that count, in order, each once: without
 * what a reset forgot or an undone import brought. Sittings stand whole, since they belong to
 * several lessons.
 */
export function countingRows(ledger: Ledger): Uint32Array {
  const { columns, names, size } = ledger;
  const order = sortRows(ledger);
  const standing = standingOf(ledger, order);
  const answer = kindNumber("answer");
  const sitting = [kindNumber("run"), kindNumber("run-end")];
  const counting = new Uint32Array(size);
  let count = 0;
  let previous = -1;
  for (let place = 0; place < order.length; place++) {
    const row = order[place] ?? 0;
    const via = columns.via[row] ?? 0;
    if (via !== 0 && standing.undone.has(via)) continue;
    if (previous >= 0 && sameEvent(ledger, previous, row)) continue;
    previous = row;
    const kind = columns.kind[row] ?? 0;
    if (kind !== answer && !sitting.includes(kind)) continue;
    const name = kind === answer ? (names[columns.name[row] ?? 0] ?? "") : "";
    const lesson = name.slice(0, Math.max(0, name.indexOf("/")));
    if (place <= Math.max(standing.from, standing.fromByLesson.get(lesson) ?? -1)) continue;
    counting[count++] = row;
  }
  return counting.subarray(0, count);
}
