/** Characters that a terminal would hide or obey, and texts that an author forgot to replace. Pure. */

import { clean } from "mermaid-text/text";
import type { Position } from "../diagnostic.ts";
import type { Report } from "../problems.ts";

/** The first character that `clean` would replace. */
export function hiddenIn(text: string): string | undefined {
  const flat = text.replace(/[\r\n\t]/g, " ");
  if (clean(flat) === flat) return undefined;
  for (const char of flat) if (clean(char) !== char) return char;
  return flat.slice(0, 1);
}

export function reportHidden(char: string, at: Position, report: Report): void {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  report(
    "text.hidden",
    at,
    `The character U+${code} would be hidden or obeyed by a terminal.`,
    "delete it, or name it in words",
  );
}

const placeholder =
  /\b(?:TODO|FIXME|TBD|XXX)\b|\blorem ipsum\b|\{\{[^{}]{0,80}\}\}|\bLorem ipsum\b/;

/** `[text] (address)`, `(text)[address]`, and an address with a blank in it. */
const tornLink =
  /\[[^\][]{1,80}\] \((?:https?:|www\.|\.{0,2}\/|[\w./-]+\.(?:md|png|jpe?g|gif|svg|pdf|html?)\))[^()]{0,200}\)?|\([^()]{1,80}\)\[https?:[^\][]{1,200}\]|\]\((?!<)[\w./-]+ [\w ./-]{0,80}\.(?:md|png|jpe?g|gif|svg|pdf|html?)\)/;

/** Looks through the raw lines of a file, front matter included. */
export function checkLines(lines: readonly string[], report: Report): void {
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const hidden = hiddenIn(line);
    if (hidden !== undefined) {
      reportHidden(hidden, { line: index + 1, col: line.indexOf(hidden) + 1 }, report);
    }
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const bare = line.replace(/`[^`]*`/g, (code) => " ".repeat(code.length));
    const torn = tornLink.exec(bare);
    if (torn !== null) {
      report(
        "link.torn",
        { line: index + 1, col: torn.index + 1 },
        `\`${clean(torn[0].slice(0, 60))}\` is no link to Markdown and is shown as it stands.`,
        "write `[text](address)`, with no blank between the brackets; a blank in an address is `%20`",
      );
    }
    const found = placeholder.exec(bare);
    if (found === null) continue;
    report(
      "text.placeholder",
      { line: index + 1, col: found.index + 1 },
      `\`${clean(found[0])}\` looks like a text that is still to be written.`,
      "write it, or put it into `code` when it is meant",
    );
  }
}
