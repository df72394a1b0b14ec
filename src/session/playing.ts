/** Playing a diagram: each step as a frame, the sentence of the step below the drawing. */

import { type Diagram, diagramSteps, drawDiagram, pageAllowance, parseDiagram } from "mermaid-text";
import { type Line, line, span, wrapLine } from "mermaid-text/text";
import type { Side } from "../core/course/course.ts";
import { drawingOptions } from "../core/view/diagram-view.ts";
import { styles } from "../core/view/style.ts";
import type { Played, PlayFrame, PlayOptions } from "../shell/prompts/asker.ts";
import type { World } from "../shell/world.ts";

/** Rows that the sentence and the keys take. */
const footRows = 4;
/** Rows of a drawing that have to fit at once, or playing it shows too little. */
const fewestRows = 8;

/** `playFrames` of a source; undefined for a kind that is not drawn, too. */
export function playSource(
  world: World,
  source: string,
  sides: readonly Side[],
): PlayOptions | undefined {
  const { value: diagram } = parseDiagram(source);
  return diagram === undefined ? undefined : playFrames(world, diagram, sides);
}

/** What playing a diagram needs; undefined where it is better printed as it is. */
export function playFrames(
  world: World,
  diagram: Diagram,
  sides: readonly Side[],
): PlayOptions | undefined {
  const look = world.look();
  const said = diagramSteps(diagram);
  const options = { ...drawingOptions(look, sides), allowance: pageAllowance() };
  const rest = drawDiagram(diagram, options);
  const tooLow = world.terminal.rows() < footRows + fewestRows;
  if (look.plain || said.length < 2 || rest.form === "list" || tooLow) return undefined;
  const frames: PlayFrame[] = [];
  for (const [index, sentence] of said.entries()) {
    const { lines, takesTooLong } = drawDiagram(diagram, { ...options, step: index + 1 });
    // Hundreds of steps through a large drawing: nobody plays them, and they take long.
    if (takesTooLong) return undefined;
    const step = span(`Step ${index + 1} of ${said.length}. `, styles.strong);
    const own = wrapLine(line(step, sentence), look.text);
    frames.push({ lines, said: own, focus: brightRows(lines) });
  }
  return { look, frames, rest: rest.lines };
}

/** Plays it, or says its steps where it cannot be played; `before` is whether another one was. */
export async function playDiagram(
  world: World,
  diagram: Diagram,
  sides: readonly Side[],
  before: boolean,
): Promise<Played> {
  const frames = playFrames(world, diagram, sides);
  const asker = await world.asker();
  if (frames !== undefined) return asker.play({ ...frames, before });
  const look = world.look();
  const said = diagramSteps(diagram);
  const { lines } = drawDiagram(diagram, drawingOptions(look, sides));
  await world.show([
    ...(look.plain ? [] : [...lines, []]),
    ...said.flatMap((sentence, index) =>
      wrapLine(line(`Step ${index + 1} of ${said.length}. ${sentence}`), look.text),
    ),
  ]);
  return "end";
}

/** The rows of the current step: what is bold in them is what is played now. */
function brightRows(lines: readonly Line[]): readonly [number, number] {
  const bright = lines.flatMap((each, row) =>
    each.some(({ style }) => style?.bold === true) ? [row] : [],
  );
  return [bright[0] ?? 0, (bright.at(-1) ?? 0) + 1];
}
