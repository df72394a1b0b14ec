/** The flowchart as which a diagram is drawn, whatever its kind; sequences are none. */

import { flowOfClasses } from "../../src/class/class-flow.ts";
import { flowOfEr } from "../../src/er/er-flow.ts";
import type { Diagram, Flowchart } from "../../src/model.ts";
import { flowOfStates } from "../../src/state/state-flow.ts";

export function drawnFlow(diagram: Diagram): Flowchart | undefined {
  if (diagram.kind === "flowchart") return diagram;
  if (diagram.kind === "state") return flowOfStates(diagram);
  if (diagram.kind === "er") return flowOfEr(diagram);
  return diagram.kind === "class" ? flowOfClasses(diagram) : undefined;
}
