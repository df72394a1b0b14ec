/** The signs and words of entity relationship sources. Pure. */

import type { Cardinality } from "../../er-model.ts";

const written: Readonly<Record<Cardinality, readonly string[]>> = {
  one: ["||", "only one", "one", "1", "u"],
  "zero-or-one": ["|o", "o|", "zero or one", "one or zero"],
  "one-or-more": ["}|", "|{", "one or more", "one or many", "many(1)", "1+"],
  "zero-or-more": ["}o", "o{", "zero or more", "zero or many", "many(0)", "many", "0+"],
};

const counts = new Map(
  Object.entries(written).flatMap(([count, words]) =>
    words.map((word): [string, Cardinality] => [word, count as Cardinality]),
  ),
);

const escaped = [...counts.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[|{}()+]/g, "\\$&").replaceAll(" ", "\\s+"))
  .join("|");

export const entityName = String.raw`"[^"\n]+"|(?:[\w*.\u0080-\uffff]|-(?!-))+`;
export const classNames = String.raw`(?:[^\S\n]*:::[^\S\n]*([\w-]+(?:[^\S\n]*,[^\S\n]*[\w-]+)*))?`;

/** One entity, a count, a line, a count, the other entity, what they have to do with each other. */
export const relationship = new RegExp(
  `^(${entityName})${classNames}\\s*(${escaped})\\s*(--|\\.\\.|\\.-|-\\.|optionally\\s+to\\b|to\\b)` +
    `\\s*(${escaped})\\s*(${entityName})${classNames}[^\\S\\n]*(?::[^\\S\\n]*(.*))?`,
  "i",
);

export function cardinalityOf(word: string): Cardinality {
  return counts.get(word.toLowerCase().replace(/\s+/g, " ")) ?? "one";
}

/** A dotted line: each of the two can be without the other. */
export function isLoose(line: string): boolean {
  return /\.|^optionally/i.test(line);
}
