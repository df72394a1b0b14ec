/** Finds the course that is meant: a folder, an installed package, or the one that ships. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { TutorError } from "../core/error.ts";
import { withoutSlash } from "../core/text/ending.ts";

export interface CourseFolder {
  /** Absolute path of the folder that holds course.yaml. */
  readonly path: string;
  /** The folder as people named it, with forward slashes. */
  readonly shown: string;
  /** True for the course that ships with the program. */
  readonly shipped: boolean;
}

const packageName = /^(?:@[a-z0-9][a-z0-9._~-]*\/)?[a-z0-9][a-z0-9._~-]*$/;

/** The folder of this program's package.json, wherever this file was bundled to. */
export function programRoot(from = fileURLToPath(import.meta.url)): string {
  let folder = dirname(from);
  for (;;) {
    if (isOurs(join(folder, "package.json"))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return dirname(from);
    folder = parent;
  }
}

function isOurs(manifest: string): boolean {
  try {
    return /"name":\s*"whichside"/.test(readFileSync(manifest, "utf8"));
  } catch {
    return false;
  }
}

/**
 * The flag wins over `WHICHSIDE_COURSE`, and both over the course that ships. A name that
 * is no folder is looked up among installed packages, from the working folder and from
 * where the program stands, so that `npx -p whichside -p my-course` finds it.
 */
export function findCourse(
  value: string | undefined,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): CourseFolder {
  const named = value ?? (env["WHICHSIDE_COURSE"] || undefined);
  if (named === undefined) {
    const path = join(root, "lessons");
    if (!hasCourse(path)) {
      throw new TutorError(
        "course.not-found",
        `The course that ships is missing: there is no ${path}.`,
        {
          hint: "Install whichside again, or name a course folder with --course.",
        },
      );
    }
    return { path, shown: fromHere(path, cwd), shipped: true };
  }
  const source = value === undefined ? "WHICHSIDE_COURSE" : "--course";
  const path = resolve(cwd, named);
  const shown = withoutSlash(withSlashes(named)).replace(/^\.\/+(?=.)/, "");
  const kind = kindOf(path);
  if (kind === "folder") return inside(path, shown);
  if (kind === "file") return besideFile(path, shown);
  const installed = packageName.test(named) ? findPackage(named, [cwd, root]) : undefined;
  if (installed !== undefined) return inside(installed, fromHere(installed, cwd));
  throw new TutorError(
    "course.not-found",
    `There is no folder${packageName.test(named) ? " and no installed package" : ""} "${named}".`,
    { hint: `Look at the spelling in ${source}, or leave it away for the course that ships.` },
  );
}

function kindOf(path: string): "folder" | "file" | "nothing" {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return "nothing";
    throw new TutorError("course.unreadable", `${path} cannot be read.`, {
      hint: "Look at the permissions of the folder and of those above it.",
      cause: error,
    });
  }
}

/** `course.yaml` itself may be named, too. */
function besideFile(path: string, shown: string): CourseFolder {
  if (/(?:^|[\\/])course\.yaml$/.test(path)) {
    const folder = shown.includes("/") ? shown.slice(0, shown.lastIndexOf("/")) || "/" : ".";
    return { path: dirname(path), shown: folder, shipped: false };
  }
  throw new TutorError("course.not-a-course", `${shown} is a file, not a course folder.`, {
    hint: "Name the folder that holds course.yaml.",
  });
}

function inside(path: string, shown: string): CourseFolder {
  if (hasCourse(path)) return { path, shown, shipped: false };
  if (hasCourse(join(path, "lessons"))) {
    return { path: join(path, "lessons"), shown: joined(shown, "lessons"), shipped: false };
  }
  const misnamed = [
    "course.yml",
    "Course.yaml",
    "course.yaml.txt",
    "course.yml.txt",
    "course.txt",
  ].find((name) => existsSync(join(path, name)));
  throw new TutorError("course.not-a-course", `${shown} is no course: it has no course.yaml.`, {
    hint:
      misnamed !== undefined
        ? `Rename ${misnamed} to course.yaml.`
        : "Name a folder with a course.yaml in it or in its lessons/, or begin one: whichside new course my-course",
  });
}

function hasCourse(folder: string): boolean {
  return existsSync(join(folder, "course.yaml"));
}

function findPackage(name: string, starts: readonly string[]): string | undefined {
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, "node_modules", name);
      if (existsSync(candidate)) return candidate;
      if (dirname(folder) === folder) break;
    }
  }
  return undefined;
}

/** Relative when it lies below the working folder, absolute otherwise. */
function fromHere(path: string, cwd: string): string {
  const way = relative(cwd, path);
  if (way === "") return ".";
  return withSlashes(way.startsWith("..") || isAbsolute(way) ? path : way);
}

export function joined(shown: string, path: string): string {
  if (path === "") return shown;
  if (shown === ".") return path;
  return shown.endsWith("/") ? `${shown}${path}` : `${shown}/${path}`;
}

function withSlashes(path: string): string {
  return sep === "\\" ? path.replaceAll("\\", "/") : path;
}
