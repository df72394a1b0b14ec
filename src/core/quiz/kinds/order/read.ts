/** Reads a numbered list: steps in their right order. Pure. */

import type { List } from "mdast";
import { toInlines } from "../../../markup/blocks.ts";
import { at } from "../../../markup/node.ts";
import { type AnswerReading, mostOptions, normalInlines } from "../reading.ts";
import type { OrderAnswer } from "./order.ts";

export function readOrder(list: List, reading: AnswerReading): OrderAnswer | undefined {
  const { report, name } = reading;
  if (list.children.length > mostOptions) {
    report(
      "limit.options",
      at(list),
      `${name} has more than ${mostOptions} steps.`,
      "four to seven are enough",
    );
    return undefined;
  }
  if (list.children.length < 2) {
    report(
      "question.one-item",
      at(list),
      `${name} has a single step, so there is nothing to put in order.`,
      "write every step on a line that begins with its number",
    );
    return undefined;
  }
  const seen = new Set<string>();
  const items: OrderAnswer["items"][number][] = [];
  let last = 0;
  for (const item of list.children) {
    reading.onPlace(at(item));
    const first = item.children[0];
    const content = first?.type === "paragraph" ? toInlines(first.children, reading) : [];
    const text = normalInlines(content);
    if (text === "") {
      report(
        "question.empty-option",
        at(item),
        `A step of ${name} is empty.`,
        "write its text, or delete the line",
      );
      return undefined;
    }
    if (seen.has(text)) {
      report(
        "question.same-option",
        at(item),
        `Two steps of ${name} read the same.`,
        "say what sets them apart: the second time, again",
      );
      return undefined;
    }
    seen.add(text);
    items.push(content);
    const [, ...rest] = item.children;
    const extra = rest.find((child) => child.type !== "html");
    if (extra !== undefined) {
      report(
        "question.option-content",
        at(extra),
        "Only the first paragraph of a step is shown.",
        "put the rest into the explanation",
      );
    }
    const number = numberOf(reading.lines[at(item).line - 1], at(item).col);
    if (number < last) {
      report(
        "question.numbering",
        at(item),
        `The number ${number} comes after ${last}; the order of the lines is what counts, not the numbers.`,
        "put the lines in the right order and number them from 1",
      );
    }
    last = Math.max(last, number);
  }
  return { kind: "order", items };
}

function numberOf(line: string | undefined, col: number): number {
  return Number(/^\d+/.exec(line?.slice(col - 1) ?? "")?.[0] ?? 0);
}
