/** Reads a rubric: the points of a good answer, and a model of one. Pure. */

import type { List, Paragraph, PhrasingContent } from "mdast";
import type { Inline } from "../../../document/block.ts";
import { toInlines } from "../../../markup/blocks.ts";
import { at, rawText } from "../../../markup/node.ts";
import { type AnswerReading, inlinesOf, mostOptions, normalInlines, trimmed } from "../reading.ts";
import type { DescribeAnswer } from "./describe.ts";

export interface RubricParts {
  readonly rubric: Paragraph;
  readonly points: List | undefined;
  /** Older courses listed here what an answer was searched for; nothing is searched any more. */
  readonly avoid: Paragraph | undefined;
  readonly model: readonly Inline[];
}

export function readDescribe(
  { rubric, points: list, avoid, model }: RubricParts,
  reading: AnswerReading,
): DescribeAnswer | undefined {
  const { report, name } = reading;
  if (list === undefined || list.children.length === 0) {
    report(
      "question.empty-rubric",
      at(rubric),
      `The rubric of ${name} has no points.`,
      "below `Rubric:` write one line a point: `- names the click that starts it`",
    );
    return undefined;
  }
  if (list.children.length > mostOptions) {
    report(
      "limit.options",
      at(list),
      `The rubric of ${name} has more than ${mostOptions} points.`,
      "three to six are enough",
    );
    return undefined;
  }
  const points = readPoints(list, reading);
  if (points === undefined) return undefined;
  if (avoid !== undefined) {
    report(
      "question.no-effect",
      at(avoid),
      "`Avoid:` has no effect: learners rate their own text, and nothing searches it.",
      "delete it, or make it a point: `- leaves the saving to the backend, not to the button`",
    );
  }
  if (model.length === 0) {
    report(
      "question.no-model",
      at(rubric),
      `${name} has no model answer.`,
      "write a paragraph that begins with `Model:`; learners compare theirs with it",
    );
  }
  return { kind: "describe", points, model };
}

function readPoints(list: List, reading: AnswerReading): Inline[][] | undefined {
  const points: Inline[][] = [];
  let told = false;
  for (const item of list.children) {
    reading.onPlace(at(item));
    const [first] = item.children;
    const phrases = first?.type === "paragraph" ? phrasesIn(first.children) : undefined;
    const content =
      phrases === undefined
        ? trimmed(inlinesOf(item.children, reading))
        : withoutColon(trimmed(toInlines(phrases.before, reading)));
    if (phrases !== undefined && !told) {
      told = true;
      reading.report(
        "question.no-effect",
        at(item),
        "The phrases behind the colon have no effect: learners rate their own text, and nothing searches it.",
        "delete the colon and what stands behind it, in all points",
      );
    }
    if (normalInlines(content) === "") {
      reading.report(
        "question.empty-option",
        at(item),
        "The point has no text.",
        "say what a good answer says: `- names the click that starts it`",
      );
      return undefined;
    }
    points.push(content);
  }
  return points;
}

/** What older courses wrote behind a point and its colon: phrases in code to be searched for. */
function phrasesIn(
  nodes: readonly PhrasingContent[],
): { readonly before: readonly PhrasingContent[] } | undefined {
  const code = nodes.findIndex((node) => node.type === "inlineCode");
  if (code < 1) return undefined;
  const before = nodes.slice(0, code);
  const behind = nodes.slice(code).filter((node) => node.type !== "inlineCode");
  const only = behind.every(
    (node) =>
      node.type === "text" && !/[\p{L}\p{N}]/u.test(node.value.replace(/\b(?:or|and)\b/g, "")),
  );
  return only && /[:：]$/.test(rawText(before).trimEnd()) ? { before } : undefined;
}

function withoutColon(content: readonly Inline[]): Inline[] {
  const last = content.at(-1);
  if (last?.kind !== "text") return [...content];
  const text = last.text.replace(/[:：]$/, "").trimEnd();
  return trimmed([...content.slice(0, -1), { kind: "text", text }]);
}
