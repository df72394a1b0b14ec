/** A diagram as a look asks for it: drawn, in sentences, or as its source. Pure. */

import {
  type Allowance,
  type DrawOptions,
  describeDiagram,
  drawDiagram,
  pageAllowance,
  parseDiagram,
} from "mermaid-text";
import { type Line, line, wrapLine } from "mermaid-text/text";
import type { Side } from "../course/course.ts";
import { layoutCode } from "./blocks.ts";
import type { Look } from "./view.ts";

export function layoutDiagram(
  source: string,
  look: Look,
  sides: readonly Side[],
  allowance: Allowance = pageAllowance(),
): Line[] {
  const { value } = parseDiagram(source);
  if (value === undefined) return layoutCode(source, look);
  if (look.plain) {
    return describeDiagram(value, sides).flatMap((sentence) => wrapLine(line(sentence), look.text));
  }
  return [...drawDiagram(value, { ...drawingOptions(look, sides), allowance }).lines];
}

export function drawingOptions({ width, charset }: Look, sides: readonly Side[]): DrawOptions {
  return { width, charset, sides };
}
