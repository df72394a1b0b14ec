/**
 * Mermaid in, terminal text out: the whole door to diagrams. Pure. Reads a source, draws it
 * for a width, plays it step by step, says it in sentences.
 */

import type { Diagnostic } from "./diagnostic.ts";
import type { Drawing, DrawOptions } from "./draw.ts";
import { drawFlowchart } from "./flowchart/flow-draw.ts";
import { flowLeftovers, flowSteps } from "./flowchart/flow-steps.ts";
import { parseFlowchart } from "./flowchart/read/parse-flowchart.ts";
import { listDiagram } from "./list-form.ts";
import type { Diagram } from "./model.ts";
import { modelOf } from "./model-json.ts";
import { slipOfKind } from "./read/kind-slips.ts";
import { type Faults, openSource, reportFault } from "./read/source.ts";
import { parseSequence } from "./sequence/read/parse-sequence.ts";
import { drawSequence } from "./sequence/sequence-draw.ts";
import { sequenceLeftovers, sequenceSteps } from "./sequence/sequence-steps.ts";
import { describeSteps } from "./speech.ts";

export type { Diagram, Drawing, DrawOptions };

const flowchartKinds = new Set(["flowchart", "graph", "flowchart-elk", "flowchart-v2"]);

/**
 * The diagram in a Mermaid source, read as far as it makes sense. `at.line` is the line of
 * the file in which the source's first line stands. The value is undefined when the kind
 * (pie, classDiagram ...) is none that is drawn.
 */
export function parseDiagram(
  source: string,
  at: { readonly file: string; readonly line: number } = { file: "diagram", line: 1 },
): { value: Diagram | undefined; diagnostics: readonly Diagnostic[] } {
  const opened = openSource(source, at);
  const faults: Faults = { source: opened, list: [] };
  for (const offset of opened.longLines) {
    reportFault(
      faults,
      offset,
      "limit.line",
      "The line has more than 20,000 characters and is left out.",
      "Break it into several lines.",
    );
  }
  if (flowchartKinds.has(opened.kind)) {
    return { value: parseFlowchart(opened, faults), diagnostics: faults.list };
  }
  if (opened.kind === "sequenceDiagram") {
    return { value: parseSequence(opened, faults), diagnostics: faults.list };
  }
  const { message, hint } = slipOfKind(opened);
  reportFault(faults, opened.kindAt, "diagram.kind-unknown", message, hint);
  return { value: undefined, diagnostics: faults.list };
}

/**
 * The diagram as lines no wider than asked. When no layout fits, the list form says the
 * same in numbered lines. With `step` the layout stays as it is; only styles and one sign change.
 */
export function drawDiagram(diagram: Diagram, options: DrawOptions): Drawing {
  const drawing =
    diagram.kind === "flowchart" ? drawFlowchart(diagram, options) : drawSequence(diagram, options);
  return drawing ?? listDiagram(diagram, options);
}

/** One text a step, without "Step 2 of 5." in front; empty when nothing happens. */
export function diagramSteps(diagram: Diagram): readonly string[] {
  return diagram.kind === "flowchart" ? flowSteps(diagram) : sequenceSteps(diagram);
}

/**
 * The spoken form: title and description where there are any, the numbered steps, and what
 * stands there without any link.
 */
export function describeDiagram(diagram: Diagram): readonly string[] {
  const leftovers =
    diagram.kind === "flowchart" ? flowLeftovers(diagram) : sequenceLeftovers(diagram);
  return describeSteps(diagram, diagramSteps(diagram), leftovers);
}

/** The diagram with its positions as plain data, for programs: `version` counts its shape. */
export function diagramModel(diagram: Diagram, options: DrawOptions): unknown {
  return modelOf(diagram, options);
}
