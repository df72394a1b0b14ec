/** Options that go by letters, and the lines that name the right ones. Pure. */

import type { FoundOption } from "./quiz-text.ts";

export interface Lettered {
  readonly letter: string;
  readonly text: string;
}

/** `A) text`, `- B: text`, `**c.** text`. */
export function letteredIn(line: string): Lettered | undefined {
  const found =
    /^\s{0,7}(?:[-*+]\s+)?(?:\*\*)?\(?([A-Za-z])(?:\*\*)?[).:](?:\*\*)?(?:\s+(\S.*))?$/.exec(line);
  if (found === null) return undefined;
  return { letter: (found[1] ?? "").toUpperCase(), text: (found[2] ?? "").trim() };
}

/** The letters that an answer begins with: `B`, `A, C`, `a and d`, `B) the text`. */
export function lettersOf(answer: string): string[] {
  const found = /^\(?([A-Za-z])\)?(?=$|[\s,;&/.):–—-])/.exec(answer.trim());
  if (found === null) return [];
  const letters = [found[1] ?? ""];
  let rest = answer.trim().slice(found[0].length);
  for (;;) {
    const next =
      /^\s{0,3}(?:[,;&/]|and\b|,\s{0,3}and\b)\s{0,3}\(?([A-Za-z])\)?(?=$|[\s,;&/.):–—-])/i.exec(
        rest,
      );
    if (next === null) break;
    letters.push(next[1] ?? "");
    rest = rest.slice(next[0].length);
  }
  return letters.map((letter) => letter.toUpperCase());
}

/** Options with the right ones marked; a sentence where a letter names none of them. */
export function optionsWith(
  options: readonly Lettered[],
  right: readonly string[],
): readonly FoundOption[] | string {
  const named = options.map(({ letter }) => letter);
  const stranger = right.find((letter) => !named.includes(letter));
  if (stranger !== undefined) return `its answer is ${stranger}, and no option is called so`;
  if (new Set(named).size < named.length) return "two of its options have the same letter";
  return options.map(({ letter, text }) => ({ text, right: right.includes(letter), feedback: [] }));
}
