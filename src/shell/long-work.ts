/**
 * Work that may take long says how far it is: on standard error of a terminal, once half a second
 * has passed, and nowhere else. What ends sooner, or is told to a file, costs a look at the clock.
 *
 * Ctrl-C ends it between two steps, so that whoever works can say what is true so far.
 */

import { TutorError } from "../core/error.ts";
import type { LongTask } from "../core/view/long-work.ts";
import type { SeenWork, WatchedProcess } from "./long-work-line.ts";

export interface LongWork {
  /** So much is done; false once Ctrl-C was pressed. */
  readonly goesOn: (done: number) => Promise<boolean>;
}

/** Work that nobody watches. */
const unseenWork: LongWork = { goesOn: async () => true };

/** Does work that may take long. */
export type RunLongWork = <T>(task: LongTask, work: (work: LongWork) => Promise<T>) => Promise<T>;

/** For whom nobody watches. */
export const unwatched: RunLongWork = (_task, work) => work(unseenWork);

export interface WatchedWork {
  readonly run: RunLongWork;
  /** Takes the line away before something else is written. */
  readonly clear: () => void;
}

const quietAtFirst = 500;

/** `plain`: nothing is repainted. `now` are milliseconds that pass. */
export function watchedWork(
  process: WatchedProcess,
  plain: boolean,
  now: () => number = () => performance.now(),
): WatchedWork {
  const seen = new Set<SeenWork>();
  return {
    clear() {
      for (const each of seen) each.clear();
    },
    async run(task, work) {
      if (process.stderr.isTTY !== true) return work(unseenWork);
      const began = now();
      let shown: SeenWork | undefined;
      try {
        return await work({
          async goesOn(done) {
            const elapsed = now() - began;
            if (shown === undefined) {
              if (elapsed < quietAtFirst) return true;
              shown = (await import("./long-work-line.ts")).showWork(process, task, plain);
              seen.add(shown);
            }
            return shown.goesOn(done, elapsed);
          },
        });
      } finally {
        if (shown !== undefined) {
          shown.end();
          seen.delete(shown);
        }
      }
    },
  };
}

/** What the work throws when it is stopped. */
export const workStopped = "work.stopped";

/** The same with each of many; when it is stopped it says what that means for the rest. */
export async function eachOf<T, U>(
  work: LongWork,
  items: readonly T[],
  { unit }: LongTask,
  meaning: string,
  take: (item: T) => U | Promise<U>,
): Promise<U[]> {
  const taken: U[] = [];
  for (const [index, item] of items.entries()) {
    if (!(await work.goesOn(index))) throw stoppedAfter(index, items.length, unit, meaning);
    taken.push(await take(item));
  }
  return taken;
}

export function stoppedAfter(done: number, of: number, unit: string, meaning: string): TutorError {
  const said = `Stopped after ${done} of ${of} ${unit}${unit === "MB" ? "" : "s"}. ${meaning}`;
  return new TutorError(workStopped, said, { exitCode: 130 });
}
