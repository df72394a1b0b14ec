/** Picks one of several things: what a list of options and the parts of a passage have in common. Pure. */

import type { Line } from "mermaid-text/text";
import type { Look } from "../../core/view/view.ts";
import type { Key } from "./key.ts";
import { movedFrom, moveFirst, triedBefore, typedNumber } from "./option-list.ts";
import { beginsOption, readOption } from "./plain-words.ts";
import type { Voice } from "./prompt.ts";
import type { Reply } from "./reply.ts";
import { stay, type WidgetStep } from "./widget.ts";

export interface PickState {
  /** Nothing at first: Enter takes only what was moved to. */
  readonly active: number | undefined;
  /** Digits typed so far, where a number may have two. */
  readonly digits: string;
}

export const pickStart: PickState = { active: undefined, digits: "" };

/** A digit moves there, Enter takes it. What was tried can be reached, but not taken again. */
export function pressToPick(
  options: readonly Line[],
  tried: readonly number[],
  state: PickState,
  key: Key,
  look: Look,
): WidgetStep<PickState, number> {
  const count = options.length;
  if (key.name === "enter") {
    if (state.active === undefined) return stay(state, moveFirst(look));
    if (tried.includes(state.active)) return stay(state, triedBefore);
    return { kind: "answer", value: state.active };
  }
  if (key.name === "space") {
    return stay(state, state.active === undefined ? moveFirst(look) : "Enter answers with it.");
  }
  const number = typedNumber(state.digits, key, count);
  if (number !== undefined) {
    if (number.index === undefined) return stay(state, outOfRange(count));
    return stay({ active: number.index, digits: number.digits });
  }
  const next = movedFrom(state.active, options, key);
  return stay(next === undefined ? state : { active: next, digits: "" });
}

export function outOfRange(count: number): string {
  if (count === 1) return "There is only number 1.";
  return count === 2 ? "There are numbers 1 and 2." : `There are numbers from 1 to ${count}.`;
}

/** Asked line by line: its number, or the beginning of its text. */
export function pickInPlain(
  voice: Voice,
  options: readonly Line[],
  tried: readonly number[],
): Promise<Reply<number>> {
  voice.invite("Type a number");
  return voice.ask(
    (text) => {
      const result = readOption(text, options);
      return "value" in result && tried.includes(result.value) ? { sorry: triedBefore } : result;
    },
    (letter) => beginsOption(letter, options),
  );
}

export function ifAny(tried: readonly number[]): { readonly tried?: readonly number[] } {
  return tried.length === 0 ? {} : { tried };
}
