/**
 * Sides, or other categories, each under its own key: arrows for the first four, numbers, and first
 * letters where they differ. What sorting and the drill have in common. Pure.
 */

import { type Line, lineCells, lineText, type Span, span, wrapLine } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import { digitOf, type Key } from "./key.ts";

const arrows = ["left", "right", "down", "up"] as const;
const arrowNames: readonly string[] = arrows;

/** The side that a key stands for. */
export function sideOf(
  key: Key,
  count: number,
  letters: readonly (string | undefined)[],
): number | undefined {
  const digit = digitOf(key);
  const letter = key.char === "" ? -1 : letters.indexOf(key.char.toLowerCase());
  const arrow = arrowNames.indexOf(key.name);
  const index = digit !== undefined ? digit - 1 : letter >= 0 ? letter : arrow;
  return index >= 0 && index < count ? index : undefined;
}

/** `← Frontend   → Backend   (or f, b)`, below each other where they are too long. */
export function sideLines(
  sides: readonly Line[],
  letters: readonly (string | undefined)[],
  look: Look,
): Line[] {
  const parts: Span[][] = sides.map((side, index) => [span(`${keyName(index, look)} `), ...side]);
  if (!letters.includes(undefined)) parts.push([span(`(or ${letters.join(", ")})`, styles.dim)]);
  const width = parts.reduce((sum, part) => sum + lineCells(part) + 3, 0);
  const gap = span("   ");
  if (width <= look.text) return [[span("  "), ...parts.flatMap((part) => [...part, gap])]];
  return parts.flatMap((part) => wrapLine([span("  "), ...part], look.text, 4));
}

function keyName(index: number, look: Look): string {
  const arrow = arrows[index];
  if (arrow === undefined) return String(index + 1);
  return sign(arrow === "right" ? "arrow" : arrow, look);
}

/** Each category's first letter, undefined where two share it. */
export function firstLetters(categories: readonly Line[]): (string | undefined)[] {
  const letters = categories.map((category) => lineText(category).trim().slice(0, 1).toLowerCase());
  return letters.map((letter) =>
    /^\p{L}$/u.test(letter) && letters.indexOf(letter) === letters.lastIndexOf(letter)
      ? letter
      : undefined,
  );
}
