/**
 * How a typed line names things on the screen: what the types of questions share. Pure.
 *
 * Numbers and letters name places on the screen (`order`), so "2" is the second option shown;
 * an option's own words name it wherever it stands.
 */

import { type Inline, inlineText } from "../../document/block.ts";
import { plainDigits } from "../../text/digits.ts";
import { foldText } from "../fold.ts";

export type Contents = readonly (readonly Inline[])[];

export function contents(options: readonly { readonly content: readonly Inline[] }[]): Contents {
  return options.map((option) => option.content);
}

/** Index in the file of the one thing that was named. */
export function picked(options: Contents, text: string, order: readonly number[]): number | string {
  const place = placeOf(text, order.length);
  const index = place === undefined ? named(options, text) : order[place];
  return index ?? `Type a number, ${range(order.length)}.`;
}

export function severalPicked(
  options: Contents,
  text: string,
  order: readonly number[],
): readonly number[] | string {
  const found = text.includes("|")
    ? text.split("|").map((piece) => picked(options, piece.trim(), order))
    : pieces(text, order.length).map((piece) => order[placeOf(piece, order.length) ?? -1]);
  const indexes = found.filter((index) => typeof index === "number");
  if (indexes.length === found.length && indexes.length > 0) return indexes;
  const one = named(options, text);
  return one === undefined ? `Type numbers, ${range(order.length)}, with blanks between.` : [one];
}

/** "1 3", "a,c", and with fewer than ten to pick from "13" or "ac". */
export function pieces(text: string, count: number): readonly string[] {
  const parted = plainDigits(text)
    .split(/[\s,;،、，]+/)
    .filter((piece) => piece !== "");
  const [only] = parted;
  if (parted.length !== 1 || only === undefined || placeOf(only, count) !== undefined)
    return parted;
  return count < 10 && /^(?:\d+|[a-z]+)$/i.test(only) ? [...only] : parted;
}

/** Place on the screen, from 0, of a number or a letter. */
export function placeOf(text: string, count: number): number | undefined {
  const letter = /^[a-z][.)]?$/i.test(text) ? text.toLowerCase().charCodeAt(0) - 97 : undefined;
  return letter !== undefined && letter < count ? letter : numberPlace(text, count);
}

export function numberPlace(text: string, count: number): number | undefined {
  const typed = plainDigits(text);
  const number = /^\d{1,4}[.)]?$/.test(typed) ? Number.parseInt(typed, 10) : 0;
  return number >= 1 && number <= count ? number - 1 : undefined;
}

/** By its words, or by a beginning of three letters or more that no other one shares. */
function named(options: Contents, typed: string): number | undefined {
  const wanted = foldText(typed);
  const texts = options.map((option) => foldText(inlineText(option)));
  const exact = texts.indexOf(wanted);
  if (exact >= 0) return exact;
  const begun = texts.flatMap((text, index) => (text.startsWith(wanted) ? [index] : []));
  return wanted.length >= 3 && begun.length === 1 ? begun[0] : undefined;
}

export function range(count: number): string {
  return count === 1 ? "1" : `1 to ${count}`;
}
