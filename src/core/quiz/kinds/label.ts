/** Paragraphs that begin with a label: `Answer:`, `Not:`, `Rubric:`, `Avoid:`, `Model:`. Pure. */

import type { Paragraph, PhrasingContent } from "mdast";
import { nearest } from "mermaid-text/text";
import { rawText } from "../../markup/node.ts";

export const labels = ["Answer", "Not", "Rubric", "Avoid", "Model"] as const;
export type Label = (typeof labels)[number];

export interface Labelled {
  readonly label: Label;
  /** What stands behind the colon. */
  readonly rest: readonly PhrasingContent[];
}

const others = new Map<string, Label>([
  ["answers", "Answer"],
  ["accepted", "Answer"],
  ["correct", "Answer"],
  ["solution", "Answer"],
  ["wrong", "Not"],
  ["nots", "Not"],
  ["rubrics", "Rubric"],
  ["criteria", "Rubric"],
  ["avoids", "Avoid"],
  ["models", "Model"],
  ["example", "Model"],
]);

/** The paragraph's label and the rest; the case of the label doesn't matter. */
export function labelled(node: Paragraph): Labelled | undefined {
  const first = node.children[0];
  if (first?.type !== "text") return undefined;
  const found = /^(\p{L}+):\s*/u.exec(first.value);
  const label = labels.find((one) => one.toLowerCase() === found?.[1]?.toLowerCase());
  if (found === null || label === undefined) return undefined;
  const value = first.value.slice(found[0].length);
  const tail = node.children.slice(1);
  return { label, rest: value === "" ? tail : [{ ...first, value }, ...tail] };
}

/** The label that a paragraph was meant to begin with; undefined when it looks like plain text. */
export function meantLabel(
  node: Paragraph,
): { readonly word: string; readonly label: Label } | undefined {
  const text = rawText([node]);
  const bare = bareLabel(node);
  if (bare !== undefined) return bare;
  const found = /^(\p{L}{3,12})(\s*):/u.exec(text);
  const word = found?.[1];
  if (word === undefined || labelled(node) !== undefined) return undefined;
  const exact = labels.find((one) => one.toLowerCase() === word.toLowerCase());
  const codes = node.children.some((child) => child.type === "inlineCode");
  const alone = text.trim() === found?.[0];
  // A label in stars, or with a blank before its colon.
  if (exact !== undefined) return { word: `${word}${found?.[2] ?? ""}`, label: exact };
  if (!codes && !alone) return undefined;
  const label =
    others.get(word.toLowerCase()) ??
    (word.length >= 5 ? labels.find((one) => one === nearest(word, labels)) : undefined);
  return label === undefined ? undefined : { word, label };
}

/** A hint or an explanation that was written as a paragraph with a label. */
export function alertAsLabel(
  node: Paragraph,
): { readonly word: string; readonly alert: "NOTE" | "TIP" } | undefined {
  const word = /^(note|explanation|hint|tip)\s*:/i.exec(rawText([node]))?.[1];
  if (word === undefined) return undefined;
  return { word, alert: /^[ht]/i.test(word) ? "TIP" : "NOTE" };
}

/** `Answer` with a code span behind it, or `Rubric` alone: the colon was forgotten. */
function bareLabel(node: Paragraph): { readonly word: string; readonly label: Label } | undefined {
  const [first, second] = node.children;
  if (first?.type !== "text" || (second !== undefined && second.type !== "inlineCode")) return;
  const label = labels.find((one) => one === first.value.trim());
  return label === undefined ? undefined : { word: label, label };
}

/** A label at the beginning of a later line, where Markdown makes it part of the line above. */
export function labelInside(
  text: string,
): { readonly label: string; readonly line: number } | undefined {
  const found = /\n[ \t]*(Answer|Not|Rubric|Avoid|Model):/.exec(text);
  if (found === null) return undefined;
  return { label: found[1] ?? "", line: text.slice(0, found.index + 1).split("\n").length - 1 };
}
