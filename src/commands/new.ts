/** `new`: a course or a lesson to begin with, which works and passes `check`. For authors. */

import { basename, dirname, join, resolve } from "node:path";
import { type Line, line, span, wrapLine } from "mermaid-text/text";
import { defineCommand } from "../command.ts";
import type { Course, LessonMeta } from "../core/course/course.ts";
import { TutorError } from "../core/error.ts";
import {
  badName,
  firstLesson,
  type NewFiles,
  newCourse,
  newLesson,
  withLesson,
} from "../core/scaffold/scaffold.ts";
import { withoutEnding } from "../core/text/ending.ts";
import { sign } from "../core/view/signs.ts";
import { styles } from "../core/view/style.ts";
import { authorLibrary } from "../shell/author-library.ts";
import { joined } from "../shell/course-folder.ts";
import type { Library } from "../shell/library.ts";
import { changeFile, isTaken, taken, writeNewFiles } from "../shell/new-files.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "for authors: a course or a lesson to begin with, which works",
  arguments: [
    { text: "<what>", description: "what to make", choices: ["course", "lesson"] },
    { text: "<name>", description: "lower-case words joined by hyphens" },
  ],
  examples: [
    ["whichside new course my-course", "a folder my-course with one lesson"],
    ["whichside new lesson login --course my-course", "one more lesson in it"],
  ],
  run: (_options, [what, name = ""], world, commands) =>
    createNew({ what: what === "lesson" ? "lesson" : "course", name, commands }, world),
});

export interface NewOptions {
  readonly what: "course" | "lesson";
  readonly name: string;
  /** Words that the command line keeps for itself. */
  readonly commands: readonly string[];
}

/** A command to run next, and what it does. */
type NextStep = readonly [command: string, does: string];

export async function createNew(options: NewOptions, world: World): Promise<number> {
  return options.what === "course" ? createCourse(options, world) : createLesson(options, world);
}

/** The name may have a way before it: `courses/my-course`. */
async function createCourse({ name: path }: NewOptions, world: World): Promise<number> {
  const name = basename(resolve(path));
  // No command is shadowed by a course: it is always named by --course.
  refuseBadName(name, "course", [], (better) => join(dirname(path), better));
  const shown = withoutEnding(path.replaceAll("\\", "/"), /\//);
  if (isTaken(resolve(path))) throw taken(shown);
  const files = newCourse(name);
  writeNewFiles(resolve(path), files);
  await tell(world, `Made the course ${name}, with one lesson that works.`, shown, files, [
    [`whichside --course ${shown}`, "learn it"],
    [`whichside preview ${firstLesson} --course ${shown}`, "write, and watch"],
    [`whichside check ${shown}`, "find mistakes"],
    [`whichside new lesson my-lesson --course ${shown}`, "add a lesson"],
  ]);
  return 0;
}

async function createLesson({ name, commands }: NewOptions, world: World): Promise<number> {
  refuseBadName(name, "lesson", commands, (better) => better);
  const library = await authorLibrary(world);
  if (library.shipped) {
    throw new TutorError("new.no-course", "There is no course here to add a lesson to.", {
      hint: `Go to the folder of your course, or name it: whichside new lesson ${name} --course my-course\nBegin one: whichside new course my-course`,
      exitCode: 2,
    });
  }
  const { value: known } = library.course();
  const shown = joined(library.folder, name);
  if (known.lessons.includes(name) || isTaken(resolve(shown))) throw taken(shown);
  const sides = known.sides.map(({ id }) => id);
  const files = newLesson(name, { sides, earlier: earlierObjectives(library, known) });
  const list = joined(library.folder, "course.yaml");
  const takeBack = writeNewFiles(resolve(library.folder), files);
  let listed: boolean;
  try {
    listed = addToList(resolve(list), name);
  } catch (error) {
    // A lesson that's there but not listed would be in the way of the second try.
    takeBack();
    throw error;
  }
  const course = courseFlag(library);
  const done = listed
    ? `Made the lesson ${name} and listed it in ${list}.`
    : `Made the lesson ${name}. Add it to the lessons in ${list} yourself: "- ${name}".`;
  await tell(world, done, library.folder, files, [
    [`whichside ${name}${course}`, "learn it"],
    [`whichside preview ${name}${course}`, "write, and watch"],
    [`whichside check ${library.folder}`, "find mistakes"],
  ]);
  return 0;
}

function refuseBadName(
  name: string,
  what: NewOptions["what"],
  commands: readonly string[],
  better: (name: string) => string,
): void {
  const bad = badName(name, commands);
  if (bad === undefined) return;
  throw new TutorError("new.bad-name", `"${name}" cannot name a ${what}: ${bad.why}.`, {
    hint:
      bad.better === undefined
        ? `Such as: whichside new ${what} my-${what}`
        : `Try: whichside new ${what} ${better(bad.better)}`,
    exitCode: 2,
  });
}

/** Two objectives of the lessons so far, the newest lessons first. */
function earlierObjectives(library: Library, course: Course): string[] {
  // Before the fourth lesson there is too little to go back to.
  if (course.lessons.length < 3) return [];
  const objectives = [...course.lessons].reverse().flatMap((lesson) => {
    const [first] = metaOf(library, lesson)?.objectives ?? [];
    return first === undefined ? [] : [`${lesson}/${first.id}`];
  });
  return objectives.slice(0, 2);
}

function metaOf(library: Library, lesson: string): LessonMeta | undefined {
  try {
    return library.meta(lesson).value;
  } catch (error) {
    // Listed, but not there yet.
    if (error instanceof TutorError) return undefined;
    throw error;
  }
}

/** False when course.yaml is written in a way that is better changed by its author. */
function addToList(path: string, name: string): boolean {
  let listed = false;
  changeFile(path, (text) => {
    const changed = withLesson(text, name);
    listed = changed !== undefined;
    return changed ?? text;
  });
  return listed;
}

/** What has to stand behind a command so that it finds the course from this folder. */
function courseFlag({ folder }: Library): string {
  return ` --course ${folder}`;
}

async function tell(
  world: World,
  done: string,
  folder: string,
  files: NewFiles,
  next: readonly NextStep[],
): Promise<void> {
  const look = world.look();
  const lead = look.plain ? [] : [span(`${sign("right", look)} `, styles.right)];
  const indent = lead.length === 0 ? 0 : 2;
  const room = look.text - indent;
  const blank = " ".repeat(indent);
  await world.show([
    ...wrapLine([...lead, span(done)], look.text, indent),
    ...[...files.keys()].map((path) => line(blank, span(joined(folder, path), styles.dim))),
    [],
    ...stepLines(next, room).map((each) => [span(blank), ...each]),
  ]);
}

/** Side by side where there is room, else what a command does above it. */
function stepLines(next: readonly NextStep[], room: number): Line[] {
  const widest = Math.max(...next.map(([, does]) => does.length)) + 2;
  const fits = next.every(([command]) => widest + command.length <= room);
  return next.flatMap(([command, does]) => {
    const told = `${does.slice(0, 1).toUpperCase()}${does.slice(1)}`;
    if (fits) return [line(span(told.padEnd(widest), styles.dim), span(command, styles.strong))];
    return [line(span(told, styles.dim)), ...wrapLine(line(span(command, styles.strong)), room, 2)];
  });
}
