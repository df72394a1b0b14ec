/**
 * Ends a test that hangs.
 *
 * A loop that never ends cannot be told off from within: no timer fires any more. So a thread
 * of its own watches each file of tests, and ends its process with a word of what was being
 * tried when nothing has moved for three minutes. Waiting is no hanging; tests have their own
 * limit for that.
 */

import { Worker } from "node:worker_threads";
import { afterAll, beforeEach } from "vitest";

/** Far more than the slowest step takes on the slowest machine. */
const longest = 180_000;

const beats = new Int32Array(new SharedArrayBuffer(4));

const watching = new Worker(
  `const { parentPort, workerData: { beats, longest } } = require("node:worker_threads");
  let what = "Loading a file of tests";
  let last = Atomics.load(beats, 0);
  let since = 0;
  parentPort.on("message", (said) => { what = said; });
  setInterval(() => {
    const now = Atomics.load(beats, 0);
    since = now === last ? since + 1000 : 0;
    last = now;
    if (since < longest) return;
    require("node:fs").writeSync(2, "\\nThis has hung and was ended: " + what + "\\n");
    process.kill(process.pid, "SIGKILL");
  }, 1000);`,
  { eval: true, workerData: { beats, longest } },
);
watching.unref();

/** Something has moved. For what blocks the process for long by waiting for another. */
export function beat(): void {
  Atomics.add(beats, 0, 1);
}

/** What is being tried, for the last words when it hangs. */
export function trying(what: string): void {
  watching.postMessage(what);
  beat();
}

const alive = setInterval(beat, 500).unref();

beforeEach(({ task }) => trying(`${task.file.name} > ${task.name}`));

afterAll(async () => {
  clearInterval(alive);
  await watching.terminate();
});
