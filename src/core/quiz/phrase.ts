/**
 * Finds an author's phrases in a learner's own words: case and accents don't matter, word
 * forms count, `…` stands for up to six words. Pure.
 */

import { foldLetters } from "./fold.ts";

/** Most words that `…` stands for. */
const gapWords = 6;

// Scripts that set no blanks between words: each of their characters is a word here.
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}])+/gu;

// Forms of the verbs that people use to say what a program does, where English is irregular.
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

/** The words of a text, folded: what phrases are looked for in. */
export function wordsOf(text: string): readonly string[] {
  // "doesn't" is one word, whichever apostrophe it has.
  return foldLetters(text).replaceAll("'", "").match(word) ?? [];
}

/** Whether the words hold the phrase: its words in their order, side by side where no `…` is. */
export function holdsPhrase(words: readonly string[], phrase: string): boolean {
  const pieces = phrase
    .split(/…|\.\.\./)
    .map((piece) => wordsOf(piece).map(wordForms))
    .filter((piece) => piece.length > 0);
  if (pieces.length === 0) return false;
  // Where the next piece may start; the first one may start anywhere.
  let starts = new Set(words.keys());
  for (const piece of pieces) {
    const ends = [...starts].map((start) => start + piece.length);
    const found = ends.filter((end) =>
      piece.every((forms, index) => forms.has(words[end - piece.length + index] ?? "")),
    );
    if (found.length === 0) return false;
    starts = new Set(
      found.flatMap((end) => Array.from({ length: gapWords + 1 }, (_, k) => end + k)),
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
