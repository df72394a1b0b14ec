/** The course that an author works on: the one that was named, else the one in this folder. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { findCourse, programRoot } from "./course-folder.ts";
import { type Library, realLibrary } from "./library.ts";
import type { World } from "./world.ts";

/** The course that ships with the program when there is no other: `shipped` says so. */
export async function authorLibrary(world: World, cwd = process.cwd()): Promise<Library> {
  const named = await world.library();
  if (!named.shipped) return named;
  const here = [".", "lessons"].find((folder) => existsSync(join(cwd, folder, "course.yaml")));
  return here === undefined ? named : realLibrary(findCourse(here, cwd, {}, programRoot()));
}
