/** Reads a paragraph with `[[gaps]]`. Pure. */

import type { Paragraph, PhrasingContent, Text } from "mdast";
import type { Position } from "../../../diagnostic.ts";
import { toInlines } from "../../../markup/blocks.ts";
import { at, rawText } from "../../../markup/node.ts";
import { normal } from "../../fold.ts";
import type { GapPart } from "../form.ts";
import { type AnswerReading, mostOptions } from "../reading.ts";
import type { LabelledParagraph } from "../shape.ts";
import { readWrong } from "../text/read.ts";
import type { GapsAnswer } from "./gaps.ts";

/** Gaps, or brackets that were meant as gaps. Code spans may hold any brackets. */
export function hasGaps(node: Paragraph): boolean {
  return textOnly(node.children).includes("[[");
}

function textOnly(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return node.value;
      return "children" in node ? textOnly(node.children) : " ";
    })
    .join("");
}

export function readGaps(
  node: Paragraph,
  nots: readonly LabelledParagraph[],
  exact: boolean,
  reading: AnswerReading,
): GapsAnswer | undefined {
  const parts: GapPart[] = [];
  let said: PhrasingContent[] = [];
  let good = true;
  let count = 0;
  const flush = () => {
    const content = toInlines(said, reading);
    if (content.length > 0) parts.push({ kind: "said", content });
    said = [];
  };
  for (const child of node.children) {
    if (child.type !== "text") {
      if (rawText([child]).includes("[[") && child.type !== "inlineCode") {
        good = unclosed(at(child), reading);
      }
      said.push(child);
      continue;
    }
    let from = 0;
    for (const found of child.value.matchAll(/\[\[([^[\]]*)\]\]/g)) {
      const before = child.value.slice(from, found.index);
      if (/\[\[|\]\]/.test(before)) good = unclosed(placeIn(child, from, reading), reading);
      if (before !== "") said.push({ ...child, value: before });
      flush();
      from = found.index + found[0].length;
      count += 1;
      const place = placeIn(child, found.index, reading);
      reading.onPlace(place);
      const accepted = readGap(found[1] ?? "", place, reading);
      if (accepted === undefined) good = false;
      else parts.push({ kind: "gap", accepted });
    }
    const rest = child.value.slice(from);
    if (/\[\[|\]\]/.test(rest))
      good = unclosed(placeIn(child, from + rest.search(/\[\[|\]\]/), reading), reading);
    if (rest !== "") said.push({ ...child, value: rest });
  }
  flush();
  if (!reportSingle(node, reading)) good = false;
  const wrong = readWrong(nots, reading);
  if (count > mostOptions) {
    reading.report(
      "limit.options",
      at(node),
      `${reading.name} has more than ${mostOptions} gaps.`,
      "two or three are enough",
    );
    return undefined;
  }
  if (!good || wrong === undefined) return undefined;
  return { kind: "gaps", parts, wrong, exact };
}

function readGap(text: string, place: Position, reading: AnswerReading): string[] | undefined {
  const accepted = text.split("|").map((one) => one.replace(/\s+/g, " ").trim());
  if (accepted.every((one) => normal(one) !== "")) return [...new Set(accepted)];
  reading.report(
    "question.gap-empty",
    place,
    accepted.length === 1
      ? "The gap has nothing in it, so nothing could fill it."
      : "The gap accepts an empty text.",
    "write what belongs into it: `[[backend|server]]`",
  );
  return undefined;
}

/** `[reply|feedback]` beside a gap: shown as it stands, it would give its answer away. */
function reportSingle(node: Paragraph, reading: AnswerReading): boolean {
  for (const child of node.children) {
    if (child.type !== "text") continue;
    const found = /(?<!\[)\[([^\][|]{1,80}\|[^\][]{1,200})\](?!\])/.exec(child.value);
    if (found === null) continue;
    reading.report(
      "question.marker",
      placeIn(child, found.index, reading),
      "This would be a gap if its brackets were double.",
      `write \`[[${found[1]}]]\``,
    );
    return false;
  }
  return true;
}

function unclosed(place: Position, reading: AnswerReading): false {
  reading.report(
    "question.gap-unclosed",
    place,
    "A gap begins or ends here without its other half.",
    "write `[[` before and `]]` after plain text, with no stars or brackets in between",
  );
  return false;
}

/** Where a part of a text stands: looked up in the file, since entities change lengths. */
function placeIn(node: Text, offset: number, reading: AnswerReading): Position {
  const start = at(node);
  const before = node.value.slice(0, offset).split("\n");
  const line = start.line + before.length - 1;
  const raw = reading.lines[line - 1] ?? "";
  const wanted = node.value.slice(offset, offset + 8).split("\n")[0] ?? "";
  const guess = before.length === 1 ? start.col - 1 + offset : 0;
  const found = raw.indexOf(wanted, Math.max(0, Math.min(guess, raw.length)));
  return { line, col: (found === -1 ? Math.min(guess, raw.length) : found) + 1 };
}
