/** Pick one option: arrows, its number or its first letter move there, Enter answers. Pure. */

import { type Line, span } from "mermaid-text/text";
import type { ChoiceAnswer } from "../../core/quiz/kinds/choice/choice.ts";
import type { ChoiceResponse } from "../../core/quiz/kinds/choice/kept.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { PickOptions } from "./asker.ts";
import { listLines, numberLabel, numberRange } from "./option-list.ts";
import { ifAny, type PickState, pickInPlain, pickStart, pressToPick } from "./pick-one.ts";
import { mapped, oneNumber, type Prompt, type QuestionPrompt } from "./prompt.ts";
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
    start: pickStart,
    letters: [],
    press: (state, key, look) => pressToPick(options, tried, state, key, look),
    draw(state, look) {
      const rows = options.map((content, index) => ({
        content: tried.includes(index)
          ? [span(`${sign("wrong", look)} `, styles.dim), ...dimmed(content)]
          : content,
        label: numberLabel(index, count),
      }));
      return {
        ...listLines(rows, state.active, look, sign("pointer", look)),
        help: [
          `${sign("upDown", look)} or ${numberRange(count, sign("range", look))} move`,
          "Enter answer",
        ],
      };
    },
  };
}

/** One option, and the twin that is asked by number or by its first words. */
export function choicePrompt(told: PickOptions): Prompt<number> {
  const { options, tried = [] } = told;
  return {
    told,
    onTerminal: (ask) => ask(choiceWidget(options, tried)),
    inPlain(voice) {
      voice.numbered(
        options.map((each, index) => (tried.includes(index) ? [...each, span(" (tried)")] : each)),
      );
      return pickInPlain(voice, options, tried);
    },
    fits: oneNumber,
  };
}

export const askChoice: QuestionPrompt<ChoiceAnswer, ChoiceResponse> = {
  ask({ answer, order, tries, options: told }) {
    const options = order.map((index) => inlineLine(answer.options[index]?.content ?? []));
    const tried = tries.flatMap((each) =>
      each.kind === "choice" ? [order.indexOf(each.option)] : [],
    );
    return mapped(choicePrompt({ ...told, options, ...ifAny(tried) }), (place) => ({
      kind: "choice",
      option: order[place] ?? place,
    }));
  },
};
