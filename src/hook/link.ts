/** The way from a watched app to whichside: one loopback connection that keeps nothing alive and never fails aloud. */

import { connect, type Socket } from "node:net";
import type { Body } from "./body.ts";
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

/** Milliseconds between two writes: a write costs more than what is in it. */
const rest = 8;

/** Messages that nobody has been told of yet; more are not kept back. */
const mostWaiting = 1000;

interface Unsent {
  readonly message: HookMessage;
  readonly body: Body | undefined;
}

let unsent: Unsent[] = [];
let lastWrite = 0;
/** Messages that were dropped since the last one that went out. */
let lost = 0;

/**
 * After a rest a message goes out at once, so nobody waits for it; a busy app's go out together.
 * Text is made of them only then: by and large the app has answered, and nobody waits for it.
 */
export function send(message: HookMessage, body?: Body): void {
  if (socket === undefined) return;
  if (socket.writableLength > mostUnsent) {
    lost += 1;
    return;
  }
  if (unsent.length === 0) {
    if (performance.now() - lastWrite > rest) setImmediate(flush);
    else setTimeout(flush, rest).unref();
  }
  unsent.push({ message, body });
  if (unsent.length >= mostWaiting) flush();
}

function flush(): void {
  if (unsent.length === 0 && lost === 0) return;
  const told: HookMessage = { t: "lost", count: lost };
  let text = lost > 0 ? `${JSON.stringify(told)}\n` : "";
  const all = unsent;
  unsent = [];
  lost = 0;
  lastWrite = performance.now();
  for (const each of all) text += lineOf(each);
  socket?.write(text);
}

function lineOf({ message, body }: Unsent): string {
  try {
    const text = JSON.stringify(message);
    const sent = body?.sent();
    // Base64 needs no quoting: it is long, and looking through it would cost the most of all.
    return sent === undefined
      ? `${text}\n`
      : `${text.slice(0, -1)},"body":{"base64":"${sent.base64}","size":${sent.size}}}\n`;
  } catch {
    // What no text can be made of is not told.
    return "";
  }
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
