/** How plain prompts read what was typed and say what can be typed. Pure. */

import { type Line, lineText } from "mermaid-text/text";
import { plainDigits } from "../../core/text/digits.ts";
import { askKeyOf, typedAskKey } from "./ask-keys.ts";
import type { Asker } from "./asker.ts";
import type { AskKey, AskOptions, Read } from "./reply.ts";

type Offered = AskOptions["keys"];

/**
 * The key a line stands for: `hint`, `skip`, `back`, `quit`, at every prompt the same words. Their
 * letters work as well, unless the letter may be meant as an answer.
 */
export function plainKey(
  text: string,
  offered: Offered,
  mayAnswer: (letter: string) => boolean,
): AskKey | undefined {
  const letter = text.trim().toLowerCase();
  return typedAskKey(text, offered) ?? (mayAnswer(letter) ? undefined : askKeyOf(letter, offered));
}

/** `Type a number, or hint (costs 2), skip, back, quit.` */
export function instruction(what: string, offered: Offered): string {
  const words = keyWords(offered);
  return words === "" ? `${what}.` : `${what}, or ${words}.`;
}

/** Behind a line that meant nothing: who typed no number may be looking for a key. */
export function reminder(text: string, offered: Offered): string {
  const words = keyWords(offered);
  return words === "" || /\d/.test(text) || text.trim() === "" ? "" : ` Or type ${words}.`;
}

function keyWords(offered: Offered): string {
  return offered
    .map(({ key, note }) => `${key}${note === undefined ? "" : ` (${note})`}`)
    .join(", ");
}

type NamedKeys = Parameters<Asker["key"]>[0]["keys"];

/** `Enter: continue, or type words, back, quit.` */
export function waitInstruction(keys: NamedKeys): string {
  const enter = keys.find(({ key }) => key === "enter");
  const words = waitWords(keys);
  return `Enter: ${enter?.does ?? ""}${words === "" ? "" : `, or type ${words}`}.`;
}

export function waitReminder(keys: NamedKeys): string {
  const words = waitWords(keys);
  return `Please press Enter${words === "" ? "" : `, or type ${words}`}.`;
}

function waitWords(keys: NamedKeys): string {
  return keys
    .filter(({ key, does }) => key !== "enter" && does !== "")
    .map(({ does, word = does }) => word)
    .join(", ");
}

/** The named key that a line stands for: what it does, its letter, or nothing at all for Enter. */
export function readNamedKey(text: string, keys: NamedKeys): string | undefined {
  const typed = text.trim().toLowerCase().replace(/^:/, "");
  return keys.find(({ key, does, word = does }) =>
    key === "enter" && typed === "" ? true : typed !== "" && [key, word].includes(typed),
  )?.key;
}

/** Whether an option begins so. */
export function beginsOption(text: string, options: readonly Line[]): boolean {
  return options.some((option) => lineText(option).trim().toLowerCase().startsWith(text));
}

/**
 * One option by its number, or by a beginning of its text that no other shares. A beginning
 * shorter than `fewest` letters, unless it is the whole, is more likely a slip.
 */
export function readOption(text: string, options: readonly Line[], fewest = 2): Read<number> {
  const typed = plainDigits(text.trim().toLowerCase());
  if (/^\d+$/.test(typed)) {
    const number = Number(typed);
    if (number >= 1 && number <= options.length) return { value: number - 1 };
  } else if (typed !== "") {
    const texts = options.map((option) => lineText(option).trim().toLowerCase());
    const begun = (whole: string) => typed.length >= fewest && whole.startsWith(typed);
    const found = texts.flatMap((whole, index) => (whole === typed || begun(whole) ? [index] : []));
    const [index, ...others] = found;
    if (index !== undefined && others.length === 0) return { value: index };
  }
  return { sorry: `Please type ${numbersTo(options.length)}.` };
}

/** Several numbers, parted by blanks or commas, none twice. */
export function readNumbers(text: string, count: number): Read<readonly number[]> {
  const words = plainDigits(text)
    .split(/[\s,;.،、，]+/)
    .filter((word) => word !== "");
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
