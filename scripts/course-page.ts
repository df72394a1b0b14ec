/** `docs/course.md`: what the course teaches and how, counted lesson by lesson. Pure. */

import type { Course, Lesson } from "../src/core/course/course.ts";
import { type QuestionKind, questionKinds } from "../src/core/quiz/kinds/answer.ts";
import { drillItems } from "../src/core/sitting/drill.ts";
import { blockText } from "../src/core/view/blocks.ts";

type Count = (lesson: Lesson) => number;

/**
 * How many facts the course's first plan has for each lesson. A reader found each of them in the
 * lesson's text, sentence by sentence, in November 2026; no program can count them.
 */
const plannedFacts: ReadonlyMap<string, number> = new Map([
  ["two-halves-of-an-app", 11],
  ["restaurant-analogy", 5],
  ["what-the-frontend-does", 18],
  ["html-css-javascript", 12],
  ["what-the-backend-does", 18],
  ["databases-and-services", 11],
  ["requests-and-responses", 2],
  ["login-flow", 16],
  ["where-things-happen", 6],
  ["where-data-lives", 3],
  ["describing-apps-clearly", 6],
  ["full-stack-and-ai-tools", 6],
  ["goals-and-skills", 21],
  ["many-users-at-once", 15],
  ["caching-and-cdn", 14],
  ["understanding-apis", 1],
  ["security-basics", 13],
  ["big-picture-review", 16],
]);

/** Facts that a lesson was written from, by its name; each with its source in brackets. */
export type CourseFacts = ReadonlyMap<string, readonly string[]>;

function columns(facts: CourseFacts): readonly (readonly [string, Count])[] {
  return [
    ["Objectives", (lesson) => lesson.objectives.length],
    ["Sections", (lesson) => lesson.sections.length],
    ["Words", words],
    ["Diagrams", diagrams],
    ["Facts", ({ name }) => facts.get(name)?.length ?? plannedFacts.get(name) ?? 0],
    ["Terms", (lesson) => lesson.terms.length],
    ["Questions", (lesson) => lesson.questions.length],
    ["of them review", reviews],
  ];
}

/** The items of a Markdown list, as `scripts/course-facts/` holds one for each newer lesson. */
export function factsIn(list: string): string[] {
  return list
    .split("\n")
    .filter((line) => line.startsWith("- "))
    .map((line) => line.slice(2));
}

export function coursePage(course: Course, lessons: readonly Lesson[], facts: CourseFacts): string {
  const kinds = questionKinds.map((kind): readonly [string, Count] => [
    kind,
    (lesson) => ofKind(lesson, kind),
  ]);
  return [
    `# The course: ${course.title}`,
    "",
    "Generated from `lessons/` by `node scripts/run.js scripts/course-docs.ts`; a test fails when it is stale.",
    "",
    "## The lessons in numbers",
    "",
    ...table(columns(facts), lessons),
    "",
    "Words are those of the lesson's text; diagrams and code are not counted. Sections include the opening.",
    "Facts are those that a lesson was planned from; a reader found each of them in its text in November 2026.",
    "The newer lessons list theirs below. Review questions go back to an objective of an earlier lesson.",
    "",
    "## Questions by type",
    "",
    ...table(kinds, lessons),
    "",
    `\`whichside drill --all\` draws from ${drillItems(lessons, course.sides).length} items of the sorting questions.`,
    "",
    "## Lessons and objectives",
    ...lessons.flatMap((lesson, index) => lessonPart(lesson, index + 1, facts)),
    "",
  ].join("\n");
}

function lessonPart(lesson: Lesson, number: number, facts: CourseFacts): string[] {
  const planned = facts.get(lesson.name) ?? [];
  const needs = lesson.needs.map((name) => `\`${name}\``).join(", ");
  const terms = lesson.terms.map(({ term }) => term).join(", ");
  return [
    "",
    `### ${number}. [${lesson.title}](../lessons/${lesson.name}/lesson.md)`,
    "",
    lesson.summary,
    "",
    ...lesson.objectives.map(({ id, text }) => `- \`${id}\`: ${text} (${tested(lesson, id)})`),
    ...(terms === "" ? [] : ["", `Terms: ${terms}.`]),
    ...(needs === "" ? [] : ["", `Comes after: ${needs}.`]),
    ...(planned.length === 0
      ? []
      : ["", "Written from:", "", ...planned.map((fact) => `- ${fact}`)]),
  ];
}

function tested(lesson: Lesson, id: string): string {
  const count = lesson.questions.filter(
    ({ objective }) => objective?.lesson === lesson.name && objective.id === id,
  ).length;
  return count === 1 ? "1 question" : `${count} questions`;
}

function table(counts: readonly (readonly [string, Count])[], lessons: readonly Lesson[]) {
  const totals = counts.map(([, count]) => lessons.reduce((sum, each) => sum + count(each), 0));
  return [
    row(["", "Lesson", ...counts.map(([name]) => name)]),
    row(["--:", "---", ...counts.map(() => "--:")]),
    ...lessons.map((lesson, index) =>
      row([index + 1, lesson.title, ...counts.map(([, count]) => count(lesson))]),
    ),
    row(["", "All", ...totals]),
  ];
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
}

function words(lesson: Lesson): number {
  const texts = lesson.sections.flatMap(({ title, blocks }) => [title, ...blocks.map(blockText)]);
  return texts
    .join(" ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function diagrams(lesson: Lesson): number {
  const stems = lesson.questions.map(({ stem }) => stem);
  const all = [...lesson.sections.map(({ blocks }) => blocks), ...stems].flat();
  return all.filter(({ kind }) => kind === "diagram").length;
}

function reviews(lesson: Lesson): number {
  return lesson.questions.filter(
    ({ objective }) => objective !== undefined && objective.lesson !== lesson.name,
  ).length;
}

function ofKind(lesson: Lesson, kind: QuestionKind): number {
  return lesson.questions.filter(({ answer }) => answer.kind === kind).length;
}
