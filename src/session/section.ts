/** Finds the section of a lesson that somebody means by its number or a part of its heading. */

import type { Lesson, Section } from "../core/course/course.ts";
import { pickLesson } from "../core/course/pick.ts";
import { TutorError } from "../core/error.ts";

/** Numbers are those that stand above a section while it is read: "3 of 8". */
export function findSection(lesson: Lesson, typed: string): Section {
  const { sections, title } = lesson;
  const pick = pickLesson(
    typed,
    sections.map((section) => ({ name: section.id, title: section.title })),
  );
  const found = pick.kind === "one" && sections.find(({ id }) => id === pick.name);
  if (found) return found;
  throw new TutorError("section.not-found", `"${title}" has no section "${typed}".`, {
    hint:
      sections.length === 0
        ? `It has none: whichside show ${lesson.name}`
        : sections.map((each, index) => `${index + 1}  ${headingOf(each)}`).join("\n"),
    exitCode: 2,
  });
}

function headingOf({ title }: Section): string {
  return title === "" ? "(the beginning)" : title;
}
