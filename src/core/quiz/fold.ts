/**
 * Makes typed texts comparable: case, accents, blanks, quotes and final punctuation don't
 * matter. Pure, and the same in every locale.
 */

import { withoutEnding } from "../text/ending.ts";

// Letters that Unicode does not take apart into a plain one and a mark.
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ς: "σ",
};

/** Lower case, without accents, in the plainest characters; blanks and punctuation as they are. */
export function foldLetters(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFKD")
      // Accents of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs and the
      // stroke that draws a word out: people write without them. Elsewhere marks are letters.
      .replace(
        /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]/g,
        "",
      )
      .normalize("NFC")
      .replace(/[ßæœøłđðþıς]/g, (letter) => plainLetters[letter] ?? letter)
      .replace(/[\u2018\u2019\u201b\u02bc\u2032`\u00b4]/g, "'")
      .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
      .replace(/[\u2010-\u2015\u2212]/g, "-")
  );
}

const quote = /["']/;
const punctuation = /[\s.,;:!?\u2026\u3002\uff61]/;

/** A typed answer without what does not matter in it. Words stay apart by one blank. */
export function foldText(text: string): string {
  const folded = foldLetters(text).replace(/\s+/g, " ").trim();
  const begun = folded.replace(/^["']+(?=.)/, "");
  const unended = withoutEnding(withoutEnding(begun, quote), punctuation);
  const bare = withoutEnding(unended, quote);
  return bare === "" ? folded : bare;
}

/** Without the blanks and hyphens that people set differently: "front-end" is "front end". */
export function joined(folded: string): string {
  // Between digits they carry meaning: "4 04" is not 404, "1-2" is not 12.
  return folded.replace(/(?<=\p{L})[\s-]+(?=[\p{L}\p{N}])|(?<=\p{N})[\s-]+(?=\p{L})/gu, "");
}

/** "the kitchen" is an answer as good as "kitchen"; a text that is all article stays. */
export function withoutArticle(text: string): string {
  return text.trim().replace(/^(?:the|an?)\s+(?=\S)/i, "");
}

/** Two texts that read the same are the same: case, spaces and Unicode forms don't count. */
export function normal(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}
