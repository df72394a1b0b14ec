/**
 * Gathers nodes, groups and edges while a flowchart is read, and settles at the end who
 * stands in which group. Changes only what it is given; otherwise pure.
 */

import type { Direction, Flowchart, FlowEdge, FlowGroup, Shape } from "../../model.ts";
import { shortLabel } from "../../read/label.ts";
import { coloredLinks, newStyles, type Styles, withColors } from "../../read/styles.ts";

interface OpenGroup {
  readonly id: string;
  readonly label: string;
  readonly at: number;
  readonly members: Set<string>;
  direction: Direction | undefined;
}

interface NodeDraft {
  label: string | undefined;
  shape: Shape;
  readonly classes: string[];
}

export interface FlowBuilder {
  direction: Direction;
  title: string | undefined;
  accTitle: string | undefined;
  accDescription: string | undefined;
  readonly nodes: Map<string, NodeDraft>;
  readonly groups: OpenGroup[];
  readonly groupIds: Set<string>;
  readonly open: OpenGroup[];
  readonly edges: FlowEdge[];
  readonly edgeIds: Set<string>;
  readonly classed: [id: string, name: string][];
  readonly styles: Styles;
  /** Who stands in which group: settled when a group ends, the first one wins. */
  readonly home: Map<string, string>;
}

export function newFlow(title: string | undefined): FlowBuilder {
  return {
    direction: "TD",
    title,
    accTitle: undefined,
    accDescription: undefined,
    nodes: new Map(),
    groups: [],
    groupIds: new Set(),
    open: [],
    edges: [],
    edgeIds: new Set(),
    classed: [],
    styles: newStyles(),
    home: new Map(),
  };
}

export function openGroup(flow: FlowBuilder, at: number, name: string, label: string): void {
  // Nameless groups and those that share a name get an id that no source can hold.
  const isNew = name !== "" && !flow.groupIds.has(name);
  const id = isNew ? name : `${name} (${flow.groups.length + 1})`;
  flow.groupIds.add(id);
  const group: OpenGroup = { id, label, at, members: new Set(), direction: undefined };
  flow.open.at(-1)?.members.add(id);
  flow.groups.push(group);
  flow.open.push(group);
}

export function closeGroup(flow: FlowBuilder): void {
  const group = flow.open.pop();
  if (!group) return;
  for (const member of group.members) {
    if (member !== group.id && !flow.home.has(member)) flow.home.set(member, group.id);
  }
}

export function nameNode(
  flow: FlowBuilder,
  id: string,
  said: { label?: string; shape?: Shape; classes: readonly string[] },
): void {
  let node = flow.nodes.get(id);
  if (!node) {
    node = { label: undefined, shape: "rect", classes: [] };
    flow.nodes.set(id, node);
  }
  if (said.label !== undefined) node.label = said.label;
  if (said.shape !== undefined) node.shape = said.shape;
  node.classes.push(...said.classes);
  flow.open.at(-1)?.members.add(id);
}

export function finishFlow(flow: FlowBuilder): Flowchart {
  const { groupIds } = flow;
  breakRings(flow, groupIds);
  const classesOf = new Map<string, Set<string>>();
  for (const [id, name] of flow.classed) {
    const names = classesOf.get(id);
    if (names) names.add(name);
    else classesOf.set(id, new Set([name]));
  }
  const groups = flow.groups.map(
    (group): FlowGroup => ({
      id: group.id,
      label: group.label,
      parent: flow.home.get(group.id),
      direction: group.direction,
      classes: [...(flow.nodes.get(group.id)?.classes ?? []), ...(classesOf.get(group.id) ?? [])],
    }),
  );
  const nodes = [...flow.nodes]
    .filter(([id]) => !groupIds.has(id))
    .map(([id, node]) => ({
      id,
      label: node.label === undefined || node.label === "" ? shortLabel(id) : node.label,
      shape: node.shape,
      classes: [...node.classes, ...(classesOf.get(id) ?? [])],
      group: flow.home.get(id),
    }));
  const { title, accTitle, accDescription, direction, styles } = flow;
  return {
    ...{ kind: "flowchart", title, accTitle, accDescription, direction },
    nodes: withColors(styles, nodes),
    groups: withColors(styles, groups),
    edges: coloredLinks(styles, flow.edges),
  };
}

/** Two groups that name each other would stand in one another: the ring is cut. */
function breakRings(flow: FlowBuilder, groupIds: ReadonlySet<string>): void {
  const safe = new Set<string>();
  for (const start of groupIds) {
    const path = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !safe.has(at)) {
      path.add(at);
      const parent: string | undefined = flow.home.get(at);
      if (parent !== undefined && path.has(parent)) {
        flow.home.delete(at);
        break;
      }
      at = parent;
    }
    for (const id of path) safe.add(id);
  }
}
