/** Opens the course that is meant, by the fastest way to it. */

import { findCourse, programRoot } from "./course-folder.ts";
import { keptLibrary } from "./kept-library.ts";
import type { Library } from "./library.ts";
import { cachedReadings, layered, nothingKept, shippedReadings } from "./readings.ts";

export interface LibraryPlace {
  /** What a flag says; else `WHICHSIDE_COURSE`, else the course that ships. */
  readonly course: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where readings are kept; undefined where there is no such place. */
  readonly cache: string | undefined;
  readonly now: () => number;
}

export async function openLibrary({ course, env, cache, now }: LibraryPlace): Promise<Library> {
  const root = programRoot();
  const place = findCourse(course, process.cwd(), env, root);
  const cached = cachedReadings(cache, root)?.(place.path);
  if (place.shipped) {
    const readings = layered(shippedReadings(root), cached ?? nothingKept);
    return keptLibrary(place, readings, { now });
  }
  if (cached !== undefined) return keptLibrary(place, cached, { now });
  return (await import("./library.ts")).realLibrary(place);
}
