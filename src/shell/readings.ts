/**
 * What the program has read out of a course's files, kept: what nobody has touched is not read
 * again. Losing or spoiling it costs time and nothing else, which is why nothing here throws.
 *
 * A folder a course, a file a reading. The build fills one for the course that ships
 * (`dist/course`); every other course has one in the learner's cache folder. A file holds the
 * state of all that the reading comes from, a hash of the reading, and the reading as JSON. It is
 * used only for that very state, so none is ever stale, and only when it is whole.
 */

import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hash64 } from "../core/random.ts";
import { version } from "../version.ts";
import { makeFolder } from "./make-folder.ts";
import { isForeign } from "./own-folder.ts";

export interface Readings {
  /**
   * What was made of this state; undefined when that was another one. `name` is a kind and what it
   * is of: `lesson/login-flow`. It has the shape in which it was kept: a state names all that it
   * comes from.
   */
  find<T>(name: string, state: string): T | undefined;
  /** When what the build made was written here, milliseconds since 1970; undefined of all else. */
  writtenAt(name: string): number | undefined;
  /** Anything that JSON can hold. */
  keep(name: string, state: string, reading: unknown): void;
  /** Drops what of a kind was neither found nor kept: its lesson is gone. */
  tidy(kind: string): void;
}

/** Opens what is kept of the course in a folder. */
export type ReadingsOf = (folder: string) => Readings;

/** Of so many courses, those that were first read last. */
const mostCourses = 40;

/** Where the build puts what it has read of the course that ships. */
export function shippedReadings(root: string): Readings {
  const place = join(root, "dist", "course");
  return {
    ...readingsIn(place, "", () => {}),
    writtenAt: (name) => statSync(join(place, name), { throwIfNoEntry: false })?.mtimeMs,
  };
}

/** Undefined where nothing can be kept, as in a program that was not built. */
export function cachedReadings(cache: string | undefined, root: string): ReadingsOf | undefined {
  const built = statSync(join(root, "dist", "main.cjs"), { throwIfNoEntry: false });
  if (cache === undefined || built === undefined) return undefined;
  const program = `${version}-${built.mtimeMs}`;
  return (folder) => courseReadings(cache, folder, program);
}

/** `program` tells one build of the program from another: none uses what another one made. */
export function courseReadings(cache: string, folder: string, program: string): Readings {
  const courses = join(cache, "readings");
  if (quietly(() => isForeign(cache) || isForeign(courses)) === true) return nothingKept;
  return readingsIn(join(courses, hash64(folder)), hash64(program), () => forgetOldest(courses));
}

/** First what one knows, then what the other does; kept is in the other. */
export function layered(lower: Readings, upper: Readings): Readings {
  return {
    find: (name, state) => lower.find(name, state) ?? upper.find(name, state),
    writtenAt: lower.writtenAt,
    keep: upper.keep,
    tidy: upper.tidy,
  };
}

export const nothingKept: Readings = {
  find: () => undefined,
  writtenAt: () => undefined,
  keep: () => {},
  tidy: () => {},
};

function readingsIn(place: string, program: string, onNew: () => void): Readings {
  const seen = new Set<string>();
  // A lesson's folder may be called anything: its name is no part of a path.
  const fileOf = (name: string) => {
    const cut = name.indexOf("/");
    return cut < 0 ? name : `${name.slice(0, cut)}-${hash64(name.slice(cut))}`;
  };
  return {
    find<T>(name: string, state: string) {
      const file = fileOf(name);
      seen.add(file);
      return quietly(() => {
        const [known, hash, text = ""] = readFileSync(join(place, file), "utf8").split("\n");
        if (known !== program + state) return undefined;
        // Torn off, or touched by somebody; what the program came with is as sound as the program.
        if (program !== "" && hash64(text) !== hash) return undefined;
        return JSON.parse(text) as T;
      });
    },
    writtenAt: () => undefined,
    keep(name, state, reading) {
      const file = fileOf(name);
      seen.add(file);
      quietly(() => {
        if (makeFolder(place, 0o700)) onNew();
        const text = JSON.stringify(reading);
        const whole = [program + state, hash64(text), text].join("\n");
        // Whoever reads meanwhile finds the old one or the new one.
        const draft = join(place, `${file}.${process.pid}`);
        writeFileSync(draft, whole, { mode: 0o600 });
        renameSync(draft, join(place, file));
      });
    },
    tidy(kind) {
      quietly(() => {
        for (const file of readdirSync(place)) {
          if (file.startsWith(`${kind}-`) && !seen.has(file)) rmSync(join(place, file));
        }
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
