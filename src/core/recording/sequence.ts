/** A recording as a sequence diagram: the model that is drawn, and Mermaid text. Pure. */

import type { Sequence } from "mermaid-text";
import { clean } from "mermaid-text/text";
import type { Hop, Party } from "./hop.ts";
import { hopLabel } from "./hop-words.ts";
import { partiesOf, partyKey, partyLabel } from "./party.ts";

export type Message = Extract<Sequence["items"][number], { readonly kind: "message" }>;

export function sequenceOf(parties: readonly Party[], items: readonly Message[]): Sequence {
  return {
    kind: "sequence",
    title: undefined,
    accTitle: undefined,
    accDescription: undefined,
    boxes: [],
    participants: parties.map((party) => ({
      id: partyKey(party),
      label: partyLabel(party),
      // A cylinder would take five rows instead of three.
      type: "participant",
      box: undefined,
      created: false,
    })),
    items,
  };
}

export function messageOf(hop: Hop, text: string): Message {
  const isAnswer = hop.kind === "response" || hop.kind === "rows";
  return {
    kind: "message",
    from: partyKey(hop.from),
    to: partyKey(hop.to),
    text,
    line: isAnswer || hop.kind === "note" ? "dotted" : "solid",
    head: hop.kind === "note" ? "open" : "arrow",
    tail: "none",
    number: undefined,
    creates: undefined,
    destroys: undefined,
  };
}

/** Longer texts make a drawing that nobody can read. */
const mostOnArrow = 80;

export function mermaidOf(hops: readonly Hop[]): string {
  const parties = partiesOf(hops);
  const ids = new Map(parties.map((party, at) => [partyKey(party), `p${at + 1}`]));
  const id = (party: Party) => ids.get(partyKey(party)) ?? "p1";
  return [
    "sequenceDiagram",
    ...parties.map((party) => `  participant ${id(party)} as ${escaped(partyLabel(party))}`),
    ...hops.map((hop) => {
      const arrow = { request: "->>", query: "->>", response: "-->>", rows: "-->>", note: "--)" };
      return `  ${id(hop.from)}${arrow[hop.kind]}${id(hop.to)}: ${escaped(shortened(hopLabel(hop), mostOnArrow))}`;
    }),
    "",
  ].join("\n");
}

/** The text with its end left out when it is too long. */
export function shortened(text: string, most: number): string {
  const chars = [...text];
  return chars.length <= most ? text : `${chars.slice(0, most - 1).join("")}…`;
}

/** Signs that mean something to Mermaid, as the entities that it draws as they are. */
function escaped(text: string): string {
  return clean(text)
    .replace(/[#;<>%"`\\]/g, (char) => `#${char.charCodeAt(0)};`)
    .trim();
}
