/**
 * Gathers states, transitions and notes while a state diagram is read, and settles at the
 * end what stands in which composite state. Changes only what it is given; otherwise pure.
 */

import type { Direction, FlowEdge, FlowGroup, FlowNode, Shape, StateDiagram } from "../../model.ts";
import type { Titles } from "../../read/cursor.ts";
import { shortLabel } from "../../read/label.ts";
import { newStyles, type Styles, withColors } from "../../read/styles.ts";

export interface Scope {
  /** Nothing for the whole diagram. */
  readonly id: string | undefined;
  readonly at: number;
  direction: Direction | undefined;
  /** Parts that run at the same time: one more than there are dividers. */
  parts: number;
}

interface StateDraft {
  shape: Shape;
  readonly texts: string[];
  readonly classes: string[];
  home: { readonly scope: Scope; readonly part: number } | undefined;
}

export interface StateBuilder {
  readonly titles: Titles;
  readonly root: Scope;
  readonly states: Map<string, StateDraft>;
  readonly scopes: Map<string, Scope>;
  readonly open: Scope[];
  readonly edges: FlowEdge[];
  readonly styles: Styles;
  readonly notes: { readonly about: string; readonly text: string }[];
  count: number;
}

export function newBuilder(titles: Titles): StateBuilder {
  const root: Scope = { id: undefined, at: 0, direction: undefined, parts: 1 };
  return {
    titles,
    root,
    states: new Map(),
    scopes: new Map(),
    open: [],
    edges: [],
    notes: [],
    styles: newStyles(),
    count: 0,
  };
}

function scopeOf(builder: StateBuilder): Scope {
  return builder.open.at(-1) ?? builder.root;
}

/** As in Mermaid: a state stands in the composite state that names it last. */
export function nameState(builder: StateBuilder, id: string): StateDraft {
  let state = builder.states.get(id);
  if (!state) {
    state = { shape: "round", texts: [], classes: [], home: undefined };
    builder.states.set(id, state);
  }
  const scope = scopeOf(builder);
  if (scope.id !== undefined && scope.id !== id) state.home = { scope, part: scope.parts };
  return state;
}

/** `[*]` is a start where a transition leaves it, and an end where one arrives. */
export function nameEdgeState(builder: StateBuilder, shape: "start" | "end"): string {
  const scope = scopeOf(builder);
  const part = scope.parts > 1 ? ` ${scope.parts}` : "";
  const id = `[*] ${scope.id === undefined ? "" : `${scope.id}${part} `}${shape}`;
  nameState(builder, id).shape = shape;
  return id;
}

export function openScope(builder: StateBuilder, id: string, at: number): void {
  nameState(builder, id);
  const scope = builder.scopes.get(id) ?? { id, at, direction: undefined, parts: 1 };
  builder.scopes.set(id, scope);
  builder.open.push(scope);
}

export function addTransition(builder: StateBuilder, from: string, to: string, label: string) {
  const ends = { tail: "none", head: "arrow" } as const;
  builder.edges.push({ from, to, label: shortLabel(label), line: "solid", ...ends, length: 1 });
}

export function addNote(builder: StateBuilder, about: string, text: string): void {
  if (about !== "") nameState(builder, about);
  builder.notes.push({ about, text: shortLabel(text) });
}

export function finishStates(builder: StateBuilder): StateDiagram {
  cutRings(builder);
  const { titles, root, states, scopes, styles } = builder;
  const homeOf = (id: string): string | undefined => {
    const home = states.get(id)?.home;
    if (home?.scope.id === undefined) return undefined;
    return home.scope.parts > 1 ? partId(home.scope.id, home.part) : home.scope.id;
  };
  const nodes: FlowNode[] = [];
  const groups: FlowGroup[] = [];
  const labelled = (id: string, draft: StateDraft): string => {
    if (draft.shape !== "round") return "";
    return shortLabel(draft.texts[0] ?? id);
  };
  for (const [id, draft] of states) {
    const { classes, shape } = draft;
    const scope = scopes.get(id);
    if (!scope) {
      const more = draft.texts.slice(1).map((text) => text.split("\n").map((line) => [line]));
      const parts = more.length === 0 ? {} : { parts: [more.flat()] };
      nodes.push({ id, label: labelled(id, draft), shape, classes, group: homeOf(id), ...parts });
      continue;
    }
    // As in Mermaid: a composite state goes from the top down unless it says otherwise.
    const direction = scope.direction ?? "TD";
    const label = draft.texts.length === 0 ? id : draft.texts.join("\n");
    groups.push({ id, label, parent: homeOf(id), direction, classes });
    for (let part = 1; part <= scope.parts && scope.parts > 1; part++) {
      groups.push({ id: partId(id, part), label: "", parent: id, direction, classes: [] });
    }
  }
  const edges = [...builder.edges];
  builder.notes.forEach(({ about, text }, at) => {
    const id = `note ${at + 1}`;
    nodes.push({ id, label: text, shape: "note", classes: [], group: homeOf(about) });
    if (about === "") return;
    const ends = { tail: "none", head: "none" } as const;
    const line = { label: "", line: "dotted", length: 1, isNote: true } as const;
    edges.push({ from: about, to: id, ...line, ...ends });
  });
  return {
    kind: "state",
    ...titles,
    direction: root.direction ?? "TD",
    nodes: withColors(styles, nodes),
    groups: withColors(styles, groups),
    edges,
  };
}

/** The id of a part that runs beside others; no source can hold it. */
function partId(scope: string, part: number): string {
  return `${scope} part ${part}`;
}

/** Two composite states that name each other would stand in one another: the ring is cut. */
function cutRings({ states }: StateBuilder): void {
  const safe = new Set<string>();
  for (const start of states.keys()) {
    const path = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !safe.has(at)) {
      path.add(at);
      const draft: StateDraft | undefined = states.get(at);
      const parent: string | undefined = draft?.home?.scope.id;
      if (draft && parent !== undefined && path.has(parent)) {
        draft.home = undefined;
        break;
      }
      at = parent;
    }
    for (const id of path) safe.add(id);
  }
}
