/**
 * Every type of question by its name: what counts as right, what a learner answers, and what the
 * log holds of that. Pure. This is the light half, which every start loads: the log is read with
 * it. How a type is asked and graded stands in `kinds.ts`, how it is written in `authored.ts`.
 */

import type { BuildAnswer } from "./build/build.ts";
import { type BuildResponse, buildKept } from "./build/kept.ts";
import type { ChoiceAnswer, ChoicesAnswer } from "./choice/choice.ts";
import {
  type ChoiceResponse,
  type ChoicesResponse,
  choiceKept,
  choicesKept,
} from "./choice/kept.ts";
import type { DescribeAnswer } from "./describe/describe.ts";
import { type DescribeResponse, describeKept } from "./describe/kept.ts";
import type { GapsAnswer } from "./gaps/gaps.ts";
import { type GapsResponse, gapsKept } from "./gaps/kept.ts";
import type { Fields, Kept } from "./keeping.ts";
import { type OrderResponse, orderKept } from "./order/kept.ts";
import type { OrderAnswer } from "./order/order.ts";
import { type SortResponse, sortKept } from "./sort/kept.ts";
import type { SortAnswer } from "./sort/sort.ts";
import { type SpotResponse, spotKept } from "./spot/kept.ts";
import type { SpotAnswer } from "./spot/spot.ts";
import { type TextResponse, textKept } from "./text/kept.ts";
import type { TextAnswer } from "./text/text.ts";

/** For each type what counts as right, and what is answered. Indexes are those of the file. */
interface Types {
  readonly choice: readonly [ChoiceAnswer, ChoiceResponse];
  readonly choices: readonly [ChoicesAnswer, ChoicesResponse];
  readonly order: readonly [OrderAnswer, OrderResponse];
  readonly sort: readonly [SortAnswer, SortResponse];
  readonly build: readonly [BuildAnswer, BuildResponse];
  readonly text: readonly [TextAnswer, TextResponse];
  readonly gaps: readonly [GapsAnswer, GapsResponse];
  readonly spot: readonly [SpotAnswer, SpotResponse];
  readonly describe: readonly [DescribeAnswer, DescribeResponse];
}

export type QuestionKind = keyof Types;
export type AnswerOf<K extends QuestionKind> = Types[K][0];
export type ResponseOf<K extends QuestionKind> = Types[K][1];

/** What counts as right, in the shape that makes the type of the question. */
export type Answer = AnswerOf<QuestionKind>;
/** What a learner answered, in the shape that fits the question's type. */
export type Response = ResponseOf<QuestionKind>;

/** In the order in which documents list the types. */
const kept: { readonly [K in QuestionKind]: Kept<ResponseOf<K>> } = {
  choice: choiceKept,
  choices: choicesKept,
  order: orderKept,
  sort: sortKept,
  build: buildKept,
  text: textKept,
  gaps: gapsKept,
  spot: spotKept,
  describe: describeKept,
};

/** Every type, in the order in which documents list them. */
export const questionKinds = Object.keys(kept) as readonly QuestionKind[];

/** Whether a value that was read from the log is a response of a type that is known here. */
export function isResponse(value: Fields): boolean {
  const kind = value["kind"];
  return typeof kind === "string" && Object.hasOwn(kept, kind)
    ? kept[kind as QuestionKind].holds(value)
    : false;
}

/** Cut to what an event line can hold. It is graded so, too: a resumed run must agree. */
export function keepable(response: Response): Response {
  return (kept[response.kind] as Kept<Response>).fit(response);
}
