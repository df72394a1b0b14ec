/** Reads the facts that the newer lessons were written from, one list a lesson, from `scripts/course-facts/`. */

import { readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { type CourseFacts, factsIn } from "./course-page.ts";

export function courseFacts(folder: string): CourseFacts {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((file) => [parse(file).name, factsIn(readFileSync(join(folder, file), "utf8"))]),
  );
}
