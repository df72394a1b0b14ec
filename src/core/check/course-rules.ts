/** Rules across the files of a course: what is listed, needed, tested. Pure. */

import { didYouMean, nearest } from "mermaid-text/text";
import type { Diagnostic } from "../diagnostic.ts";
import { notesFor } from "../problems.ts";
import type { CourseReading } from "../reading/parse-course.ts";
import { isName, nameLike } from "../text/slug.ts";
import type { LessonGist } from "./gist.ts";

/** A course with all its lessons, in the order of teaching, unlisted ones behind. */
export interface WholeCourse {
  readonly course: CourseReading;
  readonly lessons: readonly LessonGist[];
  /** Folders that hold a lesson. */
  readonly folders: ReadonlySet<string>;
}

export function checkListing({ course, folders }: WholeCourse): Diagnostic[] {
  const { found, report } = notesFor(course.file);
  const unlisted = [...folders].filter((name) => !course.lessons.has(name));
  for (const [name, at] of course.lessons) {
    if (folders.has(name)) continue;
    report(
      "course.lesson-missing",
      at,
      `There is no lesson in a folder ${name}.`,
      missingHint(name, unlisted),
    );
  }
  for (const name of unlisted) {
    if (!isName(name)) {
      report(
        "lesson.name",
        course.lessonsAt,
        `The folder "${name}" holds a lesson, but its name is none for a lesson.`,
        nameLike(name),
      );
    } else if (course.course !== undefined && course.lessonsKnown) {
      report(
        "course.lesson-unlisted",
        course.lessonsAt,
        `The lesson ${name} is not listed, so nobody gets to see it.`,
        `write \`  - ${name}\` where it belongs in the order`,
      );
    }
  }
  return found;
}

/** A folder whose name is none must be renamed, and the list is right. */
function missingHint(name: string, unlisted: readonly string[]): string {
  const meant = nearest(name, unlisted);
  return meant === undefined || isName(meant)
    ? didYouMean(name, unlisted, `write ${name}/lesson.md, or delete the line`)
    : `rename the folder \`${meant}\` to \`${name}\``;
}

export function checkNeeds({ course, lessons, folders }: WholeCourse): Diagnostic[] {
  const order = new Map([...course.lessons.keys()].map((name, index) => [name, index]));
  const found: Diagnostic[] = [];
  const circles = circlesIn(lessons);
  const circling = new Set([...circles.values()].flat());
  for (const { name, files, needs } of lessons) {
    const { report } = notesFor(files.meta, found);
    for (const { name: need, at } of needs) {
      if (!folders.has(need)) {
        report(
          "lesson.needs-unknown",
          at,
          `The lesson needs ${need}, and there is no such lesson.`,
          didYouMean(need, folders, "delete it from `needs`, or write the lesson"),
        );
        continue;
      }
      const circle = circles.get(name);
      if (circle?.[1] === need) {
        report(
          "lesson.needs-cycle",
          at,
          `The lessons need each other in a circle: ${circle.join(" → ")}.`,
          "delete one of these needs",
        );
      } else if (circling.has(name)) {
        // Told at one lesson of the circle.
      } else if ((order.get(need) ?? -1) > (order.get(name) ?? Infinity)) {
        report(
          "lesson.needs-later",
          at,
          `The lesson needs ${need}, which comes later in the course.`,
          "change the order in course.yaml, or delete the need",
        );
      }
    }
  }
  return found;
}

/** What stands in two lessons and would be told apart by nobody. */
export function checkTwins({ lessons }: WholeCourse): Diagnostic[] {
  const found: Diagnostic[] = [];
  const titles = new Map<string, string>();
  const terms = new Map<string, { readonly lesson: string; readonly definition: string }>();
  for (const { name, title, titleAt, files, terms: own } of lessons) {
    const { report } = notesFor(files.meta, found);
    const other = titles.get(title.toLowerCase());
    if (other !== undefined) {
      report(
        "course.title-twice",
        titleAt,
        `The lesson ${other} has the same title.`,
        "give each lesson a title of its own",
      );
    } else titles.set(title.toLowerCase(), name);
    for (const { term, definition, at } of own) {
      const first = terms.get(term.toLowerCase());
      if (first === undefined) terms.set(term.toLowerCase(), { lesson: name, definition });
      else if (first.definition !== definition) {
        report(
          "course.term-twice",
          at,
          `The term "${term}" is defined in ${first.lesson} in other words.`,
          "define it once, where it is explained",
        );
      }
    }
  }
  return found;
}

/** For each lesson in a circle of needs the way round it, told once, at the first lesson met. */
function circlesIn(lessons: readonly LessonGist[]): Map<string, string[]> {
  const needs = new Map(lessons.map(({ name, needs }) => [name, needs.map((need) => need.name)]));
  const circles = new Map<string, string[]>();
  const done = new Set<string>();
  for (const { name } of lessons) {
    if (done.has(name)) continue;
    // Walks by hand: a chain of thousands of lessons must not overflow the stack.
    const path: { readonly name: string; next: number }[] = [{ name, next: 0 }];
    const onPath = new Map([[name, 0]]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const need = needs.get(top.name)?.[top.next];
      top.next += 1;
      if (need === undefined) {
        done.add(top.name);
        onPath.delete(top.name);
        path.pop();
      } else if (onPath.has(need)) {
        const circle = path.slice(onPath.get(need)).map((one) => one.name);
        const first = circle[0] ?? need;
        if (!circles.has(first)) circles.set(first, [...circle, first]);
      } else if (!done.has(need) && needs.has(need)) {
        onPath.set(need, path.length);
        path.push({ name: need, next: 0 });
      }
    }
  }
  return circles;
}

export function checkObjectives({ lessons }: WholeCourse): Diagnostic[] {
  const found: Diagnostic[] = [];
  const byName = new Map(lessons.map((one) => [one.name, one]));
  const tested = testsOf(lessons);
  for (const { name, files, objectives, questions } of lessons) {
    const quiz = notesFor(files.quiz ?? files.meta, found);
    for (const { asked, objective: aim, ...question } of questions) {
      if (!asked || aim === undefined || aim.lesson === name) continue;
      const at = question.objectiveAt ?? question.at;
      const other = byName.get(aim.lesson);
      if (other === undefined) {
        quiz.report(
          "question.unknown-objective",
          at,
          `There is no lesson ${aim.lesson}.`,
          didYouMean(
            aim.lesson,
            byName.keys(),
            "write `lesson/objective` with a lesson of this course",
          ),
        );
      } else if (!other.objectives.some((one) => one.id === aim.id)) {
        const known = other.objectives.map((one) => one.id);
        quiz.report(
          "question.unknown-objective",
          at,
          `The lesson ${aim.lesson} has no objective \`${aim.id}\`.`,
          didYouMean(aim.id, known, `its objectives are ${known.join(", ") || "none"}`),
        );
      }
    }
    const meta = notesFor(files.meta, found);
    for (const { id, at } of objectives) {
      const count = tested.get(`${name}/${id}`) ?? 0;
      if (count === 0) {
        meta.report(
          "lesson.objective-untested",
          at,
          `No question tests the objective \`${id}\`.`,
          `write \`objective: ${id}\` into the metadata of the questions that do`,
        );
      } else if (count === 1) {
        meta.report(
          "teaching.objective-once",
          at,
          `A single question tests the objective \`${id}\`: one lucky guess would pass it.`,
          "ask for it in a second way",
        );
      }
    }
    if (objectives.length === 0) continue;
    for (const { asked, at, objectiveAt } of questions) {
      // One that names a wrong objective has been told so.
      if (!asked || objectiveAt !== undefined) continue;
      quiz.report(
        "question.no-objective",
        at,
        "The question tests none of the lesson's objectives.",
        `write \`objective: ${objectives[0]?.id}\` or another into a comment below the heading`,
      );
    }
  }
  return found;
}

/** How many questions of the whole course test `lesson/objective`. */
function testsOf(lessons: readonly LessonGist[]): Map<string, number> {
  const tested = new Map<string, number>();
  for (const { questions } of lessons) {
    for (const { objective } of questions) {
      if (objective === undefined) continue;
      const name = `${objective.lesson}/${objective.id}`;
      tested.set(name, (tested.get(name) ?? 0) + 1);
    }
  }
  return tested;
}
