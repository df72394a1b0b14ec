/**
 * Which edges share a line: those that leave one item together, or arrive together. Pure.
 * An edge is bundled at one end at most, and only where the arrows still tell which way
 * each goes, so a reader can follow every line to its one other end.
 */

import type { FlowEdge } from "../../model.ts";

export interface Bundles {
  /** For each edge: the bundle at its start, at its end, or none. */
  readonly fork: readonly (string | undefined)[];
  readonly merge: readonly (string | undefined)[];
}

/** `alone` says for each edge whether it must keep a line of its own. */
export function bundleEdges(edges: readonly FlowEdge[], alone: readonly boolean[]): Bundles {
  const mayFork = edges.map((edge, at) => canBundle(edge) && !alone[at]);
  const forkKeys = edges.map((edge, at) =>
    mayFork[at] && (edge.tail === "none") !== (edge.head === "none")
      ? `${edge.line}\n${edge.tail}\n${edge.from}`
      : undefined,
  );
  const fork = keepShared(forkKeys);
  const mergeKeys = edges.map((edge, at) =>
    mayFork[at] && edge.tail === "none" && edge.head !== "none" && fork[at] === undefined
      ? `${edge.line}\n${edge.head}\n${edge.to}`
      : undefined,
  );
  return { fork, merge: keepShared(mergeKeys) };
}

function canBundle(edge: FlowEdge): boolean {
  const isMarked = edge.head !== "none" || edge.tail !== "none";
  return edge.line !== "hidden" && isMarked && !edge.isNote && edge.from !== edge.to;
}

function keepShared(keys: readonly (string | undefined)[]): (string | undefined)[] {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key) => (key !== undefined && (counts.get(key) ?? 0) > 1 ? key : undefined));
}
