/** The requests of a case: a numbered list, and all that belongs to one of them. Pure. */

import type { Hop } from "../../recording/hop.ts";

export interface Exchange {
  /** 1, 2, 3 in the list. */
  readonly number: number;
  /** The request; a note where the browser did something by itself. */
  readonly first: Hop;
  readonly response: Hop | undefined;
  /** Queries, their answers and requests to others on the way. */
  readonly inside: readonly Hop[];
}

/** Every request, and every note of a browser, in the order in which they began. */
export function exchangesOf(hops: readonly Hop[]): Exchange[] {
  const starts = hops.filter(({ kind }) => kind === "request" || kind === "note");
  return starts.map((first, index) => {
    const inside = first.kind === "request" ? belowOf(first, hops) : [];
    const response = inside.find(
      (hop) => hop.kind === "response" && hop.cause !== undefined && isAnswer(hop, first),
    );
    return { number: index + 1, first, response, inside: inside.filter((hop) => hop !== response) };
  });
}

function isAnswer(hop: Hop, request: Hop): boolean {
  return (
    hop.kind === "response" &&
    request.kind === "request" &&
    hop.path === request.path &&
    hop.method === request.method &&
    sameParty(hop.to, request.from)
  );
}

function sameParty(one: Hop["from"], other: Hop["from"]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What a hop led to, and what that led to, and so on. */
function belowOf(first: Hop, hops: readonly Hop[]): Hop[] {
  const known = new Set([first.id]);
  return hops.filter((hop) => {
    if (hop.cause === undefined || !known.has(hop.cause)) return false;
    known.add(hop.id);
    return true;
  });
}

/** How a look at it is called: `open POST /api/bookings`. */
export function openName({ first }: Exchange): string {
  if (first.kind !== "request" && first.kind !== "note") return "";
  const [path = ""] = (first.path ?? "").split("?");
  return `open ${first.method ?? ""} ${path}`;
}
