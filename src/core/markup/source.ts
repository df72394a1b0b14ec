/** A file's text and the places in it. Pure. */

import type { Position } from "../diagnostic.ts";

const lineEnd = /\r\n?|\n/g;

/**
 * The text without a byte order mark, which editors don't count as a column either, and
 * with `\n` for a lone `\r`, which YAML doesn't take for a line end. Positions stay those of
 * the file.
 */
export function withoutMark(text: string): string {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return bare.includes("\r") ? bare.replace(/\r(?!\n)/g, "\n") : bare;
}

/** Lines without their ends: `\n`, `\r\n` and a lone `\r` all end one. */
export function linesOf(text: string): string[] {
  return text.split(lineEnd);
}

/** Turns offsets of one text into positions; the lines are counted once. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (const match of text.matchAll(lineEnd)) starts.push(match.index + match[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, col: offset - (starts[low] ?? 0) + 1 };
  };
}

/** The text with everything but line ends turned into blanks: what follows keeps its place. */
export function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
