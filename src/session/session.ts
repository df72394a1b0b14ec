/** A learner's sitting with one course: what was opened, what has happened, how to record more. */

import type { Course, LessonMeta } from "../core/course/course.ts";
import { pickLesson } from "../core/course/pick.ts";
import { TutorError } from "../core/error.ts";
import type { Event, NewEvent } from "../core/progress/event.ts";
import { applyEvent } from "../core/progress/fold.ts";
import type { Progress } from "../core/progress/progress.ts";
import type { BlockContext } from "../core/view/blocks.ts";
import { errorView, noticeView } from "../core/view/error.ts";
import { styles } from "../core/view/style.ts";
import { line, span } from "../core/view/view.ts";
import type { Library } from "../shell/library.ts";
import { stampEvent } from "../shell/log.ts";
import type { LogNotes } from "../shell/log-reader.ts";
import { interrupted } from "../shell/prompts/asker.ts";
import type { World } from "../shell/world.ts";

export interface Session {
  readonly world: World;
  readonly library: Library;
  readonly course: Course;
  readonly context: BlockContext;
  /** All that has happened, this sitting's events included. */
  progress(): Progress;
  /** Writes an event; on return it is on disk, or the learner chose to go on without saving. */
  record(event: NewEvent): Promise<void>;
}

/** Opens the course that was asked for and the learner's progress in it. */
export async function openSession(world: World): Promise<Session> {
  const library = await world.library();
  const { value: course } = library.course();
  const log = world.log();
  const { progress: known, notes } = log.progress(course.id);
  for (const notice of readingNotices(notes, log.path)) {
    await world.warn([...noticeView(notice, undefined, world.look()), []]);
  }
  let progress: Progress = known;
  const take = (event: Event) => {
    progress = applyEvent(progress, event, world.now());
  };
  let saving = true;
  return {
    world,
    library,
    course,
    context: { sides: course.sides },
    progress: () => progress,
    async record(event) {
      if (saving) {
        try {
          take(log.append(event, course.id));
          return;
        } catch (error) {
          if (!(error instanceof TutorError) || !(await goesOnUnsaved(world, error))) throw error;
          saving = false;
        }
      }
      take(stampEvent(event, course.id, world));
    },
  };
}

function readingNotices(reading: LogNotes, path: string): string[] {
  const notices: string[] = [];
  const [first] = reading.bad;
  if (first !== undefined) {
    const count = reading.badCount === 1 ? "One line" : `${reading.badCount} lines`;
    notices.push(
      `${count} of your progress cannot be read and will be left as it is: ${path}:${first.line}. The rest counts.`,
    );
  }
  if (reading.newer > 0) {
    notices.push(
      `Your progress holds ${reading.newer} entries of a newer whichside. They are kept, but not counted here.`,
    );
  }
  return notices;
}

/** A learner may want to learn although nothing can be saved; that is for him to say. */
async function goesOnUnsaved(world: World, error: TutorError): Promise<boolean> {
  if (!world.terminal.interactive) return false;
  await world.warn([...errorView(error.message, error.hint, world.look()), []]);
  const asker = await world.asker();
  return asker.confirm({ look: world.look(), message: "Go on without saving?" });
}

/**
 * The lesson that somebody means, said when it was not named exactly. Throws
 * `lesson.not-found` when none is meant, `lesson.ambiguous` when several are and nobody can be
 * asked. `instead` are command lines that may have been meant when it is no lesson.
 */
export async function findLesson(
  session: Session,
  typed: string,
  instead: readonly string[] = [],
): Promise<string> {
  const { world, course, library } = session;
  const metas = lessonMetas(library, course);
  const pick = pickLesson(typed, metas);
  const title = (name: string) => metas.find((meta) => meta.name === name)?.title ?? name;
  if (pick.kind === "one") {
    if (pick.how === "spelling" || pick.how === "part") {
      const said = `"${typed}": ${pick.name}, ${title(pick.name)}`;
      await world.warn([...noticeView(said, undefined, world.look()), []]);
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
    return pickOne(session, typed, pick.names, title);
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
  { world }: Session,
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
