/** A flowchart in sentences, edge by edge, in the order of a walk from its roots. Pure. */

import type { Flowchart, FlowEdge } from "../model.ts";
import { ended, inQuotes, listed, spoken } from "../speech.ts";

/**
 * Edges in the order in which somebody walks them: from nodes that nothing leads to, one
 * branch to its end before the next. Hidden edges are no steps.
 */
export function walkEdges(flow: Flowchart): FlowEdge[] {
  const edges = flow.edges.filter((edge) => edge.line !== "hidden" && !edge.isNote);
  const leaving = new Map<string, FlowEdge[]>();
  const reached = new Set<string>();
  for (const edge of edges) {
    const list = leaving.get(edge.from);
    if (list) list.push(edge);
    else leaving.set(edge.from, [edge]);
    if (edge.from !== edge.to) reached.add(edge.to);
  }
  const starts = [...leaving.keys()].filter((id) => !reached.has(id));
  const order: FlowEdge[] = [];
  const entered = new Set<string>();
  for (const start of [...starts, ...leaving.keys()]) {
    if (entered.has(start)) continue;
    entered.add(start);
    const stack: { id: string; next: number }[] = [{ id: start, next: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = leaving.get(top.id)?.[top.next++];
      if (!edge) stack.pop();
      else {
        order.push(edge);
        if (!entered.has(edge.to)) {
          entered.add(edge.to);
          stack.push({ id: edge.to, next: 0 });
        }
      }
    }
  }
  return order;
}

/**
 * One sentence an edge. Labels stand between quotation marks, for they may begin with a capital
 * or hold a whole sentence; what stands between them is said so that it works without the marks.
 */
export function flowSteps(flow: Flowchart): string[] {
  const labels = new Map<string, string>();
  for (const group of flow.groups) labels.set(group.id, spoken(group.label));
  for (const node of flow.nodes) labels.set(node.id, spoken(node.label));
  const diamonds = new Set(flow.nodes.flatMap((one) => (one.shape === "diamond" ? [one.id] : [])));
  const name = (id: string) => inQuotes(labels.get(id) || id);
  const edges = walkEdges(flow);
  const connected = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const steps = edges.map((edge) => {
    const isTurned = edge.head === "none" && edge.tail !== "none";
    const [from, to] = isTurned ? [edge.to, edge.from] : [edge.from, edge.to];
    const label = spoken(edge.label);
    if (label !== "" && diamonds.has(from)) {
      const next = from === to ? "the same again" : name(to);
      return `${ended(name(from))} If ${inQuotes(label)}: ${ended(next)}`;
    }
    const text = label === "" ? "" : `: ${inQuotes(label)}`;
    if (from === to) return ended(`${name(from)} leads back to itself${text}`);
    if (edge.head === "none" && edge.tail === "none") {
      return ended(`${name(from)} and ${name(to)} are linked${text}`);
    }
    if (edge.head !== "none" && edge.tail !== "none") {
      return ended(`${name(from)} and ${name(to)} lead to each other${text}`);
    }
    return ended(
      label === "" ? `${name(from)}, then ${name(to)}` : `From ${name(from)} to ${name(to)}${text}`,
    );
  });
  const alone = flow.nodes
    .filter((node) => !connected.has(node.id))
    .map((node) => spoken(node.label));
  if (alone.length > 0 && edges.length === 0) return alone.map((label) => ended(label));
  return steps;
}

/** What no step speaks of, for lines lead neither to it nor away from it. */
export function flowLeftovers(flow: Flowchart): string[] {
  const edges = flow.edges.filter((edge) => edge.line !== "hidden");
  if (edges.length === 0) return [];
  const linked = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const labels = new Map(flow.groups.map((group) => [group.id, spoken(group.label)]));
  const alone = new Map<string, string[]>();
  for (const node of flow.nodes) {
    if (linked.has(node.id)) continue;
    const home = labels.get(node.group ?? "") ?? "";
    const list = alone.get(home);
    if (list) list.push(inQuotes(spoken(node.label)));
    else alone.set(home, [inQuotes(spoken(node.label))]);
  }
  return [...alone].map(([home, names]) => {
    const where = home === "" ? "No line touches" : `In ${inQuotes(home)}, no line touches`;
    return ended(`${where} ${listed(names)}`);
  });
}
