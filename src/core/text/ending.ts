/** What stands at the end of a text, and can be cut off or added. Pure. */

/**
 * The text without the characters at its end that a sign fits. A pattern that ends in `+$` would
 * do the same, and look at a long run of them anew from each of its places.
 */
export function withoutEnding(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A path without the slashes at its end; the root stays what it is. */
export function withoutSlash(path: string): string {
  return path.slice(0, 1) + withoutEnding(path.slice(1), /\//);
}

/** As a sentence ends: with a sign of its own, which may stand before a quotation mark, or with `end`. */
export function ended(text: string, end = "."): string {
  return /[.?!:]["')]?$/.test(text) ? text : `${text}${end}`;
}
