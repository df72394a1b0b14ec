/** `show`: a lesson as text, whole or one section of it. */

import type { Lesson, Section } from "../core/course/course.ts";
import { pickLesson } from "../core/course/pick.ts";
import { TutorError } from "../core/error.ts";
import { brokenView, lessonView } from "../core/view/lesson.ts";
import { findLesson, openCourse } from "../session/course.ts";
import { contextFor } from "../session/drawing.ts";
import type { World } from "../shell/world.ts";

export interface ShowOptions {
  readonly lesson: string;
  /** Number or part of the heading. */
  readonly section?: string;
}

export async function show(options: ShowOptions, world: World): Promise<number> {
  const opened = await openCourse(world);
  const name = await findLesson(opened, options.lesson);
  const parsed = await opened.library.lesson(name);
  const { value: lesson } = parsed;
  const broken = brokenView(parsed, world.look());
  if (broken.length > 0) await world.warn([...broken, []]);
  const sections =
    options.section === undefined ? lesson.sections : [sectionOf(lesson, options.section)];
  const look = world.look();
  const context = await contextFor(opened.course, sections, look);
  await world.show(lessonView(lesson, sections, look, context));
  return 0;
}

function sectionOf(lesson: Lesson, typed: string): Section {
  // The intro has no number: the first heading is section 1, as people count them.
  const named = lesson.sections.filter(({ title }) => title !== "");
  const pick = pickLesson(
    typed,
    named.map(({ id, title }) => ({ name: id, title })),
  );
  const found = pick.kind === "one" && named.find(({ id }) => id === pick.name);
  if (found) return found;
  throw new TutorError("section.not-found", `"${lesson.title}" has no section "${typed}".`, {
    hint:
      named.length === 0
        ? `It has none: whichside show ${lesson.name}`
        : named.map(({ title }, index) => `${index + 1}  ${title}`).join("\n"),
    exitCode: 2,
  });
}
