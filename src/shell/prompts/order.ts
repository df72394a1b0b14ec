/**
 * Put items in order. Pure. Numbers and arrows move to a place; Space picks up the item that stands
 * there, numbers and arrows then carry it, Space puts it down. Enter answers with the order.
 */

import { type Line, span } from "mermaid-text/text";
import type { OrderResponse } from "../../core/quiz/kinds/order/kept.ts";
import type { OrderAnswer } from "../../core/quiz/kinds/order/order.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { sign } from "../../core/view/signs.ts";
import { styles } from "../../core/view/style.ts";
import type { Look } from "../../core/view/view.ts";
import type { PickOptions } from "./asker.ts";
import { jumped, listLines, moved, numberLabel, numberRange, typedNumber } from "./option-list.ts";
import { outOfRange } from "./pick-one.ts";
import { readNumbers } from "./plain-words.ts";
import { mapped, numbers, type Prompt, type QuestionPrompt } from "./prompt.ts";
import { stay, type Widget } from "./widget.ts";

interface OrderState {
  /** Items as they stand now, by index. */
  readonly order: readonly number[];
  readonly active: number;
  readonly held: boolean;
  /** A first digit that may become a longer number. */
  readonly digits: string;
}

/**
 * The order at the start is never right, so Enter alone doesn't give it. At a second try it is the
 * learner's own, and what the verdict found in order is marked wherever it is carried.
 */
export function orderWidget(
  items: readonly Line[],
  { start: own, right }: Pick<PickOptions, "start" | "right"> = {},
): Widget<OrderState, readonly number[]> {
  const count = items.length;
  const start = own ?? items.map((_, index) => index);
  return {
    start: { order: start, active: 0, held: false, digits: "" },
    letters: [],
    press(state, key) {
      if (key.name === "enter") {
        // Enter puts down what is carried first: one key, one thing.
        if (state.held) return stay({ ...state, held: false, digits: "" });
        if (state.order.join() === start.join()) {
          const was = own === undefined ? "shown" : "before";
          return stay(state, `This is as it was ${was}, and not right: Space picks one up.`);
        }
        return { kind: "answer", value: state.order };
      }
      if (key.name === "space") return stay({ ...state, held: !state.held, digits: "" });
      if (key.name === "escape" && state.held) return stay({ ...state, held: false });
      const number = typedNumber(state.digits, key, count);
      if (number !== undefined) {
        if (number.index === undefined) return stay(state, outOfRange(count));
        return stay({ ...to(state, number.index), digits: number.digits });
      }
      const next = moved(state.active, count, key);
      if (next !== undefined) return stay({ ...to(state, next), digits: "" });
      const shown = state.order.map((index) => items[index] ?? []);
      const jump = state.held ? undefined : jumped(shown, state.active, key);
      return stay(jump === undefined ? state : { ...state, active: jump, digits: "" });
    },
    draw(state, look) {
      const inOrder = (index: number, look: Look): Line => {
        if (right === undefined) return [];
        return right.includes(index)
          ? [span(`${sign("right", look)} `, styles.right)]
          : [span(`${sign("wrong", look)} `, styles.wrong)];
      };
      const rows = state.order.map((index, place) => ({
        content: [...inOrder(index, look), ...(items[index] ?? [])],
        label: numberLabel(place, count),
        ...(state.held && place === state.active ? { sign: sign("held", look) } : {}),
      }));
      const keys = `${sign("upDown", look)} or ${numberRange(count, sign("range", look))}`;
      const help = state.held
        ? [`${keys} carry it`, "Space put it down"]
        : [`${keys} move`, "Space pick up", "Enter answer"];
      return { ...listLines(rows, state.active, look, sign("pointer", look)), help };
    },
  };
}

/** The pointer goes there, and takes along what it holds. */
function to(state: OrderState, place: number): OrderState {
  return state.held ? carry(state, place) : { ...state, active: place };
}

function carry(state: OrderState, to: number): OrderState {
  const order = state.order.filter((_, place) => place !== state.active);
  order.splice(to, 0, state.order[state.active] ?? 0);
  return { ...state, order, active: to };
}

export function orderPrompt(told: PickOptions): Prompt<readonly number[]> {
  const { options, start, right } = told;
  return {
    told,
    onTerminal: (ask) => ask(orderWidget(options, told)),
    inPlain(voice) {
      if (start === undefined) voice.numbered(options);
      else {
        // Each keeps its number: it is known by it.
        voice.say("Your order so far, each with its number:");
        for (const index of start) {
          const said =
            right === undefined ? "" : right.includes(index) ? " (in order)" : " (to move)";
          voice.say([span(`${index + 1}. `), ...(options[index] ?? []), span(said)]);
        }
      }
      // No example: it might be the answer.
      voice.invite("Type all numbers in the right order, with blanks between");
      return voice.ask((text) => {
        const result = readNumbers(text, options.length);
        if ("value" in result && result.value.join() === start?.join()) {
          return { sorry: "That is the order from before, and not right." };
        }
        if ("sorry" in result || result.value.length === options.length) return result;
        return { sorry: `Please type all ${options.length} numbers, each once.` };
      });
    },
    fits: numbers,
  };
}

export const askOrder: QuestionPrompt<OrderAnswer, OrderResponse> = {
  ask({ answer, order, tries, stands, options: told }) {
    const options = order.map((index) => inlineLine(answer.items[index] ?? []));
    const last = tries.at(-1);
    const before =
      last?.kind !== "order"
        ? {}
        : {
            start: last.order.map((item) => order.indexOf(item)),
            ...(stands.length === 0
              ? {}
              : { right: order.flatMap((item, place) => (stands[item] ? [place] : [])) }),
          };
    return mapped(orderPrompt({ ...told, ...before, options }), (places) => ({
      kind: "order",
      order: places.map((place) => order[place] ?? place),
    }));
  },
};
