/** Questions of a course in the formats of other programs: Anki, Moodle, a printed sheet. */

import type { Safe } from "mermaid-text/text";
import type { Lesson } from "../core/course/course.ts";
import { TutorError } from "../core/error.ts";
import type { ExportKind } from "../core/exchange/out/forms.ts";
import type { UnfitQuestion } from "../core/exchange/out/moodle.ts";
import { counted } from "../core/text/counted.ts";
import { noticeView } from "../core/view/error.ts";
import { brokenView } from "../core/view/lesson.ts";
import type { World } from "../shell/world.ts";
import { findLesson } from "./course.ts";
import { openSession, type Session } from "./session.ts";

export type CourseFormat = Exclude<ExportKind, "progress" | "results">;

export interface CourseExport {
  readonly lines: readonly Safe[];
  /** What was made, for the sentence at the end. */
  readonly said: string;
}

/** All lessons without names. What a format cannot hold is named on standard error. */
export async function exportCourse(
  format: CourseFormat,
  names: readonly string[],
  world: World,
): Promise<CourseExport> {
  const session = await openSession(world);
  const lessons = await lessonsNamed(session, names);
  const { title } = session.course;
  const questions = lessons.flatMap((lesson) => lesson.questions);
  if (questions.length === 0) {
    throw new TutorError("export.empty", "There is no question to export.", {
      hint: "All lessons: whichside list",
      exitCode: 2,
    });
  }
  switch (format) {
    case "anki": {
      const { ankiLines } = await import("../core/exchange/out/anki.ts");
      return {
        lines: ankiLines(session.course, questions),
        said: counted(questions.length, "note"),
      };
    }
    case "gift": {
      const { giftLines } = await import("../core/exchange/out/gift.ts");
      return told(giftLines(title, lessons), questions.length, world);
    }
    case "moodle": {
      const { moodleLines } = await import("../core/exchange/out/moodle-xml.ts");
      return told(moodleLines(title, lessons), questions.length, world);
    }
    case "markdown": {
      const { worksheetLines } = await import("../core/exchange/out/worksheet.ts");
      const said = `A worksheet with ${counted(questions.length, "question")}`;
      return { lines: worksheetLines(title, lessons), said };
    }
  }
}

/** Nothing is left out in silence. */
async function told(
  { lines, left }: { readonly lines: readonly Safe[]; readonly left: readonly UnfitQuestion[] },
  questions: number,
  world: World,
): Promise<CourseExport> {
  for (const { name, why } of left) {
    await world.warn(noticeView(`${name} is left out: ${why}.`, undefined, world.look()));
  }
  return { lines, said: counted(questions - left.length, "question") };
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
