/**
 * Looks for accepted and refused texts inside a longer answer: "it's a webhook", "HTTP 403
 * Forbidden", "SSL/TLS". The harmless words and the denials are English. Pure.
 */

import { foldLetters, foldText, joined } from "../../fold.ts";

/** What an answer holds besides the texts that are known. */
export interface Contained {
  /** An accepted text is there, as whole words. */
  readonly accepted: boolean;
  /** The refused text that is there, whatever stands around it. */
  readonly refused: string | undefined;
  /** A word such as "not" stands outside the accepted text. */
  readonly denied: boolean;
  /** Words that are none of these and not harmless either. */
  readonly others: number;
}

/** No answer to a question for a term has more words; what is longer is not searched. */
const mostWords = 60;
/** Accepted texts with more words are compared as a whole alone. */
const longestText = 8;

const harmless = new Set(
  "a an the it its is are was be this that thats they these i im we you think guess say call called calls named name known as my answer would will just simply so".split(
    " ",
  ),
);
/** Around a number that stands for an answer of a server. */
const aroundNumbers = new Set(["http", "https", "status", "code", "statuscode", "error"]);
const denials = new Set(
  "not no never none neither nor without isnt arent wasnt dont doesnt didnt cant cannot wont nothing except".split(
    " ",
  ),
);
const joining = new Set(["and", "or"]);

interface Word {
  readonly text: string;
  /** In round brackets: a synonym, or what an abbreviation stands for. */
  readonly aside: boolean;
}

export function contained(
  typed: string,
  accepted: readonly string[],
  refused: readonly string[],
): Contained {
  const nothing = { accepted: false, refused: undefined, denied: false, others: 0 };
  const words = wordsOf(typed);
  if (words.length === 0 || words.length > mostWords) return nothing;
  const known = new Map<string, { readonly text: string; readonly right: boolean }>();
  for (const text of refused) known.set(keyOf(text), { text, right: false });
  for (const text of accepted) known.set(keyOf(text), { text, right: true });
  const taken = new Array<boolean>(words.length).fill(false);
  let rights = 0;
  let wrong: string | undefined;
  let number = false;
  // Longer texts first: "API key" is no API, and "session token" is no token.
  for (let length = Math.min(longestText, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      if (taken.slice(from, from + length).includes(true)) continue;
      const span = words.slice(from, from + length).map(({ text }) => text);
      const found = known.get(joined(span.join(" ")));
      if (found === undefined) continue;
      taken.fill(true, from, from + length);
      if (found.right) rights += 1;
      else wrong ??= found.text;
      number ||= found.right && /^\d+$/.test(span[0] ?? "");
    }
  }
  const rest = words.filter((_, index) => !taken[index]);
  const others = rest.filter(
    ({ text, aside }) =>
      !aside &&
      !harmless.has(text) &&
      !(number && aroundNumbers.has(text)) &&
      !(rights > 1 && joining.has(text)),
  );
  return {
    accepted: rights > 0,
    refused: wrong,
    denied: rest.some(({ text }) => denials.has(text)),
    others: others.length,
  };
}

/** An answer without the harmless words at its two ends, folded: "it is called a webhok" is "webhok". */
export function bareAnswer(typed: string): string {
  const words = wordsOf(typed);
  if (words.length > mostWords) return foldText(typed);
  const isBare = ({ text, aside }: Word) => !aside && !harmless.has(text);
  const first = words.findIndex(isBare);
  const last = words.findLastIndex(isBare);
  return words
    .slice(Math.max(0, first), last + 1)
    .map(({ text }) => text)
    .join(" ");
}

function keyOf(text: string): string {
  return joined(
    wordsOf(text)
      .map((word) => word.text)
      .join(" "),
  );
}

/** Parted by blanks and by signs that stand between terms; without full stops and quotes around them. */
function wordsOf(text: string): Word[] {
  const folded = foldLetters(text).replace(/(?<=\p{L})'(?=\p{L})/gu, "");
  const words: Word[] = [];
  let aside = false;
  for (const [piece] of folded.matchAll(/[()]|[^\s(),;:"/|]+/g)) {
    if (piece === "(" || piece === ")") {
      aside = piece === "(";
      continue;
    }
    const bare = foldText(piece);
    if (/[\p{L}\p{N}]/u.test(bare)) words.push({ text: bare, aside });
  }
  return words;
}
