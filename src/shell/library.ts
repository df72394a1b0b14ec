/** Course folders in: reads files below one folder, and nothing outside it. */

import type { Course, Lesson, LessonMeta } from "../core/course/course.ts";
import type { Diagnostic, Parsed } from "../core/diagnostic.ts";

export interface Library {
  /** The course folder as it is shown to people. */
  readonly folder: string;
  /** True for the course that ships with the program. */
  readonly shipped: boolean;
  course(): Parsed<Course>;
  /** The front matter of one lesson; nothing else of the file is parsed. */
  meta(name: string): Parsed<LessonMeta>;
  lesson(name: string): Parsed<Lesson>;
  /** Everything wrong with the folder: all files, rules across files, teaching rules. */
  check(): readonly Diagnostic[];
}
