/** Files whose names are nearly those that are read: `Quiz.md`, `lessons.md`, `lesson.md.txt`. */

import { nearest } from "mermaid-text/text";
import type { Diagnostic } from "../core/diagnostic.ts";
import { notesFor, startOfFile } from "../core/problems.ts";
import type { CourseFiles } from "./course-files.ts";

export interface NearMiss {
  /** The file's name as it is. */
  readonly name: string;
  readonly folder: string;
  /** What it should be: the lesson's text or its questions. */
  readonly meant: "lesson" | "quiz";
  /** That one is there as well. By the listing: some disks find `quiz.md` in `Quiz.md`. */
  readonly both: boolean;
}

export function nearMisses(folder: string, files: CourseFiles): NearMiss[] {
  const names = files.filesIn(folder);
  return names.flatMap((name) => {
    const stem = withoutEndings(name);
    if (stem === name || name === "lesson.md" || name === "quiz.md") return [];
    const near = nearest(stem, ["lesson", "quiz"]);
    if (near === undefined) return [];
    const meant = near === "quiz" ? "quiz" : "lesson";
    return [{ name, folder, meant, both: names.includes(`${meant}.md`) }];
  });
}

/** `Lesson.md.txt` is "Lesson"; what has no ending of a text stays what it is. */
function withoutEndings(name: string): string {
  const stem = name.replace(/(?<=.)\.(?:md|markdown|mdx|txt|yaml|yml|docx?|odt|rtf)$/i, "");
  return stem === name ? name : withoutEndings(stem);
}

/** An error when a listed lesson has nothing else in the file's place. */
export function toldOf(
  near: readonly NearMiss[],
  missed: (one: NearMiss) => boolean,
  files: CourseFiles,
): Diagnostic[] {
  return near.flatMap((one) => {
    const { found, report } = notesFor(files.show(`${one.folder}/${one.name}`));
    const lost = missed(one);
    report(
      lost ? "file.misnamed" : "file.unknown",
      startOfFile,
      lost
        ? `${one.meant === "quiz" ? "The questions are" : "The lesson is"} not read, because the file is not called ${one.meant}.md.`
        : "The file is not read: a lesson is in lesson.md, its questions in quiz.md.",
      /\.(?:docx?|odt|rtf)$/i.test(one.name)
        ? `save it from the word processor as plain text, and call that ${one.meant}.md`
        : !one.both
          ? `rename it to ${one.meant}.md`
          : `there is a ${one.meant}.md beside it: delete this one, or move it out of the course`,
    );
    return found;
  });
}
