/** `learn`, and a lesson's bare name: reads a lesson with its questions. */

import { defineCommand, flag } from "../command.ts";
import { commandLineOf } from "../core/course/command-words.ts";
import { pickLesson } from "../core/course/pick.ts";
import { brokenView, lessonView } from "../core/view/lesson.ts";
import { findLesson, openCourse } from "../session/course.ts";
import { contextFor } from "../session/drawing.ts";
import { takeLesson } from "../session/lesson.ts";
import { openSession } from "../session/session.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "read a lesson, its questions on the way, its quiz at the end",
  arguments: [{ text: "<lesson...>", description: "name, number, or a part of the name" }],
  options: { again: flag("start from the beginning instead of where you stopped") },
  examples: [
    ["whichside learn login-flow", "by its name"],
    ["whichside learn 3", "by its number"],
    ["whichside learn login --again", "by a part of its name, from the beginning"],
  ],
  run: ({ again }, words, world) => learn({ lesson: words.join(" "), again }, world),
});

export interface LearnOptions {
  readonly lesson: string;
  /** From the beginning, whatever was done before. */
  readonly again: boolean;
  /** Names of commands: a word that is no lesson may be a slip of one of these. */
  readonly commands?: readonly string[];
}

export async function learn(options: LearnOptions, world: World): Promise<number> {
  const opened = await openCourse(world);
  const name = await findLesson(opened, options.lesson, commandMeant(options));
  const parsed = await opened.library.lesson(name);
  if (!world.terminal.interactive) {
    // Nobody can press a key: the lesson is printed to be read.
    const look = world.look();
    const { value: lesson } = parsed;
    await world.warn(brokenView(parsed, look));
    const context = await contextFor(opened, lesson.sections, look);
    await world.show(lessonView(lesson, lesson.sections, look, context));
    return 0;
  }
  const session = await openSession(world, opened);
  if (await takeLesson(session, parsed, options.again)) {
    const { afterLesson } = await import("../session/after-lesson.ts");
    await afterLesson(session, name);
  }
  return 0;
}

/** "lern 3" is no lesson, but nearly a command, and "lessons" another word for one. */
function commandMeant({ lesson, commands = [] }: LearnOptions): readonly string[] {
  const meant = commandLineOf(lesson);
  if (meant !== undefined) return [meant];
  const [word = "", ...rest] = lesson.split(" ");
  const pick = pickLesson(
    word,
    commands.map((name) => ({ name, title: name })),
  );
  const near = pick.kind === "one" ? [pick.name] : pick.kind === "none" ? pick.near : [];
  return near.slice(0, 1).map((name) => ["whichside", name, ...rest].join(" "));
}
