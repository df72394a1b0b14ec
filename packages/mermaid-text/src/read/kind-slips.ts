/** What to say of a source that is neither a flowchart nor a sequence diagram. Pure. */

import { nearest } from "../text/nearest.ts";
import { restOfLine, type Slip } from "./slip.ts";
import { quoted, type Source } from "./source.ts";

/** Kinds of Mermaid that are not drawn; the word may go on (`stateDiagram-v2`). */
const otherKinds =
  /^(?:pie|gantt|journey|gitGraph|mindmap|timeline|quadrantChart|requirementDiagram|C4\w+|sankey|xychart|block|packet|kanban|architecture|zenuml|radar|treemap|info)/;

const drawn = [
  "flowchart",
  "graph",
  "sequenceDiagram",
  "stateDiagram-v2",
  "erDiagram",
  "classDiagram",
];

/** Does Mermaid know this kind, though it is not drawn here? */
export function isOtherKind(kind: string): boolean {
  return otherKinds.test(kind);
}

export function slipOfKind({ kind, kindAt, text }: Source): Slip {
  if (otherKinds.test(kind)) {
    return {
      message: `Diagrams of the kind ${quoted(kind)} are not drawn.`,
      hint: "Begin with flowchart TD or sequenceDiagram; other kinds are shown as their source.",
    };
  }
  const start = kind.toLowerCase();
  const meant =
    nearest(kind, drawn) ??
    (start.startsWith("seq") ? "sequenceDiagram" : start.startsWith("flow") ? "flowchart" : "");
  const line = restOfLine(text, kindAt);
  const arrow = line.search(/>>|--?[>x)]/);
  const isMessage = arrow >= 0 && line.includes(":", arrow);
  const isLink = /--|==|-\.|->|[[({]/.test(line);
  if (meant !== "" && !isMessage && !(isLink && meant === "graph")) {
    return {
      message: `There is no kind of diagram called ${quoted(kind)}.`,
      hint: `Did you mean ${meant}?`,
    };
  }
  const first = isMessage ? "sequenceDiagram" : isLink ? "flowchart TD" : undefined;
  return {
    message: "The diagram does not say what kind it is.",
    hint: first
      ? `Write ${first} above this line.`
      : "Begin with flowchart TD or sequenceDiagram; other kinds are shown as their source.",
  };
}
