/** Answers from a list instead of a person: for the tests of commands. */

import { TutorError } from "../../core/error.ts";
import { type Asker, type AskKey, inputEnded, type Played, type Reply } from "./asker.ts";

/**
 * One answer. A number picks an option, a candidate or a menu's item; numbers answer choices,
 * order, sort and claims; texts fill gaps; a text is typed; a boolean confirms. `press` is one
 * of the keys beside the answer; `key` answers the next wait for a key, or leaves a drawing.
 */
export type Scripted =
  | number
  | readonly number[]
  | readonly string[]
  | string
  | boolean
  | { readonly press: AskKey }
  | { readonly key: string };

/**
 * Gives the answers in their order. A wait for a key is answered with Enter unless the next
 * answer is a `key`. When the list is used up the input ends, as on a terminal.
 */
export function scriptedAsker(answers: readonly Scripted[]): Asker {
  const left = [...answers];

  function next(): Scripted {
    const answer = left.shift();
    if (answer !== undefined) return answer;
    throw new TutorError(inputEnded, "The scripted answers are used up.");
  }

  function nextKey(): string | undefined {
    const [first] = left;
    if (typeof first !== "object" || !("key" in first)) return undefined;
    left.shift();
    return first.key;
  }

  async function reply<T>(is: (answer: Scripted) => answer is Scripted & T): Promise<Reply<T>> {
    const answer = next();
    if (typeof answer === "object" && "press" in answer) return { kind: answer.press };
    return { kind: "answer", value: fitting(answer, is) };
  }

  return {
    choice: () => reply(isNumber),
    choices: () => reply(isNumbers),
    order: () => reply(isNumbers),
    sort: () => reply(isNumbers),
    drill: () => reply(isNumber),
    spot: () => reply(isNumber),
    gaps: () => reply(isTexts),
    text: () => reply(isText),
    claim: () => reply(isNumbers),
    key: async () => nextKey() ?? "enter",
    async menu() {
      const answer = next();
      if (typeof answer === "object" && "press" in answer) return { kind: "quit" };
      if (typeof answer === "string") return { kind: "typed", text: answer };
      return { kind: "item", index: fitting(answer, isNumber) };
    },
    async play() {
      const key = nextKey();
      return (key === undefined ? undefined : playKeys[key]) ?? "end";
    },
    confirm: async () => fitting(next(), isYesOrNo),
  };
}

const playKeys: Readonly<Record<string, Played>> = {
  a: "whole",
  g: "words",
  b: "back",
  q: "quit",
};

function fitting<T extends Scripted>(answer: Scripted, is: (answer: Scripted) => answer is T): T {
  if (is(answer)) return answer;
  throw new Error(`The scripted answer ${JSON.stringify(answer)} does not fit what was asked.`);
}

function isNumber(answer: Scripted): answer is number {
  return typeof answer === "number";
}

function isText(answer: Scripted): answer is string {
  return typeof answer === "string";
}

function isYesOrNo(answer: Scripted): answer is boolean {
  return typeof answer === "boolean";
}

function isNumbers(answer: Scripted): answer is readonly number[] {
  return Array.isArray(answer) && answer.every((each) => typeof each === "number");
}

function isTexts(answer: Scripted): answer is readonly string[] {
  return Array.isArray(answer) && answer.every((each) => typeof each === "string");
}
