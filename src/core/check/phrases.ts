/** Turns of phrase that a course has asked to be told of, wherever learners would read them. Pure. */

import type { Diagnostic } from "../diagnostic.ts";
import { linesOf, withoutMark } from "../markup/source.ts";
import { notesFor, type Report } from "../problems.ts";
import type { Phrase } from "../reading/parse-course.ts";
import type { LessonFiles } from "../reading/parts.ts";

export function checkPhrases(files: LessonFiles, phrases: readonly Phrase[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (phrases.length === 0) return found;
  const wanted = phrases
    .filter(({ text }) => text.trim() !== "")
    .map((phrase) => ({ ...phrase, sought: plain(phrase.text) }));
  const texts = { "lesson.md": files.lessonText, "quiz.md": files.quizText };
  for (const [name, text] of Object.entries(texts)) {
    if (text === undefined) continue;
    const { report } = notesFor(`${files.folder}/${name}`, found);
    for (const [index, line] of readLines(text).entries())
      checkLine(line, index + 1, wanted, report);
  }
  return found;
}

interface Sought extends Phrase {
  readonly sought: string;
}

function checkLine(line: string, number: number, wanted: readonly Sought[], report: Report): void {
  const said = plain(line);
  for (const { text, instead, sought } of wanted) {
    const at = placeOf(sought, said);
    if (at === -1) continue;
    report(
      "teaching.phrase",
      { line: number, col: at + 1 },
      `The course avoids "${text}".`,
      `write ${instead}`,
    );
  }
}

/** The lines as learners read them: code, comments and addresses are blanks of the same length. */
function readLines(text: string): string[] {
  let fence: string | undefined;
  let comment = false;
  return linesOf(withoutMark(text)).map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      return "";
    }
    if (mark !== undefined) {
      fence = mark;
      return "";
    }
    if (comment || line.startsWith("<!--")) {
      comment = !line.includes("-->");
      return "";
    }
    return line.replace(/`[^`]*`|\]\([^)\s[\](]*\)|https?:[^\s)]*/g, (hidden) =>
      " ".repeat(hidden.length),
    );
  });
}

/** Capitals and the form of an apostrophe make no difference. One character stays one. */
function plain(text: string): string {
  return [...text]
    .map((letter) => {
      if (letter === "’") return "'";
      const lower = letter.toLowerCase();
      return lower.length === letter.length ? lower : letter;
    })
    .join("");
}

/** As whole words: "mend" isn't in "recommend". */
function placeOf(sought: string, said: string): number {
  for (let at = said.indexOf(sought); at !== -1; at = said.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    const opens = joins(said.charAt(at - 1)) && joins(sought.charAt(0));
    const goesOn = joins(sought.charAt(sought.length - 1)) && joins(said.charAt(end));
    if (!opens && !goesOn) return at;
  }
  return -1;
}

function joins(letter: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]$/u.test(letter);
}
