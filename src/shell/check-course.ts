/** Everything wrong with a course folder, a lesson of it, or one file, at once. */

import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { readCourseFile } from "../core/course/parse-course.ts";
import { type LessonReading, readLesson, readLessonMeta } from "../core/course/parse-lesson.ts";
import { notesFor, startOfFile } from "../core/course/problems.ts";
import { checkAcross, checkLesson, settingOf, slimmed } from "../core/course/rules/check.ts";
import { nearest } from "../core/course/slug.ts";
import { linesOf, withoutMark } from "../core/course/source.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { TutorError } from "../core/error.ts";
import { type CourseFiles, courseFiles } from "./course-files.ts";
import { type CourseFolder, findCourse } from "./course-folder.ts";

export interface CourseCheck {
  /** Id of the course; undefined when it has none that can be read. */
  readonly course: string | undefined;
  /** How many lessons were read. */
  readonly lessons: number;
  readonly diagnostics: readonly Diagnostic[];
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
  const shown = path
    .replaceAll("\\", "/")
    .replace(/(?<=.)\/+$/, "")
    .replace(/^\.\/+(?=.)/, "");
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

export function checkTargeted({ place, lesson, file }: CheckTarget): CourseCheck {
  const files = courseFiles(place);
  const check = checkCourse(files, file === "course.yaml" ? "" : lesson);
  if (lesson === undefined && file === undefined) return check;
  const prefix = files.show(
    lesson === undefined ? "course.yaml" : file === undefined ? `${lesson}/` : `${lesson}/${file}`,
  );
  return { ...check, diagnostics: check.diagnostics.filter((one) => one.file.startsWith(prefix)) };
}

/** With `only` a lesson's name, no more is read of the others than what it refers to. */
export function checkCourse(files: CourseFiles, only?: string): CourseCheck {
  const texts = new Map<string, string>();
  const others: Diagnostic[] = [];
  const read = (path: string): string | undefined => {
    const { text, diagnostics } = files.read(path);
    others.push(...diagnostics);
    if (text !== undefined) texts.set(files.show(path), text);
    return text;
  };
  const course = readCourseFile(read("course.yaml") ?? "", files.show("course.yaml"));
  const known = texts.has(files.show("course.yaml"));
  const folders: string[] = [];
  const readings: LessonReading[] = [];
  const found: Diagnostic[] = [];
  const own =
    only === undefined
      ? ""
      : [`${only}/lesson.md`, `${only}/quiz.md`].map((path) => files.read(path).text).join("\n");
  for (const name of inOrder(files.folders(), [...course.lessons.keys()])) {
    const whole = only === undefined || only === name;
    if (!whole && !own.includes(name)) {
      if (files.exists(`${name}/lesson.md`) || files.exists(`${name}/quiz.md`)) folders.push(name);
      continue;
    }
    const before = others.length;
    const lessonText = read(`${name}/lesson.md`);
    const quizText = read(`${name}/quiz.md`);
    const listed = course.lessons.has(name);
    const near = whole ? nearMisses(name, files) : [];
    others.push(...near);
    if (lessonText === undefined && quizText === undefined) {
      // A folder of pictures is none of our business; a listed one or a near miss is.
      if (listed || near.length > 0 || others.length > before) folders.push(name);
      if (!listed || near.length > 0 || others.length > before) continue;
    } else folders.push(name);
    const lesson = { name, folder: files.show(name), lessonText, quizText, exists: files.exists };
    const reading = whole ? readLesson(lesson) : readLessonMeta(lesson);
    const told = checkLesson(reading, settingOf(course, name));
    // A lesson that is there and cannot be read is told; that it has no text would mislead.
    const added = lessonText === undefined ? others.slice(before) : told;
    const lost = new Set(added.flatMap((one) => consequences.get(one.code) ?? []));
    found.push(...told.filter((one) => !lost.has(one.code)));
    readings.push(slimmed(reading));
  }
  const reading = known ? course : { ...course, diagnostics: [] };
  const lined = new Map<string, readonly string[]>();
  return {
    course: course.course?.id,
    lessons: only === undefined ? readings.length : Math.min(1, only.length),
    diagnostics: checkAcross({ course: reading, lessons: readings, folders }, [
      ...others,
      ...found,
    ]),
    lines(file) {
      const text = texts.get(file);
      if (text === undefined) return undefined;
      const lines = lined.get(file) ?? linesOf(withoutMark(text));
      lined.set(file, lines);
      return lines;
    },
  };
}

const ofAbsence = ["lesson.no-front-matter", "question.unknown-section"];
/** What follows from a lesson.md that is there and cannot be read. */
const consequences = new Map<string, readonly string[]>([
  ["file.unreadable", ofAbsence],
  ["file.not-a-file", ofAbsence],
  ["file.outside", ofAbsence],
  ["limit.file", ofAbsence],
  ["text.not-text", ofAbsence],
  ["file.unknown", ["question.unknown-section"]],
  ["yaml.unclosed", ["question.unknown-section"]],
]);

function inOrder(folders: readonly string[], order: readonly string[]): string[] {
  return [
    ...order.filter((name) => folders.includes(name)),
    ...folders.filter((name) => !order.includes(name)),
  ];
}

/** Files whose names are nearly those that are read: `Quiz.md`, `lessons.md`, `lesson.txt`. */
function nearMisses(folder: string, files: CourseFiles): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const name of files.filesIn(folder)) {
    const parts = /^(.+?)((?:\.(?:md|markdown|mdx|txt|yaml|yml|docx?|odt|rtf))+)$/i.exec(name);
    if (parts === null || name === "lesson.md" || name === "quiz.md") continue;
    const meant = nearest(parts[1] ?? "", ["lesson", "quiz"]);
    if (meant === undefined) continue;
    notesFor(files.show(`${folder}/${name}`), found).report(
      "file.unknown",
      startOfFile,
      "The file is not read: a lesson is in lesson.md, its questions in quiz.md.",
      /\.(?:docx?|odt|rtf)$/i.test(name)
        ? `save it from the word processor as plain text, and call that ${meant}.md`
        : `rename it to ${meant}.md`,
    );
  }
  return found;
}
