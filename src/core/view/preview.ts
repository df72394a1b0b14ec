/** A lesson screen by screen, for its author: what is asked, and all that may be said to it. Pure. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import type { Lesson, Section } from "../course/course.ts";
import { type Form, type FormOption, marksOf } from "../quiz/kinds/form.ts";
import { kindOf } from "../quiz/kinds/kinds.ts";
import type { Question } from "../quiz/question.ts";
import { type BlockContext, frameBlocks, layoutBlocks } from "./blocks.ts";
import { whyView } from "./grade.ts";
import { inlineLine } from "./inline.ts";
import { objectivesView, sectionTitle } from "./lesson.ts";
import { rightAnswerView } from "./right-answer.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look, View, ViewItem } from "./view.ts";

export type PreviewScreen =
  | { readonly kind: "section"; readonly id: string; readonly section: Section }
  | { readonly kind: "question"; readonly id: string; readonly question: Question };

/** In the order in which a learner meets them: a question stands behind its section. */
export function screensOf(lesson: Lesson): PreviewScreen[] {
  const asked = (id: string | undefined) =>
    lesson.questions
      .filter(({ after }) => after === id)
      .map((question): PreviewScreen => ({ kind: "question", id: question.id, question }));
  const known = new Set(lesson.sections.map(({ id }) => id));
  const closing = lesson.questions.filter(({ after }) => after === undefined || !known.has(after));
  return [
    ...lesson.sections.flatMap((section): PreviewScreen[] => [
      { kind: "section", id: section.id, section },
      ...asked(section.id),
    ]),
    ...closing.map((question): PreviewScreen => ({ kind: "question", id: question.id, question })),
  ];
}

/** Where a screen is after the file was changed: under its name, else at its old place. */
export function sameScreen(
  screens: readonly PreviewScreen[],
  before: { readonly at: number; readonly kind?: PreviewScreen["kind"]; readonly id?: string },
): number {
  const found = screens.findIndex(({ kind, id }) => kind === before.kind && id === before.id);
  return found === -1 ? Math.max(0, Math.min(before.at, screens.length - 1)) : found;
}

export function sectionPreview(
  lesson: Lesson,
  section: Section,
  look: Look,
  context: BlockContext,
): View {
  const opens = section === lesson.sections[0] && lesson.objectives.length > 0;
  return [
    ...(opens ? [...objectivesView(lesson, look), []] : []),
    ...sectionTitle(section, look),
    ...layoutBlocks(section.blocks, look, context),
  ];
}

/** Says of a question that learners meet it twice. */
export function beforeLines({ before }: Question, look: Look): View {
  if (before !== true) return [];
  const said = "Asked before the text as well, where a guess counts nothing.";
  return [...(look.plain ? [] : [[]]), ...wrapLine(line(span(said, styles.dim)), look.text)];
}

/** What can be picked; `order[k]` is the place in the file of what is shown at place k. */
export function offeredView({ answer }: Question, order: readonly number[], look: Look): Line[] {
  const numbered = (items: readonly Line[]) =>
    order.flatMap((place, index) => listed(`${index + 1}`, items[place] ?? [], look));
  const form = kindOf(answer).form(answer);
  switch (form.kind) {
    case "pick":
      return numbered(form.options.map(({ content }) => inlineLine(content)));
    case "order":
      return numbered(form.items.map((item) => inlineLine(item)));
    case "match":
      return offeredRows(form, numbered, order, look);
    case "fill":
      return wrapLine(
        form.parts.flatMap((part) =>
          part.kind === "gap" ? [span("[   ]", styles.active)] : inlineLine(part.content),
        ),
        look.text,
      );
    case "mark":
      return wrapLine(
        form.parts.flatMap((part) =>
          part.kind === "option"
            ? [span("[", styles.active), ...inlineLine(part.content), span("]", styles.active)]
            : inlineLine(part.content),
        ),
        look.text,
      );
    case "type":
      return wrapLine(line(span("Typed in one line.", styles.dim)), look.text);
    case "write":
      return wrapLine(line(span("Typed in one's own words.", styles.dim)), look.text);
  }
}

/** The rows, and what they are sorted into; or each row with what it may be put to. */
function offeredRows(
  { rows, places }: Extract<Form, { kind: "match" }>,
  numbered: (items: readonly Line[]) => Line[],
  order: readonly number[],
  look: Look,
): Line[] {
  if (rows.every(({ among }) => among === undefined)) {
    return [
      ...numbered(rows.map(({ item }) => inlineLine(item))),
      ...wrapLine(
        line(
          "Sorted into: ",
          ...places.flatMap((each, index) => [
            ...(index === 0 ? [] : [span(", ")]),
            ...inlineLine(each),
          ]),
        ),
        look.text,
      ),
    ];
  }
  return rows.flatMap(({ item, among = [] }) => [
    ...wrapLine(inlineLine(item, styles.strong), look.text),
    ...order
      .filter((place) => among.includes(place))
      .flatMap((place, index) => listed(`${index + 1}`, inlineLine(places[place] ?? []), look)),
  ]);
}

/** All that can be said to a question: feedback, hints, the right answer, the explanation. */
export function saidView(question: Question, look: Look, context: BlockContext): View {
  const boxes = [
    ...question.hints.map((blocks, index) =>
      frameBlocks(
        question.hints.length > 1 ? `Hint ${index + 1} of ${question.hints.length}` : "Hint",
        styles.dim,
        blocks,
        look,
        context,
      ),
    ),
    rightAnswerView(question, look, context),
    feedbackView(question, look),
    whyView(question, look, context),
  ].filter((each) => each.length > 0);
  return boxes.flatMap((box, index): ViewItem[] => [
    ...(index > 0 && !look.plain ? [[]] : []),
    ...box,
  ]);
}

function feedbackView({ answer }: Question, look: Look): Line[] {
  const form = kindOf(answer).form(answer);
  switch (form.kind) {
    case "pick":
      return form.options
        .filter(({ feedback }) => feedback.length > 0)
        .flatMap((option) => optionFeedback(option, look));
    case "match":
      return [
        ...form.rows
          .filter(({ why }) => why.length > 0)
          .flatMap(({ item, why }) => told(inlineLine(item), inlineLine(why), look)),
        ...form.told.flatMap((option) => optionFeedback(option, look)),
      ];
    case "type":
    case "fill":
      return form.wrong.flatMap(({ text, feedback }) =>
        told(line(text), inlineLine(feedback), look),
      );
    case "mark":
      return marksOf(form).flatMap(({ content, feedback }) =>
        feedback.length === 0 ? [] : told(inlineLine(content), inlineLine(feedback), look),
      );
    case "order":
    case "write":
      return [];
  }
}

function optionFeedback({ content, right, feedback }: FormOption, look: Look): Line[] {
  const mark = look.plain
    ? span(right ? "Right: " : "Wrong: ")
    : span(`${sign(right ? "right" : "wrong", look)} `, right ? styles.right : styles.wrong);
  return told([mark, ...inlineLine(content)], inlineLine(feedback), look);
}

function told(what: Line, said: Line, look: Look): Line[] {
  if (look.plain) return wrapLine([...what, span(": "), ...said], look.text);
  const inner = look.text - 2;
  return [
    ...wrapLine(what, look.text, 2),
    ...wrapLine(said, inner).map((each) => [span("  "), ...each]),
  ];
}

function listed(mark: string, item: Line, look: Look): Line[] {
  if (look.plain) return wrapLine([span(`${mark}. `), ...item], look.text);
  const lead = `  ${mark}  `;
  return wrapLine([span(lead), ...item], look.text, lead.length);
}
