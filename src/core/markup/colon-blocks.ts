/**
 * `:::` blocks, as Docusaurus, Quarto and Pandoc have them, as what stands for the same here: an alert, or a
 * diagram. Line for line, so that every place stays where it is in the file. Pure.
 */

import type { AlertTone } from "../document/block.ts";
import type { Report } from "../problems.ts";

const tones: readonly (readonly [RegExp, AlertTone])[] = [
  [/^(?:callout-)?(?:tip|hint|success)$/, "tip"],
  [/^(?:callout-)?important$/, "important"],
  [/^(?:callout-)?warning$/, "warning"],
  [/^(?:callout-)?(?:caution|danger|error)$/, "caution"],
  [/^(?:callout(?:-note)?|note|info|seealso|example|prereq|testimonial)$/, "note"],
];

interface Block {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly title: string;
}

/** Further in, a block is left as it stands. */
const deepest = 6;

const colons = /^ {0,3}:::/;

/** What stands behind the colons: nothing where they close a block. */
function saidBehind(line: string): string | undefined {
  return colons.test(line) ? line.trimStart().replace(/^:+/, "").trim() : undefined;
}

/** The lines as Markdown alone has them; the same lines where there is no such block. */
export function withColonBlocks(lines: readonly string[], report: Report): readonly string[] {
  if (!lines.some((line) => colons.test(line))) return lines;
  const read = [...lines];
  for (const block of blocksIn(lines)) rewrite(block, read, report);
  return read;
}

/** The inner ones first: an outer one sets them in as they are by then. What is never closed is none. */
function blocksIn(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const open: Omit<Block, "to">[] = [];
  let fence: string | undefined;
  let deeper = 0;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const said = saidBehind(line);
    if (said === "") {
      if (deeper > 0) {
        deeper -= 1;
        continue;
      }
      const block = open.pop();
      if (block !== undefined) blocks.push({ ...block, to: index });
      continue;
    }
    if (said === undefined) continue;
    if (open.length >= deepest) {
      deeper += 1;
      continue;
    }
    const name = /[A-Za-z][\w-]{0,40}/.exec(said)?.[0] ?? "";
    const title =
      /title="([^"]{1,200})"/.exec(said)?.[1] ?? /^[\w-]+[ \t]+([^{:]*)/.exec(said)?.[1];
    open.push({ from: index, name: name.toLowerCase(), title: (title ?? "").trim() });
  }
  return blocks;
}

function rewrite({ from, to, name, title }: Block, lines: string[], report: Report): void {
  if (name === "mermaid") {
    lines[from] = "```mermaid";
    lines[to] = "```";
    return;
  }
  const tone = tones.find(([sign]) => sign.test(name))?.[1];
  lines[to] = "";
  if (tone === undefined) {
    report(
      "text.markup",
      { line: from + 1, col: 1 },
      `There is no block \`${name}\` here, so what stands in it is shown as ordinary text.`,
      "delete the two lines of colons, or write `> [!NOTE]` before it",
    );
    lines[from] = "";
    return;
  }
  lines[from] = `> [!${tone.toUpperCase()}]`;
  const [first, last] = [firstText(lines, from + 1), to - 1];
  for (let at = from + 1; at <= last; at++) {
    // A blank line behind the mark may hold the title; another would part the mark from its text.
    const set = at < first ? (at === from + 1 && title !== "" ? `**${title}**` : "") : lines[at];
    lines[at] = `> ${set ?? ""}`.trimEnd();
  }
}

function firstText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === "") at += 1;
  return at;
}
