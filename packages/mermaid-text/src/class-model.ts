/** What a class diagram is once it is read. Pure. */

import type { Direction, Titled } from "./titled.ts";

export interface Member {
  /** As it is shown, with its visibility in front: `+age: int`. */
  readonly text: string;
  readonly visibility: "public" | "private" | "protected" | "package" | undefined;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
}

export interface ClassBox {
  readonly id: string;
  readonly label: string;
  /** As `interface`, `enumeration`. */
  readonly annotations: readonly string[];
  readonly attributes: readonly Member[];
  readonly methods: readonly Member[];
  readonly classes: readonly string[];
  readonly namespace: string | undefined;
}

export interface Namespace {
  readonly id: string;
  readonly label: string;
  readonly parent: string | undefined;
}

export type RelationEnd =
  | "none"
  | "extension"
  | "composition"
  | "aggregation"
  | "dependency"
  | "lollipop";

export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly line: "solid" | "dotted";
  readonly fromEnd: RelationEnd;
  readonly toEnd: RelationEnd;
  /** Multiplicities and roles. */
  readonly fromText: string;
  readonly toText: string;
}

export interface ClassNote {
  readonly text: string;
  /** The class that it is about. */
  readonly about: string | undefined;
}

export interface ClassDiagram extends Titled {
  readonly kind: "class";
  readonly direction: Direction;
  readonly boxes: readonly ClassBox[];
  readonly namespaces: readonly Namespace[];
  readonly relations: readonly Relation[];
  readonly notes: readonly ClassNote[];
}
