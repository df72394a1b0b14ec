/**
 * What somebody who knows nothing answers by the looks of a question: the longest option, the
 * one that differs from the others, the last part, words that tell a place in an order. Pure.
 */

import { type Inline, inlineText } from "../document/block.ts";
import type { Response } from "../quiz/kinds/answer.ts";
import type { BuildAnswer } from "../quiz/kinds/build/build.ts";
import { placesOf } from "../quiz/kinds/build/build.ts";
import type { FormOption } from "../quiz/kinds/form.ts";
import type { SortAnswer } from "../quiz/kinds/sort/sort.ts";
import { candidates } from "../quiz/kinds/spot/spot.ts";
import type { Question } from "../quiz/question.ts";
import { shuffle } from "../random.ts";

/** What a guess goes by; `chance` where nothing gives the answer away. */
export type Cue = "longest" | "odd one out" | "position" | "connectives" | "count" | "chance";

export interface Guess {
  readonly cue: Cue;
  /** Undefined where something must be typed: there is nothing to go by. */
  readonly response: Response | undefined;
}

/** What the guesser has noticed about the course as a whole. */
export interface Noticed {
  /** How many options are right where several may be, when that is always the same number. */
  readonly usualCount: number | undefined;
  /** Whether cues in English words can be read. */
  readonly english: boolean;
}

/** The best that can be done without knowing anything. */
export function guess(question: Question, noticed: Noticed, random: () => number): Guess {
  const { answer } = question;
  switch (answer.kind) {
    case "choice": {
      const { cue, pick } = pickOne(answer.options.map(contentText), noticed, random);
      return { cue, response: { kind: "choice", option: pick } };
    }
    case "choices": {
      const { cue, options } = pickSome(answer.options, noticed, random);
      return { cue, response: { kind: "choices", options } };
    }
    case "spot":
      return {
        cue: "position",
        response: { kind: "spot", part: candidates(answer).length - 1 },
      };
    case "order": {
      const { cue, order } = putInOrder(answer.items.map(inlineText), noticed, random);
      return { cue, response: { kind: "order", order } };
    }
    case "sort":
      return { cue: "chance", response: { kind: "sort", categories: spread(answer, random) } };
    case "build": {
      const { cue, phrases } = composed(answer, noticed, random);
      return { cue, response: { kind: "build", phrases } };
    }
    case "text":
    case "gaps":
    case "describe":
      return { cue: "chance", response: undefined };
  }
}

/** An answer that goes by nothing at all: what guesses are measured against. */
export function blindGuess(question: Question, random: () => number): Response | undefined {
  const { answer } = question;
  switch (answer.kind) {
    case "choice":
      return { kind: "choice", option: below(answer.options.length, random) };
    case "choices": {
      const options = answer.options.flatMap((_, index) => (random() < 0.5 ? [index] : []));
      return { kind: "choices", options };
    }
    case "spot":
      return { kind: "spot", part: below(candidates(answer).length, random) };
    case "order":
      return { kind: "order", order: shuffle([...answer.items.keys()], random) };
    case "sort":
      return { kind: "sort", categories: spread(answer, random) };
    case "build": {
      const phrases = placesOf(answer).map((places) => places[below(places.length, random)] ?? -1);
      return { kind: "build", phrases };
    }
    case "text":
    case "gaps":
    case "describe":
      return undefined;
  }
}

interface Pick {
  readonly cue: Cue;
  readonly pick: number;
}

/** A text counts as the longest when it is longer than any other by so much. */
const clearlyLonger = 1.15;

function pickOne(texts: readonly string[], noticed: Noticed, random: () => number): Pick {
  const odd = oddOneOut(texts, noticed);
  if (odd !== undefined) return { cue: "odd one out", pick: odd };
  const byLength = longestFirst(texts);
  const [first = 0, second] = byLength;
  const next = second === undefined ? 0 : (texts[second] ?? "").length;
  if ((texts[first] ?? "").length >= next * clearlyLonger) return { cue: "longest", pick: first };
  return { cue: "chance", pick: below(texts.length, random) };
}

function longestFirst(texts: readonly string[]): number[] {
  return [...texts.keys()].sort((a, b) => (texts[b] ?? "").length - (texts[a] ?? "").length);
}

/** Statements with these words are seldom true, and guessers know it. */
const absolute =
  /\b(?:always|never|only|all|every|everything|nothing|none|any|anything|nobody|cannot)\b/i;

/** A reason or a condition behind a statement makes it look considered. */
const considered = /\b(?:because|so that|unless|as long as|until|but|depends)\b/i;

/** The one that alone does without an absolute word, or alone gives a reason. */
function oddOneOut(texts: readonly string[], { english }: Noticed): number | undefined {
  if (!english || texts.length < 3) return undefined;
  const careful = [...texts.keys()].filter((index) => !absolute.test(texts[index] ?? ""));
  if (careful.length === 1) return careful[0];
  const reasoned = [...texts.keys()].filter((index) => considered.test(texts[index] ?? ""));
  return reasoned.length === 1 ? reasoned[0] : undefined;
}

function pickSome(
  options: readonly FormOption[],
  { usualCount }: Noticed,
  random: () => number,
): { readonly cue: Cue; readonly options: readonly number[] } {
  const byLength = longestFirst(options.map(contentText));
  if (usualCount !== undefined) return { cue: "count", options: byLength.slice(0, usualCount) };
  const some = 1 + below(Math.max(1, options.length - 1), random);
  return { cue: "longest", options: byLength.slice(0, some) };
}

/** Words that tell where a step stands, from the beginning to the end. */
const stages: readonly RegExp[] = [
  /\b(?:first|begins?|starts?|opens?|types?|taps?|clicks?)\b/i,
  /\b(?:sends?|asks?|requests?)\b/i,
  /\b(?:then|next|checks?|looks?)\b/i,
  /\b(?:answers?|returns?|responds?|sends? back|now|after)\b/i,
  /\b(?:finally|last|at the end|shows?|draws?|done)\b/i,
];

function putInOrder(
  texts: readonly string[],
  { english }: Noticed,
  random: () => number,
): { readonly cue: Cue; readonly order: readonly number[] } {
  const mixed = shuffle([...texts.keys()], random);
  if (!english) return { cue: "chance", order: mixed };
  const found = texts.map((text) => stages.findLastIndex((stage) => stage.test(text)));
  if (new Set(found.filter((stage) => stage >= 0)).size < 2) return { cue: "chance", order: mixed };
  const middle = (stages.length - 1) / 2;
  const stageOf = (index: number) => {
    const stage = found[index] ?? -1;
    return stage < 0 ? middle : stage;
  };
  return { cue: "connectives", order: mixed.sort((a, b) => stageOf(a) - stageOf(b)) };
}

/** Every category about as often as the others. */
function spread({ rows, categories }: SortAnswer, random: () => number): number[] {
  const even = rows.map((_, index) => index % Math.max(1, categories.length));
  return shuffle(even, random);
}

/** A phrase for each slot, picked like an option; the cue is that of most slots. */
function composed(
  answer: BuildAnswer,
  noticed: Noticed,
  random: () => number,
): { readonly cue: Cue; readonly phrases: readonly number[] } {
  const picks = answer.slots.map(({ phrases }) =>
    pickOne(phrases.map(contentText), noticed, random),
  );
  const places = placesOf(answer);
  const cued = picks.find(({ cue }) => cue !== "chance");
  return {
    cue: cued?.cue ?? "chance",
    phrases: picks.map(({ pick }, slot) => places[slot]?.[pick] ?? -1),
  };
}

function contentText({ content }: { readonly content: readonly Inline[] }): string {
  return inlineText(content);
}

function below(count: number, random: () => number): number {
  return Math.floor(random() * count);
}
