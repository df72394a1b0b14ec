/**
 * Drawings that the build has made of the course that ships: what the drawing would be at a
 * width is looked up instead of worked out, and the code that draws needn't be loaded. Pure.
 */

import { type Line, span } from "mermaid-text/text";
import type { Block } from "../document/block.ts";

import type { Look } from "./view.ts";

type DiagramBlock = Block & { readonly kind: "diagram" };

/** The drawing of a diagram that was kept for such a look; undefined when it has to be drawn. */
export function keptLines({ drawn }: DiagramBlock, look: Look): Line[] | undefined {
  const { width, charset, plain, colored } = look;
  if (drawn === undefined || plain || charset !== "unicode") return undefined;
  if (width < drawn.from || width > drawn.to) return undefined;
  const shown = colored === false ? drawn.lines.length - drawn.legend : drawn.lines.length;
  return drawn.lines.slice(0, shown).map((parts) =>
    parts.flatMap((part, index) => {
      const style = parts[index + 1];
      if (typeof part === "number") return [];
      return span(part, typeof style === "number" ? drawn.styles[style] : undefined);
    }),
  );
}

/** Whether anything in a lesson, a section or a question is a diagram that has to be drawn. */
export function hasToDraw(content: unknown, look: Look): boolean {
  if (typeof content !== "object" || content === null) return false;
  if ("kind" in content && content.kind === "diagram") {
    return keptLines(content as DiagramBlock, look) === undefined;
  }
  return Object.values(content).some((each) => hasToDraw(each, look));
}
