/** Questions of a course in the formats of other programs: Anki, Moodle, a printed sheet. */

import type { Safe } from "mermaid-text/text";
import type { Lesson } from "../core/course/course.ts";
import { TutorError } from "../core/error.ts";
import type { WriteCourse } from "../core/exchange/out/course-document.ts";
import { counted } from "../core/text/counted.ts";
import { noticeView } from "../core/view/error.ts";
import { brokenView } from "../core/view/lesson.ts";
import type { World } from "../shell/world.ts";
import { findLesson } from "./course.ts";
import { openSession, type Session } from "./session.ts";

/** A form that the questions of a course go out in. */
interface CourseForm {
  /** What it is: `12 questions as …`. */
  readonly is: string;
  /** Loads how it is written. */
  readonly load: () => Promise<WriteCourse>;
}

/** By the name behind `export`, in the order of the help. */
export const courseForms = {
  anki: {
    is: "cards for Anki",
    load: async () => (await import("../core/exchange/out/anki.ts")).ankiDocument,
  },
  gift: {
    is: "GIFT",
    load: async () => (await import("../core/exchange/out/gift.ts")).giftDocument,
  },
  moodle: {
    is: "Moodle's XML",
    load: async () => (await import("../core/exchange/out/moodle-xml.ts")).moodleDocument,
  },
  markdown: {
    is: "a worksheet",
    load: async () => (await import("../core/exchange/out/worksheet.ts")).worksheetDocument,
  },
} satisfies Record<string, CourseForm>;

export type CourseFormName = keyof typeof courseForms;

/** A document line by line, and what it is, for the sentence at the end. */
export interface Exported {
  readonly lines: Iterable<Safe>;
  readonly said: () => string;
}

/** All lessons without names. What a form cannot hold is named on standard error. */
export async function exportCourse(
  form: CourseFormName,
  names: readonly string[],
  world: World,
): Promise<Exported> {
  const session = await openSession(world);
  const lessons = await lessonsNamed(session, names);
  const questions = lessons.flatMap((lesson) => lesson.questions);
  if (questions.length === 0) {
    throw new TutorError("export.empty", "There is no question to export.", {
      hint: "All lessons: whichside list",
      exitCode: 2,
    });
  }
  const { is, load } = courseForms[form];
  const write = await load();
  const { lines, left } = write(session.course, lessons);
  for (const { name, why } of left) {
    await world.warn(noticeView(`${name} is left out: ${why}.`, undefined, world.look()));
  }
  return { lines, said: () => `${counted(questions.length - left.length, "question")} as ${is}` };
}

async function lessonsNamed(session: Session, names: readonly string[]): Promise<Lesson[]> {
  const { course, library, world } = session;
  const found: string[] = [];
  for (const typed of names) found.push(await findLesson(session, typed));
  const lessons: Lesson[] = [];
  for (const name of names.length === 0 ? course.lessons : [...new Set(found)]) {
    const parsed = await library.lesson(name);
    const broken = brokenView(parsed, world.look());
    if (broken.length > 0) await world.warn(broken);
    lessons.push(parsed.value);
  }
  return lessons;
}
