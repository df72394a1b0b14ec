/** Markup that other programs obey and this one shows as it stands, told to its author. Pure. */

import type { Paragraph, Text } from "mdast";
import { clean } from "mermaid-text/text";
import type { Report } from "../problems.ts";
import { at } from "./node.ts";

interface Sign {
  readonly pattern: RegExp;
  /** What it is elsewhere: "a footnote". */
  readonly is: string;
  readonly hint: string;
}

/** What stands inside a line. */
const inside: readonly Sign[] = [
  {
    pattern: /(?<![\w:]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])/,
    is: "the name of a picture sign",
    hint: "write the sign itself, or leave it away",
  },
  {
    pattern:
      /\$\$[^$]{1,400}\$\$|\$(?=[^$\s]{0,40}[\\^_{])[^$]{1,200}\$|\$[^$]{0,40}\\[^$]{1,200}\$/,
    is: "a formula",
    hint: "write it as people type it, in `code`: `a² + b₁`",
  },
  {
    pattern: /\[\[[^\][\n]{1,80}\]\]/,
    is: "a link of a wiki",
    hint: "write `[text](../lesson-name/lesson.md)`",
  },
  {
    pattern: /\{%[^%\n]{1,120}%\}/,
    is: "a tag of a site generator",
    hint: "write what it would show, or put it into `code`",
  },
  {
    pattern: /\[\^[^\]\s]{1,40}\]/,
    is: "a footnote",
    hint: "write the note into the text, in brackets",
  },
];

/** What begins a line of a paragraph. */
const blocks: readonly Sign[] = [
  {
    pattern: /^:{3,}[ \t]*\{?\.?[A-Za-z]/,
    is: "a block",
    hint: "close it with a line `:::` of its own",
  },
  {
    pattern: /^(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z]/,
    is: "a block of another program",
    hint: "write `> [!NOTE]`, and below it the text, each line with `> ` before it",
  },
  {
    pattern: /^={3,}[!+]?[ \t]+["'“]/,
    is: "a tab of a page",
    hint: "write one under the other, each below a `### ` heading",
  },
];

export function reportMarkup(node: Text, report: Report): void {
  for (const { pattern, is, hint } of inside) {
    const found = pattern.exec(node.value);
    if (found === null) continue;
    const lines = node.value.slice(0, found.index).split("\n");
    const start = at(node);
    const place =
      lines.length === 1
        ? { line: start.line, col: start.col + found.index }
        : { line: start.line + lines.length - 1, col: 1 };
    tell(found[0], is, hint, place, report);
  }
}

export function reportBlockMarkup(node: Paragraph, lines: readonly string[], report: Report): void {
  const { line: from, col } = at(node);
  const to = node.position?.end.line ?? from;
  for (let line = from; line <= to; line++) {
    const text = (lines[line - 1] ?? "").slice(line === from ? col - 1 : 0).trimStart();
    const sign = blocks.find(({ pattern }) => pattern.test(text));
    if (sign === undefined) continue;
    tell(text, sign.is, sign.hint, { line, col: line === from ? col : 1 }, report);
    return;
  }
}

function tell(
  shown: string,
  is: string,
  hint: string,
  place: { readonly line: number; readonly col: number },
  report: Report,
): void {
  const short = shown.length > 40 ? `${shown.slice(0, 39).trimEnd()}…` : shown;
  report(
    "text.markup",
    place,
    `\`${clean(short)}\` is ${is} elsewhere; here it is shown as it stands.`,
    hint,
  );
}
