/** What a drawing must be read back as: the edges of the source, in the tracer's words. */

import type { EdgeEnd, Flowchart, FlowEdge, FlowNode } from "../../src/model.ts";
import { bare, smallSigns, type TracedFlow, traceFlow } from "./flow-tracer.ts";

function edgeKey(from: string, to: string, label: string, tail: string, head: string): string {
  const ends = [`${from} ${tail}`, `${to} ${head}`];
  // Lines that look alike at both ends have no direction to be seen.
  if (tail === head || (tail !== "none" && head !== "none")) ends.sort();
  return `${ends.join(" => ")} : ${label}`;
}

export function expectedEdges(flow: Flowchart, ascii: boolean): string[] {
  const labels = new Map<string, string>();
  for (const group of flow.groups) labels.set(group.id, bare(group.label, ascii));
  for (const node of flow.nodes) {
    labels.set(node.id, smallSigns[node.shape]?.[0] ?? bare(textOf(node), ascii));
  }
  const name = (id: string) => labels.get(id) ?? id;
  return flow.edges
    .filter((edge) => edge.line !== "hidden")
    .map((edge) => {
      const label = bare(textsOf(edge).join(""), ascii);
      // In ASCII an open diamond is the letter of a circle.
      const [tail, head] = [edge.tail, edge.head].map((mark) =>
        ascii && mark === "open-diamond" ? "circle" : mark,
      ) as [EdgeEnd, EdgeEnd];
      if (tail !== "none" && head === "none") {
        return edgeKey(name(edge.to), name(edge.from), label, head, tail);
      }
      return edgeKey(name(edge.from), name(edge.to), label, tail, head);
    })
    .sort();
}

/**
 * Texts below one another are read as one, whichever way the line goes: with the flowchart they
 * are put into the order of the source.
 */
export function tracedEdges(traced: TracedFlow, flow?: Flowchart, ascii = false): string[] {
  const turned = new Map(
    (flow?.edges ?? []).flatMap((edge) => {
      const [a = "", b = "", c = ""] = textsOf(edge);
      const orders = [a + b + c, c + a + b, b + c + a, c + b + a, a + c + b, b + a + c];
      return orders.map((text): [string, string] => [bare(text, ascii), bare(a + b + c, ascii)]);
    }),
  );
  const own = new Set(turned.values());
  const labelOf = (label: string) => (own.has(label) ? label : (turned.get(label) ?? label));
  return traced.edges
    .map((edge) => edgeKey(edge.from, edge.to, labelOf(edge.label), edge.tail, edge.head))
    .sort();
}

function textsOf({ tailText = "", label, headText = "" }: FlowEdge): string[] {
  return [tailText, label, headText];
}

function textOf({ label, parts = [] }: FlowNode): string {
  return [label, ...parts.flat(2)].join("");
}

export function traceDrawing(
  flow: Flowchart,
  lines: readonly string[],
  ascii: boolean,
): TracedFlow {
  // The title stands above, with a free row below it.
  const body = flow.title === undefined ? lines : lines.slice(lines.indexOf("") + 1);
  const isSmall = (node: FlowNode) => smallSigns[node.shape] !== undefined;
  const labels = flow.nodes.filter((node) => !isSmall(node)).map(textOf);
  return traceFlow(
    body,
    labels,
    flow.groups.map((group) => group.label),
    ascii,
    flow.nodes.filter(isSmall).map((node) => node.shape),
    flow.nodes.some((node) => node.parts !== undefined),
  );
}
