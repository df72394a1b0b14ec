/** `show`: a lesson as text, whole or one section of it. */

import { brokenView, lessonView } from "../core/view/lesson.ts";
import { findLesson, openCourse } from "../session/course.ts";
import { contextFor } from "../session/drawing.ts";
import { findSection } from "../session/section.ts";
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
    options.section === undefined ? lesson.sections : [findSection(lesson, options.section)];
  const look = world.look();
  const context = await contextFor(opened.course, sections, look);
  await world.show(lessonView(lesson, sections, look, context));
  return 0;
}
