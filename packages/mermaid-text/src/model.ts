/** What a diagram is once it is read: plain data, no positions on a screen. Pure. */

import type { ClassDiagram } from "./class-model.ts";
import type { ErDiagram } from "./er-model.ts";
import type { Color } from "./text/styled.ts";
import type { Direction, Titled } from "./titled.ts";

export type { Direction, Titled };

export const shapes = [
  "rect",
  "round",
  "stadium",
  "subroutine",
  "cylinder",
  "circle",
  "double-circle",
  "diamond",
  "hexagon",
  "flag",
  "lean-right",
  "lean-left",
  "trapezoid",
  "inv-trapezoid",
] as const;
/** Flowcharts have no brackets for the last ones. */
export type Shape = (typeof shapes)[number] | "start" | "end" | "choice" | "bar" | "note";

/** What stands at an end of an edge. */
export type EdgeEnd =
  | "none"
  | "arrow"
  | "circle"
  | "cross"
  | "triangle"
  | "diamond"
  | "open-diamond";

/** Labels are plain text; a line break in them is one that the author asked for. */
export interface FlowNode {
  readonly id: string;
  readonly label: string;
  readonly shape: Shape;
  readonly classes: readonly string[];
  /** The group that it stands in. */
  readonly group: string | undefined;
  /** Compartments below the label, each of rows, each of cells that stand in columns. */
  readonly parts?: readonly (readonly (readonly string[])[])[];
  /** What the source's styles come to. */
  readonly color?: Color;
}

export interface FlowGroup {
  readonly id: string;
  readonly label: string;
  readonly parent: string | undefined;
  readonly direction: Direction | undefined;
  readonly classes: readonly string[];
  readonly color?: Color;
}

export interface FlowEdge {
  /** Ids of nodes or groups. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** `hidden` (`~~~`) places its ends and is not drawn. */
  readonly line: "solid" | "dotted" | "thick" | "hidden";
  readonly tail: EdgeEnd;
  readonly head: EdgeEnd;
  /** Ranks that it spans at least; extra dashes make it longer. */
  readonly length: number;
  /** What stands beside its ends: a multiplicity, a role. */
  readonly tailText?: string;
  readonly headText?: string;
  /** It ties a note to what the note is about, and is no step. */
  readonly isNote?: boolean;
  readonly color?: Color;
}

export interface Flowchart extends Titled {
  readonly kind: "flowchart";
  readonly direction: Direction;
  readonly nodes: readonly FlowNode[];
  readonly groups: readonly FlowGroup[];
  readonly edges: readonly FlowEdge[];
}

/** States are nodes, transitions edges, composite states and the parts that run at once groups. */
export interface StateDiagram extends Titled {
  readonly kind: "state";
  readonly direction: Direction;
  readonly nodes: readonly FlowNode[];
  readonly groups: readonly FlowGroup[];
  readonly edges: readonly FlowEdge[];
}

export interface Participant {
  readonly id: string;
  readonly label: string;
  /** What Mermaid calls it: participant, actor, database, queue... */
  readonly type: string;
  /** Index of the box around it. */
  readonly box: number | undefined;
  /** Made by a message: its head stands there and not on top. */
  readonly created: boolean;
}

export interface ParticipantBox {
  readonly label: string;
}

export type MessageHead = "none" | "arrow" | "open" | "cross" | "half";

export interface Message {
  readonly kind: "message";
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly line: "solid" | "dotted";
  readonly head: MessageHead;
  readonly tail: MessageHead;
  /** From `autonumber`. */
  readonly number: string | undefined;
  /** The participant that this message makes, or whose life ends with it. */
  readonly creates: string | undefined;
  readonly destroys: string | undefined;
}

export interface Note {
  readonly kind: "note";
  readonly place: "left" | "right" | "over";
  readonly participants: readonly string[];
  readonly text: string;
}

export type FrameKind = "loop" | "alt" | "opt" | "par" | "critical" | "break" | "rect";

export interface FrameStart {
  readonly kind: "frame";
  readonly frame: FrameKind;
  readonly label: string;
}

export interface FrameSection {
  readonly kind: "section";
  readonly word: "else" | "and" | "option";
  readonly label: string;
}

export interface FrameEnd {
  readonly kind: "end";
}

export interface Activation {
  readonly kind: "activate" | "deactivate";
  readonly participant: string;
}

export type SequenceItem = Message | Note | FrameStart | FrameSection | FrameEnd | Activation;

export interface Sequence extends Titled {
  readonly kind: "sequence";
  readonly participants: readonly Participant[];
  readonly boxes: readonly ParticipantBox[];
  readonly items: readonly SequenceItem[];
}

export type Diagram = Flowchart | Sequence | StateDiagram | ErDiagram | ClassDiagram;
