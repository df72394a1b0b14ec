/** No arguments: the home screen, from which everything can be reached without knowing a command. */

import { resolve } from "node:path";
import { line } from "mermaid-text/text";
import { TutorError } from "../core/error.ts";
import { dueSummary } from "../core/progress/due.ts";
import { errorView } from "../core/view/error.ts";
import { type HomeEntry, homeHead, homeLines } from "../core/view/home.ts";
import { findLesson } from "../session/course.ts";
import { takeLesson } from "../session/lesson.ts";
import { lessonRowsOf } from "../session/overview.ts";
import { takeQuestions } from "../session/questions.ts";
import { selectReview } from "../session/selection.ts";
import { openSession, type Session, todayOf } from "../session/session.ts";
import { tellMissing, tellOvertaken } from "../session/uncounted.ts";
import { findCourse, programRoot } from "../shell/course-folder.ts";
import type { World } from "../shell/world.ts";

export async function home(world: World): Promise<number> {
  const session = await openSession(world);
  const { course } = session;
  const others = await otherCourses(session);
  if (!world.terminal.interactive) {
    const look = world.look();
    await world.show([
      ...homeHead(course.title, course.summary, look),
      [],
      ...homeLines([], lessonRowsOf(session), look).map((each) => each.line),
      [],
      line("Read a lesson: whichside show <lesson>"),
      ...others.map((each) => line(`${each.text}: whichside --course ${each.course}`)),
    ]);
    return 0;
  }
  for (;;) {
    const picked = await pickFromHome(session, others);
    if (picked === undefined) return 0;
    if (picked.kind === "course") return home(await worldOf(picked.folder, world));
    if (!(await take(session, picked))) return 0;
    if (picked.kind === "lesson") {
      const { offerExperiments } = await import("../session/lab/after-lesson.ts");
      const offered = await offerExperiments(session, picked.name, "back to the lessons");
      if (offered === "quit") return 0;
      if (offered === "back") continue;
    }
    const asker = await world.asker();
    await world.show([[]]);
    const pressed = await asker.key({
      look: world.look(),
      keys: [
        { key: "enter", name: "Enter", does: "back to the lessons" },
        { key: "q", name: "q", does: "quit" },
      ],
    });
    if (pressed === "q") return 0;
  }
}

/** Courses in the working folder, offered unless a course was named. */
async function otherCourses({ library }: Session): Promise<HomeEntry[]> {
  if (!library.shipped) return [];
  const { nearbyCourses } = await import("../shell/nearby-courses.ts");
  const found = await nearbyCourses(resolve(library.folder));
  return found.map(({ folder, title }) => ({
    action: "course",
    label: "Open",
    text: title,
    course: folder,
  }));
}

/** The same world with another course in it. */
async function worldOf(folder: string, world: World): Promise<World> {
  const { realLibrary } = await import("../shell/library.ts");
  const library = realLibrary(findCourse(folder, process.cwd(), {}, programRoot()));
  return { ...world, library: async () => library };
}

/** Reviews, or reads a lesson; false when it was left before its end. */
async function take(
  session: Session,
  picked: Exclude<Picked, { kind: "course" }>,
): Promise<boolean> {
  if (picked.kind === "lesson") {
    return takeLesson(session, await session.library.lesson(picked.name), false);
  }
  const { questions, pool } = await selectReview(session, { ahead: false });
  return takeQuestions(session, {
    title: "Review",
    mode: "review",
    lessons: [],
    questions,
    pool,
    seed: undefined,
    resumes: true,
  });
}

type Picked =
  | { readonly kind: "lesson"; readonly name: string }
  | { readonly kind: "review" }
  | { readonly kind: "course"; readonly folder: string };

/** What the learner picks; undefined when they leave. */
async function pickFromHome(
  session: Session,
  others: readonly HomeEntry[],
): Promise<Picked | undefined> {
  const { world, course } = session;
  const asker = await world.asker();
  const going = continuing(session);
  const entries = [going?.entry, reviewing(session), ...others].filter(
    (each) => each !== undefined,
  );
  const rows = lessonRowsOf(session);
  await tellMissing(session);
  await tellOvertaken(session);
  await world.show([[], ...homeHead(course.title, course.summary, world.look()), []]);
  for (;;) {
    const whole = world.look();
    // The menu puts a pointer before each line.
    const look = { ...whole, width: whole.width - 2, text: Math.min(whole.text, whole.width - 2) };
    const lines = homeLines(entries, rows, look);
    const reply = await asker.menu({
      look: whole,
      items: lines.map(({ line: each, names, pick }) => ({
        line: each,
        names,
        pickable: pick !== undefined,
      })),
      start: lines.findIndex(({ pick }) => pick !== undefined),
    });
    if (reply.kind === "quit") return undefined;
    if (reply.kind === "item") {
      const pick = lines[reply.index]?.pick;
      if (pick === undefined) continue;
      if ("course" in pick) return { kind: "course", folder: pick.course };
      if ("lesson" in pick) return { kind: "lesson", name: pick.lesson };
      if (pick.action === "review") return { kind: "review" };
      if (going !== undefined) return { kind: "lesson", name: going.lesson };
      continue;
    }
    try {
      return { kind: "lesson", name: await findLesson(session, reply.text) };
    } catch (error) {
      if (!(error instanceof TutorError)) throw error;
      await world.show([...errorView(error.message, error.hint, world.look()), []]);
    }
  }
}

/** What is due, and how long it takes. */
function reviewing(session: Session): HomeEntry | undefined {
  const due = dueSummary(session.progress(), session.course.lessons, todayOf(session));
  if (due.questions === 0) return undefined;
  const count = due.questions === 1 ? "1 question is" : `${due.questions} questions are`;
  const time = due.minutes === 1 ? "about a minute" : `about ${due.minutes} minutes`;
  return { action: "review", label: "Review", text: `${count} due, ${time}` };
}

/** The sitting that was left, and how the home screen says it. */
function continuing(session: Session): { lesson: string; entry: HomeEntry } | undefined {
  const progress = session.progress();
  const [left] = progress.open.filter(({ run }) => run.mode === "learn");
  const lesson = left?.run.lessons[0];
  const meta = lesson === undefined ? undefined : session.library.meta(lesson).value;
  if (left === undefined || lesson === undefined || meta === undefined) return undefined;
  const read = progress.sections.get(lesson);
  const sections = [...(read?.values() ?? [])].filter((t) => t >= left.began).length;
  const answered = `${left.settled} of ${left.run.questions.length} questions answered`;
  const pages = sections === 1 ? "1 section read" : `${sections} sections read`;
  const begun = sections === 0 ? "at the beginning" : pages;
  const where = left.settled === 0 ? begun : answered;
  return {
    lesson,
    entry: { action: "continue", label: "Continue", text: `${meta.title}, ${where}` },
  };
}
