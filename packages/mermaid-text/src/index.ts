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
  kindWord,
  parseDiagram,
} from "./diagram.ts";
export type { Drawing, DrawOptions, Side } from "./draw.ts";
export type { ErDiagram } from "./er-model.ts";
export { type FoundSource, findSources } from "./fences.ts";
export type { Parts as DiagramParts } from "./kind.ts";
export { type MarkdownOptions, renderMarkdown } from "./markdown.ts";
export type { Flowchart, Sequence, StateDiagram } from "./model.ts";
export { isOtherKind } from "./read/kind-slips.ts";
export { type Rendering, type RenderOptions, render } from "./render.ts";
export { boxSource } from "./source-box.ts";
export { type DiagramStream, type StreamedRendering, streamDiagram } from "./stream.ts";
export { type Allowance, pageAllowance } from "./text/meter.ts";
export { paintLine, plainText, type Role, type Theme, themes } from "./theme.ts";
