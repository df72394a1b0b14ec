/** Everything wrong with a course folder, at once. */

import type { Diagnostic } from "../core/diagnostic.ts";
import type { CourseFiles } from "./course-files.ts";

export interface CourseCheck {
  readonly diagnostics: readonly Diagnostic[];
}

export function checkCourse(_files: CourseFiles): CourseCheck {
  return { diagnostics: [] };
}
