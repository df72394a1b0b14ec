/** The brackets behind the name of a box: its shape and its text. Pure. */

import type { Shape } from "../../model.ts";
import { readLabel } from "../../read/label.ts";
import { restOfLine, type Slip } from "../../read/slip.ts";
import { closingAt, skipSpace } from "./flow-scan.ts";
import { brackets } from "./flow-shapes.ts";
import { inQuotes, isOpenText, needsQuotes, openBracket } from "./flow-slips.ts";

export interface BracketRead {
  readonly label?: string;
  readonly shape?: Shape;
  /** Where the brackets end; where they would begin when there are none. */
  readonly end: number;
  readonly slip?: Slip & { readonly code: string };
}

/** What stands in brackets at this offset, behind the name of a box. */
export function readBracket(text: string, at: number, id: string): BracketRead {
  for (const { open, close } of brackets) {
    if (!text.startsWith(open, at)) continue;
    const from = at + open.length;
    let best: { at: number; length: number; shape: Shape } | undefined;
    for (const [closer, shape] of close) {
      const end = closingAt(text, from, closer);
      if (end >= 0 && (best === undefined || end < best.at))
        best = { at: end, length: closer.length, shape };
    }
    if (!best || crossesLines(text, from, best.at)) continue;
    const inner = text.slice(from, best.at);
    if (isOpenText(inner)) break;
    const shown = open === "[|" ? inner.slice(inner.lastIndexOf("|") + 1) : inner;
    const end = best.at + best.length;
    const read = { label: readLabel(shown), shape: best.shape, end };
    if (!needsQuotes(inner)) return read;
    const message = "A text with brackets stands in quotes: Mermaid elsewhere cannot draw it.";
    const hint = `Write ${id}${open}${inQuotes(inner)}${text.slice(best.at, end)}.`;
    return { ...read, slip: { code: "diagram.not-portable", message, hint } };
  }
  const slip = openBracket(id, restOfLine(text, at));
  if (!slip) return { end: at };
  const shape = brackets.find(({ open }) => text.startsWith(open, at))?.close[0]?.[1];
  return {
    label: readLabel(slip.text),
    ...(shape === undefined ? {} : { shape }),
    end: at + slip.length,
    slip: { ...slip, code: "diagram.bracket-open" },
  };
}

/** A bracket left open must not swallow the lines below; a quoted text may hold line ends. */
function crossesLines(text: string, from: number, to: number): boolean {
  if (text[skipSpace(text, from)] === '"') return false;
  const lineEnd = text.indexOf("\n", from);
  return (
    lineEnd >= 0 &&
    lineEnd < to &&
    /\n[^\S\n]*\w+\s*(?:[[({>]|--|==|-\.)/.test(text.slice(from, to))
  );
}
