/**
 * Questions as notes for Anki's text import. Pure.
 *
 * One line a note, fields parted by tabs, what is what said in the header lines that Anki
 * reads. A field holds HTML without line ends, tabs or double quotes, so nothing in it can be
 * taken for a border. The id keeps a note the same when the course is imported again; the
 * deck is made when it isn't there. Fields are found by their place and not by their name,
 * because the names of Anki's own note types differ from language to language.
 */

import { clean, joinSafe, type Safe, tab } from "mermaid-text/text";
import type { Course } from "../../course/course.ts";
import { type Question, questionName } from "../../quiz/question.ts";
import { cardOf } from "./card.ts";
import type { WriteCourse } from "./course-document.ts";

const header = [
  "#separator:tab",
  "#html:true",
  "#notetype:Basic",
  "#guid column:1",
  "#deck column:4",
  "#tags column:5",
];

export const ankiDocument: WriteCourse = (course, lessons) => {
  const notes = lessons.flatMap(({ questions }) => questions.map((each) => noteLine(course, each)));
  return { lines: [...header.map((each) => clean(each)), ...notes], left: [] };
};

function noteLine(course: Pick<Course, "id" | "title">, question: Question): Safe {
  const { front, back } = cardOf(question);
  const fields = [
    `${course.id}/${questionName(question)}`,
    front,
    back,
    deckName(course),
    tagsOf(question),
  ];
  // The one sign that is no text; all the others are cleaned.
  return joinSafe(
    fields.map((field) => clean(field)),
    tab,
  );
}

/** Two colons would make a deck inside a deck. */
function deckName({ title }: Pick<Course, "title">): string {
  return title.replace(/["\t]/g, " ").replace(/:{2,}/g, ":");
}

function tagsOf({ lesson, objective }: Question): string {
  const tags = [`lesson::${lesson}`];
  if (objective !== undefined) tags.push(`objective::${objective.lesson}::${objective.id}`);
  return tags.map((tag) => tag.replace(/\s/g, "_")).join(" ");
}
