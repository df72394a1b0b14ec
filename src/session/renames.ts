/** What a course says of earlier names: of its own, of its lessons', and of its questions'. */

import { type Renames, renamesOf } from "../core/progress/renames.ts";
import { lessonMetas, type OpenCourse } from "./course.ts";

/** Questions are only looked at in lessons where something stands of earlier names. */
export async function courseRenames({ course, library }: OpenCourse): Promise<Renames> {
  const metas = lessonMetas(library, course);
  const named = metas.filter(({ renames }) => renames === true);
  const facts = await Promise.all(named.map(({ name }) => library.facts(name)));
  return renamesOf(
    course,
    metas,
    facts.flatMap(({ questions }) => questions),
  );
}
