/** Reads the course that ships, and draws its diagrams, when the program is built: `dist/course/`. */

import { resolve } from "node:path";
import type { Line } from "mermaid-text/text";
import type { Side } from "../src/core/course/course.ts";
import { layoutDiagram } from "../src/core/view/diagram-view.ts";
import { diagramsIn, type KeptDrawing, keepDrawing } from "../src/core/view/drawings.ts";
import { keptLibrary } from "../src/shell/kept-library.ts";
import { shippedReadings } from "../src/shell/readings.ts";

/** Cells of a window with 80 columns between its margins. */
const usual = 76;
const narrowest = 20;
/** What is the same here and in the widest window is taken to be so between the two. */
const wide = 200;
const widest = 1000;

const root = resolve(".");
const place = { path: resolve("lessons"), shown: "lessons", shipped: true };
const library = await keptLibrary(place, shippedReadings(root), {
  drawingsOf: (lesson, { sides }) =>
    Object.fromEntries(diagramsIn(lesson).map(({ source }) => [source, [drawn(source, sides)]])),
});
const { lessons } = library.course().value;
for (const name of lessons) library.meta(name);
for (const name of lessons) await library.facts(name);

/** The drawing in a usual window, for all widths between which it is the same. */
function drawn(source: string, sides: readonly Side[]): KeptDrawing {
  const draw = (width: number): Line[] => {
    const text = Math.min(76, width);
    return layoutDiagram(
      source,
      { width, text, margin: 0, charset: "unicode", plain: false },
      sides,
    );
  };
  const lines = draw(usual);
  const json = JSON.stringify(lines);
  const isSame = (width: number) => JSON.stringify(draw(width)) === json;
  let from = usual;
  while (from > narrowest && isSame(from - 1)) from -= 1;
  let to = usual;
  while (to < wide && isSame(to + 1)) to += 1;
  if (to === wide && isSame(widest)) to = widest;
  return keepDrawing(lines, { from, to });
}
