/**
 * The outside of a Mermaid source: front matter, directives, comments, the line that names
 * the kind, and where an offset stands in the file. Pure.
 */

import type { Diagnostic } from "../diagnostic.ts";

export interface Origin {
  readonly file: string;
  /** Line in the file of the first line of the source. */
  readonly line: number;
}

export interface Source {
  /** The whole source; front matter, comments and directives are blanked, not cut out. */
  readonly text: string;
  /** The word that names the kind, as `flowchart`; empty when there is none. */
  readonly kind: string;
  readonly kindAt: number;
  /** Offset just after the word. */
  readonly bodyAt: number;
  readonly title: string | undefined;
  readonly origin: Origin;
  readonly lineStarts: readonly number[];
  /** Offsets of lines that were too long to be read. */
  readonly longLines: readonly number[];
}

/** Collects what is wrong with a source; a few hundred faults are as good as all. */
export interface Faults {
  readonly source: Source;
  readonly list: Diagnostic[];
}

const mostFaults = 200;
/** Patterns would take for ever on a line of a million characters. */
const longestLine = 20_000;

export function openSource(source: string, origin: Origin): Source {
  const longLines: number[] = [];
  const text = source
    .replace(/\r\n?/g, (end) => (end.length === 2 ? " \n" : "\n"))
    .replace(/[^\n]+/g, (line, at: number) => {
      if (line.length <= longestLine) return line;
      longLines.push(at);
      return " ".repeat(line.length);
    });
  const frontMatter = /^\s*---[ \t]*\n([\s\S]*?)\n[ \t]*---[ \t]*(?:\n|$)/.exec(text);
  const title = frontMatter ? titleIn(frontMatter[1] ?? "") : undefined;
  const withoutMatter = frontMatter
    ? blank(frontMatter[0]) + text.slice(frontMatter[0].length)
    : text;
  const bare = withoutDirectives(withoutMatter).replace(/^[ \t]*%%.*$/gm, blank);
  const word = /\S+/.exec(bare);
  const kind = /^[\w-]+/.exec(word?.[0] ?? "")?.[0] ?? "";
  const kindAt = word?.index ?? 0;
  return {
    text: bare,
    kind,
    kindAt,
    bodyAt: kindAt + kind.length,
    title,
    origin,
    lineStarts: lineStartsOf(bare),
    longLines,
  };
}

function withoutDirectives(text: string): string {
  let kept = "";
  let from = 0;
  for (;;) {
    const start = text.indexOf("%%{", from);
    const end = start < 0 ? -1 : text.indexOf("}%%", start + 3);
    if (end < 0) return kept + text.slice(from);
    kept += text.slice(from, start) + blank(text.slice(start, end + 3));
    from = end + 3;
  }
}

/** The same length and lines, nothing to read. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

function titleIn(frontMatter: string): string | undefined {
  const found = /^title:(.+)$/m.exec(frontMatter)?.[1]?.trim();
  return found?.replace(/^(["'])([\s\S]*)\1$/, "$2") || undefined;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

export function reportFault(
  faults: Faults,
  offset: number,
  code: string,
  message: string,
  hint?: string,
): void {
  if (faults.list.length >= mostFaults) return;
  const { lineStarts, origin } = faults.source;
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  faults.list.push({
    file: origin.file,
    line: origin.line + low,
    col: offset - (lineStarts[low] ?? 0) + 1,
    severity: "warning",
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** A piece of source fit to stand in a message: one line, not too long. */
export function quoted(text: string): string {
  const short = text.trim().split("\n")[0] ?? "";
  return short.length > 40 ? `"${short.slice(0, 40)}..."` : `"${short}"`;
}
