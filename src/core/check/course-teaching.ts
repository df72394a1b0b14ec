/** Rules of teaching that only show over many questions. Pure. */

import type { Diagnostic } from "../diagnostic.ts";
import { notesFor, startOfFile } from "../problems.ts";
import type { WholeCourse } from "./course-rules.ts";
import type { SingleGist } from "./gist.ts";

/** Fewer questions than this say nothing about a habit. */
const fewestForShares = 8;

export function checkShares({ course, lessons }: WholeCourse, english: boolean): Diagnostic[] {
  const { found, report } = notesFor(course.file);
  const single = lessons.flatMap(({ name, questions }) =>
    questions.flatMap((one): Single[] =>
      one.single === undefined ? [] : [{ ...one.single, name: `${name}/${one.id}` }],
    ),
  );
  if (single.length >= fewestForShares) {
    const longest = single.filter(({ right, wrong }) => right > Math.max(...wrong));
    if (longest.length > 0.4 * single.length) {
      report(
        "teaching.longest-right",
        startOfFile,
        `In ${percent(longest.length, single.length)} of the questions with one right option it is the longest, so the longest can be picked blindly; at most 40 % is fair.`,
        `shorten right options or lengthen wrong ones, first in ${namesOf(longest)}`,
      );
    }
    const long = single.filter(({ right, wrong }) => right > 1.5 * mean(wrong));
    if (long.length > 0.1 * single.length) {
      report(
        "teaching.long-right",
        startOfFile,
        `In ${percent(long.length, single.length)} of the questions with one right option it is half as long again as the wrong ones; at most 10 % is fair.`,
        `shorten the right option in ${namesOf(long)}`,
      );
    }
  }
  const fixed = single.filter(({ shuffle }) => !shuffle);
  if (fixed.length >= fewestForShares) {
    for (const place of [0, 1, 2, 3]) {
      const here = fixed.filter(({ position }) => position === place).length;
      const possible = fixed.filter(({ wrong }) => wrong.length >= place).length;
      if (possible < fixed.length || (here >= 0.15 * fixed.length && here <= 0.4 * fixed.length))
        continue;
      report(
        "teaching.right-position",
        startOfFile,
        `Of the questions with \`shuffle: no\`, ${percent(here, fixed.length)} have the right option at place ${place + 1}; between 15 % and 40 % gives nothing away.`,
        "shuffle them, or move right options to other places",
      );
      break;
    }
  }
  const picked = lessons.flatMap(({ name, questions }) =>
    questions.flatMap(({ id, picked }) =>
      picked === undefined ? [] : [{ name: `${name}/${id}`, ...picked }],
    ),
  );
  const negative = picked.filter((one) => one.negative);
  if (
    english &&
    picked.length >= fewestForShares &&
    negative.length > Math.max(1, 0.05 * picked.length)
  ) {
    report(
      "teaching.negative-share",
      startOfFile,
      `${percent(negative.length, picked.length)} of the questions with options ask for what is NOT so; up to 5 % is fine.`,
      `turn some round: ${negative
        .slice(0, 3)
        .map(({ name }) => name)
        .join(", ")}`,
    );
  }
  return found;
}

interface Single extends SingleGist {
  readonly name: string;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}

/** The three questions in which the right option stands out most. */
function namesOf(singles: readonly Single[]): string {
  return [...singles]
    .sort((one, other) => other.right / mean(other.wrong) - one.right / mean(one.wrong))
    .slice(0, 3)
    .map(({ name }) => name)
    .join(", ");
}
