/**
 * Mermaid in, terminal text out: the whole door to diagrams. Pure. Reads a source, draws it
 * for a width, plays it step by step, says it in sentences.
 */

import type { Diagnostic } from "../diagnostic.ts";
import type { Drawing, DrawOptions } from "./draw.ts";
import type { Diagram } from "./model.ts";

export function parseDiagram(
  _source: string,
  _at?: { readonly file: string; readonly line: number },
): { value: Diagram | undefined; diagnostics: readonly Diagnostic[] } {
  return { value: undefined, diagnostics: [] };
}

export function drawDiagram(_diagram: Diagram, _options: DrawOptions): Drawing {
  return { lines: [], form: "list", width: 0 };
}

export function diagramSteps(_diagram: Diagram): readonly string[] {
  return [];
}

export function describeDiagram(_diagram: Diagram): readonly string[] {
  return [];
}

export function diagramModel(_diagram: Diagram, _options: DrawOptions): unknown {
  return {};
}

export type { Diagram, Drawing, DrawOptions };
