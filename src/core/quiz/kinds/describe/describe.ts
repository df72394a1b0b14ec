/** Say it in your own words: a rubric of points, each with phrases to look for. Pure. */

import { type Inline, inlineText } from "../../../document/block.ts";
import { type Grade, gradeOf, nothingRight, type Remark } from "../../verdict.ts";
import type { AskedWords } from "../kind.ts";
import { ownWords } from "./own-words.ts";
import { holdsPhrase } from "./phrase.ts";

export interface RubricPoint {
  readonly content: readonly Inline[];
  /** Word forms count (`send` finds "sends"); `…` stands for up to six words. */
  readonly phrases: readonly string[];
}

export interface DescribeAnswer {
  readonly kind: "describe";
  readonly points: readonly RubricPoint[];
  /** What a good answer keeps out; each costs a point when it is found. */
  readonly avoid: readonly RubricPoint[];
  /** Empty when the author gave none. */
  readonly model: readonly Inline[];
}

/** Claims need an answer that could hold them: at least this many words. */
const fewestWords = 3;

/** What of a rubric a text holds, as indexes into its points. */
export interface Recognised {
  readonly found: readonly number[];
  /** Indexes into `avoid`. */
  readonly avoided: readonly number[];
  /** Points that the learner may claim to have put in other words. */
  readonly open: readonly number[];
}

/** The question's own words, which earn nothing when they are given back. */
export function askedText({ title, stem }: AskedWords): string {
  const below = (stem ?? []).flatMap((block) =>
    block.kind === "paragraph" ? [inlineText(block.content)] : [],
  );
  return [inlineText(title ?? []), ...below].join("\n");
}

export function recognise(answer: DescribeAnswer, text: string, asked: string): Recognised {
  const own = ownWords(text, asked);
  const holds = (points: readonly RubricPoint[]) =>
    points.flatMap(({ phrases }, index) =>
      phrases.some((phrase) => holdsPhrase(own, phrase)) ? [index] : [],
    );
  const found = holds(answer.points);
  const others = [...answer.points.keys()].filter((index) => !found.includes(index));
  return {
    found,
    avoided: holds(answer.avoid),
    open: own.words.filter((word) => word !== "").length < fewestWords ? [] : others,
  };
}

/** Points found and claimed, less one for each thing to avoid, over all points. */
export function gradeDescribe(
  answer: DescribeAnswer,
  text: string,
  claimed: readonly number[],
  asked: string,
): Grade {
  const { found, avoided, open } = recognise(answer, text, asked);
  if (answer.points.length === 0) return nothingRight;
  const earned = new Map<number, Remark["kind"]>();
  for (const index of found) earned.set(index, "found");
  for (const index of claimed) if (open.includes(index)) earned.set(index, "claimed");
  const remarks = answer.points.map((point, index): Remark => {
    const kind = earned.get(index) ?? "missed";
    const verdict = kind === "missed" ? "wrong" : "right";
    return { kind, verdict, about: point.content, text: [] };
  });
  for (const index of avoided) {
    const about = answer.avoid[index]?.content ?? [];
    remarks.push({ kind: "avoid", verdict: "wrong", about, text: [] });
  }
  return gradeOf(Math.max(0, earned.size - avoided.length) / answer.points.length, remarks);
}
