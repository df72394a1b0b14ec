/** A drill: rapid "which side does it?" items out of a course's sorting questions. Pure. */

import type { Lesson, Side } from "../course/course.ts";
import { type Inline, inlineText } from "../document/block.ts";
import { randomFrom, shuffle } from "../random.ts";

/** One row of a sorting question, asked alone. */
export interface DrillItem {
  readonly lesson: string;
  /** What its question asks: an item means little without it. */
  readonly asked: readonly Inline[];
  readonly item: readonly Inline[];
  /** The sides to choose from, in the order of the course: a key means the same side every time. */
  readonly sides: readonly Side[];
  /** Index into `sides`. */
  readonly right: number;
  /** Empty when the author gave no reason. */
  readonly why: readonly Inline[];
}

/** What was answered so far. */
export interface DrillScore {
  readonly answered: number;
  readonly right: number;
  /** Right answers in a row up to now, and the most of them. */
  readonly streak: number;
  readonly best: number;
  /** Milliseconds from each item's appearance to its answer; reading why is not counted. */
  readonly ms: number;
  readonly missed: readonly DrillItem[];
}

export const noDrillScore: DrillScore = {
  answered: 0,
  right: 0,
  streak: 0,
  best: 0,
  ms: 0,
  missed: [],
};

/** Every row of the sorting questions that ask for the course's sides and for nothing else. */
export function drillItems(lessons: readonly Lesson[], sides: readonly Side[]): DrillItem[] {
  return lessons.flatMap((lesson) =>
    lesson.questions.flatMap(({ title, answer }) => {
      if (answer.kind !== "sort") return [];
      const meant = answer.categories.map((category) => sideOf(category, sides));
      const offered = sides.filter((side) => meant.includes(side));
      if (meant.includes(undefined) || offered.length < 2) return [];
      return answer.rows.flatMap((row): DrillItem[] => {
        const side = meant[row.category];
        if (side === undefined) return [];
        const right = offered.indexOf(side);
        return [
          {
            lesson: lesson.name,
            asked: title,
            item: row.item,
            sides: offered,
            right,
            why: row.why,
          },
        ];
      });
    }),
  );
}

function sideOf(category: readonly Inline[], sides: readonly Side[]): Side | undefined {
  const named = inlineText(category).trim().toLowerCase();
  return sides.find(({ id, label }) => named === label.trim().toLowerCase() || named === id);
}

/** `count` items in the order that the seed gives; all of them when there are fewer. */
export function drawItems(items: readonly DrillItem[], count: number, seed: number): DrillItem[] {
  return shuffle(items, randomFrom(seed)).slice(0, count);
}

/** The score after one more item, answered with an index into its sides. */
export function scoreItem(
  score: DrillScore,
  item: DrillItem,
  side: number,
  ms: number,
): DrillScore {
  const isRight = side === item.right;
  const streak = isRight ? score.streak + 1 : 0;
  return {
    answered: score.answered + 1,
    right: score.right + (isRight ? 1 : 0),
    streak,
    best: Math.max(score.best, streak),
    // A clock that is set back while somebody thinks must not take time away.
    ms: score.ms + Math.max(0, ms),
    missed: isRight ? score.missed : [...score.missed, item],
  };
}
