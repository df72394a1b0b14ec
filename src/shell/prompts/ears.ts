/**
 * Starts the thread that hears Ctrl-C while this one is busy: see `ears-worker.ts`.
 *
 * This thread counts as long as it isn't busy; the other one looks whether it still does. Work
 * begins with a key, nearly always: behind one both go fast for a while, so that a tenth of a second
 * is enough, and slow when nobody types, which costs next to nothing.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from "node:worker_threads";
import { programRoot } from "../course-folder.ts";

/** Milliseconds between two counts, and between two looks, and how long both go fast behind a key. */
const fast = 20;
const slow = 100;
const alert = 3_000;

/** The numbers that both threads see, by their places. */
const places = {
  /** How often the first thread has counted. */
  count: 0,
  /** 1 when it has cleared up and waits for its end. */
  cleared: 1,
  /** How fast both go. */
  pause: 2,
  /** 1 while the other thread reads keys and sends them. */
  reading: 3,
} as const;

/** What the other thread is given. */
export interface EarsData {
  readonly shared: Int32Array;
  readonly places: typeof places;
  /** After so many looks without a count the first thread is taken for busy. */
  readonly patience: number;
  readonly port: MessagePort;
}

export interface Ears {
  /** Before keys are taken that were read here: those that the other thread has read came before. */
  readonly catchUp: () => void;
}

const noEars: Ears = { catchUp() {} };

/**
 * `interrupted` is called when Ctrl-C was pressed while this thread was busy, in the middle of
 * what it does; `typed` gets other keys that the other thread has read instead of this one.
 */
export function openEars(interrupted: () => void, typed: (keys: Buffer) => void): Ears {
  // Consoles of Windows cannot be asked for keys without waiting for one.
  const file = join(programRoot(), "dist", "ears-worker.cjs");
  if (process.platform === "win32" || !existsSync(file)) return noEars;
  const { count, cleared, pause, reading } = places;
  const shared = new Int32Array(new SharedArrayBuffer(16));
  process.on("whichside:interrupted", () => {
    interrupted();
    Atomics.store(shared, cleared, 1);
    Atomics.notify(shared, cleared);
    // Now the other thread sends the signal that ends the program, and nothing more is done here.
    Atomics.wait(shared, cleared, 1);
  });
  const { port1: port, port2: theirs } = new MessageChannel();
  const workerData: EarsData = { shared, places, patience: 4, port: theirs };
  const worker = new Worker(file, { workerData, transferList: [theirs], stdin: false });
  // Without it keys are heard between two pieces of work, as everywhere else.
  worker.on("error", () => {});
  worker.unref();
  port.on("message", (keys: Uint8Array) => hear(keys));
  port.unref();

  let until = 0;
  let timer: NodeJS.Timeout | undefined;
  const beat = () => {
    Atomics.add(shared, count, 1);
    const next = performance.now() < until ? fast : slow;
    Atomics.store(shared, pause, next);
    timer = setTimeout(beat, next).unref();
  };
  const wake = () => {
    until = performance.now() + alert;
    clearTimeout(timer);
    beat();
    Atomics.notify(shared, cleared);
  };
  const hear = (keys: Uint8Array) => {
    wake();
    typed(Buffer.from(keys));
  };
  wake();
  return {
    catchUp() {
      wake();
      // It has read something, perhaps, and not yet sent it.
      Atomics.wait(shared, reading, 1, slow);
      for (
        let found = receiveMessageOnPort(port);
        found !== undefined;
        found = receiveMessageOnPort(port)
      ) {
        typed(Buffer.from(found.message));
      }
    },
  };
}
