/** An opened course, before anything of the learner's is read: enough to find and to print lessons. */

import { line, span } from "mermaid-text/text";
import type { Course, LessonMeta } from "../core/course/course.ts";
import type { Hit } from "../core/course/find.ts";
import { TutorError } from "../core/error.ts";
import { asideView } from "../core/view/error.ts";
import { styles } from "../core/view/style.ts";
import type { Library } from "../shell/library.ts";
import { eachOf } from "../shell/long-work.ts";
import { interrupted } from "../shell/prompts/asker.ts";
import type { World } from "../shell/world.ts";

export interface OpenCourse {
  readonly world: World;
  readonly library: Library;
  readonly course: Course;
}

/**
 * Opens the course that was asked for, with the lessons that are there: one that is listed and
 * missing keeps nobody from the others, nor from their score.
 */
export async function openCourse(world: World): Promise<OpenCourse> {
  const library = await world.library();
  const { value: listed } = library.course();
  const metas = await eachLesson(world, listed.lessons, (name) => metaOf(library, name));
  const lessons = metas.flatMap((meta) => meta?.name ?? []);
  const course = { ...listed, lessons };
  return { world, library, course };
}

/**
 * The lesson that somebody means, said when it was not named exactly. Throws
 * `lesson.not-found` when none is meant, `lesson.ambiguous` when several are and nobody can be
 * asked. `instead` are command lines that may have been meant when it is no lesson.
 */
export async function findLesson(
  opened: OpenCourse,
  typed: string,
  instead: readonly string[] = [],
): Promise<string> {
  const { world, course, library } = opened;
  const metas = lessonMetas(library, course);
  // Lists, which need no name to be found, don't wait for this.
  const { findLessons } = await import("../core/course/find.ts");
  const found = findLessons(typed, metas);
  const title = (name: string) => metas.find((meta) => meta.name === name)?.title ?? name;
  if (found.kind === "one") {
    if (found.how !== "exact" && found.how !== "number") {
      const why = found.why === undefined ? "" : `: ${found.why}`;
      const said = `"${typed}" is taken for "${title(found.name)}" (${found.name})${why}.`;
      await world.warn([...asideView(said, world.look()), []]);
    }
    return found.name;
  }
  if (found.kind === "several") {
    if (!world.terminal.interactive) {
      throw new TutorError("lesson.ambiguous", `"${typed}" may mean several lessons.`, {
        hint: found.hits.map((hit) => `whichside ${withReason(hit)}`).join("\n"),
        exitCode: 2,
      });
    }
    return pickOne(opened, typed, found.hits, title);
  }
  const meant = [...instead, ...found.near.map((hit) => `whichside ${withReason(hit)}`)].map(
    (command) => `Did you mean: ${command}`,
  );
  throw new TutorError("lesson.not-found", `No lesson is called "${typed}".`, {
    hint: [...meant, "All lessons: whichside list", "All words: whichside glossary"].join("\n"),
    exitCode: 2,
  });
}

/** A lesson's name with what speaks for it: "login-flow (it explains "cookie")". */
function withReason({ name, why }: Hit): string {
  return why === undefined ? name : `${name} (${why})`;
}

async function pickOne(
  { world }: OpenCourse,
  typed: string,
  hits: readonly Hit[],
  title: (name: string) => string,
): Promise<string> {
  const look = world.look();
  await world.show([line(`"${typed}" may mean one of these:`), []]);
  const asker = await world.asker();
  const names = hits.map(({ name }) => name);
  const items = hits.map(({ name, why = name }) => ({
    line: line(title(name), span(`  ${why}`, styles.dim)),
    names: [name, title(name)],
    pickable: true,
  }));
  const reply = await asker.menu({ look, items, start: 0 });
  if (reply.kind === "item") return names[reply.index] ?? "";
  if (reply.kind === "quit") throw new TutorError(interrupted, "No lesson was picked.");
  const { pickLesson } = await import("../core/course/pick.ts");
  const again = pickLesson(
    reply.text,
    names.map((name) => ({ name, title: title(name) })),
  );
  if (again.kind === "one") return again.name;
  throw new TutorError("lesson.not-found", `No lesson is called "${reply.text}".`, {
    hint: "All lessons: whichside list",
    exitCode: 2,
  });
}

/** Front matters of all lessons that are there, in the order of teaching. */
export function lessonMetas(library: Library, course: Course): LessonMeta[] {
  return course.lessons.flatMap((name) => metaOf(library, name) ?? []);
}

function metaOf(library: Library, name: string): LessonMeta | undefined {
  try {
    return library.meta(name).value;
  } catch (error) {
    // Named in course.yaml, but not there: `check` tells the author, the others can be learnt.
    if (error instanceof TutorError) return undefined;
    throw error;
  }
}

/** What is read of each lesson, one after the other: of a large course that takes a while. */
export function eachLesson<T>(
  world: World,
  names: readonly string[],
  read: (name: string) => T | Promise<T>,
): Promise<T[]> {
  const task = { doing: "Reading the course", unit: "lesson", of: names.length };
  return world.longWork(task, (work) => eachOf(work, names, task, "Nothing was changed.", read));
}
