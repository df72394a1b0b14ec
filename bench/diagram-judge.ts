/**
 * Judges drawings of sources that nobody here wrote: a drawing is right when it is inside the
 * width, every line can be followed from end to end, and what is read back is what the source
 * says. Part of `bench/diagrams.ts`. Reads files, otherwise pure.
 */

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Diagram, diagramParts, drawDiagram, parseDiagram, type Sequence } from "mermaid-text";
import { lineCells, lineText } from "mermaid-text/text";
import { messageText } from "../packages/mermaid-text/src/sequence/sequence-lanes.ts";
import {
  expectedEdges,
  traceDrawing,
  tracedEdges,
} from "../packages/mermaid-text/test/tracer/compare.ts";
import { drawnFlow } from "../packages/mermaid-text/test/tracer/drawn-flow.ts";
import { bare } from "../packages/mermaid-text/test/tracer/flow-tracer.ts";
import { traceSequence } from "../packages/mermaid-text/test/tracer/sequence-tracer.ts";

export interface Sample {
  readonly name: string;
  readonly source: string;
  readonly diagram: Diagram;
}

function sourcesIn(path: string): string[] {
  const text = readFileSync(path, "utf8");
  if (/\.mdx?$/.test(path)) {
    return [...text.matchAll(/```mermaid[^\n]*\n([\s\S]*?)```/g)].map((found) => found[1] ?? "");
  }
  if (path.endsWith(".html")) {
    return [...text.matchAll(/<pre[^>]*class="mermaid[^>]*>([\s\S]*?)<\/pre>/g)].map((found) =>
      (found[1] ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
    );
  }
  if (path.endsWith(".txt")) return [text.split(/^---$/m)[0] ?? ""];
  if (path.endsWith(".mmd")) return [text];
  return [...text.matchAll(/`((?:[^`\\]|\\.)*)`/g)].map((found) =>
    (found[1] ?? "").replace(/\\(.)/g, (_, sign) => ({ n: "\n", t: "\t" })[String(sign)] ?? sign),
  );
}

/** Every diagram in the files of a folder that is drawn and not empty. */
export function samplesIn(folder: string): Sample[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => sourcesIn(resolve(folder, name)).map((source) => ({ name, source })))
    .flatMap(({ name, source }): Sample[] => {
      const { value } = parseDiagram(source, { file: name, line: 1 });
      if (value === undefined) return [];
      const isEmpty = diagramParts(value).boxes === 0;
      return isEmpty ? [] : [{ name, source, diagram: value }];
    });
}

function messagesOf(sequence: Sequence): string[] {
  const names = new Map(sequence.participants.map((one) => [one.id, one.label.replace(/\s/g, "")]));
  return sequence.items.flatMap((item) => {
    if (item.kind !== "message") return [];
    const ends = [names.get(item.from) ?? "", names.get(item.to) ?? ""];
    const isEven = (item.head === "none") === (item.tail === "none");
    if (isEven) ends.sort();
    else if (item.tail !== "none") ends.reverse();
    return [`${ends.join(" ")} ${messageText(item).replace(/\s/g, "")}`];
  });
}

export interface Verdict {
  readonly isPicture: boolean;
  /** What is wrong; empty for a drawing that reads back whole. */
  readonly fault: string;
}

export function judge(diagram: Diagram, width: number, charset: "unicode" | "ascii"): Verdict {
  const drawing = drawDiagram(diagram, { width, charset });
  const isPicture = drawing.form === "drawing";
  const wide = drawing.lines.find((line) => lineCells(line) > width);
  if (wide) return { isPicture, fault: "too wide" };
  const lines = drawing.lines.map(lineText);
  if (!isPicture) return { isPicture, fault: missingIn(diagram, lines) };
  const isAscii = charset === "ascii";
  if (diagram.kind === "sequence") {
    const names = diagram.participants.map((one) => one.label);
    const found = traceSequence(lines, names, isAscii).map(
      ({ from, to, text, isEven }) =>
        `${(isEven ? [from, to].sort() : [from, to]).join(" ")} ${text}`,
    );
    // In ASCII texts hold the signs of lines: they are compared without them.
    const seen = (list: readonly string[]) => (isAscii ? list.map((one) => bare(one, true)) : list);
    return { isPicture, fault: difference(seen(found), seen(messagesOf(diagram))) };
  }
  const flow = drawnFlow(diagram);
  if (!flow) return { isPicture, fault: missingIn(diagram, lines) };
  const traced = traceDrawing(flow, lines, isAscii);
  if (traced.faults.length > 0) return { isPicture, fault: traced.faults.join("; ") };
  return {
    isPicture,
    fault: difference(tracedEdges(traced, flow, isAscii), expectedEdges(flow, isAscii)),
  };
}

function difference(found: readonly string[], wanted: readonly string[]): string {
  if (found.join("\n") === wanted.join("\n")) return "";
  const extra = found.filter((one) => !wanted.includes(one));
  const missing = wanted.filter((one) => !found.includes(one));
  return `read ${JSON.stringify(extra)}, wanted ${JSON.stringify(missing)}`;
}

/** The first label that cannot be found in the lines. */
function missingIn(diagram: Diagram, lines: readonly string[]): string {
  const shown = (text: string) => text.replace(/[\s\u200b\u2500-\u257f▲▼◄►"]/g, "");
  const all = shown(lines.join(""));
  const missing = diagramParts(diagram).labels.find((label) => !all.includes(shown(label)));
  return missing === undefined ? "" : `missing: ${missing}`;
}
