/** What laying out needs besides the look; the code that draws is loaded when something has to be drawn. */

import type { BlockContext } from "../core/view/blocks.ts";
import { diagramsIn } from "../core/view/drawings.ts";
import type { Look } from "../core/view/view.ts";
import type { OpenCourse } from "./course.ts";

/** For some content of a course, a lesson or a question, and for the very look that lays it out. */
export async function contextFor(
  { course: { sides }, library }: Pick<OpenCourse, "course" | "library">,
  content: unknown,
  look: Look,
): Promise<BlockContext> {
  const isKept = diagramsIn(content).every(
    ({ source, nested }) => !nested && library.drawing(source, look) !== undefined,
  );
  if (isKept) return { sides, draw: (source, asked) => library.drawing(source, asked) ?? [] };
  const [{ layoutDiagram }, { pageAllowance }] = await Promise.all([
    import("../core/view/diagram-view.ts"),
    import("mermaid-text"),
  ]);
  const allowance = pageAllowance();
  return {
    sides,
    draw(source, asked) {
      const kept = library.drawing(source, asked);
      if (kept !== undefined) return kept;
      const lines = layoutDiagram(source, asked, sides, allowance);
      // On a page by itself it may be a picture.
      if (allowance.left > 0) library.keepDrawing(source, asked, lines);
      return lines;
    },
  };
}
