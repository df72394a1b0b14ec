/** A hop as a line of JSON, for programs; docs/json.md describes it. Pure. */

import { type Safe, safeJson } from "mermaid-text/text";
import type { Hop } from "./hop.ts";
import { partyHost } from "./party.ts";

const schema = "whichside/hop";
/** Goes up when a field changes its meaning or goes away. */
const version = 1;

export function hopJson(hop: Hop): Safe {
  return safeJson({
    schema,
    version,
    id: hop.id,
    cause: hop.cause ?? null,
    unsure: hop.unsure === true,
    from: hop.from.kind,
    to: hop.to.kind,
    fromHost: partyHost(hop.from),
    toHost: partyHost(hop.to),
    kind: hop.kind,
    at: hop.at,
    method: ("method" in hop ? hop.method : undefined) ?? null,
    path: ("path" in hop ? hop.path : undefined) ?? null,
    status: ("status" in hop ? hop.status : undefined) ?? null,
    sql: ("sql" in hop ? hop.sql : undefined) ?? null,
    rows: ("rows" in hop ? hop.rows : undefined) ?? null,
    ms: ("ms" in hop ? hop.ms : undefined) ?? null,
    summary: hop.summary,
    masked: hop.masked,
  });
}
