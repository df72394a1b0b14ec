/**
 * Reads a quote with *candidates*, the ~~wrong one~~ struck out, and what `Not:` says below it
 * to whoever picks a true one. Pure.
 */

import type { Blockquote, Nodes, PhrasingContent } from "mdast";
import { toInlines } from "../../../markup/blocks.ts";
import { at, rawText } from "../../../markup/node.ts";
import { labelInside } from "../label.ts";
import { type AnswerReading, mostOptions } from "../reading.ts";
import type { LabelledParagraph } from "../shape.ts";
import { readFeedback } from "./feedback.ts";
import type { SpotAnswer, SpotPart } from "./spot.ts";

export function struckOut(node: Nodes): number {
  if (node.type === "delete") return 1;
  if (!("children" in node)) return 0;
  return node.children.reduce((sum: number, child: Nodes) => sum + struckOut(child), 0);
}

export function emphasised(node: Blockquote): number {
  return phrases(node).filter((child) => child.type === "emphasis").length;
}

function phrases(node: Blockquote): PhrasingContent[] {
  return node.children.flatMap((child, index) => {
    if (child.type !== "paragraph") return [];
    return index === 0 ? child.children : [{ type: "break" as const }, ...child.children];
  });
}

export function readSpot(
  node: Blockquote,
  nots: readonly LabelledParagraph[],
  reading: AnswerReading,
): SpotAnswer | undefined {
  const { report, name } = reading;
  if (notInside(node, reading)) return undefined;
  const parts: SpotPart[] = [];
  const mistakes: number[] = [];
  let candidates = 0;
  let said: PhrasingContent[] = [];
  const flush = () => {
    const content = toInlines(said, reading);
    if (content.length > 0) parts.push({ kind: "said", content });
    said = [];
  };
  for (const child of phrases(node)) {
    const wrong = struckOut(child) > 0;
    // Two stars mark a part as well as one does.
    if (child.type !== "emphasis" && child.type !== "strong" && !wrong) {
      said.push(child);
      continue;
    }
    flush();
    reading.onPlace(at(child));
    if (wrong) mistakes.push(candidates);
    candidates += 1;
    parts.push({ kind: "candidate", content: toInlines(bare(child), reading) });
  }
  flush();
  const [mistake] = mistakes;
  if (mistake === undefined) {
    report(
      "question.no-mistake",
      at(node),
      `${name} has no mistake to spot.`,
      "strike the wrong part out: `~~the wrong part~~`",
    );
    return undefined;
  }
  if (mistakes.length > 1) {
    report(
      "question.two-mistakes",
      at(node),
      `${name} has ${mistakes.length} parts struck out.`,
      "strike out one, and make the others right: `*a right part*`",
    );
    return undefined;
  }
  if (candidates < 2) {
    report(
      "question.one-candidate",
      at(node),
      `${name} has a single part to choose.`,
      "put right parts between stars as well: `*a right part*`",
    );
    return undefined;
  }
  if (candidates > mostOptions) {
    report(
      "limit.options",
      at(node),
      `${name} has more than ${mostOptions} parts.`,
      "three or four are enough",
    );
    return undefined;
  }
  const feedbacks = readFeedback(nots, parts, mistake, reading);
  if (feedbacks === undefined) return undefined;
  let index = -1;
  const told = parts.map((part): SpotPart => {
    if (part.kind === "said") return part;
    index += 1;
    const feedback = feedbacks.get(index);
    return feedback === undefined ? part : { ...part, feedback };
  });
  return { kind: "spot", parts: told, mistake };
}

/** `Not:` in the quote itself would make more parts of it. */
function notInside(node: Blockquote, reading: AnswerReading): boolean {
  for (const child of node.children) {
    if (child.type !== "paragraph") continue;
    const inside = labelInside(`\n${rawText([child])}`);
    if (inside?.label !== "Not") continue;
    reading.report(
      "question.feedback-nowhere",
      { line: at(child).line + inside.line - 1, col: 1 },
      "`Not:` stands inside the quote and would be a part of it.",
      "put an empty line below the quote, and write `Not:` there without the `>`",
    );
    return true;
  }
  return false;
}

/** What stands inside the stars and strokes that mark a candidate. */
function bare(node: PhrasingContent): PhrasingContent[] {
  if (node.type === "emphasis" || node.type === "delete") return node.children.flatMap(bare);
  if (node.type === "strong") return node.children.flatMap(bare);
  return [node];
}
