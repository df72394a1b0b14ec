/** The first bytes of what a stream carries, without touching how it flows. */

import type { SentBody } from "./message.ts";

const mostBytes = 40_000;

export interface Capture {
  readonly add: (chunk: unknown, encoding?: unknown) => void;
  readonly body: () => SentBody | undefined;
}

export function capture(): Capture {
  const chunks: Buffer[] = [];
  let kept = 0;
  let size = 0;
  return {
    add(chunk, encoding) {
      if (chunk === null || chunk === undefined || typeof chunk === "function") return;
      if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) return;
      const coding = typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8";
      const room = mostBytes - kept;
      if (room <= 0) {
        size += typeof chunk === "string" ? Buffer.byteLength(chunk, coding) : chunk.length;
        return;
      }
      const bytes = typeof chunk === "string" ? Buffer.from(chunk, coding) : chunk;
      size += bytes.length;
      const part = bytes.subarray(0, room);
      // A copy where it is the app's: that may use its buffer again.
      chunks.push(typeof chunk === "string" ? (part as Buffer) : Buffer.from(part));
      kept += part.length;
    },
    body() {
      if (size === 0) return undefined;
      const [first] = chunks;
      const all = first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
      return { base64: all.toString("base64"), size };
    },
  };
}
