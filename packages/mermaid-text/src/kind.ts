/** What a kind of diagram brings along: everything that the door asks of one. Pure. */

import type { DrawOptions } from "./draw.ts";
import type { Diagram, Flowchart, Sequence } from "./model.ts";
import type { Faults, Source } from "./read/source.ts";

/** Counts and texts of a diagram, for those who judge its size. */
export interface Parts {
  /** Things that lines lead to: nodes, participants, entities ... */
  readonly boxes: number;
  readonly links: number;
  readonly labels: readonly string[];
  /** Classes that its boxes and groups are given. */
  readonly classes: readonly string[];
}

export interface Kind<D extends Diagram> {
  /** The words by which a source says that it is one. */
  readonly words: readonly string[];
  readonly read: (source: Source, faults: Faults) => D;
  /** As what it is drawn. */
  readonly shown: (diagram: D) => Flowchart | Sequence;
  /** As what it is listed when no layout fits, where that is something else. */
  readonly listed?: (diagram: D) => Flowchart;
  /** One sentence a step. */
  readonly steps: (diagram: D) => readonly string[];
  /** Steps are a list of facts and no way through time. */
  readonly hasNoOrder?: true;
  /** Sentences about what no step speaks of. */
  readonly leftovers: (diagram: D) => readonly string[];
  /** Plain data with positions. */
  readonly model: (diagram: D, options: DrawOptions) => unknown;
}
