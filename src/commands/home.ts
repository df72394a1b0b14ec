/** No arguments: the home screen, from which everything can be reached without knowing a command. */

import { TutorError } from "../core/error.ts";
import { errorView } from "../core/view/error.ts";
import { type HomeEntry, homeHead, homeLines } from "../core/view/home.ts";
import { line } from "../core/view/view.ts";
import { findLesson } from "../session/course.ts";
import { takeLesson } from "../session/lesson.ts";
import { lessonRowsOf } from "../session/overview.ts";
import { openSession, type Session } from "../session/session.ts";
import type { World } from "../shell/world.ts";

export async function home(world: World): Promise<number> {
  const session = await openSession(world);
  const { course } = session;
  if (!world.terminal.interactive) {
    const look = world.look();
    await world.show([
      ...homeHead(course.title, course.summary, look),
      [],
      ...homeLines([], lessonRowsOf(session), look).map((each) => each.line),
      [],
      line("Read a lesson: whichside show <lesson>"),
    ]);
    return 0;
  }
  for (;;) {
    const picked = await pickFromHome(session);
    if (picked === undefined) return 0;
    const { value: lesson } = await session.library.lesson(picked);
    if (!(await takeLesson(session, lesson, false))) return 0;
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

/** The lesson that the learner picks; undefined when he leaves. */
async function pickFromHome(session: Session): Promise<string | undefined> {
  const { world, course } = session;
  const asker = await world.asker();
  const going = continuing(session);
  const rows = lessonRowsOf(session);
  await world.show([[], ...homeHead(course.title, course.summary, world.look()), []]);
  for (;;) {
    const whole = world.look();
    // The menu puts a pointer before each line.
    const look = { ...whole, width: whole.width - 2, text: Math.min(whole.text, whole.width - 2) };
    const lines = homeLines(going === undefined ? [] : [going.entry], rows, look);
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
      if (pick !== undefined) return "lesson" in pick ? pick.lesson : going?.lesson;
      continue;
    }
    try {
      return await findLesson(session, reply.text);
    } catch (error) {
      if (!(error instanceof TutorError)) throw error;
      await world.show([...errorView(error.message, undefined, world.look()), []]);
    }
  }
}

/** The sitting that was left, and how the home screen says it. */
function continuing(session: Session): { lesson: string; entry: HomeEntry } | undefined {
  const progress = session.progress();
  const [left] = progress.open.filter(({ run }) => run.mode === "learn");
  const lesson = left?.run.lessons[0];
  const meta = lesson === undefined ? undefined : session.library.meta(lesson).value;
  if (left === undefined || lesson === undefined || meta === undefined) return undefined;
  const read = progress.sections.get(lesson);
  const sections = [...(read?.values() ?? [])].filter((t) => t >= left.run.t).length;
  const answered = `${left.settled} of ${left.run.questions.length} questions answered`;
  const where = sections === 0 ? "at the beginning" : answered;
  return {
    lesson,
    entry: { action: "continue", label: "Continue", text: `${meta.title}, ${where}` },
  };
}
