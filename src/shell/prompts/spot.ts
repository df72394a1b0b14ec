/** Spot the mistake: point at one of the numbered parts of a passage. Pure. */

import { wrapLine } from "../../core/text/wrap.ts";
import { sign } from "../../core/view/signs.ts";
import { type Line, type Span, span } from "../../core/view/view.ts";
import type { PassageOptions } from "./asker.ts";
import { outOfRange } from "./choice.ts";
import {
  firstUntried,
  jumped,
  moved,
  numberRange,
  triedBefore,
  typedNumber,
} from "./option-list.ts";
import { type Step, stay, type Widget } from "./widget.ts";

interface SpotState {
  readonly active: number;
  readonly digits: string;
}

/** Parts that were tried are marked; they can be reached, but not taken again. */
export function spotWidget(
  parts: PassageOptions["parts"],
  tried: readonly number[] = [],
): Widget<SpotState, number> {
  const candidates = parts.flatMap(({ kind, content }) => (kind === "candidate" ? [content] : []));
  const count = candidates.length;
  return {
    start: { active: firstUntried(count, tried), digits: "" },
    letters: [],
    press(state, key) {
      function answer(index: number): Step<SpotState, number> {
        if (tried.includes(index)) return stay({ active: index, digits: "" }, triedBefore);
        return { kind: "answer", value: index };
      }
      if (key.name === "enter") return answer(state.active);
      const number = typedNumber(state.digits, key, count);
      if (number !== undefined) {
        if (number.index === undefined) return stay(state, outOfRange(count));
        if (count <= 9) return answer(number.index);
        return stay({ active: number.index, digits: number.digits });
      }
      const name = { left: "up", right: "down" }[key.name] ?? key.name;
      const next =
        moved(state.active, count, { ...key, name }) ?? jumped(candidates, state.active, key);
      return stay({ active: next ?? state.active, digits: "" });
    },
    draw(state, look) {
      let index = -1;
      const passage: Span[] = parts.flatMap(({ kind, content }) => {
        if (kind !== "candidate") return content;
        index += 1;
        const isActive = index === state.active;
        const marks: Marks = isActive
          ? [sign("pointer", look), sign("pointerEnd", look)]
          : ["[", "]"];
        const cross = tried.includes(index) ? `${sign("wrong", look)}\u00a0` : "";
        return marked(content, `${index + 1}\u00a0${cross}`, isActive, marks, cross !== "");
      });
      const lines = wrapLine(passage, look.text);
      const row = lines.findIndex((each) => each.some(({ style }) => style === activeStyle));
      return {
        lines,
        focus: [Math.max(0, row), Math.max(0, row) + 1],
        help: [`${sign("leftRight", look)} Enter or ${numberRange(count, sign("range", look))}`],
      };
    },
  };
}

const activeStyle = { bold: true, inverse: true };
const numberStyle = { dim: true };

type Marks = readonly [before: string, after: string];

/** A candidate between its marks, which take the same room whether it is active or not. */
function marked(
  content: Line,
  label: string,
  isActive: boolean,
  [before, after]: Marks,
  isTried: boolean,
): Span[] {
  const rest = isTried ? { dim: true } : { underline: true };
  const number = isActive ? activeStyle : numberStyle;
  return [
    span(`${before}${label}`, number),
    ...content.map((each) =>
      isActive ? span(each.text, activeStyle) : span(each.text, { ...each.style, ...rest }),
    ),
    span(after, number),
  ];
}
