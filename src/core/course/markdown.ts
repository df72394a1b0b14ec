/**
 * Markdown text in, a tree with the places of the original file out. Pure. The only module
 * that loads the Markdown library.
 *
 * The text is read in pieces that begin with a heading: the library's cost and memory grow
 * faster than the text.
 */

import type { Definition, Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import type { Position } from "../diagnostic.ts";
import { withinLimits } from "./limits.ts";
import type { Report } from "./problems.ts";
import { linesOf } from "./source.ts";

const options = {
  extensions: [gfmTable(), gfmStrikethrough(), gfmTaskListItem()],
  mdastExtensions: [
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ],
};

export interface Tree {
  readonly nodes: readonly RootContent[];
  /** Where `[text][name]` links lead, by the name in lower case. */
  readonly links: ReadonlyMap<string, string>;
  /** The text of the lines that were read; a line over a limit is empty. */
  readonly lines: readonly string[];
}

const mostDefinitions = 200;

export function readMarkdown(body: string, report: Report): Tree {
  const lines = withinLimits(linesOf(body), report);
  const definitions = lines
    .filter((line) => /^ {0,3}\[[^\]]{1,200}\]:\s*\S/.test(line))
    .slice(0, mostDefinitions);
  const tail = definitions.length === 0 ? "" : `\n\n${definitions.join("\n")}`;
  const nodes: RootContent[] = [];
  const links = new Map<string, string>();
  for (const piece of piecesOf(lines, report)) {
    const text = lines.slice(piece.start, piece.end).join("\n");
    const tree = fromMarkdown(text + tail, options);
    const size = piece.end - piece.start;
    for (const node of tree.children) {
      if (node.type === "definition") addLink(node, links);
      else if ((node.position?.start.line ?? 0) <= size) nodes.push(moved(node, piece.start));
    }
  }
  return { nodes, links, lines };
}

function addLink(node: Definition, links: Map<string, string>): void {
  const name = node.identifier.toLowerCase();
  if (!links.has(name)) links.set(name, node.url);
}

/** Puts a node and all inside it so many lines further down. */
function moved<T extends Nodes>(node: T, down: number): T {
  if (down === 0) return node;
  if (node.position !== undefined) {
    node.position.start.line += down;
    node.position.end.line += down;
  }
  if ("children" in node) for (const child of node.children) moved(child, down);
  return node;
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A piece shorter than this is read together with the next: each reading has its own cost. */
const leastCharacters = 4_000;

/** Lines up to a `##` heading; what a fence or comment holds parts nothing. */
function piecesOf(lines: readonly string[], report: Report): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let size = 0;
  let fence: { readonly mark: string; readonly at: Position } | undefined;
  let comment: Position | undefined;
  for (const [index, line] of lines.entries()) {
    size += line.length;
    if (fence !== undefined) {
      if (closes(line, fence.mark)) fence = undefined;
      continue;
    }
    if (comment !== undefined) {
      if (line.includes("-->")) comment = undefined;
      continue;
    }
    const opened = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/.exec(line);
    if (opened !== null) {
      fence = { mark: opened[2] ?? "", at: { line: index + 1, col: (opened[1] ?? "").length + 1 } };
    } else if (/^ {0,3}<!--/.test(line) && !line.includes("-->")) {
      comment = { line: index + 1, col: line.indexOf("<") + 1 };
    } else if (/^ {0,3}##[ \t]/.test(line) && size > leastCharacters) {
      pieces.push({ start, end: index });
      start = index;
      size = 0;
    }
  }
  pieces.push({ start, end: lines.length });
  if (fence !== undefined) {
    report(
      "text.unclosed-fence",
      fence.at,
      "The fence that begins here is never closed, so the rest of the file counts as code.",
      `put a line ${fence.mark} behind the code`,
    );
  }
  if (comment !== undefined) {
    report(
      "text.unclosed-comment",
      comment,
      "The comment that begins here is never closed, so the rest of the file is hidden.",
      "end it with `-->`",
    );
  }
  return pieces;
}

function closes(line: string, mark: string): boolean {
  const found = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return found !== undefined && found[0] === mark[0] && found.length >= mark.length;
}
