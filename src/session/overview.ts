/** The lessons with the learner's marks. */

import type { LessonMeta } from "../core/course/course.ts";
import { type LessonMark, lessonMark } from "../core/progress/marks.ts";
import type { OfToday } from "../core/progress/of-today.ts";
import type { LessonRow } from "../core/view/course-list.ts";
import { lessonMetas } from "./course.ts";
import type { Session } from "./session.ts";

export function lessonRowsOf(session: Session, { progress }: OfToday): LessonRow[] {
  const metas = lessonMetas(session.library, session.course);
  const marks = new Map(metas.map(({ name }) => [name, lessonMark(progress, name)]));
  const numbers = new Map(metas.map(({ name }, index) => [name, index + 1]));
  return metas.map((meta, index) => rowOf(meta, index + 1, marks, numbers));
}

function rowOf(
  meta: LessonMeta,
  number: number,
  marks: ReadonlyMap<string, LessonMark>,
  numbers: ReadonlyMap<string, number>,
): LessonRow {
  const mark = marks.get(meta.name);
  const after = meta.needs.flatMap((name) => {
    const state = marks.get(name)?.state;
    const done = state === "passed" || state === "mastered";
    return done ? [] : (numbers.get(name) ?? []);
  });
  return {
    number,
    name: meta.name,
    title: meta.title,
    state: mark?.state ?? "new",
    share: mark?.share,
    minutes: meta.minutes,
    after,
  };
}
