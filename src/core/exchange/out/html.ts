/**
 * Course text as HTML in one line: for programs that show cards and quizzes in a browser.
 * Pure. Everything of the course is escaped; quotes too, so that it can stand in a table.
 */

import { describeDiagram, parseDiagram } from "mermaid-text";
import { type Block, type Inline, inlineText } from "../../document/block.ts";

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "    ");
}

export function inlineHtml(content: readonly Inline[]): string {
  return content.map(partHtml).join("");
}

function partHtml(part: Inline): string {
  switch (part.kind) {
    case "text":
      return escapeHtml(part.text).replace(/\r\n?|\n/g, " ");
    case "code":
      return `<code>${escapeHtml(part.text)}</code>`;
    case "strong":
      return `<strong>${inlineHtml(part.content)}</strong>`;
    case "emphasis":
      return `<em>${inlineHtml(part.content)}</em>`;
    case "strike":
      return `<s>${inlineHtml(part.content)}</s>`;
    case "link":
      // An address inside the course leads nowhere elsewhere. Single quotes: double ones would
      // have to be doubled in a table.
      return /^https?:/i.test(part.url)
        ? `<a href='${escapeHtml(part.url).replaceAll("'", "%27")}'>${inlineHtml(part.content)}</a>`
        : inlineHtml(part.content);
    case "image":
      return `[${escapeHtml(part.alt)}]`;
    case "break":
      return "<br>";
  }
}

export function blocksHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join("");
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<p><strong>${inlineHtml(block.content)}</strong></p>`;
    case "paragraph":
      return `<p>${inlineHtml(block.content)}</p>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return listHtml(
        tag,
        block.items.map((item) => itemHtml(item.blocks)),
      );
    }
    case "table":
      return tableHtml(block.header, block.rows);
    case "code":
      return `<pre>${escapeHtml(block.text).replace(/\r\n?|\n/g, "<br>")}</pre>`;
    case "quote":
    case "alert":
      return `<blockquote>${blocksHtml(block.blocks)}</blockquote>`;
    case "diagram": {
      const { value } = parseDiagram(block.source);
      const said = value === undefined ? block.source.split("\n") : describeDiagram(value);
      return said.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join("");
    }
    case "rule":
      return "<hr>";
  }
}

function itemHtml(blocks: readonly Block[]): string {
  const [first, ...rest] = blocks;
  const lead = first?.kind === "paragraph" ? inlineHtml(first.content) : undefined;
  return lead === undefined ? blocksHtml(blocks) : `${lead}${blocksHtml(rest)}`;
}

/** A list of items that are HTML already. */
export function listHtml(tag: "ol" | "ul", items: readonly string[]): string {
  return `<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`;
}

function tableHtml(
  header: readonly (readonly Inline[])[],
  rows: readonly (readonly (readonly Inline[])[])[],
): string {
  const row = (tag: "th" | "td", cells: readonly (readonly Inline[])[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${inlineHtml(cell)}</${tag}>`).join("")}</tr>`;
  const head = header.some((cell) => inlineText(cell) !== "") ? row("th", header) : "";
  return `<table>${head}${rows.map((cells) => row("td", cells)).join("")}</table>`;
}
