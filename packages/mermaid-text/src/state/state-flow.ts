/** A state diagram as the flowchart that is drawn, and as the one that is listed. Pure. */

import type { Flowchart, FlowNode, StateDiagram } from "../model.ts";

export function flowOfStates(diagram: StateDiagram): Flowchart {
  return { ...diagram, kind: "flowchart" };
}

/** What has no text is called as in the source. */
export function listedStates(diagram: StateDiagram): Flowchart {
  const nameOf = ({ id, shape, label }: FlowNode): string => {
    if (shape === "start" || shape === "end") return "[*]";
    return shape === "choice" || shape === "bar" ? id : label;
  };
  const nodes = diagram.nodes.map((node) => ({ ...node, label: nameOf(node) }));
  return { ...diagram, kind: "flowchart", nodes };
}
