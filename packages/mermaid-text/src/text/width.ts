/**
 * How many terminal cells a text takes. Pure; with `wrap.ts` the only place that knows
 * about wide characters. Everything measures with `cells`.
 */

import stringWidth from "fast-string-width";
import { spend } from "./meter.ts";

/**
 * Letters of western languages, punctuation, arrows, lines, blocks and our own signs: one cell
 * and one grapheme each. Nearly all text is this, and needs neither the library nor the segmenter.
 */
const simple =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b\u203d-\u2048\u204a-\u205e\u2190-\u21ff\u2500-\u25fc\u2248\u2610\u2611\u2713\u2717\u276e\u276f]*$/;
/** Made when the first text beyond ASCII is met: making it costs milliseconds of start-up. */
let segmenter: Intl.Segmenter | undefined;

/** True for text of which every character is one cell and one grapheme. */
export function isSimple(text: string): boolean {
  return simple.test(text);
}

/** What it takes to look a sign up, and to find where it ends. */
const widthSteps = 4;
const graphemeSteps = 20;

/** Cells of a text: 0 for combining marks, 2 for East Asian wide characters and emoji. */
export function cells(text: string): number {
  if (isSimple(text)) return text.length;
  spend(widthSteps * text.length);
  return stringWidth(text);
}

/**
 * As much text as the segmenter is given at once: the time that it takes grows with the square
 * of the text's length, and steeper (V8 of Node 20 to 24).
 */
const window = 1024;

/** What a reader calls characters: letters with their marks, whole emoji. */
export function graphemes(text: string): string[] {
  if (isSimple(text)) return [...text];
  spend(graphemeSteps * text.length);
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  const found: string[] = [];
  let size = window;
  for (let start = 0; start < text.length; ) {
    // Not between the halves of a surrogate pair, which would end a character before it.
    if (/[\ud800-\udbff]/.test(text.charAt(start + size - 1))) size += 1;
    const part = text.slice(start, start + size);
    const segments = Array.from(segmenter.segment(part), ({ segment }) => segment);
    if (start + size < text.length) {
      // The last one may go on behind the window, however long that is.
      if (segments.length === 1) {
        size *= 2;
        continue;
      }
      segments.pop();
    }
    for (const each of segments) {
      found.push(each);
      start += each.length;
    }
    size = window;
  }
  return found;
}

/** `text` followed by blanks up to `width` cells; longer text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - cells(text)));
}
