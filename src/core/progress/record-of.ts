/**
 * What is known of a question as it is today: of its right answer, and of earlier ones that its
 * author counts as the same. Nobody loses what an earlier answer has earned. Pure.
 */

import type { QuestionFacts } from "../course/course.ts";
import { acceptsOf, countsAsSame, type Lineage, rightMarks } from "../quiz/lineage.ts";
import { questionName } from "../quiz/question.ts";
import type { Progress, QuestionProgress } from "./progress.ts";
import { keptTimes } from "./records.ts";

/** What of a question decides which answers are answers to it. */
export type AskedToday = Pick<
  QuestionFacts,
  "lesson" | "id" | "fingerprint" | "mended" | "answer" | "accepts"
>;

/** None when nothing was answered that counts for the right answer of today. */
export function recordFor(progress: Progress, question: AskedToday): QuestionProgress | undefined {
  const { fingerprint } = question;
  const all = progress.questions.get(questionName(question)) ?? [];
  const others = all.some(({ answer }) => answer !== fingerprint);
  if (!others) return all[0];
  const lineage = lineageOf(question);
  const counting = all.flatMap((record) =>
    record.answer === fingerprint
      ? [record]
      : countsAsSame(lineage, record.answer)
        ? [gradedToday(record, lineage, fingerprint)]
        : [],
  );
  const [newest, ...older] = counting;
  return newest === undefined ? undefined : older.reduce(joined, newest);
}

/** What of a question decides which earlier answers count. */
export function lineageOf({ mended, accepts, answer }: AskedToday): Lineage {
  return { mended, accepts: accepts ?? (answer === undefined ? undefined : acceptsOf(answer)) };
}

/** True when all answers so far were given to another right answer: the question starts anew. */
export function startsAnew(progress: Progress, question: AskedToday): boolean {
  return (
    progress.questions.has(questionName(question)) && recordFor(progress, question) === undefined
  );
}

/** What had been answered and is right today was right; nothing else changes. */
function gradedToday(record: QuestionProgress, lineage: Lineage, answer: string): QuestionProgress {
  const marks = rightMarks(lineage);
  const right = (record.missed ?? []).filter(({ mark }) => marks.has(mark));
  return {
    ...record,
    answer,
    best: Math.max(record.best, ...right.map(({ worth }) => worth)),
    firstTry: record.firstTry || right.some(({ first }) => first),
    verdict: right.some(({ last }) => last) ? "right" : record.verdict,
  };
}

/** Two records of one question as one; the first is the one answered last. */
function joined(newer: QuestionProgress, older: QuestionProgress): QuestionProgress {
  const recalled = newer.recalled ?? older.recalled;
  return {
    ...older,
    ...newer,
    best: Math.max(newer.best, older.best),
    firstTry: newer.firstTry || older.firstTry,
    first: Math.min(newer.first, older.first),
    last: Math.max(newer.last, older.last),
    tries: newer.tries + older.tries,
    settled: newer.settled + older.settled,
    ...(recalled === undefined ? {} : { recalled }),
    // By day, and of one day those of the older right answer first.
    ratings: [...older.ratings, ...newer.ratings].sort(
      (a, b) => Math.floor(a / 4) - Math.floor(b / 4),
    ),
    times: [...older.times, ...newer.times].slice(-keptTimes),
  };
}
