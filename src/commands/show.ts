/** `show`: a lesson as text, whole or one section of it. */

import { defineCommand, text } from "../command.ts";
import { brokenView, lessonView } from "../core/view/lesson.ts";
import { findLesson, openCourse } from "../session/course.ts";
import { contextFor } from "../session/drawing.ts";
import { findSection } from "../session/section.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "print a lesson as text, for reading and piping",
  arguments: [{ text: "<lesson...>", description: "name, number, or a part of the name" }],
  options: {
    section: text("<name>", "only this section: its number or a part of its heading"),
  },
  examples: [
    ["whichside show login-flow", "the whole lesson"],
    ["whichside show login-flow --section 2", "its second section"],
    ["whichside show 3 --width 60 | less", "laid out for 60 columns"],
  ],
  run: (options, words, world) => show({ ...options, lesson: words.join(" ") }, world),
});

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
  const context = await contextFor(opened, sections, look);
  await world.show(lessonView(lesson, sections, look, context));
  return 0;
}
