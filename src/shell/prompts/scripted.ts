/** Answers from a list instead of a person: for the tests of commands. */

import { TutorError } from "../../core/error.ts";
import { type Asker, inputEnded, type Played } from "./asker.ts";
import { oneNumber, type Scripted } from "./prompt.ts";
import type { Reply } from "./reply.ts";

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

  function reply<T>(fits: (answer: Scripted) => T | undefined): Reply<T> {
    const answer = next();
    if (typeof answer === "object" && "press" in answer) return { kind: answer.press };
    return { kind: "answer", value: fitting(answer, fits(answer)) };
  }

  return {
    ask: async (prompt) => reply((answer) => prompt.fits(answer)),
    rows: async () => 0,
    drill: async () => reply(oneNumber),
    key: async () => nextKey() ?? "enter",
    async menu() {
      const answer = next();
      if (typeof answer === "object" && "press" in answer) return { kind: "quit" };
      if (typeof answer === "string") return { kind: "typed", text: answer };
      return { kind: "item", index: fitting(answer, oneNumber(answer)) };
    },
    async find({ rows, search }) {
      const answer = next();
      if (typeof answer === "object" && "press" in answer) return undefined;
      if (typeof answer !== "string") return rows[fitting(answer, oneNumber(answer))]?.pick;
      const found = search(answer);
      const sure = found.how === "guess" ? [] : found.rows;
      return fitting(answer, sure.find(({ pick }) => pick !== undefined)?.pick);
    },
    async play() {
      const key = nextKey();
      return (key === undefined ? undefined : playKeys[key]) ?? "end";
    },
    async confirm() {
      const answer = next();
      return fitting(answer, typeof answer === "boolean" ? answer : undefined);
    },
  };
}

const playKeys: Readonly<Record<string, Played>> = {
  a: "whole",
  g: "words",
  b: "back",
  q: "quit",
};

function fitting<T>(answer: Scripted, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new Error(`The scripted answer ${JSON.stringify(answer)} does not fit what was asked.`);
}
