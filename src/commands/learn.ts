/** `learn`, and a lesson's bare name: reads a lesson with its questions. */

import { pickLesson } from "../core/course/pick.ts";
import { brokenView, lessonView } from "../core/view/lesson.ts";
import { takeLesson } from "../session/lesson.ts";
import { findLesson, openSession } from "../session/session.ts";
import type { World } from "../shell/world.ts";

export interface LearnOptions {
  readonly lesson: string;
  /** From the beginning, whatever was done before. */
  readonly again: boolean;
  /** Names of commands: a word that is no lesson may be a slip of one of these. */
  readonly commands?: readonly string[];
}

export async function learn(options: LearnOptions, world: World): Promise<number> {
  const session = await openSession(world);
  const name = await findLesson(session, options.lesson, commandMeant(options));
  const { value: lesson } = await session.library.lesson(name);
  if (!world.terminal.interactive) {
    // Nobody can press a key: the lesson is printed to be read.
    const look = world.look();
    await world.warn(brokenView(lesson, look));
    await world.show(lessonView(lesson, lesson.sections, look, session.context));
    return 0;
  }
  await takeLesson(session, lesson, options.again);
  return 0;
}

/** "lern 3" is no lesson, but nearly a command. */
function commandMeant({ lesson, commands = [] }: LearnOptions): readonly string[] {
  const [word = "", ...rest] = lesson.split(" ");
  const pick = pickLesson(
    word,
    commands.map((name) => ({ name, title: name })),
  );
  return pick.kind === "one" ? [["whichside", pick.name, ...rest].join(" ")] : [];
}
