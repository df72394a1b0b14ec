/** What laying out needs besides the look; the code that draws is loaded when something has to be drawn. */

import type { Course } from "../core/course/course.ts";
import type { BlockContext } from "../core/view/blocks.ts";
import { hasToDraw } from "../core/view/kept-drawing.ts";
import type { Look } from "../core/view/view.ts";

/** For some content of a course, a lesson or a question, and for the very look that lays it out. */
export async function contextFor(
  { sides }: Pick<Course, "sides">,
  content: unknown,
  look: Look,
): Promise<BlockContext> {
  if (!hasToDraw(content, look)) return { sides, draw: nothingToDraw };
  const { layoutDiagram } = await import("../core/view/diagram-view.ts");
  return { sides, draw: layoutDiagram };
}

function nothingToDraw(): never {
  throw new Error("A diagram was laid out in another look than it was looked for in.");
}
