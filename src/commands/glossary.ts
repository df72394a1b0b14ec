/** `glossary`: the words of the course with their definitions, all of them or the one that is meant. */

import { line, safeJson, span, wrapLine } from "mermaid-text/text";
import { defineCommand, flag } from "../command.ts";
import { type GlossaryEntry, glossaryOf } from "../core/course/glossary.ts";
import { type Pick, pickLesson } from "../core/course/pick.ts";
import { TutorError } from "../core/error.ts";
import { asideView } from "../core/view/error.ts";
import { entryView, glossaryView } from "../core/view/glossary.ts";
import { styles } from "../core/view/style.ts";
import { lessonMetas, type OpenCourse, openCourse } from "../session/course.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "the words of the course, each explained in a sentence",
  arguments: [{ text: "[term...]", description: "a word or a part of it" }],
  options: { json: flag("print one JSON document") },
  examples: [
    ["whichside glossary", "all words"],
    ["whichside glossary cookie", "one word"],
    ["whichside glossary --json", "all words for a program"],
  ],
  run: ({ json }, words, world) =>
    glossary(words.length === 0 ? { json } : { json, term: words.join(" ") }, world),
});

export interface GlossaryOptions {
  /** A word or a part of it; all words without it. */
  readonly term?: string;
  readonly json: boolean;
}

export async function glossary(options: GlossaryOptions, world: World): Promise<number> {
  const opened = await openCourse(world);
  const all = glossaryOf(lessonMetas(opened.library, opened.course));
  if (all.length === 0) {
    throw new TutorError("glossary.empty", `"${opened.course.title}" explains no words.`, {
      hint: "A lesson's words stand under `terms:` at the top of its lesson.md.",
    });
  }
  const { term } = options;
  const entries = term === undefined ? all : await meantBy(term, all, world);
  if (options.json) {
    world.print(safeJson(glossaryDocument(entries, opened), 2));
  } else if (term === undefined) {
    await showAll(entries, opened);
  } else {
    const look = world.look();
    await world.show(
      entries.flatMap((entry, index) => [...(index > 0 ? [[]] : []), ...entryView(entry, look)]),
    );
  }
  return 0;
}

async function showAll(entries: readonly GlossaryEntry[], { world, course }: OpenCourse) {
  const look = world.look();
  const title = `${course.title}: ${entries.length} words`;
  await world.show([
    ...wrapLine(line(span(title, styles.title)), look.text),
    [],
    ...glossaryView(entries, look),
  ]);
}

/** By the rules by which lessons are picked; a part that fits several words gives all of them. */
async function meantBy(
  typed: string,
  all: readonly GlossaryEntry[],
  world: World,
): Promise<GlossaryEntry[]> {
  const words = all.map(({ term }) => ({ name: term, title: term }));
  const asTyped = pickLesson(typed, words);
  const singular = pickLesson(typed.replace(/s$/i, ""), words);
  const isPlural = !isExact(asTyped) && isExact(singular);
  const pick = isPlural ? singular : asTyped;
  const named = (terms: readonly string[]) => all.filter(({ term }) => terms.includes(term));
  if (pick.kind === "several") return named(pick.names);
  // Words have no numbers: a number that is no word is no word's place in the list either.
  if (pick.kind === "one" && pick.how !== "number") {
    if (pick.how === "spelling") {
      const said = `"${typed}" is taken for "${pick.name}".`;
      await world.warn([...asideView(said, world.look()), []]);
    }
    return named([pick.name]);
  }
  const near = pick.kind === "none" ? pick.near : [];
  throw new TutorError("glossary.not-found", `The course explains no word "${typed}".`, {
    hint: [
      ...near.map((term) => `Did you mean: whichside glossary ${term}`),
      "All words: whichside glossary",
    ].join("\n"),
    exitCode: 2,
  });
}

function isExact(pick: Pick): boolean {
  return pick.kind === "one" && pick.how === "exact";
}

/** The document of `glossary --json`, version 1. */
function glossaryDocument(entries: readonly GlossaryEntry[], { course }: OpenCourse): object {
  return {
    schema: "whichside/glossary",
    version: 1,
    course: { id: course.id, title: course.title },
    terms: entries.map(({ term, definition, lesson }) => ({ term, definition, lesson })),
  };
}
