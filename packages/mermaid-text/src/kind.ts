/** What a kind of diagram brings along: everything that the door asks of one. Pure. */

import type { Drawing, DrawOptions } from "./draw.ts";
import type { Entry } from "./list-form.ts";
import type { Diagram } from "./model.ts";
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
  /** Undefined when no layout fits: then `list` is shown. */
  readonly draw: (diagram: D, options: DrawOptions) => Drawing | undefined;
  readonly list: (diagram: D, charset: DrawOptions["charset"]) => readonly Entry[];
  /** One sentence a step. */
  readonly steps: (diagram: D) => readonly string[];
  /** Steps are a list of facts and no way through time. */
  readonly hasNoOrder?: true;
  /** Sentences about what no step speaks of. */
  readonly leftovers: (diagram: D) => readonly string[];
  /** Plain data with positions. */
  readonly model: (diagram: D, options: DrawOptions) => unknown;
  readonly parts: (diagram: D) => Parts;
}
