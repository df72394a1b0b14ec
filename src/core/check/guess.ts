/**
 * What somebody who knows nothing answers by the looks of a question: the longest option, the
 * one that differs from the others, the last part, words that tell a place in an order. Pure.
 */

import { type Inline, inlineText } from "../document/block.ts";
import type { Answer, Response } from "../quiz/kinds/answer.ts";
import { type Form, type FormOption, marksOf } from "../quiz/kinds/form.ts";
import type { BarePart } from "../quiz/kinds/kind.ts";
import { kindOf, unbared } from "../quiz/kinds/kinds.ts";
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
export function guess({ answer }: Question, noticed: Noticed, random: () => number): Guess {
  const { cue, parts } = guessedParts(formOf(answer), noticed, random);
  return { cue, response: parts && unbared(answer, parts) };
}

/** An answer that goes by nothing at all: what guesses are measured against. */
export function blindGuess({ answer }: Question, random: () => number): Response | undefined {
  const parts = blindParts(formOf(answer), random);
  return parts && unbared(answer, parts);
}

interface GuessedParts {
  readonly cue: Cue;
  readonly parts: readonly BarePart[] | undefined;
}

function formOf(answer: Answer): Form {
  return kindOf(answer).form(answer);
}

function guessedParts(form: Form, noticed: Noticed, random: () => number): GuessedParts {
  switch (form.kind) {
    case "pick": {
      if (form.several) return pickSome(form.options, noticed, random);
      const { cue, pick } = pickOne(form.options.map(contentText), noticed, random);
      return { cue, parts: [pick] };
    }
    case "mark":
      return { cue: "position", parts: [marksOf(form).length - 1] };
    case "order":
      return putInOrder(form.items.map(inlineText), noticed, random);
    case "match":
      return matched(form, noticed, random);
    case "type":
    case "fill":
    case "write":
      return { cue: "chance", parts: undefined };
  }
}

function blindParts(form: Form, random: () => number): readonly BarePart[] | undefined {
  switch (form.kind) {
    case "pick": {
      const { options, several } = form;
      if (!several) return [below(options.length, random)];
      return options.flatMap((_, index) => (random() < 0.5 ? [index] : []));
    }
    case "mark":
      return [below(marksOf(form).length, random)];
    case "order":
      return shuffle([...form.items.keys()], random);
    case "match": {
      const even = spread(form, random);
      return form.rows.map(({ among }, row) => [
        row,
        among === undefined ? (even[row] ?? -1) : (among[below(among.length, random)] ?? -1),
      ]);
    }
    case "type":
    case "fill":
    case "write":
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
): GuessedParts {
  const byLength = longestFirst(options.map(contentText));
  if (usualCount !== undefined) return { cue: "count", parts: byLength.slice(0, usualCount) };
  const some = 1 + below(Math.max(1, options.length - 1), random);
  return { cue: "longest", parts: byLength.slice(0, some) };
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
): GuessedParts {
  const mixed = shuffle([...texts.keys()], random);
  if (!english) return { cue: "chance", parts: mixed };
  const found = texts.map((text) => stages.findLastIndex((stage) => stage.test(text)));
  if (new Set(found.filter((stage) => stage >= 0)).size < 2) return { cue: "chance", parts: mixed };
  const middle = (stages.length - 1) / 2;
  const stageOf = (index: number) => {
    const stage = found[index] ?? -1;
    return stage < 0 ? middle : stage;
  };
  return { cue: "connectives", parts: mixed.sort((a, b) => stageOf(a) - stageOf(b)) };
}

type Match = Extract<Form, { readonly kind: "match" }>;

/** Each row to a place: picked like an option where it has some of its own. */
function matched(form: Match, noticed: Noticed, random: () => number): GuessedParts {
  const even = spread(form, random);
  const cues: Cue[] = [];
  const parts = form.rows.map(({ among }, row) => {
    if (among === undefined) return [row, even[row] ?? -1] as const;
    const texts = among.map((place) => inlineText(form.places[place] ?? []));
    const { cue, pick } = pickOne(texts, noticed, random);
    if (cue !== "chance") cues.push(cue);
    return [row, among[pick] ?? -1] as const;
  });
  return { cue: cues[0] ?? "chance", parts };
}

/** Every place about as often as the others. */
function spread({ rows, places }: Match, random: () => number): number[] {
  const even = rows.map((_, index) => index % Math.max(1, places.length));
  return shuffle(even, random);
}

function contentText({ content }: { readonly content: readonly Inline[] }): string {
  return inlineText(content);
}

function below(count: number, random: () => number): number {
  return Math.floor(random() * count);
}
