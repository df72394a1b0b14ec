/** Finds the lesson that somebody means by a name, a number, or part of either. Pure. */

import { distance } from "mermaid-text/text";

export interface Pickable {
  readonly name: string;
  readonly title: string;
}

export type Pick =
  | {
      readonly kind: "one";
      readonly name: string;
      /** `exact` needs no word about it; after the others the program says what it chose. */
      readonly how: "exact" | "number" | "part" | "spelling";
    }
  | { readonly kind: "several"; readonly names: readonly string[] }
  /** `near`: what may have been meant, the closest first, three at most. */
  | { readonly kind: "none"; readonly near: readonly string[] };

/**
 * Exact name or title; number in the list; prefix of a name or title; a word of either, then
 * the beginning of a word; then the closest by spelling. The first of these rules with a hit
 * decides; when it hits more than once, all its hits are given.
 */
export function pickLesson(typed: string, lessons: readonly Pickable[]): Pick {
  const wanted = plainName(typed);
  if (wanted === "" || /^\s*-\s*\d/.test(typed)) return { kind: "none", near: [] };
  const exact = lessons.find(({ name, title }) => wanted === name || wanted === plainName(title));
  if (exact !== undefined) return { kind: "one", name: exact.name, how: "exact" };
  if (/^\d+$/.test(wanted)) {
    const numbered = lessons[Number(wanted) - 1];
    return numbered === undefined
      ? { kind: "none", near: [] }
      : { kind: "one", name: numbered.name, how: "number" };
  }
  const rules: ((text: string) => boolean)[] = [
    (text) => text.startsWith(wanted),
    (text) => `-${text}-`.includes(`-${wanted}-`),
    (text) => `-${text}`.includes(`-${wanted}`),
  ];
  for (const rule of rules) {
    const hits = lessons.filter(({ name, title }) => rule(name) || rule(plainName(title)));
    const [only] = hits;
    if (hits.length > 1) return { kind: "several", names: hits.map(({ name }) => name) };
    if (only !== undefined) return { kind: "one", name: only.name, how: "part" };
  }
  return pickBySpelling(wanted, lessons);
}

function pickBySpelling(wanted: string, lessons: readonly Pickable[]): Pick {
  const ranked = lessons
    .map(({ name, title }) => ({ name, off: slips(wanted, [name, plainName(title)]) }))
    .sort((a, b) => a.off - b.off);
  const [best, second] = ranked;
  // Two slips in six letters or more are a typing mistake; in three letters they are another word.
  const most = wanted.length >= 6 ? 2 : wanted.length >= 4 ? 1 : 0;
  const clear = best !== undefined && best.off <= most && best.off < (second?.off ?? Infinity);
  // A digit is no slip of the fingers: "flow 1" means something else than "login-flow".
  if (clear && digitsIn(wanted) === digitsIn(best.name)) {
    return { kind: "one", name: best.name, how: "spelling" };
  }
  const near = ranked.filter(({ off }) => off <= Math.max(1, wanted.length * 0.4));
  return { kind: "none", near: near.slice(0, 3).map(({ name }) => name) };
}

function digitsIn(text: string): string {
  return text.replace(/\D/g, "");
}

/** Slips between what was typed and a whole name, or one word of it. */
function slips(wanted: string, texts: readonly string[]): number {
  const candidates = texts.flatMap((text) => [text, ...text.split("-")]);
  return Math.min(...candidates.map((each) => swapsAsOne(wanted, each)));
}

/** Edit distance, except that two swapped neighbours count once: "lgoin" is one slip away. */
function swapsAsOne(typed: string, meant: string): number {
  // Texts of very different length are never near: most of a long course ends here.
  const apart = Math.abs(typed.length - meant.length);
  const most = 2 + typed.length * 0.4;
  if (apart > most || typed.length > 64) return apart;
  let least = distance(typed, meant);
  // A swap saves one slip at most.
  if (least > most + 1) return least;
  for (let index = 0; index + 1 < typed.length; index++) {
    const swapped =
      typed.slice(0, index) + typed[index + 1] + typed[index] + typed.slice(index + 2);
    least = Math.min(least, 1 + distance(swapped, meant));
  }
  return least;
}

/** Lower case, without accents, words joined by hyphens: as lessons are named. */
export function plainName(text: string): string {
  // ASCII needs no Unicode tables, which cost milliseconds to build.
  if (/^[\x20-\x7e]*$/.test(text)) {
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
  }
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
