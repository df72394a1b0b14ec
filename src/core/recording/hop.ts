/**
 * What was seen of an app at work: one hop for each thing that went from one party to another.
 * Pure data; nothing in a hop is secret any more, unless somebody asked to see secrets.
 */

/** Who speaks to whom. A host has its port where it isn't the usual one. */
export type Party =
  /** With a name where there are several: whose browser it is. */
  | { readonly kind: "browser"; readonly name?: string }
  | { readonly kind: "backend"; readonly host?: string }
  | { readonly kind: "database"; readonly name?: string }
  | { readonly kind: "service"; readonly host: string };

export interface Header {
  readonly name: string;
  readonly value: string;
}

export interface Body {
  /** Its media type, without parameters; empty when nobody said. */
  readonly type: string;
  /** Bytes of the whole. */
  readonly size: number;
  /** As far as it was kept; empty for what is no text. */
  readonly text: string;
  /** Whether `text` is less than all. */
  readonly cut: boolean;
}

/** Some of the rows that a database gave. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What can be looked at when a hop is opened. */
export interface Detail {
  readonly url?: string;
  readonly headers: readonly Header[];
  readonly body?: Body;
  /** What was bound to a query's placeholders, in their order. */
  readonly values: readonly string[];
  readonly table?: Table;
}

interface HopBase {
  /** 1, 2, 3 in the order of the recording. */
  readonly id: number;
  /** The hop that it answers, or that led to it. */
  readonly cause?: number;
  readonly from: Party;
  readonly to: Party;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A few words: `POST /login`, `401 Unauthorized`, `2 rows`. */
  readonly summary: string;
  readonly detail: Detail;
  /** Names of what stands as `••••`: `Cookie session`, `password`, `email`. */
  readonly masked: readonly string[];
  /** The cause was found by order and time alone. */
  readonly unsure?: boolean;
}

export interface RequestHop extends HopBase {
  readonly kind: "request";
  readonly method: string;
  /** With its query, as it was asked for. */
  readonly path: string;
}

export interface ResponseHop extends HopBase {
  readonly kind: "response";
  /** Of the request that it answers. */
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms?: number;
}

export interface QueryHop extends HopBase {
  readonly kind: "query";
  readonly sql: string;
}

/** What a database answered. */
export interface RowsHop extends HopBase {
  readonly kind: "rows";
  /** Of the query that it answers. */
  readonly sql: string;
  /** Rows that came back, or that were changed; unknown for some drivers. */
  readonly rows?: number;
  readonly ms?: number;
  readonly error?: string;
}

/** What is neither asked nor answered: no answer came, a socket's message, a page from the cache. */
export interface NoteHop extends HopBase {
  readonly kind: "note";
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
}

export type Hop = RequestHop | ResponseHop | QueryHop | RowsHop | NoteHop;

export interface Recording {
  readonly hops: readonly Hop[];
}
