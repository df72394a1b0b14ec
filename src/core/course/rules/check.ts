/** All rules over a whole course, in the order in which an author wants to read them. Pure. */

import type { Diagnostic } from "../../diagnostic.ts";
import type { ScopedAllow } from "../parse-lesson.ts";
import { checkListing, checkNeeds, checkObjectives, type WholeCourse } from "./course-rules.ts";
import { checkShares } from "./course-teaching.ts";
import { checkDiagrams } from "./diagram-rules.ts";
import { checkTeaching } from "./lesson-teaching.ts";
import { checkQuestionTeaching } from "./question-teaching.ts";
import { setAside } from "./set-aside.ts";

/** `others` are what was found before anything could be parsed, as a file that is no file. */
export function checkWhole(whole: WholeCourse, others: readonly Diagnostic[] = []): Diagnostic[] {
  const { course, lessons } = whole;
  const english = (course.course?.language ?? "en").toLowerCase().startsWith("en");
  const order = [...course.lessons.keys()];
  const found = [
    ...others,
    ...course.diagnostics,
    ...checkListing(whole),
    ...lessons.flatMap((lesson) => lesson.diagnostics),
    ...checkNeeds(whole),
    ...checkObjectives(whole),
    ...checkShares(whole, english),
    ...lessons.flatMap((lesson) => {
      const place = order.indexOf(lesson.lesson.name);
      return [
        ...checkDiagrams(lesson),
        ...checkTeaching(lesson, { number: place === -1 ? undefined : place + 1, english }),
        ...checkQuestionTeaching(lesson, english),
      ];
    }),
  ];
  const allows = [
    ...course.allows.map(
      (allow): ScopedAllow => ({
        ...allow,
        file: course.file,
        from: 1,
        to: Number.MAX_SAFE_INTEGER,
      }),
    ),
    ...lessons.flatMap((lesson) => lesson.allows),
  ];
  return sorted(setAside(found, allows), whole);
}

/** Errors before warnings; then the course, then its lessons in order; then from top to bottom. */
function sorted(found: readonly Diagnostic[], { course, lessons }: WholeCourse): Diagnostic[] {
  const files = [
    course.file,
    ...lessons.flatMap(({ files: { meta, lesson, quiz } }) => [meta, lesson ?? meta, quiz ?? meta]),
  ];
  const places = new Map<string, number>();
  for (const file of files) if (!places.has(file)) places.set(file, places.size);
  const place = (file: string) => places.get(file) ?? places.size;
  return [...found].sort(
    (one, other) =>
      Number(one.severity === "warning") - Number(other.severity === "warning") ||
      place(one.file) - place(other.file) ||
      (one.file < other.file ? -1 : one.file > other.file ? 1 : 0) ||
      one.line - other.line ||
      one.col - other.col,
  );
}
