/** The first bytes of what a stream carries, without touching how it flows. */

import type { SentBody } from "./message.ts";

const mostBytes = 40_000;

type Part = string | Uint8Array;

/** Filled while the app is busy, so it only keeps; what it comes to is worked out when it is sent. */
export class Body {
  readonly #parts: Part[] = [];
  readonly #codings: (BufferEncoding | undefined)[] = [];
  #kept = 0;
  #size = 0;
  isWhole = false;

  add(chunk: unknown, encoding?: unknown): void {
    const isText = typeof chunk === "string";
    if (!isText && !(chunk instanceof Uint8Array)) return;
    const coding =
      isText && typeof encoding === "string" ? (encoding as BufferEncoding) : undefined;
    const size = isText ? Buffer.byteLength(chunk, coding) : chunk.length;
    const room = mostBytes - this.#kept;
    this.#size += size;
    if (room <= 0 || size === 0) return;
    // A copy where it is the app's: that may use its buffer again.
    this.#parts.push(isText ? chunk : Buffer.from(chunk.subarray(0, room)));
    this.#codings.push(coding);
    this.#kept += size;
  }

  sent(): SentBody | undefined {
    if (this.#size === 0) return undefined;
    const all = this.#parts.map((part, at) =>
      typeof part === "string" ? Buffer.from(part, this.#codings[at]) : (part as Buffer),
    );
    const [first] = all;
    const bytes = first !== undefined && all.length === 1 ? first : Buffer.concat(all);
    return { base64: bytes.toString("base64", 0, mostBytes), size: this.#size };
  }
}
