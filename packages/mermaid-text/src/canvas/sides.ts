/**
 * Which side of the app a box belongs to. Colour alone never says it: where neither its name nor
 * its group does, a mark stands before its name, and a legend says what the marks mean. Pure.
 */

import type { DrawOptions, Side } from "../draw.ts";
import type { Flowchart, Sequence } from "../model.ts";
import { ended, inQuotes, listed, spoken } from "../speech.ts";
import { spend } from "../text/meter.ts";
import { type Line, span } from "../text/styled.ts";
import { wrapLine } from "../text/wrap.ts";

type Sided = Flowchart | Sequence;

interface Marks<D extends Sided> {
  /** With the marks in the labels. */
  readonly marked: D;
  /** What the marks mean, below an empty line; nothing where there is none. */
  readonly legend: readonly Line[];
  /** The same in sentences: which boxes belong to which side. */
  readonly said: readonly string[];
}

// None of them means something else in a drawing. ASCII has none left: there they are numbered.
const signs = { unicode: "■○★□◎☆", ascii: "" };

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

interface Boxed {
  readonly id: string;
  readonly label: string;
  readonly classes: readonly string[];
  /** What stands around it. */
  readonly home: string | undefined;
  readonly isGroup: boolean;
}

function boxesOf(diagram: Sided): Boxed[] {
  if (diagram.kind === "sequence") {
    return diagram.participants.map(({ id, label, box }) => {
      const home = box === undefined ? undefined : String(box);
      return { id, label, classes: [], home, isGroup: false };
    });
  }
  return [
    ...diagram.groups.map((one) => ({ ...one, home: one.parent, isGroup: true })),
    ...diagram.nodes.map((one) => ({ ...one, home: one.group, isGroup: false })),
  ];
}

/** What stands around boxes, by id, the innermost first. */
function homesOf(diagram: Sided): (id: string | undefined) => Pick<Boxed, "id" | "label">[] {
  if (diagram.kind === "sequence") {
    return (id) =>
      id === undefined ? [] : [{ id, label: diagram.boxes[Number(id)]?.label ?? "" }];
  }
  const groups = new Map(diagram.groups.map((group) => [group.id, group]));
  return (id) => {
    const path = [];
    for (let at = groups.get(id ?? ""); at; at = groups.get(at.parent ?? "")) path.push(at);
    spend(path.length);
    return path;
  };
}

/**
 * Of nodes by Mermaid class, also that of a group around them; of participants by the box
 * around them, else by their own name.
 */
export function sidesOf(diagram: Sided, sides: readonly Side[]): Map<string, Side> {
  const found = new Map<string, Side>();
  if (sides.length === 0) return found;
  const homes = homesOf(diagram);
  const groups = new Map<string, Side>();
  for (const { id, label, classes, home, isGroup } of boxesOf(diagram)) {
    const names = classes.map((name) => name.toLowerCase());
    let side: Side | undefined;
    if (diagram.kind === "sequence") {
      for (const text of [homes(home)[0]?.label ?? "", label, id]) {
        side ??= sides.find((each) => namesSide(text, each));
      }
    } else {
      for (const name of names) side ??= sides.find((each) => each.id.toLowerCase() === name);
      if (isGroup && side) groups.set(id, side);
      if (!isGroup) for (const one of homes(home)) side ??= groups.get(one.id);
    }
    if (side) found.set(id, side);
  }
  return found;
}

export function markSides<D extends Sided>(
  diagram: D,
  { sides = [], charset, width }: Pick<DrawOptions, "sides" | "charset" | "width">,
): Marks<D> {
  const found = sidesOf(diagram, sides);
  const homes = homesOf(diagram);
  /** The nearest thing around it that tells a side by its name or by its own mark tells it. */
  const isTold = (side: Side, home: string | undefined): boolean => {
    for (const { id, label } of homes(home)) {
      if (namesSide(label, side)) return true;
      const other = found.get(id);
      if (other && label !== "") return other === side;
      if (sides.some((each) => namesSide(label, each))) return false;
    }
    return false;
  };
  const markOf = (side: Side): string => {
    const at = sides.indexOf(side);
    return signs[charset][at] ?? `[${at + 1}]`;
  };
  const marks = new Map<string, string>();
  const members = new Map<Side, string[]>();
  for (const { id, label, home, isGroup } of boxesOf(diagram)) {
    const side = found.get(id);
    if (!side || label === "" || namesSide(label, side) || isTold(side, home)) continue;
    marks.set(id, markOf(side));
    const name = diagram.kind === "sequence" ? spoken(label) : inQuotes(spoken(label));
    const list = members.get(side) ?? [];
    list.push(isGroup ? `what is in ${name}` : name);
    members.set(side, list);
  }
  if (marks.size === 0) return { marked: diagram, legend: [], said: [] };
  const relabel = <T extends { readonly id: string; readonly label: string }>(list: readonly T[]) =>
    list.map((one) =>
      marks.has(one.id) ? { ...one, label: `${marks.get(one.id)} ${one.label}` } : one,
    );
  const used = new Set(found.values());
  const legend = sides
    .filter((side) => used.has(side))
    .flatMap((side, at) => [
      span(at > 0 ? "   " : ""),
      span(`${markOf(side)} ${side.label}`, { color: side.color }),
    ]);
  const said = sides.flatMap((side) => {
    const names = members.get(side);
    return names ? [ended(`Part of ${side.label}: ${listed(names)}`)] : [];
  });
  const marked =
    diagram.kind === "sequence"
      ? { ...diagram, participants: relabel(diagram.participants) }
      : { ...diagram, nodes: relabel(diagram.nodes), groups: relabel(diagram.groups) };
  return { marked, legend: [[], ...wrapLine(legend, width)], said };
}
