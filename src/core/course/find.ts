/**
 * Finds the lesson that teaches what somebody typed: by its name, or by the words that it
 * explains. Pure.
 */

import type { LessonMeta } from "./course.ts";
import { type Pick, pickLesson, plainName } from "./pick.ts";

export interface Hit {
  readonly name: string;
  /** What of the lesson fits what was typed; missing when it's the name or the title. */
  readonly why?: string;
}

export type Found =
  /** `word`: what was typed is explained there. Only `exact` and `number` need no word about it. */
  | ({
      readonly kind: "one";
      readonly how: "exact" | "number" | "part" | "word" | "spelling";
    } & Hit)
  | { readonly kind: "several"; readonly hits: readonly Hit[] }
  /** `near`: what may have been meant, the best first, three at most. None of it is certain. */
  | { readonly kind: "none"; readonly near: readonly Hit[] };

/**
 * A name or a number first, then a word of a name or title, then a word that a lesson explains.
 * A beginning of a name that is also a word explained elsewhere ("rest", of "restaurant") gives
 * both. What only stands in a lesson's objectives or summary is suggested, never started, and so
 * is what has only some of the words.
 */
export function findLessons(typed: string, metas: readonly LessonMeta[]): Found {
  const wanted = nameMeant(typed, metas);
  const named = pickLesson(wanted, metas);
  if (named.kind === "one" && (named.how === "exact" || named.how === "number")) return named;
  const words = stemsOf(wanted);
  if (words.length === 0 || /^\d+$/.test(plainName(wanted))) return { kind: "none", near: [] };
  const explained = explaining(words, metas);
  const [only] = explained;
  if (named.kind === "several") {
    const names = named.names.filter((name) => explained.every((each) => each.name !== name));
    return { kind: "several", hits: [...explained, ...names.map((name) => ({ name }))] };
  }
  if (named.kind === "one" && named.how === "part") {
    const elsewhere = explained.filter(({ name }) => name !== named.name);
    // A lesson that is named after the word goes before those that explain it on the way, but
    // not before one whose author gave it that very word.
    const aliased = elsewhere.some(({ name }) => aliasOf(words, name, metas) !== undefined);
    if (elsewhere.length === 0 || (!aliased && inName(words, named.name))) return named;
    return { kind: "several", hits: [{ name: named.name }, ...elsewhere] };
  }
  if (explained.length > 1) return { kind: "several", hits: explained };
  if (only !== undefined) return { kind: "one", how: "word", ...only };
  return byMoreOrLess(wanted, named, metas);
}

/** "lessons/login-flow/lesson.md" and "Lesson 3" name a lesson as its name and its number do. */
function nameMeant(typed: string, metas: readonly LessonMeta[]): string {
  const [, number] = /^\s*(?:lesson|number|no\.?|#)\s*(\d{1,4})\s*$/i.exec(typed) ?? [];
  if (number !== undefined) return number;
  if (/^\s*(?:the )?first(?: lesson)?\s*$/i.test(typed)) return "1";
  if (/^\s*(?:the )?last(?: lesson)?\s*$/i.test(typed)) return String(metas.length);
  const parts = typed.split(/[\\/]/).filter((part) => !/^(?:|lesson\.md|quiz\.md)$/i.test(part));
  const folder = parts.length > 1 || /[\\/]/.test(typed) ? plainName(parts.at(-1) ?? "") : "";
  return metas.some(({ name }) => name === folder) ? folder : typed;
}

/** Lessons that explain just these words, or are known by them: one hit each. */
function explaining(words: readonly string[], metas: readonly LessonMeta[]): Hit[] {
  return metas.flatMap(({ name, terms }) => {
    const term = terms.find((each) => isJust(words, each.term))?.term;
    if (term !== undefined) return [{ name, why: `it explains "${term}"` }];
    const alias = aliasOf(words, name, metas);
    return alias === undefined ? [] : [{ name, why: `it's about "${alias}"` }];
  });
}

function aliasOf(
  words: readonly string[],
  lesson: string,
  metas: readonly LessonMeta[],
): string | undefined {
  const { aliases = [] } = metas.find(({ name }) => name === lesson) ?? {};
  return aliases.find((alias) => isJust(words, alias));
}

function isJust(words: readonly string[], text: string): boolean {
  return stemsOf(text).join(" ") === words.join(" ");
}

/** A name is short: what stands in it is what the lesson is about. */
function inName(words: readonly string[], lesson: string): boolean {
  const known = new Set(stemsOf(lesson));
  return words.every((word) => known.has(word));
}

function inTitle(words: readonly string[], lesson: string, metas: readonly LessonMeta[]): boolean {
  const meta = metas.find(({ name }) => name === lesson);
  const known = new Set(meta === undefined ? [] : stemsOf(`${meta.name} ${meta.title}`));
  return words.every((word) => known.has(word));
}

/** All words in one title, a slip of the fingers, or a place where the words stand. */
function byMoreOrLess(wanted: string, named: Pick, metas: readonly LessonMeta[]): Found {
  const asked = stemsOf(wanted);
  const words = asked.filter((word) => !common.has(word));
  const titled = words.length > 0 ? metas.filter(({ name }) => inTitle(words, name, metas)) : [];
  const [only] = titled;
  if (titled.length > 1) return { kind: "several", hits: titled.map(({ name }) => ({ name })) };
  if (only !== undefined) return { kind: "one", how: "part", name: only.name };
  // "what is a server" asks for "server".
  const explained = words.length < asked.length && words.length > 0 ? explaining(words, metas) : [];
  if (explained.length > 1) return { kind: "several", hits: explained };
  if (explained[0] !== undefined) return { kind: "one", how: "word", ...explained[0] };
  if (named.kind === "one" && beginsLikeOne(wanted, named.name, metas)) return named;
  const guessed = named.kind === "one" ? [named.name] : named.kind === "none" ? named.near : [];
  const near = [
    ...guessed.map((name) => ({ name })),
    ...misspelt(wanted, metas),
    ...(words.length > 0 ? mentioning(words, metas) : []),
    ...(words.length > 1 ? sharing(words, metas) : []),
  ];
  const first = near.filter(
    ({ name }, index) => near.findIndex((each) => each.name === name) === index,
  );
  return { kind: "none", near: first.slice(0, 3) };
}

/** Hands slip inside words: a guess that begins otherwise has nothing in common with the text. */
function beginsLikeOne(wanted: string, lesson: string, metas: readonly LessonMeta[]): boolean {
  const title = metas.find(({ name }) => name === lesson)?.title ?? "";
  const [first = ""] = plainName(wanted);
  return `-${lesson}-${plainName(title)}`.includes(`-${first}`);
}

function misspelt(wanted: string, metas: readonly LessonMeta[]): Hit[] {
  const terms = metas.flatMap((meta) =>
    meta.terms.map(({ term }) => ({ term, lesson: meta.name })),
  );
  const pick = pickLesson(
    wanted,
    terms.map(({ term }) => ({ name: term, title: term })),
  );
  const meant =
    pick.kind === "several" ? pick.names : pick.kind === "none" ? pick.near : [pick.name];
  return terms
    .filter(({ term }) => meant.includes(term))
    .map(({ term, lesson }) => ({ name: lesson, why: `it explains "${term}"` }));
}

function mentioning(words: readonly string[], metas: readonly LessonMeta[]): Hit[] {
  return metas.flatMap(({ name, summary, objectives, terms }) => {
    const texts = [
      ...terms.map(({ term }) => term),
      ...objectives.map(({ text }) => text),
      summary,
    ];
    const text = texts.find((each) => {
      const known = new Set(stemsOf(each));
      return words.every((word) => known.has(word));
    });
    return text === undefined ? [] : [{ name, why: text }];
  });
}

/** Lessons that are about some of the words: the more of them, the earlier. */
function sharing(words: readonly string[], metas: readonly LessonMeta[]): Hit[] {
  const fits = words.map((word) => [
    ...explaining([word], metas),
    ...metas.filter(({ name }) => inName([word], name)).map(({ name }): Hit => ({ name })),
  ]);
  const howMany = (lesson: string) =>
    fits.filter((hits) => hits.some(({ name }) => name === lesson)).length;
  return fits.flat().sort((a, b) => howMany(b.name) - howMany(a.name));
}

/** Words that stand in every second question and say nothing of what it is about. */
const common = new Set(
  stemsOf("a an and are can do does for how i in is it my of on or the to what when where why you"),
);

/** Words without their endings: "hashing" is about "hash", and "caches" about "caching". */
function stemsOf(text: string): string[] {
  return plainName(text.slice(0, 200))
    .split("-")
    .filter((word) => word !== "")
    .map(stemOf);
}

function stemOf(word: string): string {
  // One ending after the other: "caches" and "caching" are both "cach".
  const singular = word.length > 3 && !word.endsWith("ss") ? word.replace(/s$/, "") : word;
  const stem = singular.replace(/(?:ing|ed|e)$/, "").replace(/y$/, "i");
  return stem.length < 3 ? singular : stem;
}
