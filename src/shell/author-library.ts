/** The course that an author works on: the one that was named, else the one that is here. */

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { findCourse, programRoot } from "./course-folder.ts";
import { type Library, realLibrary } from "./library.ts";
import { nearbyCourses } from "./nearby-courses.ts";
import type { World } from "./world.ts";

/**
 * In the working folder, or below it when there is no other; else the course that ships with
 * the program, which `shipped` says.
 */
export async function authorLibrary(world: World, cwd = process.cwd()): Promise<Library> {
  const named = await world.library();
  if (!named.shipped) return named;
  const here = [".", "lessons"].find((folder) => existsSync(join(cwd, folder, "course.yaml")));
  const below =
    here === undefined ? await nearbyCourses(resolve(cwd, named.folder), undefined, cwd) : [];
  const folder = here ?? (below.length === 1 ? below[0]?.folder : undefined);
  return folder === undefined ? named : realLibrary(findCourse(folder, cwd, {}, programRoot()));
}
