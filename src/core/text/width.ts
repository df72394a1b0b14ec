/**
 * How many terminal cells a text takes. Pure; with `wrap.ts` the only place that knows
 * about wide characters. Everything measures with `cells`.
 */

import stringWidth from "fast-string-width";

/**
 * Letters of western languages, punctuation, arrows, lines and blocks: one cell and one
 * grapheme each. Nearly all text is this, and needs neither the library nor the segmenter.
 */
const simple =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b\u203d-\u2048\u204a-\u205e\u2190-\u21ff\u2500-\u25fc]*$/;
/** Made when the first text beyond ASCII is met: making it costs milliseconds of start-up. */
let segmenter: Intl.Segmenter | undefined;

/** True for text of which every character is one cell and one grapheme. */
export function isSimple(text: string): boolean {
  return simple.test(text);
}

/** Cells of a text: 0 for combining marks, 2 for East Asian wide characters and emoji. */
export function cells(text: string): number {
  return isSimple(text) ? text.length : stringWidth(text);
}

/** What a reader calls characters: letters with their marks, whole emoji. */
export function graphemes(text: string): string[] {
  if (isSimple(text)) return [...text];
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** `text` followed by blanks up to `width` cells; longer text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - cells(text)));
}
