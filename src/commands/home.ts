/** No arguments: the home screen, from which everything can be reached without knowing a command. */

import { resolve } from "node:path";
import { line, wrapLine } from "mermaid-text/text";
import { searchCourse } from "../core/course/search.ts";
import { TutorError } from "../core/error.ts";
import { dueSummary } from "../core/progress/due.ts";
import { missedCount } from "../core/progress/missed.ts";
import type { OfToday } from "../core/progress/of-today.ts";
import { counted } from "../core/text/counted.ts";
import { afterLegend, type LessonRow, lessonRows, minutesText } from "../core/view/course-list.ts";
import { asideView, errorView } from "../core/view/error.ts";
import {
  beyondHome,
  courseHits,
  goingOnHits,
  type Home,
  type HomeCommandName,
  type HomeEntry,
  type HomePick,
  hitRows,
  homeHead,
  homeHelp,
  homeRows,
  isHomeCommand,
  searchedCommands,
} from "../core/view/home.ts";
import type { Look } from "../core/view/view.ts";
import { lessonMetas } from "../session/course.ts";
import { takeLesson } from "../session/lesson.ts";
import { lessonRowsOf } from "../session/overview.ts";
import { openSession, type Session, todayOf } from "../session/session.ts";
import { courseOfToday } from "../session/today.ts";
import { tellMissing, tellOvertaken } from "../session/uncounted.ts";
import { findCourse, programRoot } from "../shell/course-folder.ts";
import { inputEnded, interrupted } from "../shell/prompts/asker.ts";
import type { World } from "../shell/world.ts";

/** What the home screen does with the program's other commands, which it doesn't import. */
export interface OtherCommands {
  readonly names: readonly string[];
  /** Runs one with these switches on; the result is its exit code. */
  readonly run: (
    name: string,
    switches: readonly string[],
    words: readonly string[],
    world: World,
  ) => Promise<number>;
  readonly help: (name: string) => Promise<void>;
}

export async function home(world: World, commands: OtherCommands): Promise<number> {
  let session = await openSession(world);
  const others = await otherCourses(session);
  if (!world.terminal.interactive) {
    await printHome(session, others);
    return 0;
  }
  await tellMissing(session);
  await tellOvertaken(session);
  for (;;) {
    const picked = await pickFromHome(session, others, commands);
    if (picked === undefined) return 0;
    if (picked.kind === "course") return home(await worldOf(picked.folder, world), commands);
    if (picked.kind === "lesson") {
      const left = await takeFromHome(session, picked);
      if (left === "quit") return 0;
      if (left === "back") continue;
    } else {
      await runFromHome(picked, session, commands);
      // A command has a session of its own: what it recorded is read anew.
      session = await openSession(world);
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

/** The same without anybody to pick. */
async function printHome(session: Session, others: readonly HomeEntry[]) {
  const { world, course } = session;
  const look = world.look();
  const rows = lessonRowsOf(session, await courseOfToday(session));
  const legend = afterLegend(rows, look);
  await world.show([
    ...homeHead(course.title, course.summary, look),
    [],
    ...lessonRows(rows, look).flat(),
    ...legend,
    [],
    line("Read a lesson: whichside show <lesson>"),
    ...others.flatMap(({ text, pick }) =>
      pick.kind === "course"
        ? wrapLine(line(`${text}: whichside --course ${pick.folder}`), look.text)
        : [],
    ),
  ]);
}

/** Reads a lesson, and its experiments behind it. */
async function takeFromHome(
  session: Session,
  { name, why }: { readonly name: string; readonly why?: string },
): Promise<"quit" | "back" | "end"> {
  const { world, library } = session;
  const lesson = await library.lesson(name);
  if (why !== undefined && world.terminal.plain) {
    await world.show(asideView(`${lesson.value.title}: ${why}.`, world.look()));
  }
  if (!(await takeLesson(session, lesson, false))) return "quit";
  const { afterLesson } = await import("../session/after-lesson.ts");
  const offered = await afterLesson(session, name, "back to the lessons");
  return offered === "quit" || offered === "back" ? offered : "end";
}

/** A mistake in a command ends the command, not the program. */
async function runFromHome(
  picked: Exclude<HomePick, { kind: "lesson" | "course" }>,
  session: Session,
  { run, help }: OtherCommands,
): Promise<void> {
  const { world } = session;
  await world.show([[]]);
  try {
    if (picked.kind === "term") await run("glossary", [], [picked.term], world);
    else if (picked.name === "help") await world.show(homeHelp(commandsOf(session), world.look()));
    else if (picked.name === "missed") await run("quiz", ["missed"], [], world);
    else if (picked.name === "list" || isHomeCommand(picked.name))
      await run(picked.name, [], [], world);
    else await help(picked.name);
  } catch (error) {
    if (!(error instanceof TutorError) || [interrupted, inputEnded].includes(error.code))
      throw error;
    await world.warn(errorView(error.message, error.hint, world.look()));
  }
}

/** Courses in the working folder, offered unless a course was named. */
async function otherCourses({ library }: Session): Promise<HomeEntry[]> {
  if (!library.shipped) return [];
  const { nearbyCourses } = await import("../shell/nearby-courses.ts");
  const found = await nearbyCourses(resolve(library.folder), library.course().value);
  return found.map(({ folder, title }) => ({
    label: "open",
    text: title,
    aside: folder === "." ? "this folder" : `./${folder}`,
    pick: { kind: "course", folder },
  }));
}

/** The same world with another course in it. */
async function worldOf(folder: string, world: World): Promise<World> {
  const { realLibrary } = await import("../shell/library.ts");
  const library = realLibrary(findCourse(folder, process.cwd(), {}, programRoot()));
  return { ...world, library: async () => library };
}

/** The lab's app and its cases belong to the course that ships. */
function commandsOf({ library }: Session): readonly HomeCommandName[] {
  const lab: readonly HomeCommandName[] = library.shipped ? ["lab", "case"] : [];
  return [
    "review",
    "missed",
    "quiz",
    "drill",
    ...lab,
    "score",
    "glossary",
    "settings",
    "help",
    "quit",
  ];
}

/** What the learner picks; undefined when they leave. */
async function pickFromHome(
  session: Session,
  others: readonly HomeEntry[],
  commands: OtherCommands,
): Promise<HomePick | undefined> {
  const { world, course, library } = session;
  const whole = world.look();
  // The list puts a pointer before each line.
  const look: Look = whole.plain
    ? whole
    : { ...whole, width: whole.width - 2, text: Math.min(whole.text, whole.width - 2) };
  const now = await courseOfToday(session);
  const lessons = lessonRowsOf(session, now);
  const shown: Home = {
    entries: [going(session, lessons), reviewing(session, now), missing(session, now)].filter(
      (each) => each !== undefined,
    ),
    lessons,
    commands: commandsOf(session),
    others,
  };
  const metas = lessonMetas(library, course);
  const searched = searchedCommands(shown.commands, commands.names);
  const rows = homeRows(shown, look);
  await world.show([[]]);
  const asker = await world.asker();
  const picked = await asker.find<HomePick>({
    look: whole,
    head: [...homeHead(course.title, course.summary, whole), []],
    rows,
    start: rows.findIndex(({ pick }) => pick !== undefined),
    beyond: beyondHome(shown, look),
    leave: "q Enter quit",
    search(text) {
      const { how, hits } = searchCourse(text, metas, searched);
      const goingOn = goingOnHits(shown, text, look);
      if (goingOn.length > 0) return { how: "exact", rows: goingOn };
      const courses = courseHits(shown, text, look);
      if (how === "guess" && courses.length > 0) return { how: "fitting", rows: courses };
      return { how, rows: [...hitRows(hits, text, shown, look), ...courses] };
    },
  });
  return picked?.kind === "command" && picked.name === "quit" ? undefined : picked;
}

/** Where to go on: the sitting that was left, the very first lesson, or the next one. */
function going(session: Session, lessons: readonly LessonRow[]): HomeEntry | undefined {
  const left = continuing(session);
  if (left !== undefined) return left;
  const rows = lessons.filter(({ state }) => state === "new" || state === "begun");
  const next = rows.find(({ after }) => after.length === 0) ?? rows[0];
  if (next === undefined) return undefined;
  const { sections, questions } = session.progress();
  const isFresh = sections.size === 0 && questions.size === 0;
  const time = next.minutes === undefined ? "" : `, about ${minutesText(next.minutes)}`;
  return {
    label: isFresh ? "Start here" : "Next",
    text: `${next.title}${time}`,
    pick: { kind: "lesson", name: next.name },
  };
}

/** The sitting that was left, and how the home screen says it. */
function continuing(session: Session): HomeEntry | undefined {
  const progress = session.progress();
  const [left] = progress.open.filter(({ run }) => run.mode === "learn");
  const lesson = left?.run.lessons[0];
  if (left === undefined || lesson === undefined) return undefined;
  if (!session.course.lessons.includes(lesson)) return undefined;
  const meta = session.library.meta(lesson).value;
  const read = progress.sections.get(lesson);
  const sections = [...(read?.values() ?? [])].filter((t) => t >= left.began).length;
  const answered = `${left.settled} of ${left.run.questions.length} questions answered`;
  const pages = sections === 1 ? "1 section read" : `${sections} sections read`;
  const begun = sections === 0 ? "at the beginning" : pages;
  const where = left.settled === 0 ? begun : answered;
  return {
    label: "Continue",
    text: `${meta.title}, ${where}`,
    pick: { kind: "lesson", name: lesson },
  };
}

/** What is due, and how long it takes. */
function reviewing(session: Session, { progress, anew }: OfToday): HomeEntry | undefined {
  const due = dueSummary(progress, session.course.lessons, todayOf(session), anew);
  if (due.questions === 0) return undefined;
  const count = due.questions === 1 ? "1 question is" : `${due.questions} questions are`;
  return {
    label: "Review",
    text: `${count} due, about ${minutesText(due.minutes)}`,
    pick: { kind: "command", name: "review" },
  };
}

/** What went wrong the last time. */
function missing({ course }: Session, { progress }: OfToday): HomeEntry | undefined {
  const count = missedCount(progress, course.lessons);
  if (count === 0) return undefined;
  const questions = counted(count, "question");
  return {
    label: "Again",
    text: `${questions} to try once more`,
    pick: { kind: "command", name: "missed" },
  };
}
