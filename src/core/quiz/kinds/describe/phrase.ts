/**
 * Finds an author's phrases in a learner's own words: case and accents don't matter, word
 * forms count, `…` stands for up to six words, and what is denied is not said. Pure.
 */

import { holdingNot, isDenial, isDenied, type OwnWords, ownWords } from "./own-words.ts";

/** Most words that `…` stands for. */
const gapWords = 6;

// Forms of the verbs that people use to say what a program does, where English is irregular; and
// a "not" inside another word.
const irregular: Readonly<Record<string, readonly string[]>> = {
  be: ["is", "are", "was", "were", "been", "being"],
  begin: ["began", "begun"],
  break: ["broke", "broken"],
  bring: ["brought"],
  build: ["built"],
  choose: ["chose", "chosen"],
  come: ["came"],
  do: ["does", "did", "done"],
  draw: ["drew", "drawn"],
  find: ["found"],
  get: ["got", "gotten"],
  give: ["gave", "given"],
  go: ["goes", "went", "gone"],
  have: ["has", "had"],
  hide: ["hid", "hidden"],
  hold: ["held"],
  keep: ["kept"],
  know: ["knew", "known"],
  leave: ["left"],
  lose: ["lost"],
  make: ["made"],
  not: holdingNot,
  read: ["read"],
  run: ["ran"],
  say: ["said"],
  see: ["saw", "seen"],
  send: ["sent"],
  show: ["shown"],
  take: ["took", "taken"],
  tell: ["told"],
  write: ["wrote", "written"],
};

/** So many words before a phrase can deny it: "does not really check". */
const denialReach = 3;
/** Within a phrase they are fewer: "the backend, not the frontend, checks" denies no check. */
const innerReach = 2;

/**
 * Whether the words hold the phrase: its words in their order, side by side where no `…` is. A
 * phrase that is itself a denial holds what it says; any other must not be denied.
 */
export function holdsPhrase(own: OwnWords, phrase: string): boolean {
  const { words } = own;
  const read = phrase.split(/…|\.\.\./).map((piece) => ownWords(piece).words);
  const pieces = read.filter((piece) => piece.length > 0).map((piece) => piece.map(wordForms));
  if (pieces.length === 0) return false;
  const denies = read.flat().some(isDenial);
  // Where the next piece may start; the first one may start anywhere.
  let starts = new Set(words.keys());
  for (const [place, piece] of pieces.entries()) {
    const reach = place === 0 ? denialReach : innerReach;
    const ends = [...starts].flatMap((start) =>
      piece.every((forms, index) => forms.has(words[start + index] ?? "")) &&
      (denies || !isDenied(own, start, reach))
        ? [start + piece.length]
        : [],
    );
    if (ends.length === 0) return false;
    starts = new Set(
      ends.flatMap((end) => Array.from({ length: gapWords + 1 }, (_, k) => end + k)),
    );
  }
  return true;
}

/** A word with its regular English endings, and its irregular forms where we know them. */
export function wordForms(base: string): ReadonlySet<string> {
  const forms = [base, ...(Object.hasOwn(irregular, base) ? (irregular[base] ?? []) : [])];
  if (/^[a-z]{2,}$/.test(base)) {
    forms.push(`${base}s`, `${base}es`, `${base}ed`, `${base}d`, `${base}ing`);
    if (/[^aeiou]y$/.test(base)) forms.push(`${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`);
    if (/[^e]e$/.test(base)) forms.push(`${base.slice(0, -1)}ing`);
    if (/[^aeiou][aeiou][^aeiouwxy]$/.test(base)) {
      const doubled = base + base.slice(-1);
      forms.push(`${doubled}ed`, `${doubled}ing`);
    }
  }
  return new Set(forms);
}
