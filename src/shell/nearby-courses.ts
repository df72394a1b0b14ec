/** Courses in and directly below the working folder, for whoever wrote or was given one. */

import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Course } from "../core/course/course.ts";
import { courseFiles } from "./course-files.ts";

export interface NearbyCourse {
  /** From the working folder, as `--course` takes it. */
  readonly folder: string;
  readonly title: string;
}

/** A home folder may have very many others in it. */
const mostFolders = 200;

/**
 * `open` is the folder of the course that is shown already, `same` what its `course.yaml` says: a
 * copy of it elsewhere, as in a clone of the program, would only open what is open.
 */
export async function nearbyCourses(
  open: string,
  same: Course | undefined = undefined,
  cwd = process.cwd(),
): Promise<NearbyCourse[]> {
  const shown = realOf(open);
  const folders = [".", "lessons", ...foldersIn(cwd)].filter(
    (folder, index, all) => all.indexOf(folder) === index,
  );
  const found = folders.flatMap((folder) => {
    const place = [folder, join(folder, "lessons")].find((each) =>
      existsSync(join(cwd, each, "course.yaml")),
    );
    return place === undefined || realOf(join(cwd, place)) === shown ? [] : [{ folder, place }];
  });
  if (found.length === 0) return [];
  const { parseCourse } = await import("../core/reading/parse-course.ts");
  const seen = new Set<string>();
  return found.flatMap(({ folder, place }) => {
    const path = realOf(join(cwd, place));
    if (seen.has(path)) return [];
    seen.add(path);
    const { value } = parseCourse(textIn(join(cwd, place)), "course.yaml");
    if (value !== undefined && JSON.stringify(value) === JSON.stringify(same)) return [];
    // A broken one is offered too: opening it says what is wrong.
    return [{ folder, title: value?.title ?? folder }];
  });
}

function foldersIn(cwd: string): string[] {
  try {
    return readdirSync(cwd, { withFileTypes: true })
      .filter((each) => each.isDirectory() && !/^(?:\.|node_modules$)/.test(each.name))
      .slice(0, mostFolders)
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Read as every course is: no pipe, no device, nothing endless. */
function textIn(path: string): string {
  try {
    return courseFiles({ path, shown: path, shipped: false }).read("course.yaml").text ?? "";
  } catch {
    return "";
  }
}
