/** Whether files are as they were when something was made of them, mostly without reading them. */

import { statSync } from "node:fs";
import { join } from "node:path";
import { hash64 } from "../core/random.ts";
import type { CourseFiles } from "./course-files.ts";

/** What tells a file's text from another one. */
interface FileState {
  readonly size: number;
  readonly hash: string;
  /** Changes with every write to the file, be it of the same length; none in what a build made. */
  readonly stamp?: string;
}

export interface FileStates {
  /** When they were looked at, milliseconds since 1970; none in what a build made. */
  readonly at?: number;
  /** By path below the course folder; null where there is no file. */
  readonly files: Readonly<Record<string, FileState | null>>;
}

/** Clocks of file systems are coarse: who wrote that shortly before may have written once more. */
const coarse = 2000;

/** Without `at` there is no time in it: whoever builds the same files gets the same bytes. */
export function fileStates(paths: readonly string[], files: CourseFiles, at?: number): FileStates {
  const states = paths.map((path) => {
    const facts = factsOf(files, path);
    const { text } = files.read(path);
    if (facts === undefined) return [path, null] as const;
    const state = { size: facts.size, hash: hashOf(text) };
    return [path, at === undefined ? state : { ...state, stamp: facts.stamp }] as const;
  });
  return { ...(at === undefined ? {} : { at }), files: Object.fromEntries(states) };
}

/**
 * `same`: somebody has touched them, and their texts are what they were. `installed`: they are
 * files of a package, whose stamps are those of its installation. There a file as long as before
 * that nobody has written to since is the same one. `at` is when they were looked at.
 */
export function compareFiles(
  states: FileStates,
  files: CourseFiles,
  installed: boolean,
  at = states.at ?? 0,
): "untouched" | "same" | "changed" {
  let result: "untouched" | "same" = "untouched";
  for (const [path, state] of Object.entries(states.files)) {
    const facts = factsOf(files, path);
    if (facts === undefined && state === null) continue;
    if (facts?.size !== state?.size || facts === undefined || state === null) return "changed";
    const untouched = installed
      ? facts.written <= at
      : facts.stamp === state.stamp && facts.changed < at - coarse;
    if (untouched) continue;
    if (hashOf(files.read(path).text) !== state.hash) return "changed";
    result = "same";
  }
  return result;
}

/** One text for all of them that changes with any of theirs. */
export function digestOf({ files }: FileStates): string {
  return hash64(JSON.stringify(Object.entries(files).map(([path, state]) => [path, state?.hash])));
}

function hashOf(text: string | undefined): string {
  return text === undefined ? "none" : hash64(text);
}

interface FileFacts {
  readonly size: number;
  readonly stamp: string;
  /** Last write to its content, last change of anything, milliseconds since 1970. */
  readonly written: number;
  readonly changed: number;
}

function factsOf({ place }: CourseFiles, path: string): FileFacts | undefined {
  const stats = statSync(join(place.path, path), { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return {
    size,
    stamp: `${mtimeMs} ${ctimeMs} ${ino}`,
    written: mtimeMs,
    changed: Math.max(mtimeMs, ctimeMs),
  };
}
