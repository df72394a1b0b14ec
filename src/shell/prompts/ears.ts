/** Starts the thread that hears Ctrl-C while this one is busy: see `ears-worker.ts`. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { programRoot } from "../course-folder.ts";

/** How often this thread shows that it isn't busy. The other one is patient for several of these. */
const pause = 100;

/**
 * `interrupted` is called when Ctrl-C was pressed while this thread was busy, in the middle of
 * what it does; `typed` gets other keys that the other thread has read instead of this one.
 */
export function openEars(interrupted: () => void, typed: (keys: Buffer) => void): void {
  // Consoles of Windows cannot be asked for keys without waiting for one.
  const file = join(programRoot(), "dist", "ears-worker.cjs");
  if (process.platform === "win32" || !existsSync(file)) return;
  const counted = new Int32Array(new SharedArrayBuffer(8));
  process.on("whichside:interrupted", () => {
    interrupted();
    Atomics.store(counted, 1, 1);
    Atomics.notify(counted, 1);
    // Now the other thread sends the signal that ends the program, and nothing more is done here.
    Atomics.wait(counted, 1, 1);
  });
  const worker = new Worker(file, { workerData: counted, stdin: false });
  worker.on("message", (keys: Uint8Array) => typed(Buffer.from(keys)));
  // Without it keys are heard between two pieces of work, as everywhere else.
  worker.on("error", () => {});
  worker.unref();
  setInterval(() => Atomics.add(counted, 0, 1), pause).unref();
}
