/** What a course's questions become when they go out to another program. Pure. */

import type { Safe } from "mermaid-text/text";
import type { Course, Lesson } from "../../course/course.ts";

/** A question that a form has no way to ask. */
export interface UnfitQuestion {
  /** `lesson/question`. */
  readonly name: string;
  readonly why: string;
}

export interface CourseDocument {
  readonly lines: readonly Safe[];
  /** What isn't among the lines. It is told to whoever exports: nothing is left out in silence. */
  readonly left: readonly UnfitQuestion[];
}

/** How a form is written. The lessons have at least one question between them. */
export type WriteCourse = (
  course: Pick<Course, "id" | "title">,
  lessons: readonly Lesson[],
) => CourseDocument;
