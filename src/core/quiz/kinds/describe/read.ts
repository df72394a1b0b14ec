/** Reads a rubric: points with phrases to look for, things to avoid, a model answer. Pure. */

import type { List, Paragraph } from "mdast";
import type { Inline } from "../../../document/block.ts";
import { toInlines } from "../../../markup/blocks.ts";
import { at } from "../../../markup/node.ts";
import { normal } from "../../fold.ts";
import { type AnswerReading, mostOptions, quoted, trimmed } from "../reading.ts";
import type { DescribeAnswer, RubricPoint } from "./describe.ts";

export interface RubricParts {
  readonly rubric: Paragraph;
  readonly points: List | undefined;
  readonly avoid: List | undefined;
  readonly model: readonly Inline[];
}

export function readDescribe(
  parts: RubricParts,
  reading: AnswerReading,
): DescribeAnswer | undefined {
  const { report, name } = reading;
  if (parts.points === undefined || parts.points.children.length === 0) {
    report(
      "question.empty-rubric",
      at(parts.rubric),
      `The rubric of ${name} has no points.`,
      "below `Rubric:` write one line a point: ``- names the click: `click`, `press` ``",
    );
    return undefined;
  }
  const most = Math.max(parts.points.children.length, parts.avoid?.children.length ?? 0);
  if (most > mostOptions) {
    report(
      "limit.options",
      at(parts.points),
      `The rubric of ${name} has more than ${mostOptions} points.`,
      "three to six are enough",
    );
    return undefined;
  }
  const points = readPoints(parts.points, reading);
  const avoid = parts.avoid === undefined ? [] : readPoints(parts.avoid, reading);
  if (points === undefined || avoid === undefined) return undefined;
  const wanted = new Set(points.flatMap((point) => point.phrases.map(normal)));
  const both = avoid.flatMap((point) => point.phrases).find((phrase) => wanted.has(normal(phrase)));
  if (both !== undefined) {
    report(
      "question.rubric-and-avoid",
      at(parts.avoid ?? parts.points),
      `The phrase ${quoted(both)} is both wanted and to be avoided.`,
      "make one of the two phrases longer",
    );
    return undefined;
  }
  if (parts.model.length === 0) {
    report(
      "question.no-model",
      at(parts.rubric),
      `${name} has no model answer.`,
      "write a paragraph that begins with `Model:`; learners compare theirs with it",
    );
  }
  return { kind: "describe", points, avoid, model: parts.model };
}

function readPoints(list: List, reading: AnswerReading): RubricPoint[] | undefined {
  const points: RubricPoint[] = [];
  for (const item of list.children) {
    reading.onPlace(at(item));
    const first = item.children[0];
    const nodes = first?.type === "paragraph" ? first.children : [];
    const firstCode = nodes.findIndex((node) => node.type === "inlineCode");
    const phrases = nodes.flatMap((node) =>
      node.type === "inlineCode"
        ? [node.value.replace(/\.{3}/g, "…").replace(/\s+/g, " ").trim()]
        : [],
    );
    if (phrases.length === 0 || phrases.some((phrase) => !/[\p{L}\p{N}]/u.test(phrase))) {
      reading.report(
        "question.no-phrase",
        at(item),
        "The point has no phrase that could be found in an answer.",
        "write a colon behind the point and then phrases in backticks: ``- names the click: `click`, `press` ``",
      );
      return undefined;
    }
    const content = trimmed(toInlines(nodes.slice(0, firstCode), reading));
    toInlines(nodes.slice(firstCode), reading);
    points.push({ content: withoutColon(content), phrases });
  }
  return points;
}

function withoutColon(content: readonly Inline[]): Inline[] {
  const last = content.at(-1);
  if (last?.kind !== "text") return [...content];
  const said = last.text.trimEnd();
  const text = said.endsWith(":") ? said.slice(0, -1).trimEnd() : last.text;
  return trimmed([...content.slice(0, -1), { kind: "text", text }]);
}
