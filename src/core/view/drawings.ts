/**
 * Drawings that were made before: what a drawing would be at a width is looked up instead of
 * worked out, and the code that draws needn't be loaded. Pure.
 */

import { type Line, type Style, span } from "mermaid-text/text";
import type { Look } from "./view.ts";

/** A drawing for all widths between two, as JSON can hold it. */
export interface KeptDrawing {
  /** Cells, both included. */
  readonly from: number;
  readonly to: number;
  readonly styles: readonly Style[];
  /** For each line its texts, behind a styled one the place of its style. */
  readonly lines: readonly (readonly (string | number)[])[];
}

/** Whether drawings are kept for such a look at all: in ASCII and in sentences they are made. */
export function isKept({ charset, plain }: Look): boolean {
  return charset === "unicode" && !plain;
}

export function keepDrawing(
  lines: readonly Line[],
  between: Pick<KeptDrawing, "from" | "to">,
): KeptDrawing {
  const styles: Style[] = [];
  const placeOf = (style: Style) => {
    const json = JSON.stringify(style);
    const known = styles.findIndex((each) => JSON.stringify(each) === json);
    return known < 0 ? styles.push(style) - 1 : known;
  };
  const kept = lines.map((spans) =>
    spans.flatMap(({ text, style }) => (style === undefined ? [text] : [text, placeOf(style)])),
  );
  return { ...between, styles, lines: kept };
}

/** The drawing for a look; undefined when it was kept for another one. */
export function keptLines(drawing: KeptDrawing, look: Look): Line[] | undefined {
  const { from, to, styles } = drawing;
  if (!isKept(look) || look.width < from || look.width > to) return undefined;
  return drawing.lines.map((parts) =>
    parts.flatMap((part, index) => {
      const style = parts[index + 1];
      if (typeof part === "number") return [];
      return span(part, typeof style === "number" ? styles[style] : undefined);
    }),
  );
}

export interface FoundDiagram {
  readonly source: string;
  /** In a list, a quote or a box: it has less room than the look says. */
  readonly nested: boolean;
}

/** All diagrams in a lesson, a section or a question. */
export function diagramsIn(content: unknown, nested = false): FoundDiagram[] {
  if (typeof content !== "object" || content === null) return [];
  const kind = "kind" in content ? content.kind : undefined;
  if (kind === "diagram" && "source" in content) {
    return [{ source: String(content.source), nested }];
  }
  const inside = nested || kind === "list" || kind === "quote" || kind === "alert";
  return Object.values(content).flatMap((each) => diagramsIn(each, inside));
}
