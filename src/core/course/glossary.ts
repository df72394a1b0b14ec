/** The words of a course: where each is introduced, and which of them a section introduces. Pure. */

import { type Block, type Inline, inlineText } from "../document/block.ts";
import type { Lesson, LessonMeta, Section, Term } from "./course.ts";

export interface GlossaryEntry extends Term {
  /** The lesson that introduces it; `number` counts from 1 in the order of teaching. */
  readonly lesson: { readonly name: string; readonly title: string; readonly number: number };
}

/** All terms from A to Z. A term that two lessons introduce stands there twice, the earlier first. */
export function glossaryOf(metas: readonly LessonMeta[]): GlossaryEntry[] {
  return metas
    .flatMap(({ name, title, terms }, index) =>
      terms.map((term) => ({ ...term, lesson: { name, title, number: index + 1 } })),
    )
    .map((entry) => ({ entry, key: sortKey(entry.term) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

/** The lesson's terms that this section introduces: set in strong letters here, and not before. */
export function termsOfSection(lesson: Lesson, section: Section): Term[] {
  const known = new Set<string>();
  for (const each of lesson.sections) {
    const strong = strongTexts(each.blocks).map(sortKey);
    if (each.id === section.id) {
      const here = new Set(strong.filter((key) => !known.has(key)));
      return lesson.terms.filter(({ term }) => namesOf(term).some((name) => here.has(name)));
    }
    for (const key of strong) known.add(key);
  }
  return [];
}

/** A term as it may stand in a sentence: by itself or in the plural. */
function namesOf(term: string): string[] {
  const key = sortKey(term);
  return [key, `${key}s`, `${key}es`, key.replace(/y$/, "ies")];
}

/** No accents, no capitals: the same order on every machine, whatever its language. */
function sortKey(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function strongTexts(blocks: readonly Block[]): string[] {
  return blocks.flatMap(strongOf);
}

function strongOf(block: Block): string[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return strongParts(block.content);
    case "list":
      return block.items.flatMap((item) => strongTexts(item.blocks));
    case "table":
      return [block.header, ...block.rows].flatMap((row) => row.flatMap(strongParts));
    case "quote":
    case "alert":
      return strongTexts(block.blocks);
    case "code":
    case "diagram":
    case "rule":
      return [];
  }
}

function strongParts(content: readonly Inline[]): string[] {
  return content.flatMap((part) => {
    if (part.kind === "strong") return [inlineText(part.content)];
    if (part.kind === "emphasis" || part.kind === "strike" || part.kind === "link") {
      return strongParts(part.content);
    }
    return [];
  });
}
