/** Everything wrong with a course folder, a lesson of it, or one file, at once. */

import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { checkAcross, settingsOf } from "../core/check/check.ts";
import { isOfAbsence } from "../core/check/consequences.ts";
import { keptDiagnostics } from "../core/check/detached.ts";
import type { LessonGist } from "../core/check/gist.ts";
import type { LessonFindings } from "../core/check/lesson-findings.ts";
import type { LessonSetting } from "../core/check/lesson-teaching.ts";
import type { Diagnostic, Position } from "../core/diagnostic.ts";
import { TutorError } from "../core/error.ts";
import { linesOf, withoutMark } from "../core/markup/source.ts";
import { hash64 } from "../core/random.ts";
import type { CourseReading } from "../core/reading/parse-course.ts";
import type { LessonFiles } from "../core/reading/parts.ts";
import { withoutSlash } from "../core/text/ending.ts";
import { labFindings } from "./check-lab.ts";
import { type CourseFiles, courseFiles } from "./course-files.ts";
import { type CourseFolder, findCourse } from "./course-folder.ts";
import { type RunLongWork, unwatched } from "./long-work.ts";
import { type NearMiss, nearMisses, toldOf } from "./near-misses.ts";
import type { Readings, ReadingsOf } from "./readings.ts";
import { keepHeapSmall } from "./small-heap.ts";

export interface CourseCheck {
  /** Id of the course; undefined when it has none that can be read. */
  readonly course: string | undefined;
  /** How many lessons were read. */
  readonly lessons: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Of how many, when it was stopped before the last: then nothing is said of what is between lessons. */
  readonly stoppedOf?: number;
  /** The lines of a file that a diagnostic is about. */
  readonly lines: (file: string) => readonly string[] | undefined;
}

/** What to look at: a whole course, or of one lesson all or a single file. */
export interface CheckTarget {
  readonly place: CourseFolder;
  readonly lesson?: string;
  /** `course.yaml`, `lesson.md` or `quiz.md`: only what is wrong in this file. */
  readonly file?: string;
}

/** Finds out what a path given to `check` is. */
export function checkTarget(path: string, cwd: string, root: string): CheckTarget {
  const full = resolve(cwd, path);
  const shown = withoutSlash(path.replaceAll("\\", "/")).replace(/^\.\/+(?=.)/, "");
  const name = basename(full);
  if (isFile(full) && (name === "lesson.md" || name === "quiz.md")) {
    const folder = parentOf(shown);
    return {
      place: lessonPlace(dirname(dirname(full)), parentOf(folder)),
      lesson: basename(dirname(full)),
      file: name,
    };
  }
  if (isFile(full) && name !== "course.yaml") {
    throw new TutorError("check.not-a-course-file", `${path} is no file of a course.`, {
      hint: "Give a course folder, a lesson's folder, or a course.yaml, lesson.md or quiz.md.",
      exitCode: 2,
    });
  }
  if (
    !isFile(join(full, "course.yaml")) &&
    (isFile(join(full, "lesson.md")) || isFile(join(full, "quiz.md")))
  ) {
    return { place: lessonPlace(dirname(full), parentOf(shown)), lesson: name };
  }
  const place = courseAt(path, cwd, root);
  return name === "course.yaml" ? { place, file: name } : { place };
}

/** A path that leads nowhere was given to `check`, not to `--course`. */
function courseAt(path: string, cwd: string, root: string): CourseFolder {
  try {
    return findCourse(path, cwd, {}, root);
  } catch (error) {
    if (!(error instanceof TutorError) || error.code !== "course.not-found") throw error;
    throw new TutorError(
      "course.not-found",
      `There is no file, folder or installed package "${path}".`,
      {
        hint: "Look at the spelling, or leave it away for the course in this folder.",
      },
    );
  }
}

function lessonPlace(path: string, shown: string): CourseFolder {
  return { path, shown, shipped: false };
}

function parentOf(shown: string): string {
  const cut = shown.lastIndexOf("/");
  if (cut > 0) return shown.slice(0, cut);
  if (cut === 0) return "/";
  return shown === "." ? ".." : ".";
}

function isFile(path: string): boolean {
  try {
    return !statSync(path).isDirectory();
  } catch {
    return false;
  }
}

export async function checkTargeted(
  { place, lesson, file }: CheckTarget,
  { readings, lost = [], longWork }: Omit<CourseCheckOptions, "only"> = {},
): Promise<CourseCheck> {
  const files = courseFiles(place);
  const only = file === "course.yaml" ? "" : lesson;
  const check = await checkCourse(files, { only, readings, lost, longWork });
  if (lesson === undefined && file === undefined) return check;
  const prefix = files.show(
    lesson === undefined ? "course.yaml" : file === undefined ? `${lesson}/` : `${lesson}/${file}`,
  );
  return { ...check, diagnostics: check.diagnostics.filter((one) => one.file.startsWith(prefix)) };
}

export interface CourseCheckOptions {
  /** A lesson's name: no more is read of the others than what it refers to. */
  readonly only?: string | undefined;
  /** Where the findings of a whole course are kept. */
  readonly readings?: ReadingsOf | undefined;
  /** What was found beside an earlier edition. */
  readonly lost?: readonly Diagnostic[];
  /** Says how far it is; nobody watches without it. */
  readonly longWork?: RunLongWork | undefined;
}

/**
 * One lesson is read and checked after the other, and of each stays what other lessons' rules
 * ask for.
 */
export async function checkCourse(
  files: CourseFiles,
  { only, readings, lost = [], longWork = unwatched }: CourseCheckOptions = {},
): Promise<CourseCheck> {
  const kept = only === undefined ? readings?.(files.place.path) : undefined;
  const texts = new Map<string, string>();
  const found: Diagnostic[] = [...lost];
  const courseText = files.read("course.yaml");
  found.push(...courseText.diagnostics);
  const course = await courseFor(courseText.text ?? "", files.show("course.yaml"), kept);
  const setting = settingsOf(course);
  const folders = new Set<string>();
  const lessons: LessonGist[] = [];
  const own =
    only === undefined
      ? ""
      : [`${only}/lesson.md`, `${only}/quiz.md`].map((path) => files.read(path).text).join("\n");
  const names = inOrder(files.folders(), [...course.lessons.keys()]);
  if (only === undefined && names.length > fewForMemory) keepHeapSmall();
  const take = async (name: string): Promise<void> => {
    const whole = only === undefined || only === name;
    if (!whole && !own.includes(name)) {
      if (files.exists(`${name}/lesson.md`) || files.exists(`${name}/quiz.md`)) folders.add(name);
      return;
    }
    const listed = course.lessons.has(name);
    const lessonText = files.read(`${name}/lesson.md`);
    const quizText = files.read(`${name}/quiz.md`);
    const unread = [...lessonText.diagnostics, ...quizText.diagnostics];
    const near = whole ? nearMisses(name, files) : [];
    const empty = lessonText.text === undefined && quizText.text === undefined;
    // A folder of pictures is none of our business; a listed one or a near miss is.
    if (!empty || listed || near.length > 0 || unread.length > 0) folders.add(name);
    if (empty && !listed) {
      found.push(...unread, ...toldOf(near, () => false, files));
      return;
    }
    const lesson = {
      name,
      folder: files.show(name),
      lessonText: lessonText.text,
      quizText: quizText.text,
    };
    const { told, gist } = whole
      ? await findingsFor(lesson, setting(name), files, kept)
      : (await parser()).metaFindingsOf(lesson, setting(name));
    const absent = told.some(isOfAbsence);
    const missed = ({ meant, both }: NearMiss) =>
      listed && !both && (meant === "quiz" || lessonText.text !== undefined || absent);
    const why = [...unread, ...toldOf(near, missed, files)];
    found.push(...keptDiagnostics([...why, ...told], texts));
    lessons.push(gist);
  };
  const task = { doing: "Checking", unit: "lesson", of: names.length };
  const isStopped = await longWork(task, async (work) => {
    for (const [index, name] of names.entries()) {
      if (!(await work.goesOn(index))) return true;
      await take(name);
    }
    return false;
  });
  if (isStopped) {
    return {
      course: course.course?.id,
      lessons: lessons.length,
      stoppedOf: names.length,
      diagnostics: [...course.diagnostics, ...found],
      lines: lineReader(files),
    };
  }
  if (only === undefined)
    found.push(...(await labFindings(files, [...course.lessons.keys()], kept)));
  kept?.tidy("findings");
  const reading = courseText.text === undefined ? { ...course, diagnostics: [] } : course;
  return {
    course: course.course?.id,
    lessons: only === undefined ? lessons.length : Math.min(1, only.length),
    diagnostics: checkAcross({ course: reading, lessons, folders }, found),
    lines: lineReader(files),
  };
}

/** From an earlier check when nothing has changed since, as everything below. */
async function courseFor(
  text: string,
  file: string,
  kept: Readings | undefined,
): Promise<CourseReading> {
  const state = `${hash64(file)}-${hash64(text)}`;
  const known = kept?.find<KeptCourse>("findings/course.yaml", state);
  if (known !== undefined) return { ...known, lessons: new Map(known.lessons) };
  const { readCourseFile } = await import("../core/reading/parse-course.ts");
  const course = readCourseFile(text, file);
  const keeping: KeptCourse = { ...course, lessons: [...course.lessons] };
  kept?.keep("findings/course.yaml", state, keeping);
  return course;
}

interface KeptCourse extends Omit<CourseReading, "lessons"> {
  readonly lessons: readonly (readonly [string, Position])[];
}

async function findingsFor(
  lesson: LessonFiles,
  setting: LessonSetting,
  files: CourseFiles,
  kept: Readings | undefined,
): Promise<LessonFindings> {
  const state = stateOf(lesson, setting);
  const known = kept?.find<KeptLesson>(`findings/${lesson.name}`, state);
  if (known?.paths.every(([path, there]) => files.exists(path) === there)) return known;
  const paths = new Map<string, boolean>();
  const exists = (path: string) => {
    const there = files.exists(path);
    paths.set(path, there);
    return there;
  };
  const findings = (await parser()).findingsOf({ ...lesson, exists }, setting);
  const keeping: KeptLesson = { ...findings, paths: [...paths] };
  kept?.keep(`findings/${lesson.name}`, state, keeping);
  return findings;
}

interface KeptLesson extends LessonFindings {
  /** Where links lead, and whether something was there. */
  readonly paths: readonly (readonly [path: string, there: boolean])[];
}

/** Of all that the findings come from, but for the files that links lead to. */
function stateOf({ name, folder, lessonText, quizText }: LessonFiles, setting: LessonSetting) {
  const place = JSON.stringify([name, folder, setting]);
  return [place, lessonText, quizText]
    .map((text) => (text === undefined ? "none" : hash64(text)))
    .join("-");
}

/** The Markdown parser with the rules; a check that knows all lessons needn't load it. */
function parser() {
  return import("../core/check/lesson-findings.ts");
}

/** From so many lessons on, a check that is a little slower is better than one that takes much memory. */
const fewForMemory = 200;

function inOrder(folders: readonly string[], order: readonly string[]): string[] {
  const there = new Set(folders);
  const listed = new Set(order);
  return [
    ...order.filter((name) => there.has(name)),
    ...folders.filter((name) => !listed.has(name)),
  ];
}

/** Reads a file again when a line of it is to be shown: mistakes of one file follow each other. */
function lineReader(files: CourseFiles): CourseCheck["lines"] {
  const start = files.show("x").length - 1;
  let last: { readonly file: string; readonly lines: readonly string[] | undefined } | undefined;
  return (file) => {
    if (last?.file === file) return last.lines;
    const path = file.slice(start);
    const { text } = /(?:^|\/)(?:course\.yaml|lesson\.md|quiz\.md|lab\/[\w-]+\.md)$/.test(path)
      ? files.read(path)
      : { text: undefined };
    last = { file, lines: text === undefined ? undefined : linesOf(withoutMark(text)) };
    return last.lines;
  };
}
