/** From the Markdown tree to the blocks of the model, and what is wrong with text on the way. Pure. */

import type {
  Blockquote,
  ListItem as ListItemNode,
  Nodes,
  PhrasingContent,
  RootContent,
  Table,
} from "mdast";
import { clean, nearest } from "mermaid-text/text";
import type { Position } from "../diagnostic.ts";
import type { Align, Block, Inline, ListItem } from "../document/block.ts";
import type { Report } from "../problems.ts";
import { withoutEnding } from "../text/ending.ts";
import { alertBody, alertTone } from "./alert.ts";
import { definitionsOf } from "./definition-list.ts";
import { reportBlockMarkup, reportMarkup } from "./foreign-markup.ts";
import { hiddenIn, reportHidden } from "./hidden.ts";
import { at, isComment, rawText } from "./node.ts";

/** What turning nodes into blocks needs to know of their file. */
export interface Reading {
  readonly report: Report;
  readonly links: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
  /** Called with every link and image, so that they can be checked where the folder is known. */
  readonly onLink: (link: FoundLink) => void;
}

export interface FoundLink {
  readonly kind: "link" | "image";
  readonly url: string;
  readonly text: string;
  readonly at: Position;
}

const mostColumns = 30;
const mostRows = 500;

export function toBlocks(nodes: readonly RootContent[], reading: Reading): Block[] {
  return nodes.flatMap((node) => toBlock(node, reading) ?? []);
}

function toBlock(node: RootContent, reading: Reading): Block | undefined {
  const place = at(node);
  switch (node.type) {
    case "heading":
      return {
        at: place,
        kind: "heading",
        level: node.depth,
        content: toInlines(node.children, reading),
      };
    case "paragraph": {
      reportBlockMarkup(node, reading.lines, reading.report);
      const defined = definitionsOf(node);
      if (defined !== undefined) return toBlock(defined, reading);
      const content = toInlines(node.children, reading);
      return content.length === 0 ? undefined : { at: place, kind: "paragraph", content };
    }
    case "list":
      return {
        at: place,
        kind: "list",
        ordered: node.ordered === true,
        start: node.start ?? 1,
        items: node.children.map((item) => toItem(item, reading)),
      };
    case "table":
      return toTable(node, reading);
    case "code":
      return toCode(node.lang ?? "", node.value, place, node, reading);
    case "blockquote":
      return toQuote(node, reading);
    case "thematicBreak":
      return { at: place, kind: "rule" };
    case "html":
      reportTag(node.value, place, reading.report);
      return isComment(node.value)
        ? undefined
        : { at: place, kind: "paragraph", content: [{ kind: "text", text: oneLine(node.value) }] };
    default:
      return undefined;
  }
}

function toItem(item: ListItemNode, reading: Reading): ListItem {
  const blocks = toBlocks(item.children, reading);
  return typeof item.checked === "boolean" ? { blocks, checked: item.checked } : { blocks };
}

function toCode(
  language: string,
  text: string,
  place: Position,
  node: Nodes,
  reading: Reading,
): Block {
  checkHidden(text, node, reading);
  if (unmarkedDiagram(language, text)) {
    reading.report(
      "diagram.not-marked",
      place,
      "A diagram begins here, and its fence is not marked, so it is shown as code.",
      "write ```mermaid in the fence's first line",
    );
  }
  return language.toLowerCase() === "mermaid"
    ? { at: place, kind: "diagram", source: text }
    : { at: place, kind: "code", language, text };
}

/** A fence of another language, as `text`, shows on purpose how a diagram is written. */
function unmarkedDiagram(language: string, text: string): boolean {
  const name = language.toLowerCase();
  if (name === "mermaid" || (name !== "" && nearest(name, ["mermaid"]) === undefined)) return false;
  return /^\s*(?:(?:flowchart|graph)[ \t]+(?:TD|TB|BT|LR|RL)\b|(?:sequenceDiagram|stateDiagram(?:-v2)?|erDiagram|classDiagram)[ \t]*(?:\r?\n|$))/.test(
    text,
  );
}

function toQuote(node: Blockquote, reading: Reading): Block {
  const tone = alertTone(node, reading.report);
  if (tone === undefined) {
    return { at: at(node), kind: "quote", blocks: toBlocks(node.children, reading) };
  }
  return { at: at(node), kind: "alert", tone, blocks: toBlocks(alertBody(node), reading) };
}

function toTable(node: Table, reading: Reading): Block {
  const [head, ...rest] = node.children;
  const columns = head?.children.length ?? 0;
  if (columns > mostColumns || rest.length > mostRows) {
    reading.report(
      "limit.table",
      at(node),
      `The table has more than ${mostColumns} columns or ${mostRows} rows; what is beyond is left out.`,
      "split the table",
    );
  }
  const cut = (cells: (typeof node.children)[number] | undefined) =>
    Array.from({ length: Math.min(columns, mostColumns) }, (_, index) =>
      toInlines(cells?.children[index]?.children ?? [], reading),
    );
  return {
    at: at(node),
    kind: "table",
    align: Array.from(
      { length: Math.min(columns, mostColumns) },
      (_, index): Align => node.align?.[index] ?? "left",
    ),
    header: cut(head),
    rows: rest.slice(0, mostRows).map(cut),
  };
}

/** The content of a line; neighbouring texts are joined, line ends are blanks. */
export function toInlines(nodes: readonly PhrasingContent[], reading: Reading): Inline[] {
  const found: Inline[] = [];
  for (const node of nodes) {
    const part = toInline(node, reading);
    const last = found.at(-1);
    if (part === undefined) continue;
    if (part.kind === "text" && last?.kind === "text") {
      found[found.length - 1] = { kind: "text", text: last.text + part.text };
    } else found.push(part);
  }
  return found;
}

function toInline(node: PhrasingContent, reading: Reading): Inline | undefined {
  switch (node.type) {
    case "text":
      checkHidden(node.value, node, reading);
      reportMarkup(node, reading.report);
      return { kind: "text", text: oneLine(node.value) };
    case "inlineCode":
      checkHidden(node.value, node, reading);
      return { kind: "code", text: oneLine(node.value) };
    case "strong":
    case "emphasis":
      return { kind: node.type, content: toInlines(node.children, reading) };
    case "delete":
      return { kind: "strike", content: toInlines(node.children, reading) };
    case "link":
      return linked(node.url, node.children, node, reading);
    case "linkReference":
      return linked(
        reading.links.get(node.identifier.toLowerCase()) ?? "",
        node.children,
        node,
        reading,
      );
    case "image":
      return pictured(node.url, node.alt ?? "", node, reading);
    case "imageReference":
      return pictured(
        reading.links.get(node.identifier.toLowerCase()) ?? "",
        node.alt ?? "",
        node,
        reading,
      );
    case "break":
      return { kind: "break" };
    case "html":
      reportTag(node.value, at(node), reading.report);
      return isComment(node.value) ? undefined : { kind: "text", text: oneLine(node.value) };
    default:
      return undefined;
  }
}

function linked(
  url: string,
  children: readonly PhrasingContent[],
  node: Nodes,
  reading: Reading,
): Inline {
  checkHidden(url, node, reading);
  const content = toInlines(children, reading);
  reading.onLink({ kind: "link", url, text: rawText(children), at: at(node) });
  return { kind: "link", url, content };
}

function pictured(url: string, alt: string, node: Nodes, reading: Reading): Inline {
  checkHidden(url + alt, node, reading);
  reading.onLink({ kind: "image", url, text: alt, at: at(node) });
  return { kind: "image", url, alt };
}

function oneLine(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  return lines
    .map((line, index) => (index === 0 ? line : line.replace(/^[ \t]+/, "")))
    .map((line, index) => (index === lines.length - 1 ? line : withoutEnding(line, /[ \t]/)))
    .join(" ");
}

function reportTag(html: string, place: Position, report: Report): void {
  if (isComment(html) || /^\s*<(?:!--|\/)/.test(html)) return;
  const tag = /^\s*(<[^>\s]*>?)/.exec(html)?.[1] ?? "<";
  report(
    "text.html",
    place,
    `HTML is not interpreted: \`${clean(tag)}\` is shown as it stands.`,
    "write it in Markdown, or put it into `code` when it is meant to be read",
  );
}

/** What an entity made of the text; the raw text is searched elsewhere. */
function checkHidden(text: string, node: Nodes, reading: Reading): void {
  const position = node.position;
  const lost = text.includes("\ufffd");
  const hidden = hiddenIn(text);
  if (position === undefined || (hidden === undefined && !lost)) return;
  const raw = reading.lines.slice(position.start.line - 1, position.end.line).join("\n");
  if (hiddenIn(raw) !== undefined || raw.includes("\ufffd")) return;
  if (hidden !== undefined) {
    reportHidden(hidden, at(node), reading.report);
    return;
  }
  reading.report(
    "text.hidden",
    at(node),
    "An entity here stands for a character that cannot be shown.",
    "delete it, or name the character in words",
  );
}
