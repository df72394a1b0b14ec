/** Pick one option: arrows and Enter, or its number, or its first letter and Enter. Pure. */

import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import { type Line, span } from "../../core/view/view.ts";
import { jumped, listLines, moved, numberLabel, numberRange, typedNumber } from "./option-list.ts";
import { stay, type Widget } from "./widget.ts";

interface ChoiceState {
  readonly active: number;
  /** Digits typed so far, where an option's number may have two. */
  readonly digits: string;
}

/** With nine options or fewer a digit picks at once; with more it moves there. */
export function choiceWidget(options: readonly Line[]): Widget<ChoiceState, number> {
  const count = options.length;
  const answer = (index: number, pointer: string) => ({
    kind: "answer" as const,
    value: index,
    trace: [
      span(`${pointer} ${numberLabel(index, count)}  `, styles.dim),
      ...(options[index] ?? []).map((each) => span(each.text, { ...each.style, dim: true })),
    ],
  });
  return {
    start: { active: 0, digits: "" },
    letters: [],
    press(state, key, look) {
      const pointer = sign("pointer", look);
      if (key.name === "enter") return answer(state.active, pointer);
      const number = typedNumber(state.digits, key, count);
      if (number !== undefined) {
        if (number.index === undefined) return stay(state, outOfRange(count));
        if (count <= 9) return answer(number.index, pointer);
        return stay({ active: number.index, digits: number.digits });
      }
      const next = moved(state.active, count, key) ?? jumped(options, state.active, key);
      return stay({ active: next ?? state.active, digits: "" });
    },
    draw(state, look) {
      const rows = options.map((content, index) => ({
        content,
        label: numberLabel(index, count),
      }));
      return {
        ...listLines(rows, state.active, look, sign("pointer", look)),
        help: [`${sign("upDown", look)} or ${numberRange(count, sign("range", look))}`],
      };
    },
  };
}

export function outOfRange(count: number): string {
  return count === 1 ? "There is only number 1." : `There are numbers from 1 to ${count}.`;
}
