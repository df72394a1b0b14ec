/**
 * A learner's own words: without what merely repeats the question, and with what is denied told
 * apart from what is said. The words of denying are English, as the forms of words are. Pure.
 */

import { foldLetters } from "../../fold.ts";

export interface OwnWords {
  /** Folded; empty where the question's own words stood. */
  readonly words: readonly string[];
  /** Indexes of words that begin a clause: punctuation stands before them. */
  readonly clauses: ReadonlySet<number>;
}

/** So many words in a row are copied; fewer are a reason that is named. */
const copiedRun = 6;

// Scripts that set no blanks between words: each of their characters is a word here.
const wordOrMark =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}])+|[.,;:!?()\n]|\s-+\s/gu;

/** "isn't" and its like without their apostrophes, and "cannot": words that hold a "not". */
export const holdingNot: readonly string[] =
  "isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant wont couldnt shouldnt wouldnt mustnt cannot".split(
    " ",
  );
const denials = new Set(
  ["not", "no", "never", "nobody", "nothing", "none", "neither", "nor"].concat(holdingNot),
);
/** "Not only" and "no matter" deny nothing. */
const affirming = new Set(["only", "just", "merely", "simply", "matter", "doubt"]);
/** Where another thought begins, a denial before it has ended. */
const turns = new Set(
  "but because since so as while whereas where when if then and yet instead rather which who".split(
    " ",
  ),
);

/** The words of a text, without those that it copies from what was `asked`. */
export function ownWords(text: string, asked = ""): OwnWords {
  const words: string[] = [];
  const clauses = new Set<number>();
  // "doesn't" is one word, whichever apostrophe it has.
  for (const [part] of foldLetters(text).replaceAll("'", "").matchAll(wordOrMark)) {
    if (/[\p{L}\p{M}\p{N}]/u.test(part)) words.push(part);
    else clauses.add(words.length);
  }
  return { words: asked === "" ? words : withoutCopied(words, ownWords(asked).words), clauses };
}

function withoutCopied(words: readonly string[], asked: readonly string[]): string[] {
  const runAt = (list: readonly string[], at: number) => list.slice(at, at + copiedRun).join(" ");
  const runs = new Set<string>();
  for (let at = 0; at + copiedRun <= asked.length; at++) runs.add(runAt(asked, at));
  const kept = [...words];
  for (let at = 0; at + copiedRun <= words.length; at++) {
    if (runs.has(runAt(words, at))) kept.fill("", at, at + copiedRun);
  }
  return kept;
}

export function isDenial(word: string): boolean {
  return denials.has(word);
}

/** Whether one of the `reach` words before this one, in its clause, denies it. */
export function isDenied({ words, clauses }: OwnWords, at: number, reach: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - reach); index--) {
    if (clauses.has(index + 1)) return false;
    const word = words[index] ?? "";
    if (turns.has(word)) return false;
    if (isDenial(word)) return !affirming.has(words[index + 1] ?? "");
  }
  return false;
}
