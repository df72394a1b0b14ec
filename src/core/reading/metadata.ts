/** Comments that say something to the program: a question's metadata, and rules set aside. Pure. */

import type { Html } from "mdast";
import type { Position } from "../diagnostic.ts";
import { isComment } from "../markup/node.ts";
import { type Allow, allowIn, isAllow } from "./allow.ts";

export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
  readonly at: Position;
}

/** A comment's text without its marks; undefined when the node is something else. */
export function commentText(node: Html): string | undefined {
  return isComment(node.value)
    ? node.value.replace(/^\s*<!--/, "").replace(/-->\s*$/, "")
    : undefined;
}

/** True for a comment made of keys and values; any other comment is a note among authors. */
export function isMetadata(text: string): boolean {
  return /^\s*[\w-]+\s*[:=]/.test(text) && !isAllow(text);
}

/** True for a comment that begins with a key of a question, so that it cannot be a plain note. */
export function isQuestionMetadata(text: string): boolean {
  return /^\s*(?:id|was|mended|objective|after|shuffle|exact)\s*[:=]/.test(text);
}

/** The entries of a metadata comment, parted by commas; a part without a colon has an empty key. */
export function metadataEntries(node: Html, text: string): MetadataEntry[] {
  const place = placesIn(node);
  const shift = node.value.indexOf(text);
  const entries: MetadataEntry[] = [];
  let offset = 0;
  for (const part of text.split(/[,;]/)) {
    const lead = part.length - part.trimStart().length;
    const at = place(shift + offset + lead);
    offset += part.length + 1;
    const trimmed = part.trim();
    if (trimmed === "") continue;
    const found = /^([\w-]+)\s*:([\s\S]*)/.exec(trimmed);
    entries.push(
      found === null
        ? { key: "", value: trimmed, at }
        : { key: found[1] ?? "", value: (found[2] ?? "").trim(), at },
    );
  }
  return entries;
}

/** `<!-- allow: teaching.absolute-words, reason: … -->` */
export function readAllow(node: Html): Allow | undefined {
  const text = commentText(node);
  return text === undefined ? undefined : allowIn(text, placesIn(node)(0));
}

function placesIn(node: Html): (offset: number) => Position {
  const start = node.position?.start ?? { line: 1, column: 1 };
  return (offset) => {
    const before = node.value.slice(0, Math.max(0, offset)).split("\n");
    const last = before.at(-1) ?? "";
    return before.length === 1
      ? { line: start.line, col: start.column + last.length }
      : { line: start.line + before.length - 1, col: last.length + 1 };
  };
}
