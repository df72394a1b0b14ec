/** All that is wrong with a whole course, in the order in which an author wants to read it. Pure. */

import type { Diagnostic } from "../diagnostic.ts";
import type { CourseReading } from "../reading/parse-course.ts";
import type { ScopedAllow } from "../reading/parts.ts";
import { withoutConsequences } from "./consequences.ts";
import {
  checkListing,
  checkNeeds,
  checkObjectives,
  checkTwins,
  type WholeCourse,
} from "./course-rules.ts";
import { checkShares } from "./course-teaching.ts";
import { checkFormerNames } from "./former-names.ts";
import type { LessonSetting } from "./lesson-teaching.ts";
import { setAside } from "./set-aside.ts";

/** How the rules apply to the lesson of a name. */
export function settingsOf(course: CourseReading): (name: string) => LessonSetting {
  const numbers = new Map([...course.lessons.keys()].map((name, index) => [name, index + 1]));
  const sides = course.course?.sides.map((side) => side.id) ?? [];
  const english = isEnglish(course);
  const { phrases } = course;
  return (name) => ({ number: numbers.get(name), sides, english, phrases });
}

function isEnglish({ course }: CourseReading): boolean {
  return (course?.language ?? "en").toLowerCase().startsWith("en");
}

/** What is wrong between the lessons, with all that was found in them, in order. */
export function checkAcross(whole: WholeCourse, inLessons: readonly Diagnostic[]): Diagnostic[] {
  const { course, lessons } = whole;
  const found = [
    ...course.diagnostics,
    ...checkListing(whole),
    ...inLessons,
    ...checkNeeds(whole),
    ...checkTwins(whole),
    ...checkFormerNames(whole),
    ...checkObjectives(whole),
    ...checkShares(whole, isEnglish(course)),
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
  return sorted(withoutConsequences(setAside(found, allows), lessons), whole);
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
