/**
 * Markdown text in, a tree with the places of the original file out. Pure. The only module
 * that loads the Markdown library.
 *
 * The text is read in pieces: the library's cost and memory grow faster than the text.
 */

import type { Definition, Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import type { Position } from "../diagnostic.ts";
import type { Report } from "../problems.ts";
import { withColonBlocks } from "./colon-blocks.ts";
import { withinLimits } from "./limits.ts";
import { linesOf } from "./source.ts";

const extensions = [gfmTable(), gfmStrikethrough(), gfmTaskListItem()];
const mdastExtensions = [
  gfmTableFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
];
const options = { extensions, mdastExtensions };
const withNotes = {
  extensions: [...extensions, gfmFootnote()],
  mdastExtensions: [...mdastExtensions, gfmFootnoteFromMarkdown()],
};

export interface Tree {
  readonly nodes: readonly RootContent[];
  /** Where `[text][name]` links lead, by the name in lower case. */
  readonly links: ReadonlyMap<string, string>;
  /** The text of the lines that were read; a line over a limit is empty. */
  readonly lines: readonly string[];
}

const mostDefinitions = 200;

/** `footnotes`: whether they are read as such; whoever asks for that has a place for them. */
export function readMarkdown(body: string, report: Report, footnotes = false): Tree {
  const lines = withColonBlocks(withinLimits(linesOf(body), report), report);
  const definitions = definitionsIn(lines);
  const nodes: RootContent[] = [];
  const links = new Map<string, string>();
  for (const piece of piecesOf(lines, report)) {
    const text = lines.slice(piece.start, piece.end).join("\n");
    // What the text refers to and stands in another piece goes before it.
    const away = definitions.filter(({ index }) => index < piece.start || index >= piece.end);
    const head = usedIn(text, away).map(({ line }) => `${line}\n\n`);
    const tree = fromMarkdown(head.join("") + text, footnotes ? withNotes : options);
    const before = 2 * head.length;
    for (const node of tree.children) {
      if (node.type === "definition") addLink(node, links);
      else if ((node.position?.start.line ?? 0) > before) {
        nodes.push(moved(node, piece.start - before));
      }
    }
  }
  return { nodes, links, lines };
}

interface FoundDefinition {
  readonly line: string;
  readonly index: number;
  readonly name: string;
}

/** Of two with one name the first counts. */
function definitionsIn(lines: readonly string[]): FoundDefinition[] {
  const found = new Map<string, FoundDefinition>();
  for (const [index, line] of lines.entries()) {
    const raw = /^ {0,3}\[([^\]]{1,200})\]:\s*\S/.exec(line)?.[1];
    const name = raw === undefined ? "" : comparable(raw).trim();
    if (name !== "" && !found.has(name)) found.set(name, { line, index, name });
    if (found.size === mostDefinitions) break;
  }
  return [...found.values()];
}

/** Each definition that is read again has its cost. */
function usedIn(text: string, definitions: readonly FoundDefinition[]): FoundDefinition[] {
  if (definitions.length === 0) return [];
  const searched = comparable(text);
  return definitions.filter(({ name }) => searched.includes(`[${name}`));
}

/** Names are the same when only their case and blanks differ; in a quote `>` begins a line. */
function comparable(text: string): string {
  return text
    .toLowerCase()
    .toUpperCase()
    .replace(/\s[\s>]*/g, " ")
    .replaceAll("[ ", "[");
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

/**
 * A piece ends before a heading, or before a text or `[` at the margin behind an empty line: that ends
 * every list and quote. What a fence, a comment or other HTML holds parts nothing.
 */
export function piecesOf(lines: readonly string[], report: Report): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let size = 0;
  let fence: { readonly mark: string; readonly at: Position } | undefined;
  let html: { readonly end: RegExp; readonly at: Position; readonly opened: string } | undefined;
  for (const [index, line] of lines.entries()) {
    size += line.length + 1;
    if (fence !== undefined) {
      if (closes(line, fence.mark)) fence = undefined;
      continue;
    }
    if (html !== undefined) {
      if (html.end === commentEnd && line.includes("<!--") && !ofQuestion.test(html.opened)) {
        report(
          "text.unclosed-comment",
          html.at,
          `Another comment begins on line ${index + 1}, inside this one: up to the next \`-->\` all is hidden.`,
          "end this one with `-->` before the other begins",
        );
      }
      if (html.end.test(line)) html = undefined;
      continue;
    }
    const margin = /^[\p{L}[]/u.test(line) && /^[ \t]*$/.test(lines[index - 1] ?? "a");
    if (size > leastCharacters && (margin || /^ {0,3}##[ \t]/.test(line))) {
      pieces.push({ start, end: index });
      start = index;
      size = line.length + 1;
    }
    const opened = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/.exec(line);
    if (opened !== null) {
      fence = { mark: opened[2] ?? "", at: { line: index + 1, col: (opened[1] ?? "").length + 1 } };
      continue;
    }
    const end = htmlEnd(line);
    if (end !== undefined && !end.test(line)) {
      html = { end, at: { line: index + 1, col: line.indexOf("<") + 1 }, opened: line };
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
  if (html !== undefined && html.end === commentEnd) {
    report(
      "text.unclosed-comment",
      html.at,
      "The comment that begins here is never closed, so the rest of the file is hidden.",
      "end it with `-->`",
    );
  }
  return pieces;
}

const commentEnd = /-->/;
/** Metadata that is not closed is told by whoever reads the question. */
const ofQuestion = /<!--\s*(?:id|objective|after|shuffle|exact)\s*[:=]/;

/** What ends the HTML that begins on a line, for the kinds that go on over empty lines. */
function htmlEnd(line: string): RegExp | undefined {
  const opened =
    /^ {0,3}<(?:(!--)|(\?)|(!\[CDATA\[)|(![A-Za-z])|((?:pre|script|style|textarea)(?=[\s>]|$)))/i.exec(
      line,
    );
  if (opened === null) return undefined;
  if (opened[1] !== undefined) return commentEnd;
  if (opened[2] !== undefined) return /\?>/;
  if (opened[3] !== undefined) return /\]\]>/;
  return opened[4] !== undefined ? />/ : /<\/(?:pre|script|style|textarea)>/i;
}

function closes(line: string, mark: string): boolean {
  const found = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return found !== undefined && found[0] === mark[0] && found.length >= mark.length;
}
