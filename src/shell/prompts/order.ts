/**
 * Put items in order. Pure. Space picks the item at the pointer up, arrows carry it, space
 * puts it down; or the items' numbers are typed from first to last. Enter takes the order.
 */

import type { Line } from "mermaid-text/text";
import type { OrderResponse } from "../../core/quiz/kinds/order/kept.ts";
import type { OrderAnswer } from "../../core/quiz/kinds/order/order.ts";
import { inlineLine } from "../../core/view/inline.ts";
import { sign } from "../../core/view/signs.ts";
import type { PickOptions } from "./asker.ts";
import { digitOf, type Key } from "./key.ts";
import { jumped, listLines, moved, numberLabel, numberRange } from "./option-list.ts";
import { outOfRange } from "./pick-one.ts";
import { readNumbers } from "./plain-words.ts";
import { mapped, numbers, type Prompt, type QuestionPrompt } from "./prompt.ts";
import { stay, type Widget } from "./widget.ts";

interface OrderState {
  /** Items as they stand now, by index. */
  readonly order: readonly number[];
  readonly active: number;
  readonly held: boolean;
  /** How many were put into their place by number. */
  readonly placed: number;
  /** A first digit that may become a longer number. */
  readonly digits: string;
}

export function orderWidget(items: readonly Line[]): Widget<OrderState, readonly number[]> {
  const count = items.length;
  return {
    start: { order: items.map((_, index) => index), active: 0, held: false, placed: 0, digits: "" },
    letters: [],
    press(state, key) {
      if (key.name === "enter") {
        // Enter puts down what is carried first: one key, one thing.
        if (state.held) return stay({ ...state, held: false });
        if (state.digits !== "") return place(state, Number(state.digits), count);
        return { kind: "answer", value: state.order };
      }
      if (key.name === "space" && state.digits !== "") {
        return place(state, Number(state.digits), count);
      }
      if (key.name === "space") return stay({ ...state, held: !state.held, placed: 0 });
      if (key.name === "backspace") return stay(back(state));
      if (digitOf(key) !== undefined) return typed(state, key, count);
      const next = moved(state.active, count, key);
      if (next !== undefined)
        return stay(state.held ? carry(state, next) : { ...state, active: next });
      if (state.held) return stay(state);
      const shown = state.order.map((index) => items[index] ?? []);
      return stay({ ...state, active: jumped(shown, state.active, key) ?? state.active });
    },
    draw(state, look) {
      const rows = state.order.map((index, place) => ({
        content: items[index] ?? [],
        label: numberLabel(index, count),
        ...(state.held && place === state.active ? { sign: sign("held", look) } : {}),
      }));
      const help = state.held
        ? [`${sign("upDown", look)} carry it`, "Space put it down"]
        : [
            `${sign("upDown", look)} and Space pick up`,
            `or type ${numberRange(count, sign("range", look))} in order`,
            "Enter done",
          ];
      return { ...listLines(rows, state.active, look, sign("pointer", look)), help };
    },
  };
}

function typed(state: OrderState, key: Key, count: number) {
  const digits = state.digits + key.char;
  const number = Number(digits);
  // Of ten items or more, 1 may become 10: it waits for the next key.
  if (number > 0 && number * 10 <= count) {
    return stay({ ...state, held: false, digits }, `Number ${digits} and a digit, or space.`);
  }
  return place({ ...state, digits: "" }, number, count);
}

/** The item with this number goes behind those that were placed before it. */
function place(state: OrderState, number: number, count: number) {
  const index = number - 1;
  const from = state.order.indexOf(index);
  const cleared = { ...state, held: false, digits: "" };
  if (from === -1) return stay(cleared, outOfRange(count));
  if (from < state.placed) return stay(cleared, `Number ${number} has its place already.`);
  const placed = Math.min(state.placed + 1, count);
  const order = state.order.filter((each) => each !== index);
  order.splice(state.placed, 0, index);
  return stay(
    { ...cleared, order, placed, active: Math.min(placed, count - 1) },
    placed === count ? "All in order. Enter takes it, backspace takes one back." : undefined,
  );
}

function back(state: OrderState): OrderState {
  if (state.digits !== "") return { ...state, digits: "" };
  const placed = Math.max(0, state.placed - 1);
  return { ...state, placed, active: placed };
}

function carry(state: OrderState, to: number): OrderState {
  const order = state.order.filter((_, place) => place !== state.active);
  order.splice(to, 0, state.order[state.active] ?? 0);
  return { ...state, order, active: to };
}

export function orderPrompt(told: PickOptions): Prompt<readonly number[]> {
  const { options } = told;
  return {
    told,
    onTerminal: (ask) => ask(orderWidget(options)),
    inPlain(voice) {
      voice.numbered(options);
      // No example: it might be the answer.
      voice.invite("Type all numbers in the right order, with blanks between");
      return voice.ask((text) => {
        const result = readNumbers(text, options.length);
        if ("sorry" in result || result.value.length === options.length) return result;
        return { sorry: `Please type all ${options.length} numbers, each once.` };
      });
    },
    fits: numbers,
  };
}

export const askOrder: QuestionPrompt<OrderAnswer, OrderResponse> = {
  ask({ answer, order, options: told }) {
    const options = order.map((index) => inlineLine(answer.items[index] ?? []));
    return mapped(orderPrompt({ ...told, options }), (places) => ({
      kind: "order",
      order: places.map((place) => order[place] ?? place),
    }));
  },
};
