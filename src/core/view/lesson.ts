/** A lesson as a learner reads it: its head, one section as a screen, or all of it as text. Pure. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import type { Lesson, Section } from "../course/course.ts";
import type { Parsed } from "../diagnostic.ts";
import { type BlockContext, layoutBlocks } from "./blocks.ts";
import { noticeView } from "./error.ts";
import { ruledHead } from "./ruled.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look, View, ViewItem } from "./view.ts";

/** The line above a screen that says where one is, in a rule. */
export function screenHead(title: string, place: string, look: Look): Line[] {
  if (look.plain) return wrapLine(line(place === "" ? title : `${title}, ${place}.`), look.text);
  const where = place === "" ? "" : ` ${sign("dot", look)} ${place}`;
  return ruledHead(line(title, where), look);
}

/** A section's heading; the intro has none. */
export function sectionTitle(section: Section, look: Look): Line[] {
  if (section.title === "") return [];
  return [...wrapLine(line(span(section.title, styles.title)), look.text), []];
}

/** The whole lesson as text: what `show` prints. */
export function lessonView(
  lesson: Lesson,
  sections: readonly Section[],
  look: Look,
  context: BlockContext,
): View {
  const whole = sections.length === lesson.sections.length;
  const items: ViewItem[] = [
    ...wrapLine(line(span(lesson.title, styles.title)), look.text),
    ...wrapLine(line(span(lesson.summary, styles.dim)), look.text),
    [],
  ];
  if (whole && lesson.objectives.length > 0) {
    items.push(...objectivesView(lesson, look), []);
  }
  if (lesson.sections.length === 0) items.push(...onlyQuestions(lesson, look), []);
  for (const section of sections) {
    items.push(...sectionTitle(section, look), ...layoutBlocks(section.blocks, look, context), []);
  }
  if (whole && lesson.sources.length > 0) items.push(...sourcesView(lesson.sources, look), []);
  return items.slice(0, -1);
}

/** Where the facts come from; `most` of them where there is little room. */
export function sourcesView(
  sources: Lesson["sources"],
  look: Look,
  most: number = sources.length,
): Line[] {
  const marker = `${sign("bullet", look)} `;
  return [
    line(span("Sources", styles.title)),
    ...(look.plain ? [] : [[]]),
    ...sources.slice(0, most).flatMap(({ title, url }) => [
      ...wrapLine(line(marker, title), look.text, marker.length),
      // Not wrapped: an address stays whole wherever the terminal has the room.
      ...(url === undefined ? [] : [line(" ".repeat(marker.length), span(url, styles.dim))]),
    ]),
  ];
}

/** A lesson without a lesson.md is its questions, and how to be asked them is all there is to say. */
function onlyQuestions({ name, questions }: Lesson, look: Look): Line[] {
  const count = questions.length === 1 ? "one question" : `${questions.length} questions`;
  const what =
    questions.length === 0
      ? "This lesson has no text yet."
      : `This lesson is ${count} and no text.`;
  return [
    ...wrapLine(line(what), look.text),
    ...(questions.length === 0
      ? []
      : wrapLine(
          line(span("Answer them: ", styles.dim), span(`whichside quiz ${name}`, styles.strong)),
          look.text,
        )),
  ];
}

/** "After this lesson you can ..." with one line an objective. */
export function objectivesView(lesson: Lesson, look: Look): Line[] {
  const marker = `${sign("bullet", look)} `;
  return [
    line(span("After this lesson you can", styles.dim)),
    ...lesson.objectives.flatMap(({ text }) =>
      wrapLine(line(marker, lowerFirst(text)), look.text, marker.length),
    ),
  ];
}

/** What a learner is told about mistakes that the author has to mend: in the text, in questions. */
export function brokenView({ value: lesson, diagnostics }: Parsed<Lesson>, look: Look): View {
  const inText = diagnostics.find(
    ({ severity, file }) => severity === "error" && !file.endsWith("/quiz.md"),
  );
  const said =
    inText === undefined
      ? []
      : noticeView(
          `This lesson has a mistake that its author must mend (${inText.file}:${inText.line}): ${inText.message}`,
          undefined,
          look,
        );
  return [...said, ...brokenQuestions(lesson, look)];
}

function brokenQuestions(lesson: Lesson, look: Look): View {
  const [first] = lesson.broken;
  if (first === undefined) return [];
  const count =
    lesson.broken.length === 1 ? "One question is" : `${lesson.broken.length} questions are`;
  return noticeView(
    `${count} left out because of a mistake in the lesson's file (${first.file}:${first.line}).`,
    undefined,
    look,
  );
}

function lowerFirst(text: string): string {
  const [first = "", second = ""] = text;
  // An abbreviation keeps its capitals: "API ..." is not "aPI ...".
  const isWord = second === second.toLowerCase();
  return isWord ? first.toLowerCase() + text.slice(first.length) : text;
}
