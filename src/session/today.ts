/** Progress as the course of today has it: for counts and lists. */

import { lessonIn } from "../core/progress/missed.ts";
import { type OfToday, ofToday } from "../core/progress/of-today.ts";
import type { Session } from "./session.ts";

/** Questions are only looked at in lessons of which some were answered. */
export async function courseOfToday({ course, library, progress }: Session): Promise<OfToday> {
  const now = progress();
  const answered = new Set([...now.questions.keys()].map(lessonIn));
  const names = course.lessons.filter((name) => answered.has(name));
  return ofToday(now, await Promise.all(names.map((name) => library.facts(name))));
}
