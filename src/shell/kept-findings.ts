/**
 * What `check` read in the files of a course, kept in the cache folder: what nobody has touched is
 * not read again. Losing or spoiling it costs time and nothing else, which is why
 * nothing here ever throws.
 *
 * A folder for each course, in it a file for each lesson and one for course.yaml. A file holds
 * the state of all that the findings come from, a hash of them, and they themselves. They are
 * used only for that very state, so none is ever stale.
 */

import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hash64 } from "../core/random.ts";
import { version } from "../version.ts";
import { makeFolder } from "./make-folder.ts";

export interface KeptFindings {
  /**
   * What was found in this state of a lesson, or of course.yaml; undefined when that was another
   * one. It has the shape in which it was kept: a state names all that it comes from.
   */
  find<T>(name: string, state: string): T | undefined;
  /** Anything that JSON can hold. */
  keep(name: string, state: string, findings: unknown): void;
  /** Drops what was neither found nor kept: its lesson is gone. */
  tidy(): void;
}

/** Opens what is kept of the course in a folder. */
export type Keep = (folder: string) => KeptFindings;

/** Of so many courses, those that were first checked last. */
const mostCourses = 40;

/** For `check`; undefined where nothing can be kept, as in a program that was not built. */
export function keepIn(cache: string | undefined, root: string): Keep | undefined {
  const built = statSync(join(root, "dist", "main.cjs"), { throwIfNoEntry: false });
  if (cache === undefined || built === undefined) return undefined;
  const program = `${version}-${built.mtimeMs}`;
  return (folder) => keptFindings(cache, folder, program);
}

/** `program` tells one build of the program from another: none uses what another one found. */
export function keptFindings(cache: string, folder: string, program: string): KeptFindings {
  const courses = join(cache, "checked");
  const place = join(courses, hash64(folder));
  // A lesson's folder may be called anything: its name is no part of a path.
  const fileOf = (name: string) => `${hash64(name)}.txt`;
  const stamped = (state: string) => `${hash64(program)}-${state}`;
  const seen = new Set<string>();
  return {
    find<T>(name: string, state: string) {
      const file = fileOf(name);
      seen.add(file);
      return quietly(() => {
        const [known, hash, text = ""] = readFileSync(join(place, file), "utf8").split("\n");
        // Torn off, or touched by somebody.
        if (known !== stamped(state) || hash64(text) !== hash) return undefined;
        return JSON.parse(text) as T;
      });
    },
    keep(name, state, findings) {
      quietly(() => {
        if (makeFolder(place, 0o700)) forgetOldest(courses);
        const text = JSON.stringify(findings);
        const lines = [stamped(state), hash64(text), text];
        writeFileSync(join(place, fileOf(name)), lines.join("\n"), { mode: 0o600 });
      });
    },
    tidy() {
      quietly(() => {
        for (const file of readdirSync(place)) if (!seen.has(file)) rmSync(join(place, file));
      });
    },
  };
}

/** Without what is kept, everything works as it does the first time. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function forgetOldest(courses: string): void {
  const paths = readdirSync(courses).map((name) => join(courses, name));
  if (paths.length <= mostCourses) return;
  const times = new Map(paths.map((path) => [path, statSync(path).mtimeMs]));
  paths.sort((one, other) => (times.get(other) ?? 0) - (times.get(one) ?? 0));
  for (const path of paths.slice(mostCourses)) rmSync(path, { recursive: true });
}
