/** The way from a watched app to whichside: one loopback connection that keeps nothing alive and never fails aloud. */

import { connect, type Socket } from "node:net";
import type { HookMessage, SentBody } from "./message.ts";

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

/** Milliseconds between two writes: a write costs more than what is in it. */
const rest = 8;

let unsent = "";
let lastWrite = 0;
/** Messages that were dropped since the last one that went out. */
let lost = 0;

/** After a rest a message goes out at once, so nobody waits for it; a busy app's go out together. */
export function send(message: HookMessage, body?: SentBody): void {
  if (socket === undefined) return;
  if (socket.writableLength > mostUnsent) {
    lost += 1;
    return;
  }
  if (unsent === "") {
    if (performance.now() - lastWrite > rest) setImmediate(flush);
    else setTimeout(flush, rest).unref();
  }
  const text = JSON.stringify(message);
  // Base64 needs no quoting: it is long, and looking through it would cost the most of all.
  unsent +=
    body === undefined
      ? `${text}\n`
      : `${text.slice(0, -1)},"body":{"base64":"${body.base64}","size":${body.size}}}\n`;
}

function flush(): void {
  const told: HookMessage = { t: "lost", count: lost };
  const text = lost > 0 ? `${JSON.stringify(told)}\n${unsent}` : unsent;
  unsent = "";
  lost = 0;
  if (text === "") return;
  lastWrite = performance.now();
  socket?.write(text);
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
