/** A class diagram as the flowchart that is drawn. Pure. */

import type { ClassDiagram, Member, RelationEnd } from "../class-model.ts";
import type { EdgeEnd, Flowchart, FlowEdge, FlowNode } from "../model.ts";

const marks: Readonly<Record<RelationEnd, EdgeEnd>> = {
  none: "none",
  extension: "triangle",
  composition: "diamond",
  aggregation: "open-diamond",
  dependency: "arrow",
  lollipop: "circle",
};

export function flowOfClasses(diagram: ClassDiagram): Flowchart {
  const { title, accTitle, accDescription, direction } = diagram;
  const nodes = diagram.boxes.map((box): FlowNode => {
    const parts = [box.attributes, box.methods]
      .filter((members) => members.length > 0)
      .map((members) => members.map((member) => [memberText(member)]));
    const label = [...box.annotations.map((name) => `<<${name}>>`), box.label].join("\n");
    const common = {
      id: box.id,
      shape: "rect",
      classes: box.classes,
      group: box.namespace,
    } as const;
    return { ...common, label, ...(parts.length > 0 && { parts }) };
  });
  const edges = diagram.relations.map((one, at): FlowEdge => {
    // What is offered hangs at its line as a node of its own.
    const idAt = (id: string, end: RelationEnd): string => {
      if (end !== "lollipop") return id;
      const own = `${id} offered ${at + 1}`;
      nodes.push({ id: own, label: id, shape: "stadium", classes: [], group: undefined });
      return own;
    };
    return {
      from: idAt(one.from, one.fromEnd),
      to: idAt(one.to, one.toEnd),
      label: one.label,
      line: one.line,
      tail: marks[one.fromEnd],
      head: marks[one.toEnd],
      length: 1,
      ...(one.fromText !== "" && { tailText: one.fromText }),
      ...(one.toText !== "" && { headText: one.toText }),
    };
  });
  const homes = new Map(diagram.boxes.map((box) => [box.id, box.namespace]));
  diagram.notes.forEach(({ text, about }, at) => {
    const id = `note ${at + 1}`;
    nodes.push({ id, label: text, shape: "note", classes: [], group: homes.get(about ?? "") });
    if (about === undefined) return;
    const ends = { tail: "none", head: "none" } as const;
    edges.push({
      from: about,
      to: id,
      label: "",
      line: "dotted",
      ...ends,
      length: 1,
      isNote: true,
    });
  });
  const groups = diagram.namespaces.map((one) => ({ ...one, direction: undefined, classes: [] }));
  return { kind: "flowchart", title, accTitle, accDescription, direction, nodes, groups, edges };
}

/** In a list the name of a class stands alone, and its annotations among what it has. */
export function listedClasses(diagram: ClassDiagram): Flowchart {
  const flow = flowOfClasses(diagram);
  const boxes = new Map(diagram.boxes.map((box) => [box.id, box]));
  const nodes = flow.nodes.map((node): FlowNode => {
    const box = boxes.get(node.id);
    if (!box || box.annotations.length === 0) return node;
    const annotations = box.annotations.map((name) => [`<<${name}>>`]);
    return { ...node, label: box.label, parts: [annotations, ...(node.parts ?? [])] };
  });
  return { ...flow, nodes };
}

export function memberText({ text, isAbstract, isStatic }: Member): string {
  return text + (isAbstract ? " {abstract}" : "") + (isStatic ? " {static}" : "");
}
