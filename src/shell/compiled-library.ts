/**
 * The course that ships, as the build has read it: nothing is parsed at start.
 *
 * The build (`scripts/compile-course.ts`) puts what the parsers made of each file beside the
 * bundle, with a key of the file's text. A file that was edited since has another key, and
 * then the files themselves are read, as for any other course. What lists and the score need
 * of all lessons stands in one small file, so that no lesson is unpacked for them.
 */

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type {
  Course,
  Lesson,
  LessonFacts,
  LessonMeta,
  QuestionFacts,
} from "../core/course/course.ts";
import type { Parsed } from "../core/diagnostic.ts";
import { hash32 } from "../core/random.ts";
import { unpackTexts } from "../core/text/packed.ts";
import { courseFiles } from "./course-files.ts";
import type { CourseFolder } from "./course-folder.ts";
import type { Library } from "./library.ts";

/** What the build wrote into `dist/course/index.json`. */
export interface CompiledCourse {
  readonly course: Parsed<Course>;
  /** By path below the course folder; of lessons' front matters by `name`. */
  readonly keys: Readonly<Record<string, string>>;
  readonly metas: readonly Parsed<LessonMeta>[];
  /** Bytes of each file, by path. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** What the build wrote into `dist/course/facts.json` of a lesson: what its front matter lacks. */
export interface CompiledFacts {
  readonly sections: LessonFacts["sections"];
  readonly questions: readonly (Omit<QuestionFacts, "lesson" | "objective"> & {
    /** Of the question's own lesson when none is named. */
    readonly objective?: { readonly lesson?: string; readonly id: string };
  })[];
}

/** In what the build makes of a course; beside them a file for each lesson. */
export const compiledFiles = { index: "index.json", facts: "facts.json" } as const;

export function compiledFolder(root: string): string {
  return join(root, "dist", "course");
}

/** Changes with every change of a text. */
export function textKey(text: string): string {
  return `${text.length}-${hash32(text).toString(36)}`;
}

/** The text up to the line that ends the front matter: what lists are made of. */
export function frontMatter(text: string): string {
  return text.slice(0, Math.max(0, text.indexOf("\n---", 3)));
}

/** Undefined when there is nothing compiled, or something was edited since. */
export function compiledLibrary(place: CourseFolder, root: string): Library | undefined {
  const folder = compiledFolder(root);
  const indexPath = join(folder, compiledFiles.index);
  const compiled = readJson<CompiledCourse>(indexPath);
  if (compiled === undefined) return undefined;
  const files = courseFiles(place);
  const keys = new Map(Object.entries(compiled.keys));
  const sizes = new Map(Object.entries(compiled.sizes));
  const built = changedAt(indexPath)?.time ?? 0;
  // Most files need not be read to be known: as long as before, and not written to since.
  const untouched = (path: string) => {
    const facts = changedAt(join(place.path, path));
    return facts === undefined
      ? !sizes.has(path)
      : facts.time <= built && facts.size === sizes.get(path);
  };
  const same = (path: string) => {
    if (untouched(path)) return true;
    const { text } = files.read(path);
    return keys.get(path) === (text === undefined ? undefined : textKey(text));
  };
  const sameMeta = (name: string) => {
    if (untouched(`${name}/lesson.md`)) return true;
    const { text } = files.read(`${name}/lesson.md`);
    return text !== undefined && keys.get(name) === textKey(frontMatter(text));
  };
  const metas = new Map(compiled.metas.map((meta) => [meta.value.name, meta]));
  const unchanged = same("course.yaml") && [...metas.keys()].every(sameMeta);
  if (!unchanged) return undefined;
  const compiledLesson = (name: string): Parsed<Lesson> | undefined => {
    const lesson = files.read(`${name}/lesson.md`).text ?? "";
    const quiz = files.read(`${name}/quiz.md`).text ?? "";
    const unedited =
      keys.get(`${name}/lesson.md`) === textKey(lesson) &&
      keys.get(`${name}/quiz.md`) === textKey(quiz);
    const packed = unedited ? readJson<unknown>(join(folder, `${name}.json`)) : undefined;
    return packed === undefined
      ? undefined
      : (unpackTexts(packed, lesson + quiz) as Parsed<Lesson>);
  };
  let facts: Readonly<Record<string, CompiledFacts>> | undefined;
  const factsOf = (name: string) => {
    facts ??= readJson(join(folder, compiledFiles.facts)) ?? {};
    const [meta, known] = [metas.get(name), facts[name]];
    if (meta === undefined || known === undefined) return undefined;
    if (!same(`${name}/lesson.md`) || !same(`${name}/quiz.md`)) return undefined;
    return wholeFacts(meta.value, known);
  };
  const parsing = async () => (await import("./library.ts")).realLibrary(place);
  const library: Library = {
    folder: place.shown,
    shipped: true,
    course: () => compiled.course,
    meta(name) {
      const meta = metas.get(name);
      if (meta === undefined) throw new Error(`${name} is not in the course.`);
      return meta;
    },
    async facts(name) {
      return factsOf(name) ?? (await library.lesson(name)).value;
    },
    async lesson(name) {
      return compiledLesson(name) ?? (await parsing()).lesson(name);
    },
    check: async (keep) => (await parsing()).check(keep),
  };
  return library;
}

function wholeFacts(meta: LessonMeta, { sections, questions }: CompiledFacts): LessonFacts {
  const lesson = meta.name;
  return {
    ...{ name: lesson, title: meta.title, needs: meta.needs, objectives: meta.objectives },
    sections,
    questions: questions.map(({ objective, ...question }) => ({
      ...question,
      lesson,
      ...(objective === undefined ? {} : { objective: { lesson, ...objective } }),
    })),
  };
}

/** Size, and time of the last change in milliseconds. */
function changedAt(path: string): { readonly size: number; readonly time: number } | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : { size: stats.size, time: stats.mtimeMs };
}

/** Undefined when there is no such file; what the build wrote has the shape that it wrote. */
function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}
