/** What an entity relationship diagram is once it is read. Pure. */

import type { Direction, Titled } from "./titled.ts";

export type Cardinality = "one" | "zero-or-one" | "one-or-more" | "zero-or-more";

export interface Attribute {
  readonly type: string;
  readonly name: string;
  /** PK, FK, UK. */
  readonly keys: readonly string[];
  readonly comment: string;
}

export interface Entity {
  readonly id: string;
  readonly label: string;
  readonly attributes: readonly Attribute[];
  readonly classes: readonly string[];
}

export interface Relationship {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** How many there are of the entity at this end, seen from the other one. */
  readonly fromCount: Cardinality;
  readonly toCount: Cardinality;
  /** Does one of them need the other to be what it is? */
  readonly isIdentifying: boolean;
}

export interface ErDiagram extends Titled {
  readonly kind: "er";
  readonly direction: Direction;
  readonly entities: readonly Entity[];
  readonly relationships: readonly Relationship[];
}
