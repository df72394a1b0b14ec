/** Words with their definitions: the whole glossary, or a few of its words. Pure. */

import { cells, type Line, line, padEnd, span, wrapLine } from "mermaid-text/text";
import type { Term } from "../course/course.ts";
import type { GlossaryEntry } from "../course/glossary.ts";
import { styles } from "./style.ts";
import type { Look } from "./view.ts";

/** Definitions stand beside the words when at least so many cells are left for them. */
const narrowestDefinition = 36;
/** A longer word gets a line of its own, so that it doesn't push all definitions aside. */
const widestTerm = 22;

/** All words, each with its definition and the number of its lesson. */
export function glossaryView(entries: readonly GlossaryEntry[], look: Look): Line[] {
  return termLines(
    entries.map(({ term, definition, lesson }) => ({
      term,
      definition,
      lesson: lesson.number,
    })),
    look,
  );
}

/** One word: its definition, and the lesson to read about it. */
export function entryView(entry: GlossaryEntry, look: Look): Line[] {
  const { term, definition, lesson } = entry;
  const where = `Lesson ${lesson.number}, ${lesson.title}: whichside ${lesson.name}`;
  if (look.plain) {
    return [`${term}: ${definition}`, where].flatMap((each) => wrapLine(line(each), look.text));
  }
  return [
    ...wrapLine(line(span(term, styles.title)), look.text),
    ...wrapLine(line(definition), look.text),
    ...wrapLine(line(span(where, styles.dim)), look.text),
  ];
}

/** The words of one section while it is being read. */
export function wordsView(terms: readonly Term[], look: Look): Line[] {
  return termLines(
    terms.map(({ term, definition }) => ({ term, definition })),
    look,
  );
}

function termLines(terms: readonly (Term & { readonly lesson?: number })[], look: Look): Line[] {
  if (look.plain) {
    return terms.flatMap(({ term, definition, lesson }) => {
      const tail = lesson === undefined ? "" : ` Lesson ${lesson}.`;
      return wrapLine(line(`${term}: ${definition}${tail}`), look.text);
    });
  }
  const widths = terms.map(({ term }) => cells(term)).filter((width) => width <= widestTerm);
  const column = Math.max(0, ...widths) + 2;
  if (look.text - column < narrowestDefinition) {
    return terms.flatMap((each) => [
      ...wrapLine(line(span(each.term, styles.title)), look.text),
      ...wrapLine([span("  "), ...definitionOf(each, look)], look.text, 2),
    ]);
  }
  return terms.flatMap((each) => {
    const head = span(padEnd(each.term, column), styles.title);
    if (cells(each.term) <= column - 2) {
      return wrapLine([head, ...definitionOf(each, look)], look.text, column);
    }
    return [
      ...wrapLine(line(span(each.term, styles.title)), look.text),
      ...wrapLine([span(" ".repeat(column)), ...definitionOf(each, look)], look.text, column),
    ];
  });
}

function definitionOf(
  { definition, lesson }: Term & { readonly lesson?: number },
  look: Look,
): Line {
  if (lesson === undefined) return line(definition);
  // No line end between the two; a terminal that knows ASCII only has no such blank.
  const blank = look.charset === "unicode" ? "\u00a0" : " ";
  return line(definition, span(` (lesson${blank}${lesson})`, styles.dim));
}
