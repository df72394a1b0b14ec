/** Markdown with its Mermaid fences drawn, everything else as it was. Pure. */

import { splitFences } from "./fences.ts";
import { type Rendering, type RenderOptions, render } from "./render.ts";
import { pageAllowance } from "./text/meter.ts";

export interface MarkdownOptions extends RenderOptions {
  /** What stands in place of a fence; a fence of plain text with the drawing unless said. */
  readonly replace?: (rendering: Rendering) => string;
}

/**
 * The text with a drawing for each Mermaid fence. A fence that is not closed yet, as while a
 * text streams in, is drawn as far as it goes.
 */
export function renderMarkdown(text: string, options: MarkdownOptions = {}): string {
  const { replace = asFence, ...wanted } = options;
  const width = wanted.width ?? 80;
  const allowance = wanted.allowance ?? pageAllowance();
  return splitFences(text)
    .map((piece) => {
      if (piece.source === undefined) return piece.text;
      const room = Math.max(4, width - piece.indent.length);
      const shown = replace(render(piece.source, { ...wanted, width: room, allowance }));
      const lines = shown.split("\n").map((line) => `${piece.indent}${line}`.trimEnd());
      return lines.join("\n") + piece.end;
    })
    .join("");
}

function asFence({ text }: Rendering): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
