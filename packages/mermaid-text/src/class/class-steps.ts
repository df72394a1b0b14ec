/** A class diagram in sentences: its relations, then what classes have, and notes. Pure. */

import type { ClassBox, ClassDiagram, Relation, RelationEnd } from "../class-model.ts";
import { walkEdges } from "../flowchart/flow-steps.ts";
import { ended, inQuotes, listed, spoken } from "../speech.ts";
import { flowOfClasses, memberText } from "./class-flow.ts";

export function classSteps(diagram: ClassDiagram): string[] {
  const flow = flowOfClasses(diagram);
  const names = new Map(diagram.boxes.map((one) => [one.id, inQuotes(spoken(one.label))]));
  const numbers = new Map(flow.edges.map((edge, at) => [edge, at]));
  return walkEdges(flow).flatMap((edge) => {
    const one = diagram.relations[numbers.get(edge) ?? -1];
    return one ? [sentence(one, (id) => names.get(id) ?? inQuotes(spoken(id)))] : [];
  });
}

/** What an end says of the class at it and of the other one. */
const said: Readonly<Record<RelationEnd, (own: string, other: string, loose: boolean) => string>> =
  {
    none: (own, other, loose) => `${own} and ${other} are ${loose ? "loosely " : ""}linked`,
    extension: (own, other, loose) => `${other} ${loose ? "implements" : "extends"} ${own}`,
    composition: (own, other) => `${own} is made of ${other}`,
    aggregation: (own, other) => `${own} has ${other}`,
    dependency: (own, other, loose) => `${other} ${loose ? "depends on" : "knows"} ${own}`,
    lollipop: (own, other) => `${other} offers ${own}`,
  };

function sentence(one: Relation, name: (id: string) => string): string {
  const [from, to] = [name(one.from), name(one.to)];
  const loose = one.line === "dotted";
  const first = said[one.fromEnd](from, to, loose);
  const second = said[one.toEnd](to, from, loose);
  const both = one.fromEnd !== "none" && one.toEnd !== "none";
  const what = both ? `${first}, and ${second}` : one.toEnd === "none" ? first : second;
  const counts = [
    one.fromText === "" ? "" : `${one.fromText} at ${from}`,
    one.toText === "" ? "" : `${one.toText} at ${to}`,
  ].filter((text) => text !== "");
  const label = spoken(one.label);
  const ends = counts.length === 0 ? "" : ` (${counts.join(", ")})`;
  return ended(`${what}${ends}${label === "" ? "" : `: ${inQuotes(label)}`}`);
}

/** What the classes have and what is noted. */
export function classLeftovers(diagram: ClassDiagram): string[] {
  const names = new Map(diagram.boxes.map((one) => [one.id, inQuotes(spoken(one.label))]));
  const linked = new Set(diagram.relations.flatMap(({ from, to }) => [from, to]));
  const sentences = diagram.boxes.flatMap((box) => aboutBox(box, linked.has(box.id)));
  for (const { id, label } of diagram.namespaces) {
    const members = diagram.boxes.filter((one) => one.namespace === id);
    if (members.length === 0) continue;
    const list = listed(members.map((one) => names.get(one.id) ?? ""));
    sentences.push(ended(`The namespace ${inQuotes(spoken(label))} holds ${list}`));
  }
  for (const { text, about } of diagram.notes) {
    const where = about === undefined ? "A note" : `A note on ${names.get(about) ?? about}`;
    sentences.push(ended(`${where}: ${inQuotes(spoken(text))}`));
  }
  return sentences;
}

function aboutBox(box: ClassBox, isLinked: boolean): string[] {
  const members = [...box.attributes, ...box.methods].map(memberText);
  const name = inQuotes(spoken(box.label));
  const kind = box.annotations.length === 0 ? "" : ` (${box.annotations.join(", ")})`;
  if (members.length > 0) return [ended(`${name}${kind} has ${listed(members)}`)];
  if (kind !== "") return [ended(`${name} is marked as ${listed(box.annotations)}`)];
  return isLinked ? [] : [ended(`No relation touches ${name}`)];
}
