/**
 * What a source saw, before it becomes a hop: with its secrets, and named by the source's own
 * keys. Pure data. The hook, the proxy, a HAR file and the lab all speak in these.
 */

import type { Header, Party } from "./hop.ts";

export interface SeenBody {
  /** The `Content-Type`, as it was sent. */
  readonly type: string;
  readonly text: string;
  /** Bytes of the whole, when `text` is not all of it or is no text. */
  readonly size?: number;
  readonly cut?: boolean;
}

export interface SeenRequest {
  readonly kind: "request";
  /** Names the exchange: its answer says the same. */
  readonly key: string;
  /** Key of the exchange that led to it. */
  readonly cause?: string;
  /** The cause was found by order and time alone. */
  readonly unsure?: boolean;
  readonly from: Party;
  readonly to: Party;
  readonly at: number;
  readonly method: string;
  /** A whole address, or a path with its query. */
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body?: SeenBody;
}

export interface SeenResponse {
  readonly kind: "response";
  readonly key: string;
  readonly at: number;
  readonly status: number;
  readonly statusText?: string;
  readonly headers: readonly Header[];
  readonly body?: SeenBody;
}

export interface SeenQuery {
  readonly kind: "query";
  readonly key: string;
  readonly cause?: string;
  readonly unsure?: boolean;
  readonly from: Party;
  readonly to: Party;
  readonly at: number;
  /** SQL, or a command of another kind of database: `GET session:1`. */
  readonly sql: string;
  readonly values?: readonly unknown[];
}

export interface SeenRows {
  readonly kind: "rows";
  readonly key: string;
  readonly at: number;
  /** Rows that came back, or that were changed. */
  readonly count?: number;
  /** Some of the rows, as the driver gave them. */
  readonly rows?: readonly unknown[];
  readonly error?: string;
}

export interface SeenNote {
  readonly kind: "note";
  /** Key of the exchange that it belongs to. */
  readonly cause?: string;
  readonly from: Party;
  readonly to: Party;
  readonly at: number;
  readonly text: string;
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly body?: SeenBody;
}

export type Seen = SeenRequest | SeenResponse | SeenQuery | SeenRows | SeenNote;
