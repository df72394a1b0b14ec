/** Which sittings were left before their end and can be gone on with. Pure. */

import type { RunEvent } from "./event.ts";
import { intern, type Ledger, type SittingEvent, sittingKey } from "./ledger.ts";
import type { Standing } from "./order.ts";
import type { OpenRun } from "./progress.ts";

/** Newest first; for each mode and lessons only the newest, and none that a later one finished. */
export function openRuns(
  ledger: Ledger,
  standing: Standing,
  runs: ReadonlyMap<number, { readonly row: number; readonly place: number }>,
  finished: ReadonlyMap<number, number>,
  now: number,
): readonly OpenRun[] {
  const found: OpenRun[] = [];
  for (const [id, { run: begun, events }] of ledger.open) {
    const index = ledger.indexes.get(id) ?? 0;
    const place = runs.get(index)?.place;
    // Nothing is left to go on with once the sitting itself doesn't count.
    if (begun === undefined || place === undefined) continue;
    const ordered = inOrder(events, ledger, standing);
    const run = wholeRun(begun, ordered);
    if (run === undefined) continue;
    const resets = run.lessons.map((lesson) => standing.fromByLesson.get(lesson) ?? -1);
    if (place <= Math.max(standing.from, ...resets)) continue;
    const key = intern(ledger, sittingKey(run.mode, run.lessons));
    if ((finished.get(key) ?? Number.NEGATIVE_INFINITY) >= Math.min(run.t, now)) continue;
    const answered = ordered.filter((event) => event.type !== "run-more");
    const settled = new Set(
      answered.flatMap((event) =>
        event.type === "answer" && event.settled ? [event.question] : [],
      ),
    );
    found.push({ run, events: answered, settled: settled.size });
  }
  found.sort((a, b) => b.run.t - a.run.t || (a.run.id < b.run.id ? 1 : -1));
  const seen = new Set<string>();
  return found.filter(({ run }) => {
    const key = sittingKey(run.mode, run.lessons);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
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
  return [...byId.values()].sort((a, b) => a.t - b.t || (a.id < b.id ? -1 : 1));
}
