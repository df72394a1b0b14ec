/** A recording written out: as Mermaid, as JSON Lines, as a page of Markdown. Pure. */

import { cleanLines, type Safe } from "mermaid-text/text";
import { findingsOf } from "../core/recording/findings.ts";
import type { Hop } from "../core/recording/hop.ts";
import { hopJson } from "../core/recording/json.ts";
import { markdownOf } from "../core/recording/markdown.ts";
import { mermaidOf } from "../core/recording/sequence.ts";

export const writtenForms = ["markdown", "mermaid", "json"] as const;
export type WrittenForm = (typeof writtenForms)[number];

/** By the file's ending, when no form was asked for. */
export function formFor(path: string, asked: WrittenForm | undefined): WrittenForm {
  if (asked !== undefined) return asked;
  if (/\.(?:mmd|mermaid)$/i.test(path)) return "mermaid";
  return /\.jsonl?$|\.ndjson$/i.test(path) ? "json" : "markdown";
}

export function writtenLines(
  hops: readonly Hop[],
  form: WrittenForm,
  title: string,
): readonly Safe[] {
  switch (form) {
    case "json":
      return hops.map(hopJson);
    case "mermaid":
      return cleanLines(mermaidOf(hops).trimEnd());
    case "markdown":
      return cleanLines(markdownOf(hops, findingsOf(hops), title).trimEnd());
  }
}
