/** Pick one option: arrows and Enter, or its number, or its first letter and Enter. Pure. */

import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import { type Line, span } from "../../core/view/view.ts";
import {
  firstUntried,
  jumped,
  listLines,
  moved,
  numberLabel,
  numberRange,
  triedBefore,
  typedNumber,
} from "./option-list.ts";
import { type Step, stay, type Widget } from "./widget.ts";

interface ChoiceState {
  readonly active: number;
  /** Digits typed so far, where an option's number may have two. */
  readonly digits: string;
}

/**
 * With nine options or fewer a digit picks at once; with more it moves there. Options that were
 * tried are marked; they can be reached, but not taken again.
 */
export function choiceWidget(
  options: readonly Line[],
  tried: readonly number[] = [],
): Widget<ChoiceState, number> {
  const count = options.length;
  const dimmed = (content: Line) =>
    content.map((each) => span(each.text, { ...each.style, dim: true }));
  function answer(index: number): Step<ChoiceState, number> {
    if (tried.includes(index)) return stay({ active: index, digits: "" }, triedBefore);
    return { kind: "answer", value: index };
  }
  return {
    start: { active: firstUntried(count, tried), digits: "" },
    letters: [],
    press(state, key) {
      if (key.name === "enter") return answer(state.active);
      const number = typedNumber(state.digits, key, count);
      if (number !== undefined) {
        if (number.index === undefined) return stay(state, outOfRange(count));
        if (count <= 9) return answer(number.index);
        return stay({ active: number.index, digits: number.digits });
      }
      const next = moved(state.active, count, key) ?? jumped(options, state.active, key);
      return stay({ active: next ?? state.active, digits: "" });
    },
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

export function outOfRange(count: number): string {
  if (count === 1) return "There is only number 1.";
  return count === 2 ? "There are numbers 1 and 2." : `There are numbers from 1 to ${count}.`;
}
