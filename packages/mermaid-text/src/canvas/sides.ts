/** Which side of the app a node or participant belongs to, and the legend of their colours. Pure. */

import type { DrawOptions, Side } from "../draw.ts";
import type { Flowchart, Sequence } from "../model.ts";
import { type Line, type Span, span } from "../text/styled.ts";

/** Does the text hold the side's id or label as a word of its own? */
function namesSide(text: string, side: Side): boolean {
  const searched = text.toLowerCase();
  return [side.id, side.label].some((name) => {
    const word = name.toLowerCase();
    // A label may be empty, and nothing is found everywhere, for ever.
    if (word === "") return false;
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + 1)) {
      if (!isWordChar(searched[at - 1]) && !isWordChar(searched[at + word.length])) return true;
    }
    return false;
  });
}

/** ASCII is decided without the Unicode tables, which cost milliseconds to build. */
function isWordChar(char: string | undefined): boolean {
  if (char === undefined) return false;
  return char < "\x80" ? /[a-z0-9]/.test(char) : /[\p{L}\p{N}]/u.test(char);
}

/** By Mermaid class, also that of a group around it. */
export function sidesOfNodes(flow: Flowchart, sides: readonly Side[]): Map<string, Side> {
  const found = new Map<string, Side>();
  if (sides.length === 0) return found;
  const byClass = new Map(sides.map((side) => [side.id.toLowerCase(), side]));
  const classOf = (classes: readonly string[]): Side | undefined => {
    for (const name of classes) {
      const side = byClass.get(name.toLowerCase());
      if (side) return side;
    }
    return undefined;
  };
  const groups = new Map(flow.groups.map((group) => [group.id, group]));
  for (const node of flow.nodes) {
    let side = classOf(node.classes);
    for (let at = node.group; side === undefined && at !== undefined; at = groups.get(at)?.parent) {
      side = classOf(groups.get(at)?.classes ?? []);
    }
    if (side) found.set(node.id, side);
  }
  for (const group of flow.groups) {
    const side = classOf(group.classes);
    if (side) found.set(group.id, side);
  }
  return found;
}

/** By the box around it, else by its own name. */
export function sidesOfParticipants(sequence: Sequence, sides: readonly Side[]): Map<string, Side> {
  const found = new Map<string, Side>();
  if (sides.length === 0) return found;
  for (const one of sequence.participants) {
    const box = one.box === undefined ? "" : (sequence.boxes[one.box]?.label ?? "");
    for (const text of [box, one.label, one.id]) {
      const side = sides.find((each) => namesSide(text, each));
      if (!side) continue;
      found.set(one.id, side);
      break;
    }
  }
  return found;
}

/** A line that says which colour is which side; none when every coloured thing says it itself. */
export function legendLine(
  parts: readonly { readonly label: string; readonly side: Side | undefined }[],
  options: DrawOptions,
): Line[] {
  const coloured = parts.filter((part) => part.side !== undefined);
  if (coloured.every(({ label, side }) => side && namesSide(label, side))) return [];
  const used = (options.sides ?? []).filter((side) => coloured.some((part) => part.side === side));
  const sign = options.charset === "ascii" ? "#" : "■";
  const spans = used.flatMap((side, at): Span[] => [
    span(`${at > 0 ? "   " : ""}${sign} ${side.label}`, { color: side.color }),
  ]);
  return [[], spans];
}
