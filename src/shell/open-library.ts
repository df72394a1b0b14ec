/** Opens the course that is meant, by the fastest way to it. */

import { compiledLibrary } from "./compiled-library.ts";
import { findCourse, programRoot } from "./course-folder.ts";
import type { Library } from "./library.ts";

/** The course that a flag or `WHICHSIDE_COURSE` names, or the one that ships. */
export async function openLibrary(
  value: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Library> {
  const root = programRoot();
  const place = findCourse(value, process.cwd(), env, root);
  const compiled = place.shipped ? compiledLibrary(place, root) : undefined;
  return compiled ?? (await import("./library.ts")).realLibrary(place);
}
