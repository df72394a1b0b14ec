/** Pick one option: arrows and Enter, or its number, or its first letter and Enter. Pure. */

import { type Line, span } from "mermaid-text/text";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import { listLines, numberLabel, numberRange } from "./option-list.ts";
import { type PickState, pickStart, pressToPick } from "./pick-one.ts";
import type { Widget } from "./widget.ts";

/** Options that were tried are marked. */
export function choiceWidget(
  options: readonly Line[],
  tried: readonly number[] = [],
): Widget<PickState, number> {
  const count = options.length;
  const dimmed = (content: Line) =>
    content.map((each) => span(each.text, { ...each.style, dim: true }));
  return {
    start: pickStart(count, tried),
    letters: [],
    press: (state, key) => pressToPick(options, tried, state, key),
    draw(state, look) {
      const rows = options.map((content, index) => ({
        content: tried.includes(index)
          ? [span(`${sign("wrong", look)} `, styles.dim), ...dimmed(content)]
          : content,
        label: numberLabel(index, count),
      }));
      return {
        ...listLines(rows, state.active, look, sign("pointer", look)),
        help: [`${sign("upDown", look)} or ${numberRange(count, sign("range", look))}`],
      };
    },
  };
}
