/** Numbers as people type them. Pure. */

import { foldText } from "../../fold.ts";

const numberWords = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/**
 * The number that a text is: "404.", "1,000", "1 000", "4,5", "-3", "80 %", "four".
 * A comma before exactly three digits parts thousands, any other one is a decimal comma;
 * a single point is a decimal point. Undefined when it is no number or more than one.
 */
export function readNumber(text: string): number | undefined {
  const folded = foldText(text);
  const percent = folded.endsWith("%") ? folded.slice(0, -1).trimEnd() : folded;
  const bare = percent.replace(/^([+-])\s+/, "$1");
  const word = numberWords.indexOf(bare);
  if (word >= 0) return word;
  if (/^[+-]?\d{1,3}([, '_])\d{3}(?:\1\d{3})*(?:\.\d+)?$/.test(bare)) {
    return Number(bare.replace(/[, '_]/g, ""));
  }
  if (/^[+-]?\d{1,3}\.\d{3}(?:\.\d{3})+$/.test(bare)) return Number(bare.replaceAll(".", ""));
  if (/^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/.test(bare)) return Number(bare.replace(",", "."));
  return undefined;
}

/** The one number in a short text with words around it: "4 steps", "about 200 ms". */
export function numberWithWords(text: string): number | undefined {
  const words = foldText(text).split(" ");
  if (words.length > 6) return undefined;
  const numbers = words.map(readNumber).filter((value) => value !== undefined);
  return numbers.length === 1 ? numbers[0] : undefined;
}
