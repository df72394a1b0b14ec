/** The zero-width space: a place where a text may break, and nothing to be seen. Pure. */

export const softBreak = "\u200b";

/** The text as it reads: without its places to break. */
export function withoutSoftBreaks(text: string): string {
  return text.includes(softBreak) ? text.replaceAll(softBreak, "") : text;
}
