/** A learner's sitting with one course: what was opened, what has happened, how to record more. */

import type { Course } from "../core/course/course.ts";
import { TutorError } from "../core/error.ts";
import { localDay } from "../core/progress/day.ts";
import type { Moment } from "../core/progress/echo.ts";
import type { Event, NewEvent } from "../core/progress/event.ts";
import {
  addToFold,
  type Fold,
  progressOf,
  progressWith,
  startFold,
} from "../core/progress/fold.ts";
import { emptyLedger } from "../core/progress/ledger.ts";
import { overtakenAnswers } from "../core/progress/overtaken.ts";
import type { Progress } from "../core/progress/progress.ts";
import { allRenamed } from "../core/progress/renames.ts";
import { stampEvent } from "../core/progress/stamp.ts";
import { errorView, noticeView } from "../core/view/error.ts";
import { type LogNotes, noNotes } from "../shell/log-reader.ts";
import type { World } from "../shell/world.ts";
import { type OpenCourse, openCourse } from "./course.ts";
import { courseRenames } from "./renames.ts";

export interface Session extends OpenCourse {
  /** What of the log could not be read when it was opened. */
  readonly unread: LogNotes;
  /** Answers of it that a reset by a clock that was ahead keeps from counting. */
  readonly overtaken: () => number;
  /** All that has happened, this sitting's events included. */
  progress(): Progress;
  /** What progress would be with these events as well. */
  progressWith(events: Iterable<Event>): Progress;
  /** Writes an event; on return it is on disk, or the learner chose to go on without saving. */
  record(event: NewEvent): Promise<void>;
}

/**
 * Opens the learner's progress in a course. When it cannot be read, somebody at a terminal may
 * learn all the same, without saving; without a terminal that is an error.
 */
export async function openSession(world: World, opened?: OpenCourse): Promise<Session> {
  const open = opened ?? (await openCourse(world));
  const { course } = open;
  let saving = true;
  const when = () => {
    const now = world.now();
    return { now, zone: world.zone(now) };
  };
  const renames = await courseRenames(open);
  let progress: Progress;
  let fold: Fold;
  let unread: LogNotes = noNotes;
  try {
    const log = world.log();
    const known = log.progress(course.id, renames);
    if (known.notes.newer > 0) await tellNewer(world, known.notes.newer);
    unread = known.notes;
    ({ fold, progress } = known);
  } catch (error) {
    if (!(error instanceof TutorError)) throw error;
    if (!(await goesOnUnsaved(world, error))) throw error;
    saving = false;
    fold = startFold(emptyLedger(course.id));
    progress = progressOf(fold, when());
  }
  const take = (event: Event) => {
    addToFold(fold, event);
    progress = progressOf(fold, when());
  };
  return {
    ...open,
    unread,
    overtaken: () => overtakenAnswers(fold.ledger),
    progress: () => progress,
    progressWith: (events) => progressWith(fold, allRenamed(events, renames), when()),
    async record(happened) {
      const event = inEdition(happened, course);
      if (saving) {
        try {
          take(world.log().append(event, course.id));
          return;
        } catch (error) {
          if (!(error instanceof TutorError) || !(await goesOnUnsaved(world, error))) throw error;
          saving = false;
        }
      }
      take(stampEvent(event, course.id, world, fold.ledger.latest));
    },
  };
}

/** An answer says to which edition of the course it was given. */
function inEdition(event: NewEvent, { version }: Course): NewEvent {
  return event.type === "answer" && version !== undefined ? { ...event, edition: version } : event;
}

async function tellNewer(world: World, count: number): Promise<void> {
  const said =
    count === 1
      ? "Your progress holds one entry of a newer whichside. It is kept, but not counted here."
      : `Your progress holds ${count} entries of a newer whichside. They are kept, but not counted here.`;
  const hint = "To have all of it counted: npm install -g whichside@latest";
  await world.warn([...noticeView(said, hint, world.look()), []]);
}

/** A learner may want to learn although nothing can be saved; that is for them to say. */
async function goesOnUnsaved(world: World, error: TutorError): Promise<boolean> {
  if (!world.terminal.interactive) return false;
  await world.warn([...errorView(error.message, error.hint, world.look()), []]);
  const asker = await world.asker();
  return asker.confirm({ look: world.look(), message: "Go on without saving?" });
}

/** Now, as the learner's clock and calendar have it. */
export function momentOf({ world }: Session): Moment {
  const now = world.now();
  return { now, zone: world.zone(now) };
}

/** The learner's local day, as days since 1970. */
export function todayOf(session: Session): number {
  const { now, zone } = momentOf(session);
  return localDay(now, zone);
}
