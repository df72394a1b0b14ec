import { expect, test } from "vitest";
import { guardTerminal } from "./lost-terminal.ts";

function atTheEnd(before: readonly number[], after: readonly number[], exitCode = 0): number[] {
  let terminals = before;
  const closed: number[] = [];
  const end = guardTerminal({
    isTerminal: (descriptor) => terminals.includes(descriptor),
    close: (descriptor) => {
      closed.push(descriptor);
      if (descriptor === 1) throw new Error("EBADF");
    },
  });
  terminals = after;
  return [end(exitCode), ...closed];
}

test("what was a terminal and is none any more is closed, and nothing else", () => {
  expect(atTheEnd([0, 1, 2], [0, 1, 2])).toEqual([0]);
  expect(atTheEnd([0, 1, 2], [])).toEqual([129, 0, 1, 2]);
  expect(atTheEnd([0, 2], [], 1)).toEqual([129, 0, 2]);
  expect(atTheEnd([0, 2], [], 143)).toEqual([143, 0, 2]);
  expect(atTheEnd([], [], 1)).toEqual([1]);
});
