/** How many typing slips lie between two texts, and whether that is few enough. Pure. */

import { joined } from "../../fold.ts";

/** Texts longer than this are not compared letter by letter. */
const longest = 200;

// One of these in front turns a word into its opposite, and is no slip.
const opposites = ["a", "dis", "il", "im", "in", "ir", "mis", "non", "un"];

/**
 * Slips from `typed` to `wanted` when they are few enough to be slips: one in a word of
 * over 4 letters, two in one of over 10, none in a shorter one. Digits are never slips,
 * and neither is a negating syllable. Both texts are folded. Undefined: another text.
 */
export function slipDistance(wanted: string, typed: string): number | undefined {
  if (wanted.length > longest || typed.length > longest) return undefined;
  if (digits(wanted) !== digits(typed)) return undefined;
  const wantedWords = wanted.split(/[\s-]+/);
  const typedWords = typed.split(/[\s-]+/);
  if (wantedWords.length !== typedWords.length) {
    return wordSlips(joined(wanted), joined(typed));
  }
  let sum = 0;
  for (const [index, word] of wantedWords.entries()) {
    const slips = wordSlips(word, typedWords[index] ?? "");
    if (slips === undefined) return undefined;
    sum += slips;
  }
  return sum <= 2 ? sum : undefined;
}

function wordSlips(wanted: string, typed: string): number | undefined {
  if (wanted === typed) return 0;
  const from = [...wanted];
  const to = [...typed];
  const allowed = from.length > 10 ? 2 : from.length > 4 ? 1 : 0;
  if (Math.abs(from.length - to.length) > allowed) return undefined;
  if (opposites.some((syllable) => syllable + wanted === typed || syllable + typed === wanted)) {
    return undefined;
  }
  const slips = editDistance(from, to);
  return slips <= allowed ? slips : undefined;
}

/**
 * Damerau-Levenshtein (optimal string alignment): letters left out, put in, exchanged,
 * or two neighbours swapped.
 */
export function editDistance(from: readonly string[], to: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = to.map((_, index) => index + 1);
  last.unshift(0);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let col = 1; col <= to.length; col++) {
      const same = from[row - 1] === to[col - 1];
      let cost = Math.min(
        (last[col] ?? 0) + 1,
        (current[col - 1] ?? 0) + 1,
        (last[col - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && col > 1 && from[row - 1] === to[col - 2] && from[row - 2] === to[col - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[col - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

function digits(text: string): string {
  return text.replace(/\P{N}+/gu, "");
}
