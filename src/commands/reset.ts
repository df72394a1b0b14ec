/** `reset`: forgets progress after asking, and brings it back with `--undo`. */

import { type Line, line, span, wrapLine } from "mermaid-text/text";
import { defineCommand, flag } from "../command.ts";
import { TutorError } from "../core/error.ts";
import { dayFromNow, localDay } from "../core/progress/day.ts";
import type { Undoable } from "../core/progress/order.ts";
import type { Progress } from "../core/progress/progress.ts";
import { counted } from "../core/text/counted.ts";
import { sign } from "../core/view/signs.ts";
import { styles } from "../core/view/style.ts";
import { findLesson, lessonMetas } from "../session/course.ts";
import { openSession, type Session } from "../session/session.ts";
import type { World } from "../shell/world.ts";

export const command = defineCommand({
  description: "forget your progress in a lesson or in the whole course, after asking",
  arguments: [
    {
      text: "[lesson...]",
      description: "name, number, or a part of the name; the whole course without it",
    },
  ],
  options: {
    undo: flag("take the last reset or import back"),
    yes: flag("don't ask"),
  },
  examples: [
    ["whichside reset login-flow", "one lesson"],
    ["whichside reset", "the whole course"],
    ["whichside reset --undo", "bring it back"],
  ],
  run: (options, words, world) =>
    reset(words.length === 0 ? options : { ...options, lesson: words.join(" ") }, world),
});

export interface ResetOptions {
  /** All of the course when absent. */
  readonly lesson?: string;
  /** Takes the last reset or import back. */
  readonly undo: boolean;
  /** Without asking. */
  readonly yes: boolean;
}

export async function reset(options: ResetOptions, world: World): Promise<number> {
  const session = await openSession(world);
  if (options.undo) return undoLast(session);
  const lesson =
    options.lesson === undefined ? undefined : await findLesson(session, options.lesson);
  const progress = session.progress();
  const what = lesson === undefined ? "this course" : titleOf(session, lesson);
  const questions = questionsIn(progress, lesson);
  if (questions === 0 && !hasRead(progress, lesson)) {
    await say(world, `There is nothing to forget in ${what}.`);
    return 0;
  }
  const goes = `${counted(questions, "answered question")} and ${counted(pointsIn(progress, lesson), "point")}`;
  if (!options.yes && !(await agrees(world, `Forget ${goes} in ${what}?`))) {
    await say(world, "Nothing was forgotten.");
    return 0;
  }
  const copy = world.log().backUp();
  const event = { type: "reset", ...(lesson === undefined ? {} : { lesson }) } as const;
  world.log().append(event, session.course.id);
  await done(world, `Forgotten: ${goes} in ${what}.`, [
    "Bring them back with: whichside reset --undo",
    ...(copy === undefined ? [] : [`A copy of your progress is in ${copy}`]),
  ]);
  return 0;
}

async function undoLast(session: Session): Promise<number> {
  const { world, course, progress } = session;
  const before = progress();
  const last = before.undoable.at(-1);
  if (last === undefined) {
    throw new TutorError("progress.nothing-to-undo", "There is no reset or import to undo.", {
      hint: "How far you are: whichside score",
    });
  }
  const event = world.log().append({ type: "undo", event: last.id }, course.id);
  const after = session.progressWith([event]);
  const change = questionsIn(after) - questionsIn(before);
  const points = pointsIn(after) - pointsIn(before);
  const result = `${counted(Math.abs(change), "answered question")} and ${counted(Math.abs(points), "point")}`;
  const turned = last.type === "reset" ? `${result} count again.` : `${result} no longer count.`;
  await done(world, `${undone(last, session)} ${turned}`, []);
  return 0;
}

function undone(last: Undoable, session: Session): string {
  const { world } = session;
  const now = world.now();
  const zone = world.zone(now);
  const when = dayFromNow(localDay(last.t, zone), localDay(now, zone));
  const what =
    last.lesson === undefined ? last.type : `${last.type} of ${titleOf(session, last.lesson)}`;
  return `The ${what} from ${when} is undone:`;
}

/** A lesson's title in quotes; its name when it is no longer in the course. */
function titleOf({ library, course }: Session, name: string): string {
  const meta = lessonMetas(library, course).find((each) => each.name === name);
  return meta === undefined ? name : `"${meta.title}"`;
}

/** Asks; where nobody can be asked, `--yes` has to be said. */
async function agrees(world: World, message: string): Promise<boolean> {
  if (!world.terminal.interactive) {
    throw new TutorError("reset.not-confirmed", "Forgetting progress needs a yes.", {
      hint: "Nothing was changed. If you mean it, add --yes; whichside reset --undo takes it back.",
      exitCode: 2,
    });
  }
  return (await world.asker()).confirm({ look: world.look(), message });
}

function questionsIn(progress: Progress, lesson?: string): number {
  return recordsIn(progress, lesson).length;
}

function pointsIn(progress: Progress, lesson?: string): number {
  return recordsIn(progress, lesson).reduce((sum, best) => sum + best, 0);
}

/** Best results, by question. */
function recordsIn(progress: Progress, lesson?: string): number[] {
  return [...progress.questions].flatMap(([name, [newest]]) =>
    newest !== undefined && (lesson === undefined || name.startsWith(`${lesson}/`))
      ? [newest.best]
      : [],
  );
}

function hasRead(progress: Progress, lesson: string | undefined): boolean {
  return lesson === undefined ? progress.sections.size > 0 : progress.sections.has(lesson);
}

async function say(world: World, text: string): Promise<void> {
  await world.show(wrapLine(line(text), world.look().text));
}

async function done(world: World, text: string, more: readonly string[]): Promise<void> {
  const look = world.look();
  const lead: Line = look.plain ? [] : line(span(`${sign("right", look)} `, styles.right));
  await world.show([
    ...wrapLine([...lead, ...line(text)], look.text, lead.length === 0 ? 0 : 2),
    ...more.flatMap((each) => wrapLine(line(each), look.text)),
  ]);
}
