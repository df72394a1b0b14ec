/** A state diagram as the flowchart that is drawn, and as the one that is listed. Pure. */

import type { Flowchart, FlowNode, StateDiagram } from "../model.ts";

export function flowOfStates(diagram: StateDiagram): Flowchart {
  return { ...diagram, kind: "flowchart" };
}

/** What has no text is called as in the source; what a state does and notes say stands with it. */
export function listedStates(diagram: StateDiagram): Flowchart {
  const about = new Map(
    diagram.edges.flatMap((edge) => (edge.isNote ? [[edge.to, edge.from]] : [])),
  );
  const labels = new Map([...diagram.groups, ...diagram.nodes].map((one) => [one.id, one.label]));
  const nameOf = (node: FlowNode): string => {
    if (node.shape === "start" || node.shape === "end") return "[*]";
    if (node.shape === "choice" || node.shape === "bar") return node.id;
    if (node.shape !== "note") return node.label;
    const target = about.get(node.id);
    return target === undefined ? node.label : `${labels.get(target) || target}: ${node.label}`;
  };
  const nodes = diagram.nodes.map((node) => ({ ...node, label: nameOf(node) }));
  const edges = diagram.edges.filter((edge) => !edge.isNote);
  return { ...diagram, kind: "flowchart", nodes, edges };
}
