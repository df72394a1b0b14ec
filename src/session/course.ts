/** An opened course, before anything of the learner's is read: enough to find and to print lessons. */

import { line, span } from "mermaid-text/text";
import type { Course, LessonMeta } from "../core/course/course.ts";
import { pickLesson } from "../core/course/pick.ts";
import { TutorError } from "../core/error.ts";
import { asideView } from "../core/view/error.ts";
import { styles } from "../core/view/style.ts";
import type { Library } from "../shell/library.ts";
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
  const lessons = lessonMetas(library, listed).map(({ name }) => name);
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
  const pick = pickLesson(typed, metas);
  const title = (name: string) => metas.find((meta) => meta.name === name)?.title ?? name;
  if (pick.kind === "one") {
    if (pick.how === "spelling" || pick.how === "part") {
      const said = `"${typed}" is taken for "${title(pick.name)}" (${pick.name}).`;
      await world.warn([...asideView(said, world.look()), []]);
    }
    return pick.name;
  }
  if (pick.kind === "several") {
    if (!world.terminal.interactive) {
      throw new TutorError("lesson.ambiguous", `"${typed}" may mean several lessons.`, {
        hint: pick.names.map((name) => `whichside ${name}`).join("\n"),
        exitCode: 2,
      });
    }
    return pickOne(opened, typed, pick.names, title);
  }
  const meant = [...pick.near.map((name) => `whichside ${name}`), ...instead].map(
    (command) => `Did you mean: ${command}`,
  );
  throw new TutorError("lesson.not-found", `No lesson is called "${typed}".`, {
    hint: [...meant, "All lessons: whichside list"].join("\n"),
    exitCode: 2,
  });
}

async function pickOne(
  { world }: OpenCourse,
  typed: string,
  names: readonly string[],
  title: (name: string) => string,
): Promise<string> {
  const look = world.look();
  await world.show([line(`"${typed}" may mean one of these:`), []]);
  const asker = await world.asker();
  const items = names.map((name) => ({
    line: line(title(name), span(`  ${name}`, styles.dim)),
    names: [name, title(name)],
    pickable: true,
  }));
  const reply = await asker.menu({ look, items, start: 0 });
  if (reply.kind === "item") return names[reply.index] ?? "";
  if (reply.kind === "quit") throw new TutorError(interrupted, "No lesson was picked.");
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
  return course.lessons.flatMap((name) => {
    try {
      return library.meta(name).value;
    } catch (error) {
      // Named in course.yaml, but not there: `check` tells the author, the others can be learnt.
      if (error instanceof TutorError) return [];
      throw error;
    }
  });
}
