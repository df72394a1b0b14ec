/** A flowchart in the list form: its links by the groups that they stand in. Pure. */

import { asciiGlyph } from "../canvas/glyphs.ts";
import type { DrawOptions } from "../draw.ts";
import type { Entry } from "../list-form.ts";
import type { EdgeEnd, Flowchart, FlowEdge, Shape } from "../model.ts";
import { inQuotes, spoken } from "../speech.ts";
import { spend } from "../text/meter.ts";
import { walkEdges } from "./flow-steps.ts";

/** Marks that arrows don't say, at the start and at the end of a line. */
const marks: Partial<Record<EdgeEnd, readonly [back: string, forth: string]>> = {
  triangle: ["◁", "▷"],
  diamond: ["◆", "◆"],
  "open-diamond": ["◇", "◇"],
};

function arrowOf(edge: FlowEdge, charset: DrawOptions["charset"]): string {
  const isAscii = charset === "ascii";
  if (marks[edge.tail] ?? marks[edge.head]) {
    const tail = marks[edge.tail]?.[0] ?? (edge.tail === "arrow" ? "◄" : "");
    const head = marks[edge.head]?.[1] ?? (edge.head === "arrow" ? "►" : "");
    const dash = edge.line === "dotted" ? "┄┄" : "──";
    return isAscii ? [...(tail + dash + head)].map(asciiGlyph).join("") : tail + dash + head;
  }
  const back = edge.tail !== "none";
  const forth = edge.head !== "none";
  if (back && forth) return isAscii ? "<->" : "↔";
  if (forth) return isAscii ? "->" : "→";
  if (back) return isAscii ? "<-" : "←";
  return isAscii ? "-" : "─";
}

const shapeWords: Partial<Record<Shape, string>> = {
  diamond: "decision",
  cylinder: "cylinder",
  circle: "circle",
  "double-circle": "double circle",
  hexagon: "hexagon",
  subroutine: "subroutine",
  flag: "flag",
  "lean-right": "parallelogram",
  "lean-left": "parallelogram",
  trapezoid: "trapezoid",
  "inv-trapezoid": "trapezoid",
};

const unnamed: readonly Shape[] = ["start", "end", "note"];

/** Signs that part names, labels and members in a line of the list. */
const parting = /[→←↔─►◄:,]|->|<-| - /;

/** What each box is called in the list: quoted where it could be misread, equal ones told apart. */
function listNames(flow: Flowchart): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const one of [...flow.groups, ...flow.nodes]) {
    const label = spoken(one.label) || one.id;
    labels.set(one.id, parting.test(label) ? inQuotes(label) : label);
  }
  // Where states begin and end is a sign, and notes say whose they are themselves.
  const isOwn = new Set<string>();
  for (const { id, shape, label } of flow.nodes) {
    if (!unnamed.includes(shape)) continue;
    labels.set(id, spoken(label) || id);
    isOwn.add(id);
  }
  const equal = new Map<string, string[]>();
  for (const [id, label] of labels) {
    if (isOwn.has(id)) continue;
    const ids = equal.get(label);
    if (ids) ids.push(id);
    else equal.set(label, [id]);
  }
  const homes = new Map<string, string | undefined>();
  for (const group of flow.groups) homes.set(group.id, group.parent);
  for (const node of flow.nodes) homes.set(node.id, node.group);
  const names = new Map(labels);
  for (const [label, ids] of equal) {
    if (ids.length < 2) continue;
    // Their groups tell them apart where each stands in another one; else they are numbered.
    const places = ids.map((id) => labels.get(homes.get(id) ?? ""));
    const isTold = new Set(places).size === ids.length && !places.includes(undefined);
    ids.forEach((id, at) => {
      names.set(id, `${label} (${isTold ? `in ${places[at]}` : at + 1})`);
    });
  }
  return names;
}

function flowEntries(flow: Flowchart, charset: DrawOptions["charset"]): Entry[] {
  const entries: Entry[] = [];
  if (flow.title !== undefined) entries.push({ text: flow.title, indent: 0, step: undefined });
  const names = listNames(flow);
  const name = (id: string) => names.get(id) ?? id;
  const shaped = (id: string) => `${name(id)}${shapeOf(id)}`;
  const shapes = new Map(flow.nodes.map((node) => [node.id, node.shape]));
  // A shape is said once, where its node is met first.
  const shapeOf = (id: string) => {
    const word = shapeWords[shapes.get(id) ?? "rect"];
    shapes.delete(id);
    return word === undefined ? "" : ` (${word})`;
  };
  const edges = walkEdges(flow);
  const linked = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const homes = new Map<string, string | undefined>();
  for (const group of flow.groups) homes.set(group.id, group.parent);
  for (const node of flow.nodes) homes.set(node.id, node.group);
  const edgesIn = new Map<string | undefined, [number, FlowEdge][]>();
  const pathOf = (id: string): string[] => {
    const path: string[] = [];
    for (let at = homes.get(id); at !== undefined && path.length < 1000; at = homes.get(at))
      path.push(at);
    spend(path.length);
    return path.reverse();
  };
  edges.forEach((edge, at) => {
    const a = pathOf(edge.from);
    const b = pathOf(edge.to);
    let common = 0;
    while (common < a.length && a[common] === b[common]) common++;
    const home = common === 0 ? undefined : a[common - 1];
    const list = edgesIn.get(home) ?? [];
    list.push([at + 1, edge]);
    edgesIn.set(home, list);
  });
  const write = (home: string | undefined, indent: number): void => {
    for (const [step, edge] of edgesIn.get(home) ?? []) {
      const label = edge.label === "" ? "" : `: ${spoken(edge.label)}`;
      const from = shaped(edge.from);
      const text = `${from} ${arrowOf(edge, charset)} ${shaped(edge.to)}${label}`;
      entries.push({ text, indent, step });
    }
  };
  const members = new Map<string | undefined, string[]>();
  for (const node of flow.nodes) {
    // Outside of groups only what stands alone needs a line of its own.
    if (node.group === undefined && linked.has(node.id)) continue;
    const list = members.get(node.group);
    if (list) list.push(node.id);
    else members.set(node.group, [node.id]);
  }
  const children = new Map<string | undefined, string[]>();
  for (const group of flow.groups) {
    const list = children.get(group.parent);
    if (list) list.push(group.id);
    else children.set(group.parent, [group.id]);
  }
  const stack: { home: string | undefined; depth: number }[] = [{ home: undefined, depth: 0 }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { home, depth } = at;
    if (home !== undefined) {
      const text = `${name(home)}: ${(members.get(home) ?? []).map(shaped).join(", ")}`.trim();
      entries.push({ text, indent: depth - 1, step: undefined });
    }
    write(home, depth);
    if (home === undefined) {
      for (const id of members.get(home) ?? []) {
        entries.push({ text: shaped(id), indent: depth, step: undefined });
      }
    }
    for (const child of [...(children.get(home) ?? [])].reverse()) {
      stack.push({ home: child, depth: depth + 1 });
    }
  }
  return entries;
}

/** With what stands beside ends of lines and in compartments. */
export function graphEntries(flow: Flowchart, charset: DrawOptions["charset"]): Entry[] {
  const names = new Map(flow.nodes.map((node) => [node.id, spoken(node.label)]));
  const edges = flow.edges.map((edge) => {
    const texts = [
      spoken(edge.label),
      edge.tailText === undefined ? "" : `${spoken(edge.tailText)} at ${names.get(edge.from)}`,
      edge.headText === undefined ? "" : `${spoken(edge.headText)} at ${names.get(edge.to)}`,
    ];
    return { ...edge, label: texts.filter((text) => text !== "").join(", ") };
  });
  const linked = new Set(edges.flatMap((edge) => (edge.isNote ? [] : [edge.from, edge.to])));
  const full = new Set(
    flow.nodes.filter((node) => (node.parts ?? []).some((rows) => rows.length > 0)),
  );
  const about = new Map(edges.flatMap((edge) => (edge.isNote ? [[edge.to, edge.from]] : [])));
  const nodes = flow.nodes
    .filter((node) => node.group !== undefined || linked.has(node.id) || !full.has(node))
    .map((node) => {
      const target = names.get(about.get(node.id) ?? "");
      return target === undefined ? node : { ...node, label: `${target}: ${node.label}` };
    });
  const held = [...full].map(({ label, parts = [] }): Entry => {
    const rows = parts.flat().map((row) => row.filter((cell) => cell !== "").join(" "));
    return { text: `${spoken(label)}: ${spoken(rows.join("; "))}`, indent: 0, step: undefined };
  });
  return [...flowEntries({ ...flow, nodes, edges }, charset), ...held];
}
