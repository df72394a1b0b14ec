/**
 * Everything that what is being typed may mean: lessons, words that they explain, commands.
 * For a search that shows its hits while somebody types. Pure.
 */

import type { LessonMeta } from "./course.ts";
import { findLessons } from "./find.ts";
import { pickLesson, plainName } from "./pick.ts";

export type Sought =
  | {
      readonly kind: "lesson";
      readonly name: string;
      /** Why, where its name and title don't show it. */
      readonly why?: string;
    }
  | { readonly kind: "command"; readonly name: string }
  | { readonly kind: "term"; readonly term: string; readonly lesson: string };

export interface SearchHits {
  /**
   * `exact`: the first is what was named. `fitting`: each has the words. `guess`: none has; they
   * may have been meant, and nothing may be begun because of them.
   */
  readonly how: "exact" | "fitting" | "guess";
  /** The best first; none twice. */
  readonly hits: readonly Sought[];
}

export interface SearchedCommand {
  readonly name: string;
  /** Other words for it. */
  readonly aliases?: readonly string[];
}

/** More would be a list to search again. */
const mostHits = 12;

export function searchCourse(
  typed: string,
  metas: readonly LessonMeta[],
  commands: readonly SearchedCommand[],
): SearchHits {
  // Whoever knows the command line types what is typed there.
  const text = typed.trim().replace(/^whichside\s+/i, "");
  const wanted = plainName(text);
  const [, word] = /^glossary\s+(\S.*)$/i.exec(text) ?? [];
  if (word !== undefined) return searchTerms(plainName(word), metas);
  const found = findLessons(text, metas);
  const named = whatIsNamed(text, wanted, found, metas, commands);
  const fitting =
    found.kind === "several"
      ? found.hits.map((hit) => lessonHit(hit))
      : found.kind === "one" && found.how !== "spelling"
        ? [lessonHit(found)]
        : [];
  // A number is a place in the list, and nothing that merely begins with it was meant.
  const begun = wanted === "" || /^\d+$/.test(wanted) ? [] : beginning(wanted, metas, commands);
  const certain = unique([...named, ...fitting, ...begun]);
  if (certain.length > 0) return { how: named.length > 0 ? "exact" : "fitting", hits: certain };
  const near = found.kind === "none" ? found.near : found.kind === "one" ? [found] : [];
  return {
    how: "guess",
    hits: unique([...near.map((hit) => lessonHit(hit)), ...misspeltCommands(text, commands)]),
  };
}

/** "glossary cookie": words alone. */
function searchTerms(wanted: string, metas: readonly LessonMeta[]): SearchHits {
  const terms = termsOf(metas);
  const exact = terms.filter(({ term }) => plainName(term) === wanted);
  const begun = terms.filter(({ term }) => `-${plainName(term)}`.includes(`-${wanted}`));
  return {
    how: exact.length > 0 ? "exact" : begun.length > 0 ? "fitting" : "guess",
    hits: unique([...exact, ...begun]),
  };
}

/** What bears exactly this name: a command before a lesson before a word. */
function whatIsNamed(
  text: string,
  wanted: string,
  found: ReturnType<typeof findLessons>,
  metas: readonly LessonMeta[],
  commands: readonly SearchedCommand[],
): Sought[] {
  const lower = text.toLowerCase();
  const command = commands.filter(({ name, aliases = [] }) => [name, ...aliases].includes(lower));
  const lesson = found.kind === "one" && (found.how === "exact" || found.how === "number");
  const terms = termsOf(metas).filter(({ term }) => wanted !== "" && plainName(term) === wanted);
  // Where a lesson explains the word, it is the lesson that is learnt; the word comes behind it.
  const explaining = found.kind === "one" && found.why !== undefined ? [lessonHit(found)] : [];
  return [
    ...command.map(({ name }) => ({ kind: "command" as const, name })),
    ...(lesson ? [lessonHit(found)] : explaining),
    ...terms,
  ];
}

/** What has a word that begins so, or holds so many letters of it. */
function beginning(
  wanted: string,
  metas: readonly LessonMeta[],
  commands: readonly SearchedCommand[],
): Sought[] {
  const begins = (text: string) => `-${plainName(text)}`.includes(`-${wanted}`);
  const holds = (text: string) => wanted.length > 2 && plainName(text).includes(wanted);
  const lessons = (fits: (text: string) => boolean) =>
    metas
      .filter(({ name, title }) => fits(name) || fits(title))
      .map(({ name }) => ({ kind: "lesson" as const, name }));
  const aliased = metas.flatMap(({ name, aliases = [] }): Sought[] => {
    const alias = aliases.find(begins);
    return alias === undefined ? [] : [{ kind: "lesson", name, why: `it's about "${alias}"` }];
  });
  return [
    ...lessons(begins),
    ...commands
      .filter(({ name, aliases = [] }) =>
        [name, ...aliases].some((each) => each.startsWith(wanted)),
      )
      .map(({ name }) => ({ kind: "command" as const, name })),
    ...termsOf(metas).filter(({ term }) => begins(term)),
    ...aliased,
    ...lessons(holds),
  ];
}

function misspeltCommands(text: string, commands: readonly SearchedCommand[]): Sought[] {
  const pick = pickLesson(
    text,
    commands.map(({ name }) => ({ name, title: name })),
  );
  // A number counts lessons, never commands.
  if (pick.kind !== "one" || pick.how === "number") return [];
  return [{ kind: "command", name: pick.name }];
}

function termsOf(metas: readonly LessonMeta[]): (Sought & { readonly kind: "term" })[] {
  return metas.flatMap(({ name, terms }) =>
    terms.map(({ term }) => ({ kind: "term" as const, term, lesson: name })),
  );
}

function lessonHit({ name, why }: { readonly name: string; readonly why?: string }): Sought {
  return why === undefined ? { kind: "lesson", name } : { kind: "lesson", name, why };
}

function unique(hits: readonly Sought[]): Sought[] {
  const seen = new Set<string>();
  return hits
    .filter((hit) => {
      const key =
        hit.kind === "term" ? `term ${hit.term} ${hit.lesson}` : `${hit.kind} ${hit.name}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, mostHits);
}
