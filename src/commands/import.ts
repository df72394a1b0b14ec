/** `import`: brings progress of another machine in, after showing what it is. */

import { TutorError } from "../core/error.ts";
import { presentIds, shareableEvents } from "../core/progress/counting.ts";
import { dayText } from "../core/progress/day.ts";
import type { Event } from "../core/progress/event.ts";
import { applyEvents } from "../core/progress/fold.ts";
import { localDay, type Progress } from "../core/progress/progress.ts";
import { wrapLine } from "../core/text/wrap.ts";
import { type Line, line } from "../core/view/view.ts";
import { openSession } from "../session/session.ts";
import { stampEvent } from "../shell/log.ts";
import { readEvents } from "../shell/log-import.ts";
import type { World } from "../shell/world.ts";

export interface ImportOptions {
  /** A file that `export progress` made, a log itself, or `-` for standard input. */
  readonly file: string;
  /** Without asking. */
  readonly yes: boolean;
}

/**
 * The union of both logs by event id. What comes in is marked with the import that brought
 * it, so that an undo of the import hides just that, and another import brings it back.
 */
export async function importData(options: ImportOptions, world: World): Promise<number> {
  const session = await openSession(world);
  const { events: theirs, notes } = await readEvents(options.file, world);
  const known = presentIds(world.log().read().events);
  const fresh = shareableEvents(theirs).filter(({ id }) => !known.has(id));
  if (fresh.length === 0) {
    await say(world, [`Nothing is new in ${options.file}: all of it is here already.`]);
    return 0;
  }
  const before = session.progress();
  const after = applyEvents(before, fresh, world.now());
  await say(world, [
    `New in ${options.file}:`,
    ...summary(fresh, session.course.id),
    ...forgetting(before, after),
    ...effect(before, after),
    ...(notes.badCount + notes.newer > 0
      ? [`${counted(notes.badCount + notes.newer, "line")} of it cannot be used here.`]
      : []),
  ]);
  if (!options.yes && !(await agrees(world))) {
    await say(world, ["Nothing was changed."]);
    return 0;
  }
  world.log().backUp();
  world.log().appendAll(marked(fresh, before, world));
  await say(world, [
    `${counted(fresh.length, "event")} came in. Take them back with: whichside reset --undo`,
  ]);
  return 0;
}

/** For each course an import, and behind it what it brings. */
function marked(fresh: readonly Event[], before: Progress, world: World): Event[] {
  const byCourse = new Map<string, Event[]>();
  for (const event of fresh) {
    const events = byCourse.get(event.course);
    if (events === undefined) byCourse.set(event.course, [event]);
    else events.push(event);
  }
  return [...byCourse].flatMap(([course, events]) => {
    const brings = { type: "import", events: events.length } as const;
    const marker = stampEvent(brings, course, world, before.latest);
    return [marker, ...events.map((event) => ({ ...event, via: marker.id }))];
  });
}

function summary(fresh: readonly Event[], course: string): string[] {
  const own = fresh.filter((event) => event.course === course);
  const answers = own.filter((event) => event.type === "answer");
  const questions = new Set(answers.map((event) => event.type === "answer" && event.question));
  const others = new Set(fresh.flatMap((event) => (event.course === course ? [] : [event.course])));
  const days = own.map((event) => localDay(event.t, event.zone));
  const lines: string[] = [];
  if (own.length > 0) {
    const [first, last] = [dayText(least(days)), dayText(-least(days.map((day) => -day)))];
    const span = first === last ? first : `${first} to ${last}`;
    const asked = counted(questions.size, "question");
    lines.push(`- ${counted(answers.length, "answer")} to ${asked}, ${span}`);
  }
  if (others.size > 0) {
    const count = fresh.length - own.length;
    lines.push(`- ${counted(count, "event")} of other courses: ${[...others].sort().join(", ")}`);
  }
  return lines;
}

/** Resets that come along and were not taken back. */
function forgetting(before: Progress, after: Progress): string[] {
  const known = new Set(before.undoable.map(({ id }) => id));
  const resets = after.undoable.filter(({ id, type }) => type === "reset" && !known.has(id));
  if (resets.length === 0) return [];
  return [
    `- ${counted(resets.length, "reset")}: what you answered before on this machine is forgotten too`,
  ];
}

function least(values: readonly number[]): number {
  return values.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY);
}

function effect(before: Progress, after: Progress): string[] {
  const total = (progress: Progress) =>
    [...progress.questions.values()].reduce((sum, [newest]) => sum + (newest?.best ?? 0), 0);
  const [had, has] = [before, after].map((progress) => ({
    questions: progress.questions.size,
    points: total(progress),
  }));
  if (had === undefined || has === undefined) return [];
  return [
    `Answered questions: ${had.questions}, then ${has.questions}. Points: ${had.points}, then ${has.points}.`,
  ];
}

async function agrees(world: World): Promise<boolean> {
  if (!world.terminal.interactive) {
    throw new TutorError("import.not-confirmed", "Bringing progress in needs a yes.", {
      hint: "Nothing was changed. If you mean it, add --yes; whichside reset --undo takes it back.",
      exitCode: 2,
    });
  }
  return (await world.asker()).confirm({ look: world.look(), message: "Bring this in?" });
}

async function say(world: World, texts: readonly string[]): Promise<void> {
  const { text: width } = world.look();
  const lines: Line[] = texts.flatMap((text) =>
    wrapLine(line(text), width, text.startsWith("- ") ? 2 : 0),
  );
  await world.show(lines);
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
