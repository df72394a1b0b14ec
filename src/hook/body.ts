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
      const bytes =
        typeof chunk === "string"
          ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
          : chunk;
      size += bytes.length;
      if (kept >= mostBytes) return;
      // A copy: the app may use its buffer again.
      const part = Buffer.from(bytes.subarray(0, mostBytes - kept));
      chunks.push(part);
      kept += part.length;
    },
    body: () =>
      size === 0 ? undefined : { base64: Buffer.concat(chunks).toString("base64"), size },
  };
}
