/** Course text as Markdown again, with whatever Markdown would read as a sign escaped. Pure. */

import type { Block, Inline } from "../../document/block.ts";

/** Text that means itself inside a line of Markdown. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/\r\n?|\n/g, " ");
}

/** As `escapeMarkdown`, for text that begins a line: no list, heading or table begins with it. */
export function escapeLine(text: string): string {
  return escapeMarkdown(text.trim())
    .replace(/^(#{1,6})(?=\s|$)/, "\\$1")
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

export function codeSpan(text: string): string {
  const flat = text.replace(/\r\n?|\n/g, " ");
  const runs = flat.match(/`+/g)?.map((run) => run.length) ?? [];
  const fence = "`".repeat(runs.length === 0 ? 1 : Math.max(...runs) + 1);
  const pad = /^`|`$|^ .* $/.test(flat) ? " " : "";
  return `${fence}${pad}${flat}${pad}${fence}`;
}

export function inlineMarkdown(content: readonly Inline[]): string {
  return content.map(partMarkdown).join("");
}

function partMarkdown(part: Inline): string {
  switch (part.kind) {
    case "text":
      return escapeMarkdown(part.text);
    case "code":
      return codeSpan(part.text);
    case "strong":
      return `**${inlineMarkdown(part.content)}**`;
    case "emphasis":
      return `*${inlineMarkdown(part.content)}*`;
    case "strike":
      return `~~${inlineMarkdown(part.content)}~~`;
    case "link":
      return `[${inlineMarkdown(part.content)}](<${part.url.replace(/[<>\n]/g, "")}>)`;
    case "image":
      return `![${escapeMarkdown(part.alt)}](<${part.url.replace(/[<>\n]/g, "")}>)`;
    case "break":
      return "  \n";
  }
}

/** A block's lines; blocks are parted by empty ones. */
export function blocksMarkdown(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block, index) => [...(index === 0 ? [] : [""]), ...blockMarkdown(block)]);
}

function blockMarkdown(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [`**${inlineMarkdown(block.content)}**`];
    case "paragraph":
      return inlineMarkdown(block.content).split("\n");
    case "list":
      return block.items.flatMap(({ blocks, checked }, index) => {
        const box = checked === undefined ? "" : `[${checked ? "x" : " "}] `;
        const mark = block.ordered ? `${block.start + index}. ` : "- ";
        return prefixed(blocksMarkdown(blocks), `${mark}${box}`, " ".repeat(mark.length));
      });
    case "table":
      return tableMarkdown(block.header, block.rows);
    case "code":
      return fenced(block.language, block.text);
    case "diagram":
      return fenced("mermaid", block.source);
    case "quote":
      return prefixed(blocksMarkdown(block.blocks), "> ", "> ");
    case "alert":
      return [
        `> [!${block.tone.toUpperCase()}]`,
        ...prefixed(blocksMarkdown(block.blocks), "> ", "> "),
      ];
    case "rule":
      return ["---"];
  }
}

function fenced(language: string, text: string): string[] {
  const runs = text.match(/`{3,}/g)?.map((run) => run.length) ?? [];
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return [`${fence}${language}`, ...text.split("\n"), fence];
}

/** The first line gets one beginning, the others another. */
export function prefixed(lines: readonly string[], first: string, other: string): string[] {
  return (lines.length === 0 ? [""] : lines).map((line, index) =>
    `${index === 0 ? first : other}${line}`.trimEnd(),
  );
}

export function tableMarkdown(
  header: readonly (readonly Inline[])[],
  rows: readonly (readonly (readonly Inline[])[])[],
): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(header.map(inlineMarkdown)),
    row(header.map(() => "---")),
    ...rows.map((cells) => row(cells.map(inlineMarkdown))),
  ];
}
