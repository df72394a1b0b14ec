/** Picks one of several things: what a list of options and the parts of a passage have in common. Pure. */

import type { Line } from "mermaid-text/text";
import type { Key } from "./key.ts";
import { firstUntried, jumped, moved, triedBefore, typedNumber } from "./option-list.ts";
import { beginsOption, readOption } from "./plain-words.ts";
import type { Voice } from "./prompt.ts";
import type { Reply } from "./reply.ts";
import { stay, type WidgetStep } from "./widget.ts";

export interface PickState {
  readonly active: number;
  /** Digits typed so far, where a number may have two. */
  readonly digits: string;
}

export function pickStart(count: number, tried: readonly number[]): PickState {
  return { active: firstUntried(count, tried), digits: "" };
}

/**
 * With nine options or fewer a digit picks at once; with more it moves there. What was tried
 * can be reached, but not taken again.
 */
export function pressToPick(
  options: readonly Line[],
  tried: readonly number[],
  state: PickState,
  key: Key,
): WidgetStep<PickState, number> {
  const count = options.length;
  function answer(index: number): WidgetStep<PickState, number> {
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
  const next = moved(state.active, count, key) ?? jumped(options, state.active, key);
  return stay({ active: next ?? state.active, digits: "" });
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
