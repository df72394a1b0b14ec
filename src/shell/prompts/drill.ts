/**
 * One item of a drill, one key its answer. Pure. The first side is to the left, the second to
 * the right, a third one down; numbers and first letters work as well.
 */

import { type Line, lineCells, type Span, span, wrapLine } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import type { DrillOptions } from "./asker.ts";
import { digitOf, type Key } from "./key.ts";
import { firstLetters } from "./sort.ts";
import { stay, type Widget } from "./widget.ts";

const arrows = ["left", "right", "down", "up"] as const;
const arrowNames: readonly string[] = arrows;

export function drillWidget(
  options: Pick<DrillOptions, "status" | "question" | "item" | "sides">,
): Widget<null, number> {
  const { status, question, item, sides } = options;
  const letters = firstLetters(sides);
  return {
    start: null,
    letters: letters.filter((letter) => letter !== undefined),
    press(state, key) {
      const side = sideOf(key, sides.length, letters);
      return side === undefined ? stay(state) : { kind: "answer", value: side };
    },
    draw(_state, look) {
      const lines = [
        [],
        ...wrapLine(status, look.text),
        [],
        ...wrapLine(question, look.text),
        ...wrapLine(item.map(strong), look.text),
        ...sideLines(sides, letters, look),
      ];
      return { lines, focus: [lines.length - 1, lines.length], help: [] };
    },
  };
}

function sideOf(
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
function sideLines(
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

function strong(each: Span): Span {
  return span(each.text, { ...each.style, bold: true });
}
