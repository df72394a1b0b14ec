/** Events from another file into the learner's progress: shown, asked, written, and to be taken back. */

import { TutorError } from "../core/error.ts";
import { dayText, localDay } from "../core/progress/day.ts";
import type { Event } from "../core/progress/event.ts";
import type { Progress } from "../core/progress/progress.ts";
import { counted } from "../core/text/counted.ts";
import type { EventLog } from "../shell/log.ts";
import type { World } from "../shell/world.ts";
import { say } from "./say.ts";
import type { Session } from "./session.ts";

/** What is to come in. */
export interface Incoming {
  /** The file, as people call it. */
  readonly name: string;
  /** Read anew each time: they may be too many to hold. */
  readonly events: () => Iterable<Event>;
  readonly count: number;
  /** Lines of the file that nothing can be made of. */
  readonly unusable: number;
  /** The kept copy that it is, if it is one. */
  readonly copy?: string;
  /** Fingerprints of damaged lines of the log whose events are among them. */
  readonly mends?: readonly string[];
  /** Whose it is, where that is somebody else. */
  readonly stranger?: string;
  /** Without asking. */
  readonly yes: boolean;
}

/** Gives the exit code. What came in is marked with the import, so that an undo hides just that. */
export async function bringIn(session: Session, incoming: Incoming): Promise<number> {
  const { world } = session;
  const log = world.log();
  const { name, events, count, unusable, mends = [] } = incoming;
  const before = session.progress();
  const had = standingOf(before);
  const known = new Set(before.undoable.map(({ id }) => id));
  const coming = emptyComing();
  const fresh = tallied(events(), coming);
  const after = session.progressWith(fresh);
  await say(world, [
    `New in ${name}:`,
    ...summary(coming, session.course.id),
    ...forgetting(known, after),
    effect(had, standingOf(after)),
    ...(unusable > 0 ? [`${counted(unusable, "line")} of it cannot be used here.`] : []),
  ]);
  const { stranger } = incoming;
  const message =
    stranger === undefined ? "Bring this in?" : `Bring the answers of ${stranger} into your own?`;
  if (!incoming.yes && !(await agrees(world, message))) {
    await say(world, ["Nothing was changed."]);
    return 0;
  }
  log.backUp(incoming.copy);
  log.appendAll(marked(events(), coming, mends, log));
  await say(world, [
    `${counted(count, "event")} came in. Take them back with: whichside reset --undo`,
  ]);
  return 0;
}

/** For each course an import, and behind them what they bring. */
function* marked(
  fresh: Iterable<Event>,
  { courses }: Coming,
  mended: readonly string[],
  log: EventLog,
): Generator<Event> {
  const via = new Map<string, string>();
  for (const [course, { events }] of courses) {
    const mends = via.size === 0 && mended.length > 0 ? { mended } : {};
    const marker = log.stamp({ type: "import", events, ...mends }, course);
    via.set(course, marker.id);
    yield marker;
  }
  for (const { via: _theirs, ...event } of fresh) {
    const brought = via.get(event.course);
    if (brought !== undefined) yield { ...event, via: brought };
  }
}

/** What comes in, counted while it goes by. */
interface Coming {
  readonly courses: Map<string, ComingCourse>;
}

interface ComingCourse {
  events: number;
  answers: number;
  readonly questions: Set<string>;
  /** Local days, counted from 1970. */
  first: number;
  last: number;
}

function emptyComing(): Coming {
  return { courses: new Map() };
}

function* tallied(events: Iterable<Event>, { courses }: Coming): Generator<Event> {
  for (const event of events) {
    const day = localDay(event.t, event.zone);
    let course = courses.get(event.course);
    if (course === undefined) {
      course = { events: 0, answers: 0, questions: new Set(), first: day, last: day };
      courses.set(event.course, course);
    }
    course.events++;
    course.first = Math.min(course.first, day);
    course.last = Math.max(course.last, day);
    if (event.type === "answer") {
      course.answers++;
      course.questions.add(event.question);
    }
    const { via: _theirs, ...first } = event;
    yield first;
  }
}

function summary({ courses }: Coming, course: string): string[] {
  const lines: string[] = [];
  const own = courses.get(course);
  if (own !== undefined) {
    const [first, last] = [dayText(own.first), dayText(own.last)];
    const span = first === last ? first : `${first} to ${last}`;
    lines.push(
      `- ${counted(own.answers, "answer")} to ${counted(own.questions.size, "question")}, ${span}`,
    );
  }
  const others = [...courses].filter(([id]) => id !== course);
  if (others.length > 0) {
    const count = others.reduce((sum, [, { events }]) => sum + events, 0);
    const names = others.map(([id]) => id).sort();
    lines.push(`- ${counted(count, "event")} of other courses: ${names.join(", ")}`);
  }
  return lines;
}

/** Resets that come along and were not taken back. */
function forgetting(known: ReadonlySet<string>, after: Progress): string[] {
  const resets = after.undoable.filter(({ id, type }) => type === "reset" && !known.has(id));
  if (resets.length === 0) return [];
  return [
    `- ${counted(resets.length, "reset")}: what you answered before on this machine is forgotten too`,
  ];
}

interface Standing {
  readonly questions: number;
  readonly points: number;
}

function standingOf({ questions }: Progress): Standing {
  const points = [...questions.values()].reduce((sum, [newest]) => sum + (newest?.best ?? 0), 0);
  return { questions: questions.size, points };
}

function effect(had: Standing, has: Standing): string {
  return `Answered questions: ${had.questions}, then ${has.questions}. Points: ${had.points}, then ${has.points}.`;
}

async function agrees(world: World, message: string): Promise<boolean> {
  if (!world.terminal.interactive) {
    throw new TutorError("import.not-confirmed", "Bringing progress in needs a yes.", {
      hint: "Nothing was changed. If you mean it, add --yes; whichside reset --undo takes it back.",
      exitCode: 2,
    });
  }
  return (await world.asker()).confirm({ look: world.look(), message });
}
