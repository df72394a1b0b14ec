/** Footnotes of a lesson: each section ends with those that it refers to, numbered from 1. Pure. */

import type { FootnoteDefinition, List, Nodes, RootContent } from "mdast";
import type { Report } from "../problems.ts";
import { at } from "./node.ts";

type Notes = ReadonlyMap<string, FootnoteDefinition>;

/** The nodes without what the notes are, and the notes by their names. */
export function takeFootnotes(nodes: readonly RootContent[]): {
  readonly rest: RootContent[];
  readonly notes: Notes;
} {
  const notes = new Map<string, FootnoteDefinition>();
  const rest = nodes.filter((node) => {
    if (node.type !== "footnoteDefinition") return true;
    if (!notes.has(node.identifier)) notes.set(node.identifier, node);
    return false;
  });
  return { rest, notes };
}

/** The nodes of a section with a list of its notes below them; its references become numbers. */
export function withFootnotes(
  nodes: readonly RootContent[],
  notes: Notes,
  used: Set<string>,
): readonly RootContent[] {
  if (notes.size === 0) return nodes;
  const numbers = new Map<string, number>();
  for (const node of nodes) number(node, numbers);
  const items = [...numbers.keys()].flatMap((name) => notes.get(name) ?? []);
  const [first] = items;
  if (first === undefined) return nodes;
  for (const { identifier } of items) used.add(identifier);
  const list: List = {
    type: "list",
    ordered: true,
    start: 1,
    spread: false,
    children: items.map(({ children, position }) => ({
      type: "listItem",
      children,
      ...(position === undefined ? {} : { position }),
    })),
    ...(first.position === undefined ? {} : { position: first.position }),
  };
  return [...nodes, list];
}

function number(node: Nodes, numbers: Map<string, number>): void {
  if (!("children" in node)) return;
  for (const [index, child] of node.children.entries()) {
    if (child.type !== "footnoteReference") {
      number(child, numbers);
      continue;
    }
    const known = numbers.get(child.identifier) ?? numbers.size + 1;
    numbers.set(child.identifier, known);
    const said: Nodes = { type: "text", value: ` [${known}]` };
    if (child.position !== undefined) said.position = child.position;
    (node.children as Nodes[])[index] = said;
  }
}

export function reportUnused(notes: Notes, used: ReadonlySet<string>, report: Report): void {
  for (const note of notes.values()) {
    if (used.has(note.identifier)) continue;
    report(
      "text.markup",
      at(note),
      `No text refers to the footnote \`[^${note.label ?? note.identifier}]\`, so it is shown nowhere.`,
      `write \`[^${note.label ?? note.identifier}]\` where it belongs, or delete it`,
    );
  }
}
