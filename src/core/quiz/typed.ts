/**
 * A typed line as a response: what scripted answers and plain prompts go through. Pure.
 *
 * Numbers and letters name places on the screen (`order`), so "2" is the second option
 * shown; an option's own words name it wherever it stands.
 */

import { type Inline, inlineText } from "../document/block.ts";
import { foldText } from "./fold.ts";
import { gapsOf } from "./kinds/gaps/gaps.ts";
import type { SortAnswer } from "./kinds/sort/sort.ts";
import { candidates } from "./kinds/spot/spot.ts";
import type { Question, Response } from "./question.ts";

/** Longer lines are cut: no answer is that long, and comparing must stay quick. */
const longestLine = 4000;

/** The response, or a sentence that says what was expected. `order` is `asked.order`. */
export function parseResponse(
  question: Question,
  typed: string,
  order: readonly number[],
): Response | string {
  const { answer } = question;
  const text = typed.trim().slice(0, longestLine);
  if (text === "") return "Type an answer.";
  switch (answer.kind) {
    case "choice": {
      const option = picked(contents(answer.options), text, order);
      return typeof option === "string" ? option : { kind: "choice", option };
    }
    case "choices": {
      const options = severalPicked(contents(answer.options), text, order);
      if (typeof options === "string") return options;
      return { kind: "choices", options: [...new Set(options)].sort((a, b) => a - b) };
    }
    case "order": {
      const items = severalPicked(answer.items, text, order);
      if (typeof items === "string") return items;
      return complete(items, order) ?? { kind: "order", order: items };
    }
    case "sort":
      return sorted(answer, text, order);
    case "spot": {
      const part = picked(candidates(answer), text, order);
      return typeof part === "string" ? part : { kind: "spot", part };
    }
    case "text":
      return { kind: "text", text };
    case "gaps":
      return filled(gapsOf(answer).length, text);
    case "describe":
      return { kind: "describe", text, claimed: [] };
  }
}

/** Rubric points claimed, from their numbers on the screen: "1 3", "none". `open` is `asked.claim.open`. */
export function parseClaims(typed: string, open: readonly number[]): readonly number[] | string {
  const text = foldText(typed);
  if (text === "" || text === "none" || text === "no" || text === "0") return [];
  const places = pieces(text, open.length).map((piece) => placeOf(piece, open.length));
  const claimed = places.flatMap((place) => open[place ?? -1] ?? []);
  if (claimed.length < places.length) {
    return `Type the numbers of the points, ${range(open.length)}, or none.`;
  }
  return [...new Set(claimed)].sort((a, b) => a - b);
}

type Contents = readonly (readonly Inline[])[];

function contents(options: readonly { readonly content: readonly Inline[] }[]): Contents {
  return options.map((option) => option.content);
}

/** Index in the file of the one thing that was named. */
function picked(options: Contents, text: string, order: readonly number[]): number | string {
  const place = placeOf(text, order.length);
  const index = place === undefined ? named(options, text) : order[place];
  return index ?? `Type a number, ${range(order.length)}.`;
}

function severalPicked(
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

function complete(items: readonly number[], order: readonly number[]): string | undefined {
  const missing = order.flatMap((item, place) => (items.includes(item) ? [] : [place + 1]));
  if (missing.length > 0) return `Name each one once. Not named: ${missing.join(", ")}.`;
  return items.length > order.length ? "Name each one only once." : undefined;
}

function sorted(answer: SortAnswer, text: string, order: readonly number[]): Response | string {
  const names = answer.categories.map((category) => foldText(inlineText(category)));
  const count = order.length;
  const parts = text.includes("|")
    ? text.split("|")
    : text.split(/[\s,;]+/).length === 1 && count > 1
      ? [...text]
      : text.split(/[\s,;]+/);
  const found = parts.map((part) => category(names, foldText(part)));
  const categories = found.filter((index) => index !== undefined);
  if (categories.length !== count || found.length !== count) {
    const list = names.map((name, index) => `${index + 1} ${name}`).join(", ");
    return `Type one of these for each of the ${count}: ${list}.`;
  }
  const response = new Array<number>(count).fill(0);
  order.forEach((row, place) => {
    response[row] = categories[place] ?? 0;
  });
  return { kind: "sort", categories: response };
}

/** By its number, its name, or the beginning of its name that no other one shares. */
function category(names: readonly string[], typed: string): number | undefined {
  const place = numberPlace(typed, names.length);
  if (place !== undefined) return place;
  const exact = names.indexOf(typed);
  if (exact >= 0 || typed === "") return exact >= 0 ? exact : undefined;
  const begun = names.flatMap((name, index) => (name.startsWith(typed) ? [index] : []));
  return begun.length === 1 ? begun[0] : undefined;
}

function filled(count: number, text: string): Response | string {
  const separator = ["|", ";", ","].find((each) => text.split(each).length === count);
  const texts = count === 1 || separator === undefined ? [text] : text.split(separator);
  if (texts.length !== count) return `Type ${count} answers with | between them.`;
  return { kind: "gaps", texts: texts.map((each) => each.trim()) };
}

/** "1 3", "a,c", and with fewer than ten to pick from "13" or "ac". */
function pieces(text: string, count: number): readonly string[] {
  const parted = text.split(/[\s,;]+/).filter((piece) => piece !== "");
  const [only] = parted;
  if (parted.length !== 1 || only === undefined || placeOf(only, count) !== undefined)
    return parted;
  return count < 10 && /^(?:\d+|[a-z]+)$/i.test(only) ? [...only] : parted;
}

/** Place on the screen, from 0, of a number or a letter. */
function placeOf(text: string, count: number): number | undefined {
  const letter = /^[a-z][.)]?$/i.test(text) ? text.toLowerCase().charCodeAt(0) - 97 : undefined;
  return letter !== undefined && letter < count ? letter : numberPlace(text, count);
}

function numberPlace(text: string, count: number): number | undefined {
  const number = /^\d{1,4}[.)]?$/.test(text) ? Number.parseInt(text, 10) : 0;
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

function range(count: number): string {
  return count === 1 ? "1" : `1 to ${count}`;
}
