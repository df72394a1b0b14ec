/**
 * Mermaid in, terminal text out: the whole door to diagrams. Pure. Reads a source, draws it
 * for a width, plays it step by step, says it in sentences.
 */

import { markSides } from "./canvas/sides.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Drawing, DrawOptions, Side } from "./draw.ts";
import { drawFlowchart } from "./flowchart/flow-draw.ts";
import { graphEntries } from "./flowchart/flow-list.ts";
import type { Parts } from "./kind.ts";
import { kindNamed, kindOf } from "./kinds.ts";
import { type Entry, listEntries } from "./list-form.ts";
import type { Diagram, Flowchart, Sequence } from "./model.ts";
import { slipOfKind } from "./read/kind-slips.ts";
import { type Faults, openSource, reportFault } from "./read/source.ts";
import { drawSequence } from "./sequence/sequence-draw.ts";
import { sequenceEntries } from "./sequence/sequence-list.ts";
import { describeSteps } from "./speech.ts";
import { pictureSteps, spend, within } from "./text/meter.ts";
import { type Line, lineCells } from "./text/styled.ts";

export type { Diagram, Drawing, DrawOptions };

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
  const kind = kindNamed(opened.kind);
  if (kind) return { value: kind.read(opened, faults), diagnostics: faults.list };
  const { message, hint } = slipOfKind(opened);
  reportFault(faults, opened.kindAt, "diagram.kind-unknown", message, hint);
  return { value: undefined, diagnostics: faults.list };
}

/** What a box or a link takes in any case. */
const partSteps = 150;

const tooLarge: Entry = {
  text: "This diagram is too large to be shown.",
  indent: 0,
  step: undefined,
};

/**
 * The diagram as lines no wider than asked. When no layout fits, or it takes too many steps to
 * find one, the list form says the same in numbered lines. With `step` the layout stays as it is;
 * only styles and one sign change.
 */
export function drawDiagram(diagram: Diagram, options: DrawOptions): Drawing {
  const { shown, listed = shown } = kindOf(diagram);
  let takesTooLong = true;
  const picture = within(
    pictureSteps,
    () => {
      const { marked, legend } = markSides(shown(diagram), options);
      spend(partSteps * partsOf(marked));
      const drawing =
        marked.kind === "sequence" ? drawSequence(marked, options) : drawFlowchart(marked, options);
      takesTooLong = false;
      return drawing && withLegend(drawing, legend);
    },
    options.allowance,
  );
  if (picture) return picture;
  const list = within(pictureSteps, () => {
    const { marked, legend } = markSides(listed(diagram), options);
    return withLegend(listEntries(entriesOf(marked, options.charset), options), legend);
  });
  if (!takesTooLong && list) return list;
  return { ...(list ?? listEntries([tooLarge], options)), takesTooLong: true };
}

function withLegend(drawing: Drawing, legend: readonly Line[]): Drawing {
  const width = Math.max(drawing.width, ...legend.map(lineCells));
  return { ...drawing, lines: [...drawing.lines, ...legend], width };
}

function partsOf(shown: Flowchart | Sequence): number {
  return shown.kind === "sequence"
    ? shown.participants.length + shown.items.length
    : shown.nodes.length + shown.groups.length + shown.edges.length;
}

function entriesOf(
  marked: Flowchart | Sequence,
  charset: DrawOptions["charset"],
): readonly Entry[] {
  return marked.kind === "sequence"
    ? sequenceEntries(marked, charset)
    : graphEntries(marked, charset);
}

/** The word by which a source says what kind it is; empty when it says none. */
export function kindWord(source: string): string {
  return openSource(source, { file: "", line: 1 }).kind;
}

/** One text a step, without "Step 2 of 5." in front; empty when nothing happens. */
export function diagramSteps(diagram: Diagram): readonly string[] {
  return kindOf(diagram).steps(diagram);
}

/**
 * The spoken form: title and description where there are any, which boxes belong to which side,
 * the numbered steps, and what stands there without any link.
 */
export function describeDiagram(diagram: Diagram, sides: readonly Side[] = []): readonly string[] {
  const { shown, steps, leftovers, hasNoOrder = false } = kindOf(diagram);
  const { said } = markSides(shown(diagram), { sides, charset: "unicode", width: 80 });
  return describeSteps(diagram, said, steps(diagram), leftovers(diagram), !hasNoOrder);
}

/** The diagram with its positions as plain data, for programs: `version` counts its shape. */
export function diagramModel(diagram: Diagram, options: DrawOptions): unknown {
  return kindOf(diagram).model(diagram, options);
}

/** How large a diagram is and what it says, whatever its kind. */
export function diagramParts(diagram: Diagram): Parts {
  const shown = kindOf(diagram).shown(diagram);
  const isSequence = shown.kind === "sequence";
  const boxes = isSequence ? shown.participants : shown.nodes;
  const links = isSequence ? shown.items : shown.edges;
  const texts = isSequence ? shown.items.filter((item) => item.kind === "message") : [];
  return {
    boxes: boxes.length,
    links: links.length,
    labels: [
      ...[...boxes, ...(isSequence ? [] : shown.edges)].map((one) => one.label),
      ...texts.map((one) => one.text),
    ],
    classes: isSequence ? [] : [...shown.nodes, ...shown.groups].flatMap((one) => one.classes),
  };
}
