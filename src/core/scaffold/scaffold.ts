/** What `new` writes: the files of a course or a lesson, and the line in course.yaml. Pure. */

import { courseFormat } from "../course/course.ts";
import { foldLetters } from "../quiz/fold.ts";
import { readCourseFile } from "../reading/parse-course.ts";
import { isName, slug } from "../text/slug.ts";
import { lessonText } from "./lesson-text.ts";
import { quizText } from "./quiz-text.ts";

/** Paths below the folder that is made, with forward slashes, and their texts. */
export type NewFiles = ReadonlyMap<string, string>;

/** The lesson that a new course begins with. */
export const firstLesson = "how-questions-teach";

/** What Windows takes for a device, whatever stands behind it. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;

/** Why a name cannot be that of a course or a lesson, and a name that can. */
export interface BadName {
  readonly why: string;
  readonly better: string | undefined;
}

/** Undefined for a good name. `commands` are words that the command line keeps for itself. */
export function badName(name: string, commands: readonly string[]): BadName | undefined {
  if (name.length > 60) return { why: "it has more than 60 characters", better: undefined };
  if (devices.test(name)) {
    return { why: "Windows keeps that name for a device", better: `about-${name.toLowerCase()}` };
  }
  if (commands.includes(name)) {
    return { why: "that is a command, so its name would never open it", better: `the-${name}` };
  }
  if (isName(name)) return undefined;
  // A package's name has plain letters alone, so they are proposed where there are some.
  const made = [nameFrom(plainLetters(name)), nameFrom(name)].find(isName);
  const why = "a name is made of lower-case words joined by hyphens";
  if (made === undefined) return { why, better: undefined };
  const bad = badName(made, commands);
  return { why, better: bad === undefined ? made : bad.better };
}

function nameFrom(text: string): string {
  return slug(text.replace(/[_.\s/\\]+/g, " "))
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
}

/** "Čeština" is "cestina"; empty when letters are left that have no plain form. */
function plainLetters(text: string): string {
  const plain = foldLetters(text);
  return /[^\0-\x7f]/.test(plain.replace(/[^\p{L}\p{N}]/gu, "")) ? "" : plain;
}

export function newCourse(name: string): NewFiles {
  return new Map([
    ["course.yaml", courseText(name)],
    ...newLesson(firstLesson, { sides: ["author", "learner"], earlier: [] }),
  ]);
}

export interface NewLessonSetting {
  /** Ids of the course's sides. */
  readonly sides: readonly string[];
  /** Objectives of lessons before this one, as `lesson/objective`. */
  readonly earlier: readonly string[];
}

export function newLesson(name: string, { sides, earlier }: NewLessonSetting): NewFiles {
  return new Map([
    [`${name}/lesson.md`, lessonText({ title: yamlText(titleFrom(name)), sides })],
    [`${name}/quiz.md`, quizText(earlier)],
  ]);
}

/** "login-flow" is "Login flow". */
function titleFrom(name: string): string {
  const words = name.replace(/[-_.]+/g, " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Quoted where YAML could take it for something else. */
function yamlText(text: string): string {
  const plain = /^\p{L}[\p{L}\p{N} -]*$/u.test(text) && !/^(?:null|true|false|yes|no)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

function courseText(name: string): string {
  return `format: ${courseFormat}
# Progress is kept under the id: leave it as it is once people learn with the course.
id: ${yamlText(name)}
title: ${yamlText(titleFrom(name))}
summary: What people can do after this course, in one sentence.
language: en
# The roles of your subject: their colours in drawings, and what sorting questions sort into.
sides:
  author: { label: Author, color: cyan }
  learner: { label: Learner, color: magenta }
# The order of teaching; each name is a folder.
lessons:
  - ${firstLesson}
`;
}

/**
 * course.yaml with one more lesson at the end of its list; the rest stays as it is, comments
 * and all. Undefined when the file is written in a way that this cannot be done to safely.
 */
export function withLesson(text: string, name: string): string | undefined {
  const before = readCourseFile(text, "course.yaml");
  const last = [...before.lessons].at(-1);
  const changed = last === undefined ? undefined : behind(text, last[0], last[1].line, name);
  if (changed === undefined) return undefined;
  const after = [...readCourseFile(changed, "course.yaml").lessons.keys()];
  const wanted = [...before.lessons.keys(), name];
  return after.join("\n") === wanted.join("\n") ? changed : undefined;
}

function behind(text: string, last: string, row: number, name: string): string | undefined {
  const lines = text.split("\n");
  const line = lines[row - 1];
  if (line === undefined) return undefined;
  const dash = /^(\s*-\s+)\S/.exec(line)?.[1];
  const end = line.endsWith("\r") ? "\r" : "";
  if (dash !== undefined) lines.splice(row, 0, `${dash}${yamlText(name)}${end}`);
  else {
    // A list in brackets: behind the name that is the last one.
    const at = line.lastIndexOf(last);
    if (at === -1) return undefined;
    const quote = /^["']/.exec(line.slice(at + last.length))?.[0] ?? "";
    const cut = at + last.length + quote.length;
    lines[row - 1] = `${line.slice(0, cut)}, ${yamlText(name)}${line.slice(cut)}`;
  }
  return lines.join("\n");
}
