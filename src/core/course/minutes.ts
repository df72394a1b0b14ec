/** How long a lesson takes somebody who reads it for the first time: an estimate. Pure. */

/** For a question that was never timed, milliseconds. */
export const usualQuestionTime = 40_000;

const wordsAMinute = 230;
/** A drawing or a piece of code is looked at for about a quarter of a minute. */
const minutesAFence = 0.25;

/** Whole minutes, at least 1: from the words and fences of its text and the questions of its quiz. */
export function lessonMinutes(lessonText: string, quizText: string): number {
  const { words, fences } = readingOf(lessonText);
  const questions = readingOf(quizText).headings;
  const minutes =
    words / wordsAMinute + fences * minutesAFence + (questions * usualQuestionTime) / 60_000;
  return Math.max(1, Math.round(minutes));
}

/** What there is to read: no front matter, no comments of one line, nothing inside a fence. */
function readingOf(text: string): { words: number; fences: number; headings: number } {
  // Editors of Windows put a mark before the first letter.
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const end = lines[0]?.trimEnd() === "---" ? lines.findIndex(isEndOfFrontMatter) : -1;
  let [words, fences, headings] = [0, 0, 0];
  let fence: string | undefined;
  for (const line of lines.slice(end + 1)) {
    const mark = /^ {0,3}(`{3}|~{3})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || fence === mark)) {
      if (fence === undefined) fences += 1;
      fence = fence === undefined ? mark : undefined;
    } else if (fence === undefined && !line.startsWith("<!--")) {
      if (line.startsWith("## ")) headings += 1;
      for (const word of line.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(word)) words += 1;
    }
  }
  return { words, fences, headings };
}

function isEndOfFrontMatter(line: string, index: number): boolean {
  return index > 0 && line.trimEnd() === "---";
}
