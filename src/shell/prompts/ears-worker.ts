/**
 * A second thread that hears Ctrl-C while the first one is busy. A bundle of its own.
 *
 * In raw mode Ctrl-C is a key like any other, and keys are read between two pieces of work. A
 * stranger's file may make one piece long. So this thread looks whether the first one still
 * counts; if not, it reads the keyboard in its place, and has it stop in the middle of its work.
 */

import { closeSync, constants, openSync, readSync } from "node:fs";
import { Session } from "node:inspector";
import { workerData } from "node:worker_threads";
import type { EarsData } from "./ears.ts";

const ctrlC = 0x03;

listen(workerData as EarsData);

function listen({ shared: numbers, places, patience, port }: EarsData): void {
  const { count, cleared, pause, reading } = places;
  const keys = new Uint8Array(1024);
  let before = -1;
  let missed = 0;
  for (;;) {
    Atomics.wait(numbers, cleared, 0, Atomics.load(numbers, pause));
    // From here since Node would have the first thread say that a debugger is there. 130 to a shell.
    if (Atomics.load(numbers, cleared) === 1) process.kill(process.pid, "SIGINT");
    const now = Atomics.load(numbers, count);
    missed = now === before ? missed + 1 : 0;
    before = now;
    if (missed < patience) continue;
    Atomics.store(numbers, reading, 1);
    const length = readKeys(keys);
    const read = keys.slice(0, length);
    const isInterrupt = read.includes(ctrlC);
    // Whatever else was typed is not for this thread.
    if (!isInterrupt && read.length > 0) port.postMessage(read);
    Atomics.store(numbers, reading, 0);
    Atomics.notify(numbers, reading);
    if (length === undefined) return;
    if (isInterrupt) interrupt();
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
