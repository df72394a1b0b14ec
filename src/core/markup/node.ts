/** Small questions about nodes of the Markdown tree. Pure. */

import type { Nodes } from "mdast";
import type { Position } from "../diagnostic.ts";

/** Where a node begins. */
export function at(node: Nodes): Position {
  const start = node.position?.start;
  return start === undefined ? { line: 1, col: 1 } : { line: start.line, col: start.column };
}

/** The bare text of nodes, as the tree has it. */
export function rawText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => {
      if ("value" in node) return node.type === "html" ? "" : node.value;
      if (node.type === "break") return " ";
      return "children" in node ? rawText(node.children) : "";
    })
    .join("");
}

export function isComment(html: string): boolean {
  return /^\s*<!--[\s\S]*?-->\s*$/.test(html);
}
