/** An entity relationship diagram in sentences: its relationships, then what entities hold. Pure. */

import type { Attribute, Cardinality, ErDiagram } from "../er-model.ts";
import { walkEdges } from "../flowchart/flow-steps.ts";
import { ended, inQuotes, listed, spoken } from "../speech.ts";
import { flowOfEr } from "./er-flow.ts";

const counted: Readonly<Record<Cardinality, string>> = {
  one: "exactly one",
  "zero-or-one": "at most one",
  "one-or-more": "one or more",
  "zero-or-more": "zero or more",
};

export function erSteps(diagram: ErDiagram): string[] {
  const flow = flowOfEr(diagram);
  const names = new Map(diagram.entities.map((one) => [one.id, inQuotes(spoken(one.label))]));
  const numbers = new Map(flow.edges.map((edge, at) => [edge, at]));
  return walkEdges(flow).flatMap((edge) => {
    const one = diagram.relationships[numbers.get(edge) ?? -1];
    if (!one) return [];
    const [from, to] = [names.get(one.from) ?? "", names.get(one.to) ?? ""];
    const label = spoken(one.label);
    const text = label === "" ? "" : `: ${inQuotes(label)}`;
    const loose = one.isIdentifying ? "" : ", and either can be without the other";
    return [
      `${ended(`Each ${from} has ${counted[one.toCount]} ${to}${text}`)} ` +
        ended(`Each ${to} has ${counted[one.fromCount]} ${from}${loose}`),
    ];
  });
}

/** What the entities hold, and those that stand alone. */
export function erLeftovers(diagram: ErDiagram): string[] {
  const linked = new Set(diagram.relationships.flatMap(({ from, to }) => [from, to]));
  const sentences = diagram.entities.flatMap(({ label, attributes }) =>
    attributes.length === 0
      ? []
      : [ended(`${inQuotes(spoken(label))} holds ${listed(attributes.map(saidAttribute))}`)],
  );
  const alone = diagram.entities
    .filter(({ id, attributes }) => !linked.has(id) && attributes.length === 0)
    .map(({ label }) => inQuotes(spoken(label)));
  return alone.length === 0
    ? sentences
    : [...sentences, ended(`No relationship touches ${listed(alone)}`)];
}

function saidAttribute({ type, name, keys, comment }: Attribute): string {
  const facts = [type, ...keys].filter((fact) => fact !== "").join(", ");
  const text = comment === "" ? "" : `: ${inQuotes(spoken(comment))}`;
  return facts + text === "" ? name : `${name} (${facts}${text})`;
}
