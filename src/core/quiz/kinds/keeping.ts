/** How the log holds what was answered: checks and cuts that the types of questions share. Pure. */

/** One type's part in the log. It is loaded at every start, so it stands in a file of its own. */
export interface Kept<R> {
  /** Whether fields that were read from the log are a response of this type. */
  holds(fields: Fields): boolean;
  /** The response as a line of the log can hold it. */
  fit(response: R): R;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Bytes that the texts of one answer may take in the log, where é is `\u00e9`. */
export const mostBytes = 2200;

export function cut(text: string, bytes: number): string {
  if (text.length * 12 <= bytes) return text;
  let used = 0;
  let end = 0;
  for (const char of text) {
    used += /^[\x20\x21\x23-\x5b\x5d-\x7e]$/.test(char) ? 1 : 6 * char.length;
    if (used > bytes) return text.slice(0, end);
    end += char.length;
  }
  return text;
}

/** For responses that are numbers alone, which are never too long. */
export function whole<R>(response: R): R {
  return response;
}

/** A whole number that isn't negative: an index. */
export function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

export function areIndexes(value: unknown): value is readonly number[] {
  return isListOf(value, isIndex);
}

export function areTexts(value: unknown): value is readonly string[] {
  return isListOf(value, (one) => typeof one === "string");
}

function isListOf(value: unknown, check: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= 10_000 && value.every(check);
}
