/** Which sittings were left before their end and can be gone on with. Pure. */

import type { RunEvent } from "./event.ts";
import type { BegunRun } from "./folding.ts";
import { intern, type Ledger, type SittingEvent, sittingKey } from "./ledger.ts";
import type { Standing } from "./order.ts";
import type { OpenRun } from "./progress.ts";
import { orderOf } from "./stamp.ts";

/** Newest first; for each mode and lessons only the newest, and none that a later one finished. */
export function openRuns(
  ledger: Ledger,
  standing: Standing,
  runs: ReadonlyMap<number, BegunRun>,
  finished: ReadonlyMap<number, number>,
): readonly OpenRun[] {
  const found: (OpenRun & { readonly place: number })[] = [];
  for (const [id, { run: begun, events }] of ledger.open) {
    const index = ledger.indexes.get(id) ?? 0;
    const counted = runs.get(index);
    // Nothing is left to go on with once the sitting itself doesn't count.
    if (begun === undefined || counted === undefined) continue;
    const { place, t: began } = counted;
    const ordered = inOrder(events, ledger, standing);
    const run = wholeRun(begun, ordered);
    if (run === undefined) continue;
    const resets = run.lessons.map((lesson) => standing.fromByLesson.get(lesson) ?? -1);
    if (place <= Math.max(standing.from, ...resets)) continue;
    const key = intern(ledger, sittingKey(run.mode, run.lessons));
    if ((finished.get(key) ?? -1) > place) continue;
    const answered = ordered.filter((event) => event.type !== "run-more");
    const settled = new Set(
      answered.flatMap((event) =>
        event.type === "answer" && event.settled ? [event.question] : [],
      ),
    );
    found.push({ run, began, events: answered, settled: settled.size, place });
  }
  found.sort((a, b) => b.place - a.place);
  const seen = new Set<string>();
  return found.flatMap(({ place: _place, ...open }) => {
    const key = sittingKey(open.run.mode, open.run.lessons);
    if (seen.has(key)) return [];
    seen.add(key);
    return [open];
  });
}

/** The beginning of a sitting with all of its questions; undefined when some were never written. */
function wholeRun(run: RunEvent, events: readonly SittingEvent[]): RunEvent | undefined {
  if (run.of === undefined) return run;
  const questions = [...run.questions];
  const more = events.filter((event) => event.type === "run-more");
  for (const part of more.sort((a, b) => a.from - b.from)) {
    if (part.from === questions.length) questions.push(...part.questions);
  }
  return questions.length === run.of ? { ...run, questions } : undefined;
}

function inOrder(
  events: readonly SittingEvent[],
  ledger: Ledger,
  standing: Standing,
): SittingEvent[] {
  const byId = new Map<string, SittingEvent>();
  for (const event of events) {
    const via = event.via === undefined ? undefined : ledger.indexes.get(event.via);
    if (via !== undefined && standing.undone.has(via)) continue;
    const known = byId.get(event.id);
    // Of two copies the learner's own one, so that the order of arrival doesn't matter.
    if (known === undefined || (known.via ?? "") > (event.via ?? "")) byId.set(event.id, event);
  }
  return [...byId.values()].sort((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
}
