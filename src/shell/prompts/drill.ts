/**
 * One item of a drill, one key its answer. Pure. The first side is to the left, the second to
 * the right, a third one down; numbers and first letters work as well.
 */

import { type Span, span, wrapLine } from "mermaid-text/text";
import type { DrillOptions } from "./asker.ts";
import { firstLetters, sideLines, sideOf } from "./sides.ts";
import { stay, type Widget } from "./widget.ts";

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

function strong(each: Span): Span {
  return span(each.text, { ...each.style, bold: true });
}
