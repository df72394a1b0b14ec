/**
 * A second thread that hears Ctrl-C while the first one is busy. A bundle of its own.
 *
 * In raw mode Ctrl-C is a key like any other, and keys are read between two pieces of work. A
 * stranger's file may make one piece long. So this thread looks whether the first one still
 * counts; if not, it reads the keyboard in its place, and has it stop in the middle of its work.
 */

import { closeSync, constants, openSync, readSync } from "node:fs";
import { Session } from "node:inspector";
import { parentPort, workerData } from "node:worker_threads";

/** Two numbers that both threads see: how often the first one has counted, and whether it has cleared up. */
const shared: unknown = workerData;

/** Between two looks, and after how many without a count the first thread is taken for busy. */
const pause = 100;
const patience = 5;

const ctrlC = 0x03;

if (shared instanceof Int32Array) listen(shared);

function listen(counted: Int32Array): void {
  const keys = new Uint8Array(1024);
  let before = -1;
  let missed = 0;
  for (;;) {
    Atomics.wait(counted, 1, 0, pause);
    // From here since Node would have the first thread say that a debugger is there. 130 to a shell.
    if (Atomics.load(counted, 1) === 1) process.kill(process.pid, "SIGINT");
    const now = Atomics.load(counted, 0);
    missed = now === before ? missed + 1 : 0;
    before = now;
    if (missed < patience) continue;
    const count = readKeys(keys);
    if (count === undefined) return;
    const read = keys.slice(0, count);
    if (read.includes(ctrlC)) interrupt();
    // Whatever else was typed is not for this thread.
    else if (count > 0) parentPort?.postMessage(read);
  }
}

/** What was typed and not yet read, without waiting for more; undefined where there is no keyboard. */
function readKeys(into: Uint8Array): number | undefined {
  let descriptor: number;
  try {
    descriptor = openSync("/dev/tty", constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    return readSync(descriptor, into);
  } catch {
    return 0; // Nothing was typed.
  } finally {
    closeSync(descriptor);
  }
}

/** The engine lets another thread evaluate something in the middle of whatever the first one does. */
function interrupt(): void {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.evaluate", { expression: 'process.emit("whichside:interrupted")' });
}
