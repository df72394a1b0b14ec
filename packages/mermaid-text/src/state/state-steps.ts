/** A state diagram in sentences: its transitions in the order of a walk, then its notes. Pure. */

import { walkEdges } from "../flowchart/flow-steps.ts";
import type { FlowEdge, FlowNode, StateDiagram } from "../model.ts";
import { ended, inQuotes, listed, spoken } from "../speech.ts";
import { flowOfStates } from "./state-flow.ts";

type Names = (id: string) => string;

export function stateSteps(diagram: StateDiagram): string[] {
  const nodes = new Map(diagram.nodes.map((node) => [node.id, node]));
  const name = namesOf(diagram);
  const homeOf = (id: string) => homeName(diagram, nodes.get(id), name);
  return walkEdges(flowOfStates(diagram)).map((edge) => sentence(edge, nodes, name, homeOf));
}

function sentence(
  edge: FlowEdge,
  nodes: ReadonlyMap<string, FlowNode>,
  name: Names,
  homeOf: Names,
): string {
  const { from, to } = edge;
  const label = spoken(edge.label);
  const text = label === "" ? "" : `: ${inQuotes(label)}`;
  const [first, second] = [nodes.get(from)?.shape, nodes.get(to)?.shape];
  if (first === "start" && second === "end") return ended(`${homeOf(from)} ends at once${text}`);
  if (first === "start") return ended(`${homeOf(from)} begins with ${name(to)}${text}`);
  if (second === "end") return ended(`After ${name(from)}, ${lower(homeOf(to))} ends${text}`);
  if (first === "choice" && label !== "") return `If ${inQuotes(label)}: ${ended(name(to))}`;
  if (from === to) return ended(`${capital(name(from))} leads back to itself${text}`);
  return ended(`From ${name(from)} to ${name(to)}${text}`);
}

function namesOf(diagram: StateDiagram): Names {
  const names = new Map<string, string>();
  for (const { id, label } of diagram.groups) {
    names.set(id, inQuotes(spoken(label) || id));
  }
  const bars = diagram.nodes.filter((node) => node.shape === "bar");
  const choices = diagram.nodes.filter((node) => node.shape === "choice");
  for (const { id, label, shape } of diagram.nodes) {
    const isBar = shape === "bar";
    const among = isBar ? bars : choices;
    // Several of them are told apart by what the source calls them.
    const own = among.length > 1 ? ` ${inQuotes(id)}` : "";
    const unnamed = isBar ? `the bar${own}` : `the choice${own}`;
    names.set(id, shape === "choice" || isBar ? unnamed : inQuotes(spoken(label) || id));
  }
  return (id) => names.get(id) ?? inQuotes(id);
}

/** What begins or ends at a `[*]`: the whole, or the composite state around it. */
function homeName(diagram: StateDiagram, node: FlowNode | undefined, name: Names): string {
  let home = diagram.groups.find((group) => group.id === node?.group);
  if (home && home.label === "") home = diagram.groups.find((group) => group.id === home?.parent);
  return home ? name(home.id) : "It";
}

function lower(text: string): string {
  return text === "It" ? "it" : text;
}

function capital(text: string): string {
  return text.startsWith("the ") ? `T${text.slice(1)}` : text;
}

/** What no transition speaks of: what states do, parts that run at once, notes, lone states. */
export function stateLeftovers(diagram: StateDiagram): string[] {
  const name = namesOf(diagram);
  const linked = new Set(
    diagram.edges.flatMap((edge) => (edge.isNote ? [] : [edge.from, edge.to])),
  );
  const sentences: string[] = [];
  const lone = diagram.nodes.filter((one) => one.shape === "round" && !linked.has(one.id));
  if (lone.length > 0) {
    const names = listed(lone.map((one) => name(one.id)));
    sentences.push(ended(`No transition touches ${names}`));
  }
  for (const { id, parts = [] } of diagram.nodes) {
    const text = spoken(parts.flat(2).join(" "));
    if (text !== "") sentences.push(ended(`${name(id)} says: ${inQuotes(text)}`));
  }
  for (const { id, label } of diagram.groups) {
    const count = diagram.groups.filter((one) => one.parent === id && one.label === "").length;
    if (label !== "" && count > 1) {
      sentences.push(ended(`In ${name(id)}, ${count} parts run at the same time`));
    }
  }
  const about = new Map(
    diagram.edges.flatMap((edge) => (edge.isNote ? [[edge.to, edge.from]] : [])),
  );
  for (const { id, label, shape } of diagram.nodes) {
    const target = about.get(id);
    const where = target === undefined ? "A note" : `A note on ${name(target)}`;
    if (shape === "note") sentences.push(ended(`${where}: ${inQuotes(spoken(label))}`));
  }
  return sentences;
}
