/**
 * What a response names, as short prints of its words: a response holds places of the course
 * file, and the file changes. Pure.
 */

import { type Inline, inlineText } from "../document/block.ts";
import { hash64 } from "../random.ts";
import type { Answer, Response } from "./kinds/answer.ts";
import { type Form, marksOf } from "./kinds/form.ts";
import { bareResponse, kindOf } from "./kinds/kinds.ts";
import type { Question } from "./question.ts";

/** Beside a long text more ticks than these would make a line of the log too long. */
const mostTicks = 12;

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The same for the same words, however they are spaced and set off. */
export function printOf(words: string): string {
  const hash = hash64(words.replace(/\s+/g, " ").trim());
  let print = "";
  // Nine hexadecimal digits, three at a time.
  for (let at = hash.length - 9; at < hash.length; at += 3) {
    const bits = Number.parseInt(hash.slice(at, at + 3), 16);
    print += `${digits[bits >> 6]}${digits[bits & 63]}`;
  }
  return print;
}

/** Something in the file that a response can name. */
export interface NamedPlace {
  readonly words: string;
  readonly print: string;
}

/** By list: options or rows, and what rows are put to. What is typed names nothing. */
export function namedPlaces(answer: Answer): readonly (readonly NamedPlace[])[] {
  const known = placesByAnswer.get(answer);
  if (known !== undefined) return known;
  const places = listsOf(kindOf(answer).form(answer));
  placesByAnswer.set(answer, places);
  return places;
}

/** A long log asks for the same ones again and again. */
const placesByAnswer = new WeakMap<Answer, readonly (readonly NamedPlace[])[]>();

function listsOf(form: Form): readonly (readonly NamedPlace[])[] {
  switch (form.kind) {
    case "pick":
      return [form.options.map(({ content }) => named(content))];
    case "mark":
      return [marksOf(form).map(({ content }) => named(content))];
    case "order":
      return [form.items.map((content) => named(content))];
    case "match": {
      // A phrase belongs to its part: the same words elsewhere are another phrase.
      const owner = (place: number) => form.rows.find(({ among }) => among?.includes(place))?.item;
      return [
        form.rows.map(({ item }) => named(item)),
        form.places.map((content, place) => named(content, owner(place))),
      ];
    }
    case "write":
      return [form.points.map((content) => named(content))];
    case "type":
    case "fill":
      return [];
  }
}

function named(content: readonly Inline[], owner?: readonly Inline[]): NamedPlace {
  const words = inlineText(content);
  return { words, print: printOf(owner === undefined ? words : `${inlineText(owner)}\n${words}`) };
}

/** The places that a response names, list and place, in the order in which it names them. */
export function placesNamed(response: Response): readonly (readonly [list: number, at: number])[] {
  const ticks = response.kind === "describe" ? response.claimed : [];
  const ticked = ticks.length > mostTicks ? [] : ticks;
  return [
    ...bareResponse(response).flatMap((part): (readonly [number, number])[] =>
      typeof part === "string"
        ? []
        : typeof part === "number"
          ? [[0, part]]
          : [
              [0, part[0]],
              [1, part[1]],
            ],
    ),
    ...ticked.map((point) => [0, point] as const),
  ];
}

/** The prints of a question's own words and of all that the response to it names. */
export function printsOf(
  { title, answer }: Pick<Question, "title" | "answer">,
  response?: Response,
): string {
  const lists = response === undefined ? [] : namedPlaces(answer);
  const places = response === undefined ? [] : placesNamed(response);
  const prints = places.map(([list, at]) => lists[list]?.[at]?.print ?? printOf(""));
  return [printOf(inlineText(title)), ...prints].join("");
}
