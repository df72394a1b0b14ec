/**
 * One mistake, one message: what only follows from another mistake in a lesson is not told, since
 * it would hide the one thing that is to be mended. Pure.
 */

import type { Diagnostic } from "../../diagnostic.ts";
import type { LessonReading } from "../parse-lesson.ts";

const ofAbsence = ["lesson.empty", "lesson.no-front-matter", "question.unknown-section"];

/** What is told because a lesson.md, or both files, are there and cannot be read. */
const ofUnread = new Map<string, readonly string[]>([
  ["file.unreadable", ofAbsence],
  ["file.not-a-file", ofAbsence],
  ["file.outside", ofAbsence],
  ["file.misnamed", ofAbsence],
  ["limit.file", ofAbsence],
  ["text.not-text", ofAbsence],
  ["yaml.unclosed", ["question.unknown-section"]],
]);

/** What takes the rest of its file along. */
const openings = ["text.unclosed-fence", "text.unclosed-comment"];
/** Codes of sections and questions that the rest of the file may have held. */
const ofLoss = ["question.unknown-section", "link.no-section"];
/** What is said of a question whose lower half is lost. */
const ofHalf = ["question.no-answer", "question.no-explanation"];

/** Whether rules may take a lesson for having no text of its own. */
export function isOfAbsence({ code }: Diagnostic): boolean {
  return ofAbsence.includes(code);
}

/** `unread` is what was said of files before anything of them was read. */
export function withoutConsequences(
  told: readonly Diagnostic[],
  unread: readonly Diagnostic[],
  { files, questions }: LessonReading,
): Diagnostic[] {
  const causes = files.lesson === undefined ? unread : told;
  const lost = new Set(causes.flatMap(({ code }) => ofUnread.get(code) ?? []));
  const opened = told.filter(({ code }) => openings.includes(code));
  const behind = (one: Diagnostic) =>
    opened.some((cause) => {
      if (cause.file !== one.file || one === cause) return false;
      const asked = questions.findLast(({ at }) => at.line < cause.line);
      const half = asked?.at.line === one.line && one.file === files.quiz;
      return one.line >= cause.line || (half && ofHalf.includes(one.code));
    });
  return told.filter(
    (one) =>
      !lost.has(one.code) &&
      !behind(one) &&
      (opened.length === 0 || !(ofLoss.includes(one.code) || one.code.startsWith("teaching."))),
  );
}

/** Whether all questions of a lesson are known, so that what none of them tests is tested by none. */
export function knowsQuestions(
  told: readonly Diagnostic[],
  unread: readonly Diagnostic[],
  { files }: LessonReading,
): boolean {
  if (files.quiz === undefined) return !unread.some(({ severity }) => severity === "error");
  return !told.some(({ code, file }) => file === files.quiz && openings.includes(code));
}
