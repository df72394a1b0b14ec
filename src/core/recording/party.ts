/** What the parties of a recording are called and in which colour they are drawn. Pure. */

import type { Color } from "mermaid-text/text";
import type { Hop, Party } from "./hop.ts";

/** One party is one column: the same text for the same party. */
export function partyKey(party: Party): string {
  switch (party.kind) {
    case "browser":
      return party.name === undefined ? "browser" : `browser ${party.name}`;
    case "backend":
      return party.host === undefined ? "backend" : `backend ${party.host}`;
    case "database":
      return party.name === undefined ? "database" : `database ${party.name}`;
    case "service":
      return `service ${party.host}`;
  }
}

/** As it stands above its column. */
export function partyLabel(party: Party): string {
  switch (party.kind) {
    case "browser":
      return party.name === undefined ? "Browser" : `${party.name}'s browser`;
    case "backend":
      return party.host === undefined ? "Backend" : `Backend ${party.host}`;
    case "database":
      return party.name === undefined ? "Database" : `Database ${party.name}`;
    case "service":
      return party.host;
  }
}

/** As it stands in a sentence. */
export function partyName(party: Party): string {
  switch (party.kind) {
    case "browser":
      return party.name === undefined ? "the browser" : `${party.name}'s browser`;
    case "backend":
      return party.host === undefined ? "the backend" : `the backend at ${party.host}`;
    case "database":
      return party.name === undefined ? "the database" : `the database (${party.name})`;
    case "service":
      return party.host;
  }
}

/** The host of a party, or the name of its browser or database; null where there is none to tell. */
export function partyHost(party: Party): string | null {
  const isServer = party.kind === "service" || party.kind === "backend";
  return (isServer ? party.host : party.name) ?? null;
}

export const partyColors: Readonly<Record<Party["kind"], Color>> = {
  browser: "cyan",
  backend: "magenta",
  database: "green",
  service: "gray",
};

const places: readonly Party["kind"][] = ["browser", "backend", "database", "service"];

/** From left to right: the browser, then as deep as they lie, each kind as it turned up. */
export function inOrder(parties: readonly Party[]): readonly Party[] {
  const found = new Map(parties.map((party) => [partyKey(party), party]));
  return places.flatMap((kind) => [...found.values()].filter((party) => party.kind === kind));
}

export function partiesOf(hops: readonly Hop[]): readonly Party[] {
  return inOrder(hops.flatMap(({ from, to }) => [from, to]));
}
