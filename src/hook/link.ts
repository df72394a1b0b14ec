/** The way from a watched app to whichside: one loopback connection that keeps nothing alive and never fails aloud. */

import { connect, type Socket } from "node:net";
import type { HookMessage } from "./message.ts";

/** Beyond this many unsent bytes messages are dropped: the app must not wait, nor grow. */
const mostUnsent = 8_000_000;

let socket: Socket | undefined;

/** Connects; without whichside at the other end nothing is sent. */
export function openLink(port: number): void {
  socket = connect({ port, host: "127.0.0.1", noDelay: true });
  socket.unref();
  const stop = () => {
    socket = undefined;
  };
  socket.on("error", stop);
  socket.on("close", stop);
  process.on("exit", flush);
}

let unsent = "";

/** Messages of one turn go out together, since each write costs more than what is in it. */
export function send(message: HookMessage): void {
  if (socket === undefined || socket.writableLength > mostUnsent) return;
  if (unsent === "") setImmediate(flush);
  unsent += `${JSON.stringify(message)}\n`;
}

function flush(): void {
  const text = unsent;
  unsent = "";
  if (text !== "") socket?.write(text);
}

/** Milliseconds since 1970, finer than the clock's. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Whatever goes wrong in the hook is the hook's own business: the app goes on as if it weren't there. */
export function quietly<A extends readonly unknown[]>(
  work: (...args: A) => void,
): (...args: A) => void {
  return (...args) => {
    try {
      work(...args);
    } catch {
      // Not a word: the app's output is the app's.
    }
  };
}
