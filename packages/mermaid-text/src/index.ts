/** Mermaid in, terminal text out: the door of the package. Pure. */

export type { ClassDiagram } from "./class-model.ts";
export type { Diagnostic, Position } from "./diagnostic.ts";
export {
  type Diagram,
  describeDiagram,
  diagramModel,
  diagramParts,
  diagramSteps,
  drawDiagram,
  parseDiagram,
} from "./diagram.ts";
export type { Drawing, DrawOptions, Side } from "./draw.ts";
export type { ErDiagram } from "./er-model.ts";
export { type FoundSource, findSources } from "./fences.ts";
export type { Parts as DiagramParts } from "./kind.ts";
export type { Flowchart, Sequence, StateDiagram } from "./model.ts";
