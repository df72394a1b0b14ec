/** How plain prompts read what was typed and say what can be typed. Pure. */

import { type Line, lineText } from "../../core/view/view.ts";
import type { AskKey, AskOptions } from "./asker.ts";

type Offered = AskOptions["keys"];

/** What a typed line means to a prompt; a sentence when it means nothing. */
export type Read<T> = { readonly value: T } | { readonly sorry: string };

/**
 * The key a line stands for: `hint`, `skip`, `back`, `quit`. Where any text may be an answer,
 * a colon goes before the word.
 */
export function plainKey(text: string, offered: Offered, isText: boolean): AskKey | undefined {
  const typed = text.trim().toLowerCase();
  return offered.find(({ key }) =>
    key === "hint" && typed === "?" ? true : typed === (isText ? `:${key}` : key),
  )?.key;
}

/** `Type a number, or hint (-2), skip, back, quit.` */
export function instruction(what: string, offered: Offered, isText: boolean): string {
  const words = keyWords(offered, isText);
  return words === "" ? `${what}.` : `${what}, or ${words}.`;
}

/** Behind a line that meant nothing: who typed no number may be looking for a key. */
export function reminder(text: string, offered: Offered, isText: boolean): string {
  const words = keyWords(offered, isText);
  return words === "" || /\d/.test(text) || text.trim() === "" ? "" : ` Or type ${words}.`;
}

function keyWords(offered: Offered, isText: boolean): string {
  return offered
    .map(({ key, note }) => `${isText ? ":" : ""}${key}${note === undefined ? "" : ` (${note})`}`)
    .join(", ");
}

/** One option by its number, or by a beginning of its text that no other shares. */
export function readOption(text: string, options: readonly Line[]): Read<number> {
  const typed = text.trim().toLowerCase();
  if (/^\d+$/.test(typed)) {
    const number = Number(typed);
    if (number >= 1 && number <= options.length) return { value: number - 1 };
  } else if (typed !== "") {
    const found = options.flatMap((option, index) =>
      lineText(option).trim().toLowerCase().startsWith(typed) ? [index] : [],
    );
    const [index, ...others] = found;
    if (index !== undefined && others.length === 0) return { value: index };
  }
  return { sorry: `Please type ${numbersTo(options.length)}.` };
}

/** Several numbers, parted by blanks or commas, none twice. */
export function readNumbers(text: string, count: number): Read<readonly number[]> {
  const words = text.split(/[\s,;.]+/).filter((word) => word !== "");
  const numbers = words.map((word) => (/^\d+$/.test(word) ? Number(word) : 0));
  const wrong = words[numbers.findIndex((number) => number < 1 || number > count)];
  if (wrong !== undefined) return { sorry: `${wrong} is not ${numbersTo(count)}.` };
  if (new Set(numbers).size < numbers.length) return { sorry: "Please type no number twice." };
  return { value: numbers.map((number) => number - 1) };
}

function numbersTo(count: number): string {
  if (count === 1) return "the number 1";
  return count === 2 ? "1 or 2" : `a number from 1 to ${count}`;
}
