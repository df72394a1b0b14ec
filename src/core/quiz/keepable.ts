/** Cuts typed answers to what an event line can hold. Pure. */

import type { Response } from "./question.ts";

/** Bytes that the texts of one answer may take in the log, where é is `\u00e9`. */
const mostBytes = 2200;

/** The response as it can be recorded. It is graded so, too: a resumed run must agree. */
export function keepable(response: Response): Response {
  switch (response.kind) {
    case "text":
      return { ...response, text: cut(response.text, mostBytes) };
    case "describe":
      return { ...response, text: cut(response.text, mostBytes) };
    case "gaps": {
      const each = Math.floor(mostBytes / Math.max(1, response.texts.length));
      return { ...response, texts: response.texts.map((text) => cut(text, each)) };
    }
    case "choice":
    case "choices":
    case "order":
    case "sort":
    case "spot":
      return response;
  }
}

function cut(text: string, bytes: number): string {
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
