/** What stands inside a line of a lesson, as styled lines of a given width. Pure. */

import { type Line, type Span, type Style, span, wrapLine } from "mermaid-text/text";
import type { Inline } from "../document/block.ts";
import { mergeStyles, styles } from "./style.ts";

/** Inline content wrapped to `width` cells; a hard break begins a new line. */
export function layoutInline(
  content: readonly Inline[],
  width: number,
  style?: Style,
  hang = 0,
): Line[] {
  return inlineLines(content, style).flatMap((each) => wrapLine(each, width, hang));
}

/** Inline content as one line, however long; hard breaks become blanks. */
export function inlineLine(content: readonly Inline[], style?: Style): Line {
  const lines = inlineLines(content, style);
  return lines.flatMap((each, index) => (index === 0 ? each : [span(" "), ...each]));
}

function inlineLines(content: readonly Inline[], style: Style | undefined): Line[] {
  const lines: Span[][] = [[]];
  const add = (text: string, how: Style | undefined) => {
    lines.at(-1)?.push(how === undefined ? span(text) : span(text, how));
  };
  const walk = (parts: readonly Inline[], how: Style | undefined): void => {
    for (const part of parts) {
      switch (part.kind) {
        case "text":
          add(part.text, how);
          break;
        case "code":
          add(part.text, mergeStyles(how, styles.code));
          break;
        case "strong":
          walk(part.content, mergeStyles(how, styles.strong));
          break;
        case "emphasis":
          walk(part.content, mergeStyles(how, styles.emphasis));
          break;
        case "strike":
          walk(part.content, mergeStyles(how, { strike: true }));
          break;
        case "link": {
          walk(part.content, mergeStyles(how, styles.link));
          const shown = part.content
            .map((each) => (each.kind === "text" ? each.text : ""))
            .join("");
          // The address is always printed: a terminal without links must not hide where one leads.
          if (shown !== part.url && `mailto:${shown}` !== part.url) {
            add(` (${part.url})`, mergeStyles(how, styles.dim));
          }
          break;
        }
        case "image":
          add(
            `[Picture: ${part.alt === "" ? part.url : part.alt}]`,
            mergeStyles(how, styles.emphasis),
          );
          break;
        case "break":
          lines.push([]);
          break;
      }
    }
  };
  walk(content, style);
  return lines;
}
