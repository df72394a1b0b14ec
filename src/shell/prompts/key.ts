/** A pressed key as the prompts see it. Pure. */

import { plainDigits } from "../../core/text/digits.ts";

/** What Node's readline says of a key; `sequence` are the characters that arrived. */
export interface Keypress {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  readonly shift?: boolean | undefined;
}

export interface Key {
  /** `enter`, `up`, `space`, `backspace`, ...; a letter's or digit's own name otherwise. */
  readonly name: string;
  /** What it types; empty for keys that type nothing. */
  readonly char: string;
  readonly ctrl: boolean;
}

/** Nothing is typed by a key without `sequence`, except by one named `space`. */
export function readKey(press: Keypress): Key {
  const sequence = press.sequence ?? (press.name === "space" ? " " : "");
  const ctrl = press.ctrl === true;
  const types = !ctrl && press.meta !== true && sequence !== "" && !/\p{Cc}/u.test(sequence);
  const given = press.name ?? sequence;
  const back = given === "tab" && press.shift === true;
  const name = given === "return" ? "enter" : back ? "backtab" : given;
  return { name: types && name !== "space" ? sequence : name, char: types ? sequence : "", ctrl };
}

/** Where nothing is typed, `j`, `k` and Tab move as the arrows do; letters that answer stay letters. */
export function movingKey(key: Key, letters: readonly string[]): Key {
  const moves = { j: "down", k: "up", tab: "down", backtab: "up" }[key.name];
  if (moves === undefined || key.ctrl || letters.includes(key.name)) return key;
  return { name: moves, char: "", ctrl: false };
}

/** The digit that was typed, or undefined. */
export function digitOf(key: Key): number | undefined {
  const char = plainDigits(key.char);
  return /^[0-9]$/.test(char) ? Number(char) : undefined;
}
