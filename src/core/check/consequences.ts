/**
 * One mistake, one message: what only follows from another mistake is not told, since it would
 * hide the one thing that is to be mended. Once that is mended, whatever is left is told. Pure.
 */

import type { Diagnostic } from "../diagnostic.ts";
import type { LessonGist } from "./gist.ts";

/** What is told because a lesson.md, or both files, are there and cannot be read. */
const ofAbsence = ["lesson.empty", "lesson.no-front-matter", "question.unknown-section"];
const unread = new Set([
  "file.unreadable",
  "file.not-a-file",
  "file.outside",
  "file.misnamed",
  "limit.file",
  "text.not-text",
]);
/** What takes the rest of its file along. */
const openings = new Set(["text.unclosed-fence", "text.unclosed-comment"]);
/** What makes one quote of two, or an ordinary one of an alert: the explanation may be lost by it. */
const ofAlerts = new Set(["alert.run-together", "alert.unknown", "alert.text-beside"]);
/** What is said of a question whose lower half is lost. */
const ofHalf = new Set(["question.no-answer", "question.no-explanation"]);
/** Sections that are referred to, and may have been lost. */
const ofSections = new Set(["question.unknown-section", "link.no-section"]);

/** A diagram that is shown as code, and so is not counted as one. */
const notMarked = "diagram.not-marked";

/** What front matter that cannot be read would have said. */
const ofFrontMatter = new Set(["teaching.objective-count", "teaching.term-unused"]);
/** What is counted over all questions of a lesson, so that a broken one may change it. */
const ofCounting = new Set([
  "teaching.few-questions",
  "teaching.few-types",
  "teaching.no-produced-answer",
  "teaching.few-reviews",
  "teaching.same-count",
  "teaching.wrong-last",
]);
/** What is said of objectives when a question names none, which may be for a mistake. */
const ofAims = new Set(["lesson.objective-untested", "teaching.objective-once"]);
/** Mistakes by which nobody knows what a question tests. */
const aimless = new Set([
  "question.metadata",
  "question.metadata-place",
  "question.unknown-key",
  "question.duplicate-key",
  "question.wrong-value",
  "question.unknown-objective",
  "question.heading-level",
  "question.stray",
  "quiz.no-questions",
]);
/** What is said of one question for want of the metadata that is broken. */
const ofMetadata = new Set(["teaching.no-id", "question.no-objective"]);

/** Whether rules may take a lesson for having no text of its own. */
export function isOfAbsence({ code }: Diagnostic): boolean {
  return ofAbsence.includes(code);
}

export function withoutConsequences(
  found: readonly Diagnostic[],
  lessons: readonly LessonGist[],
): Diagnostic[] {
  const byFolder = new Map<string, Diagnostic[]>();
  for (const one of found) {
    const folder = folderOf(one.file);
    const others = byFolder.get(folder);
    if (others === undefined) byFolder.set(folder, [one]);
    else others.push(one);
  }
  const lost = new Set<Diagnostic>();
  for (const lesson of lessons) {
    const told = byFolder.get(folderOf(lesson.files.meta)) ?? [];
    const errors = told.filter(
      ({ severity, code }) => severity === "error" || aimless.has(code) || code === notMarked,
    );
    if (errors.length === 0) continue;
    const follows = followsIn(lesson, errors, told);
    for (const one of told) if (follows(one)) lost.add(one);
  }
  return found.filter((one) => !lost.has(one));
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

/** Whether a diagnostic of a lesson follows from the errors in it. */
function followsIn(
  { files, questions, empty }: LessonGist,
  errors: readonly Diagnostic[],
  told: readonly Diagnostic[],
): (one: Diagnostic) => boolean {
  const has = (codes: ReadonlySet<string>) => errors.some(({ code }) => codes.has(code));
  const opened = errors.filter(({ code }) => openings.has(code));
  const headless = errors.some(
    ({ file, code }) =>
      file === files.meta && (code.startsWith("yaml.") || code === "lesson.no-front-matter"),
  );
  // The text is there and stands in the other file, or was lost by what stands above it.
  const swapped =
    errors.some(({ code }) => code === "lesson.no-front-matter") &&
    told.some(({ code }) => code === "quiz.front-matter");
  const absent = files.lesson === undefined && has(unread);
  const textless = (headless && empty) || absent || opened.length > 0;
  const quizless = files.quiz === undefined && has(unread);
  const inQuiz = errors.filter(({ file }) => file === files.quiz);
  const headingOf = (line: number) => questions.findLast(({ at }) => at.line <= line)?.at.line;
  const torn = new Set(
    inQuiz.flatMap(({ code, line }) => (aimless.has(code) ? [headingOf(line)] : [])),
  );
  const unexplained = new Set(
    inQuiz.flatMap(({ code, line }) => (ofAlerts.has(code) ? [headingOf(line)] : [])),
  );
  const unmarked = errors.some(({ code }) => code === notMarked);
  return (one) => {
    const { code, file, line } = one;
    if (unmarked && code === "teaching.no-diagram") return true;
    if (code === "question.no-explanation" && unexplained.has(line)) return true;
    if (swapped) return code !== "lesson.no-front-matter";
    if (absent && ofAbsence.includes(code)) return true;
    if (opened.length > 0 && code.startsWith("teaching.")) return true;
    if (textless && (ofSections.has(code) || (empty && isTeaching(one, files.lesson)))) return true;
    if (headless && ofFrontMatter.has(code)) return true;
    if (inQuiz.length > 0 && ofCounting.has(code)) return true;
    if (ofAims.has(code)) return quizless || opened.length > 0 || torn.size > 0;
    if (file === files.quiz && ofMetadata.has(code) && torn.has(line)) return true;
    return opened.some((cause) => {
      if (cause.file !== file || one === cause) return false;
      const half = file === files.quiz && headingOf(cause.line) === line && ofHalf.has(code);
      return half || line >= cause.line;
    });
  };
}

function isTeaching({ code, file }: Diagnostic, lesson: string | undefined): boolean {
  return file === lesson && code.startsWith("teaching.");
}
