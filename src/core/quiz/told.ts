/**
 * What was answered, told from today's course: by the prints that were kept with it, never by a
 * place that a changed file gives to something else. What cannot be told is unknown. Pure.
 */

import { inlineText } from "../document/block.ts";
import type { QuestionKind, Response } from "./kinds/answer.ts";
import { bareResponse, kindOf, kinds, unbared } from "./kinds/kinds.ts";
import { printLength } from "./lineage.ts";
import { namedPlaces, placesNamed, printOf, printsOf } from "./prints.ts";
import type { Question } from "./question.ts";
import { rightResponse } from "./said.ts";

/** What the log keeps of an answer, as far as telling it goes. */
export interface KeptAnswer {
  readonly kind: QuestionKind;
  readonly response?: Response;
  readonly verdict: string;
  /** The question's fingerprint when it was answered. */
  readonly answer: string;
  /** Older events have none. */
  readonly prints?: string;
}

export interface Told {
  /** Places are those of today's file, -1 for what is unknown; undefined when nothing is known. */
  readonly response: Response | undefined;
  /** The same as bare places and texts. */
  readonly parts: ReturnType<typeof bareResponse>;
  readonly said: string;
  /** All that was picked, put or typed can be told; points that were ticked are beside it. */
  readonly whole: boolean;
}

const unknown = "unknown";

/** Undefined when it was skipped. `question` is the one of that name, if the course has it. */
export function tellResponse(kept: KeptAnswer, question: Question | undefined): Told | undefined {
  const { response } = kept;
  if (response === undefined) return undefined;
  const today = question?.answer.kind === response.kind ? question : undefined;
  const places = today === undefined ? undefined : placesToday(kept, response, today);
  const queue = [...(places ?? placesNamed(response).map(() => -1))];
  const next = () => queue.shift() ?? -1;
  const parts = bareResponse(response).map((part) =>
    typeof part === "string"
      ? part
      : typeof part === "number"
        ? next()
        : ([next(), next()] as const),
  );
  const claims = response.kind === "describe" ? response.claimed : [];
  const claimed = claims.map((_, index) => queue[index] ?? -1);
  const known = (part: (typeof parts)[number]) =>
    typeof part === "string" || (typeof part === "number" ? [part] : part).every((at) => at >= 0);
  const anything = parts.some(known);
  const lists = today === undefined ? [] : namedPlaces(today.answer);
  const words = (list: number, at: number) => lists[list]?.[at]?.words ?? unknown;
  const said = parts.map((part) =>
    typeof part === "string"
      ? part
      : typeof part === "number"
        ? words(0, part)
        : part.every((at) => at < 0)
          ? unknown
          : `${words(0, part[0])}: ${words(1, part[1])}`,
  );
  return {
    response: anything ? rebuilt(response, parts, claimed, today) : undefined,
    parts,
    said: anything || said.length === 0 ? said.join(kinds[response.kind].between) : unknown,
    whole: parts.every(known),
  };
}

/**
 * A refused answer of which every part is known, as the next try begins from it; undefined else.
 * Texts of gaps are known by their places alone.
 */
export function toldTry(kept: KeptAnswer, question: Question): Response | undefined {
  if (kept.kind === "describe") return undefined;
  if (kept.kind === "gaps" && kept.answer !== question.fingerprint) return undefined;
  const told = tellResponse(kept, question);
  return told?.whole === true ? told.response : undefined;
}

/** As `toldTry`, of an answer that is being given: as the log would tell it. */
export function tryNow(response: Response, question: Question): Response | undefined {
  const { kind } = response;
  const { fingerprint } = question;
  const prints = printsOf(question, response);
  return toldTry({ kind, response, verdict: "", answer: fingerprint, prints }, question);
}

function rebuilt(
  response: Response,
  parts: Told["parts"],
  claimed: readonly number[],
  question: Question | undefined,
): Response {
  if (response.kind === "describe") return { ...response, claimed };
  return question === undefined ? response : unbared(question.answer, parts);
}

/** Where today's file has what the response named; undefined when that cannot be known. */
function placesToday(
  { prints, answer, verdict }: KeptAnswer,
  response: Response,
  question: Question,
): readonly number[] | undefined {
  const places = placesNamed(response);
  if (places.length === 0) return [];
  if (prints !== undefined && prints.length === (places.length + 1) * printLength) {
    return placesByPrint(prints, places, question);
  }
  // An older event knows what was right, and nothing of the wrong options and their order.
  if (answer !== question.fingerprint || response.kind === "describe") return undefined;
  if (response.kind === "order") return response.order;
  return verdict === "right" ? placesNamed(rightResponse(question)).map(([, at]) => at) : undefined;
}

function placesByPrint(
  prints: string,
  places: readonly (readonly [number, number])[],
  { answer }: Question,
): readonly number[] {
  const lists = namedPlaces(answer);
  // Steps with the same words stand for each other; of other things nobody knows which it was.
  const alike = kindOf(answer).form(answer).kind === "order";
  const taken = new Set<number>();
  return places.map(([list], index) => {
    const start = (index + 1) * printLength;
    const print = prints.slice(start, start + printLength);
    const found = (lists[list] ?? []).flatMap((place, at) => (place.print === print ? [at] : []));
    if (!alike) return found.length === 1 ? (found[0] ?? -1) : -1;
    const free = found.find((at) => !taken.has(at)) ?? -1;
    taken.add(free);
    return free;
  });
}

/** Whether today's question asks in the words in which it was asked, or for the same answer. */
export function asksTheSame(kept: KeptAnswer, question: Question): boolean {
  if (question.answer.kind !== kept.kind) return false;
  if (question.fingerprint === kept.answer) return true;
  return kept.prints?.slice(0, printLength) === printOf(inlineText(question.title));
}
