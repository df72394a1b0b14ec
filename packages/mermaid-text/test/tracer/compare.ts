/** What a drawing must be read back as: the edges of the source, in the tracer's words. */

import type { Flowchart } from "../../src/model.ts";
import { bare, type TracedFlow, traceFlow } from "./flow-tracer.ts";

function edgeKey(from: string, to: string, label: string, tail: string, head: string): string {
  const ends = [`${from} ${tail}`, `${to} ${head}`];
  // Lines that look alike at both ends have no direction to be seen.
  if (tail === head || (tail !== "none" && head !== "none")) ends.sort();
  return `${ends.join(" => ")} : ${label}`;
}

export function expectedEdges(flow: Flowchart, ascii: boolean): string[] {
  const labels = new Map<string, string>();
  for (const group of flow.groups) labels.set(group.id, bare(group.label, ascii));
  for (const node of flow.nodes) labels.set(node.id, bare(node.label, ascii));
  const name = (id: string) => labels.get(id) ?? id;
  return flow.edges
    .filter((edge) => edge.line !== "hidden")
    .map((edge) => {
      const label = bare(edge.label, ascii);
      if (edge.tail !== "none" && edge.head === "none") {
        return edgeKey(name(edge.to), name(edge.from), label, edge.head, edge.tail);
      }
      return edgeKey(name(edge.from), name(edge.to), label, edge.tail, edge.head);
    })
    .sort();
}

export function tracedEdges(traced: TracedFlow): string[] {
  return traced.edges
    .map((edge) => edgeKey(edge.from, edge.to, edge.label, edge.tail, edge.head))
    .sort();
}

export function traceDrawing(
  flow: Flowchart,
  lines: readonly string[],
  ascii: boolean,
): TracedFlow {
  // The title stands above, with a free row below it.
  const body = flow.title === undefined ? lines : lines.slice(lines.indexOf("") + 1);
  const labels = flow.nodes.map((node) => node.label);
  return traceFlow(
    body,
    labels,
    flow.groups.map((group) => group.label),
    ascii,
  );
}
