/** What the reader of each answer shape is given, and small things they share. Pure. */

import type { BlockContent, DefinitionContent, Paragraph, RootContent } from "mdast";
import { clean } from "mermaid-text/text";
import type { Position } from "../../diagnostic.ts";
import type { Inline } from "../../document/block.ts";
import { inlineText } from "../../document/block.ts";
import { type Reading, toInlines } from "../../markup/blocks.ts";
import { normal } from "../fold.ts";

export interface AnswerReading extends Reading {
  /** The question in quotation marks, for messages. */
  readonly name: string;
  /** Where the question's heading stands. */
  readonly at: Position;
  /** Told where each option, item, row or point stands, for rules that look at them later. */
  readonly onPlace: (place: Position) => void;
}

export const mostOptions = 50;

export function normalInlines(content: readonly Inline[]): string {
  return normal(inlineText(content));
}

/** A text for a message: short, and safe to print. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
  return `"${clean(short)}"`;
}

type Child = RootContent | BlockContent | DefinitionContent;

/** The content of paragraphs one after the other, with a blank between. */
export function inlinesOf(children: readonly Child[], reading: Reading): Inline[] {
  const parts = children
    .filter((child): child is Paragraph => child.type === "paragraph")
    .map((child) => toInlines(child.children, reading));
  return parts.flatMap((part, index) =>
    index === 0 ? part : [{ kind: "text" as const, text: " " }, ...part],
  );
}

/** The content without blanks at its two ends. */
export function trimmed(content: readonly Inline[]): Inline[] {
  const result = [...content];
  const first = result[0];
  if (first?.kind === "text") result[0] = { kind: "text", text: first.text.trimStart() };
  const last = result.at(-1);
  if (last?.kind === "text")
    result[result.length - 1] = { kind: "text", text: last.text.trimEnd() };
  return result.filter((part) => part.kind !== "text" || part.text !== "");
}
