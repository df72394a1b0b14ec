/** Reads the questions of a course, a lesson or a file, and has them guessed. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { type CourseCues, cuesOf } from "../core/check/cues.ts";
import type { CheckTarget } from "./check-course.ts";
import { type Library, realLibrary } from "./library.ts";

export interface CuesFound {
  /** Id of the course; undefined for a lesson without one. */
  readonly course: string | undefined;
  readonly cues: CourseCues;
}

export async function targetCues({ place, lesson, file }: CheckTarget): Promise<CuesFound> {
  const library = realLibrary(place);
  if (lesson === undefined) return libraryCues(library);
  const { value } = await library.lesson(lesson);
  const course = existsSync(join(place.path, "course.yaml")) ? library.course().value : undefined;
  const questions = value.questions.filter(
    (question) => file === undefined || question.file.endsWith(`/${file}`),
  );
  const english = isEnglish(course?.language);
  return { course: course?.id, cues: cuesOf([{ name: lesson, questions }], english) };
}

export async function libraryCues(library: Library): Promise<CuesFound> {
  const { id, language, lessons: names } = library.course().value;
  const lessons = [];
  for (const name of names) {
    const { questions } = (await library.lesson(name)).value;
    lessons.push({ name, questions });
  }
  return { course: id, cues: cuesOf(lessons, isEnglish(language)) };
}

function isEnglish(language = "en"): boolean {
  return language.toLowerCase().startsWith("en");
}
