/** Makes the drawings that the compiled course keeps: see src/core/view/kept-drawing.ts. */

import { type Line, lineText, type Style } from "mermaid-text/text";
import type { Side } from "../src/core/course/course.ts";
import type { KeptDrawing } from "../src/core/document/drawn.ts";
import { layoutDiagram } from "../src/core/view/diagram-view.ts";
import type { Look } from "../src/core/view/view.ts";

const narrowest = 20;
/** What is the same here and in the widest window is taken to be so between the two. */
const wide = 200;
const widest = 1000;

/**
 * The drawing at a width, and all widths between which it is the same; undefined when that is
 * not simply the uncoloured drawing with colours and a legend.
 */
export function drawingFor(
  source: string,
  width: number,
  sides: readonly Side[],
): KeptDrawing | undefined {
  const draw = (at: number, colored: boolean) => layoutDiagram(source, lookOf(at, colored), sides);
  const lines = draw(width, true);
  const json = JSON.stringify(lines);
  const bare = textOf(draw(width, false));
  const legend = lines.length - bare.length;
  if (legend < 0 || textOf(lines.slice(0, bare.length)).join("\n") !== bare.join("\n")) {
    return undefined;
  }
  const isSame = (at: number) =>
    JSON.stringify(draw(at, true)) === json &&
    textOf(draw(at, false)).join("\n") === bare.join("\n");
  let from = width;
  while (from > narrowest && isSame(from - 1)) from -= 1;
  let to = width;
  while (to < wide && isSame(to + 1)) to += 1;
  if (to === wide && isSame(widest)) to = widest;
  return { from, to, legend, ...keepLines(lines) };
}

function lookOf(width: number, colored: boolean): Look {
  return { width, text: Math.min(76, width), margin: 0, charset: "unicode", colored, plain: false };
}

function textOf(lines: readonly Line[]): string[] {
  return lines.map((line) => lineText(line));
}

/** As `keptLines` reads it back. */
function keepLines(lines: readonly Line[]): Pick<KeptDrawing, "styles" | "lines"> {
  const styles: Style[] = [];
  const placeOf = (style: Style) => {
    const json = JSON.stringify(style);
    const known = styles.findIndex((each) => JSON.stringify(each) === json);
    return known < 0 ? styles.push(style) - 1 : known;
  };
  const kept = lines.map((spans) =>
    spans.flatMap(({ text, style }) => (style === undefined ? [text] : [text, placeOf(style)])),
  );
  return { styles, lines: kept };
}
