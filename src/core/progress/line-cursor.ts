/**
 * Reading bytes of JSON from left to right without making anything of them. Pure, but a
 * cursor moves. Only what needs no second look is known: texts have no escapes, numbers are
 * whole. Whoever meets anything else leaves the line to a parser of JSON.
 */

/** Where reading is, and what it found last. */
export interface Cursor {
  bytes: Uint8Array;
  /** The same bytes, to read four at once. */
  view: DataView;
  at: number;
  /** Nothing is read from here on. */
  end: number;
  /** The last number. */
  value: number;
  /** Where the last text begins and ends. */
  from: number;
  to: number;
}

export function cursorOn(bytes: Uint8Array): Cursor {
  return { bytes, view: viewOn(bytes), at: 0, end: bytes.length, value: 0, from: 0, to: 0 };
}

/** Puts the cursor before what stands between two places. */
export function startAt(cursor: Cursor, bytes: Uint8Array, from: number, to: number): void {
  if (cursor.bytes !== bytes) {
    cursor.bytes = bytes;
    cursor.view = viewOn(bytes);
  }
  cursor.at = from;
  cursor.end = to;
}

function viewOn({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Bytes that are expected: as words of four, and those that are left over. */
export interface Expected {
  readonly words: Uint32Array;
  readonly rest: Uint8Array;
  readonly length: number;
}

/** A text of plain ASCII to be expected. */
export function expected(text: string): Expected {
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const view = viewOn(bytes);
  const words = Uint32Array.from({ length: bytes.length >> 2 }, (_, index) =>
    view.getUint32(index * 4),
  );
  return { words, rest: bytes.slice(words.length * 4), length: bytes.length };
}

/** Steps over the expected bytes; false, and not a step, when others stand there. */
export function skip(cursor: Cursor, { words, rest, length }: Expected): boolean {
  const { bytes, view, at, end } = cursor;
  if (at + length > end) return false;
  let next = at;
  for (let index = 0; index < words.length; index++, next += 4) {
    if (view.getUint32(next) !== words[index]) return false;
  }
  for (let index = 0; index < rest.length; index++, next++) {
    if (bytes[next] !== rest[index]) return false;
  }
  cursor.at = next;
  return true;
}

/** Which of the expected texts stands here, and steps over it; -1 for none. */
export function skipOne(cursor: Cursor, words: readonly Expected[]): number {
  for (const [index, word] of words.entries()) if (skip(cursor, word)) return index;
  return -1;
}

const quote = 34;
const minus = 45;
const point = 46;
const zero = 48;
const backslash = 92;
const longestName = 400;

/** A name or an id up to its quote, which is stepped over: not empty, without escapes. */
export function readName(cursor: Cursor): boolean {
  cursor.from = cursor.at;
  if (!skipText(cursor)) return false;
  cursor.to = cursor.at - 1;
  const length = cursor.to - cursor.from;
  return length > 0 && length <= longestName;
}

/** Steps over a text without escapes and over the quote at its end. */
export function skipText(cursor: Cursor): boolean {
  const { bytes, end } = cursor;
  for (let at = cursor.at; at < end; at++) {
    const code = bytes[at] ?? 0;
    if (code === quote) {
      cursor.at = at + 1;
      return true;
    }
    if (code < 32 || code > 126 || code === backslash) return false;
  }
  return false;
}

/** Steps over a text that is expected, and over the quote behind it. */
export function skipName(cursor: Cursor, text: string, start = 0): boolean {
  const { bytes, at, end } = cursor;
  const to = at + text.length - start;
  if (to >= end || bytes[to] !== quote) return false;
  for (let index = start; index < text.length; index++) {
    if (bytes[at + index - start] !== text.charCodeAt(index)) return false;
  }
  cursor.at = to + 1;
  return true;
}

/** The last text, as one of its own: a slice keeps all of what was read in memory. */
export function lastName({ bytes, from, to }: Cursor): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** A whole number as JSON writes it, small enough to be exact. */
export function readCount(cursor: Cursor): boolean {
  const { bytes, at } = cursor;
  let value = 0;
  let to = at;
  for (; to < at + 15; to++) {
    const digit = (bytes[to] ?? 0) - zero;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  cursor.value = value;
  cursor.at = to;
  return to > at && to < at + 15 && (to === at + 1 || bytes[at] !== zero);
}

/** Minutes ahead of UTC. */
export function readZone(cursor: Cursor): boolean {
  const west = cursor.bytes[cursor.at] === minus;
  if (west) cursor.at++;
  if (!readCount(cursor) || cursor.value >= 24 * 60 || (west && cursor.value === 0)) return false;
  if (west) cursor.value = -cursor.value;
  return true;
}

/** Steps over 0, 1 or a decimal between. */
export function skipShare(cursor: Cursor): boolean {
  if (!readCount(cursor) || cursor.value > 1) return false;
  if (cursor.value === 1 || cursor.bytes[cursor.at] !== point) return true;
  const from = ++cursor.at;
  for (; ; cursor.at++) {
    const digit = (cursor.bytes[cursor.at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return cursor.at > from;
  }
}

const comma = expected(",");
const listEnd = expected("]");
const textBegin = expected('"');

/** Steps over whole numbers and over the end of their list. */
export function skipCounts(cursor: Cursor): boolean {
  if (skip(cursor, listEnd)) return true;
  for (;;) {
    if (!readCount(cursor)) return false;
    if (skip(cursor, listEnd)) return true;
    if (!skip(cursor, comma)) return false;
  }
}

/** Steps over texts and over the end of their list; how many they were, -1 when it is no such list. */
export function skipTexts(cursor: Cursor, one: (cursor: Cursor) => boolean): number {
  if (skip(cursor, listEnd)) return 0;
  for (let count = 1; ; count++) {
    if (!skip(cursor, textBegin) || !one(cursor)) return -1;
    if (skip(cursor, listEnd)) return count;
    if (!skip(cursor, comma)) return -1;
  }
}

const hexDigits = new Int8Array(256).fill(-1);
for (const [value, char] of [..."0123456789abcdef"].entries()) {
  hexDigits[char.charCodeAt(0)] = value;
}

/** A UUID in its usual form, as four words. */
export function readId(cursor: Cursor, id: Uint32Array): boolean {
  const { bytes, at } = cursor;
  let digits = 0;
  let value = 0;
  for (let index = 0; index < 36; index++) {
    const code = bytes[at + index] ?? 0;
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      if (code !== minus) return false;
      continue;
    }
    const digit = hexDigits[code] ?? -1;
    if (digit < 0) return false;
    value = value * 16 + digit;
    digits++;
    if (digits % 8 === 0) {
      id[digits / 8 - 1] = value;
      value = 0;
    }
  }
  cursor.at = at + 36;
  return true;
}
