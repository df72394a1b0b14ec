/** The kinds of diagrams that are drawn, one row each. Pure. */

import { classKind } from "./class/class-kind.ts";
import { erKind } from "./er/er-kind.ts";
import { flowchartKind } from "./flowchart/flowchart-kind.ts";
import type { Kind } from "./kind.ts";
import type { Diagram } from "./model.ts";
import { sequenceKind } from "./sequence/sequence-kind.ts";
import { stateKind } from "./state/state-kind.ts";

const kinds: { readonly [K in Diagram["kind"]]: Kind<Extract<Diagram, { kind: K }>> } = {
  flowchart: flowchartKind,
  sequence: sequenceKind,
  state: stateKind,
  er: erKind,
  class: classKind,
};

export function kindOf<D extends Diagram>(diagram: D): Kind<D> {
  // The record's type says that the row of a name takes the diagrams of that name.
  return kinds[diagram.kind] as unknown as Kind<D>;
}

const byWord: ReadonlyMap<string, Kind<Diagram>> = new Map(
  Object.values(kinds).flatMap((kind) =>
    kind.words.map((word): [string, Kind<Diagram>] => [word, kind as unknown as Kind<Diagram>]),
  ),
);

/** The kind whose sources begin with this word. */
export function kindNamed(word: string): Kind<Diagram> | undefined {
  return byWord.get(word);
}
