/**
 * Turns what a source saw into hops: gives them their numbers and causes, says each in a few
 * words, and masks what is secret. Deterministic; its state is the exchanges that are open.
 */

import type { Detail, Header, Hop, Party, Recording } from "./hop.ts";
import { createMask, type Mask } from "./mask.ts";
import { maskBody, maskHeaders, maskUrl } from "./mask-http.ts";
import { maskCommand, maskRows, maskSql, maskValues } from "./mask-sql.ts";
import type { Seen, SeenBody, SeenNote, SeenQuery, SeenRequest } from "./seen.ts";
import { reasonOf } from "./status.ts";
import { pathOfUrl } from "./url.ts";

export interface Recorder {
  /** The hop that it is; undefined for an answer to what was never asked. */
  readonly add: (seen: Seen) => Hop | undefined;
  readonly recording: () => Recording;
}

export interface RecorderOptions {
  readonly secrets: "mask" | "show";
  /** Without it hops are handed out and not kept, which a long watch needs. */
  readonly keep?: boolean;
}

interface Open {
  readonly id: number;
  readonly from: Party;
  readonly to: Party;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly sql: string;
  /** The last hop of the exchange: what comes of it has this as its cause. */
  readonly last: number;
}

/** Exchanges that are remembered for what they lead to; the oldest are forgotten. */
const mostOpen = 10_000;

export function createRecorder({ secrets, keep = true }: RecorderOptions): Recorder {
  const mask = createMask(secrets);
  const open = new Map<string, Open>();
  const hops: Hop[] = [];
  let count = 0;
  const remember = (key: string, exchange: Open): void => {
    open.delete(key);
    open.set(key, exchange);
    for (const oldest of open.keys()) {
      if (open.size <= mostOpen) break;
      open.delete(oldest);
    }
  };
  const add = (seen: Seen): Hop | undefined => {
    const id = count + 1;
    const hop = hopOf(seen, id, open, mask);
    if (hop === undefined) return undefined;
    count = id;
    if (seen.kind === "request" || seen.kind === "query") {
      remember(seen.key, {
        id,
        from: hop.from,
        to: hop.to,
        at: hop.at,
        method: hop.kind === "request" ? hop.method : "",
        path: hop.kind === "request" ? hop.path : "",
        sql: hop.kind === "query" ? hop.sql : "",
        last: id,
      });
    } else if (seen.kind === "response" || seen.kind === "rows") {
      const exchange = open.get(seen.key);
      if (exchange !== undefined) remember(seen.key, { ...exchange, last: id });
    }
    if (keep) hops.push(hop);
    return hop;
  };
  return { add, recording: () => ({ hops: [...hops] }) };
}

function hopOf(
  seen: Seen,
  id: number,
  open: ReadonlyMap<string, Open>,
  mask: Mask,
): Hop | undefined {
  switch (seen.kind) {
    case "request":
      return requestHop(seen, id, open, mask);
    case "query":
      return queryHop(seen, id, open, mask);
    case "note":
      return noteHop(seen, id, open, mask);
    case "response": {
      const asked = open.get(seen.key);
      if (asked === undefined) return undefined;
      const detail = detailOf(seen, mask);
      const { method, path } = asked;
      return {
        ...answerTo(asked, id, seen.at),
        kind: "response",
        method,
        path,
        status: seen.status,
        ms: Math.max(0, seen.at - asked.at),
        summary: `${seen.status} ${reasonOf(seen.status) ?? seen.statusText ?? ""}`.trim(),
        detail,
        masked: mask.taken(),
      };
    }
    case "rows": {
      const asked = open.get(seen.key);
      if (asked === undefined) return undefined;
      const table = seen.rows === undefined ? undefined : maskRows(seen.rows, mask);
      const count = seen.count ?? seen.rows?.length;
      const error = seen.error === undefined ? undefined : mask.text(seen.error.slice(0, 1000));
      return {
        ...answerTo(asked, id, seen.at),
        kind: "rows",
        sql: asked.sql,
        ...(count === undefined ? {} : { rows: count }),
        ms: Math.max(0, seen.at - asked.at),
        ...(error === undefined ? {} : { error }),
        summary: error ?? saidCount(count, asked.sql),
        detail: { headers: [], values: [], ...(table === undefined ? {} : { table }) },
        masked: mask.taken(),
      };
    }
  }
}

function answerTo(asked: Open, id: number, at: number) {
  return { id, cause: asked.id, from: asked.to, to: asked.from, at };
}

function saidCount(count: number | undefined, sql: string): string {
  if (count === undefined) return "done";
  const changed = /^\s*(?:insert|update|delete|replace)\b/i.test(sql) ? " changed" : "";
  return `${count === 0 && changed === "" ? "no" : count} ${count === 1 ? "row" : "rows"}${changed}`;
}

function requestHop(
  seen: SeenRequest,
  id: number,
  open: ReadonlyMap<string, Open>,
  mask: Mask,
): Hop {
  const detail = detailOf(seen, mask);
  const url = maskUrl(seen.url, mask);
  const path = pathOfUrl(url);
  return {
    ...causeOf(seen, open),
    id,
    kind: "request",
    from: seen.from,
    to: seen.to,
    at: seen.at,
    method: seen.method.toUpperCase().slice(0, 40),
    path,
    summary: `${seen.method.toUpperCase().slice(0, 40)} ${path}`,
    detail: { ...detail, url },
    masked: mask.taken(),
  };
}

function queryHop(seen: SeenQuery, id: number, open: ReadonlyMap<string, Open>, mask: Mask): Hop {
  const values = seen.values ?? [];
  const isCommand = seen.to.kind === "database" && seen.to.name === "Redis";
  const masked = isCommand ? maskCommand(seen.sql, values, mask) : maskStatement(seen, mask);
  return {
    ...causeOf(seen, open),
    id,
    kind: "query",
    from: seen.from,
    to: seen.to,
    at: seen.at,
    sql: masked.sql,
    summary: masked.sql.replace(/\s+/g, " ").trim().slice(0, 500),
    detail: { headers: [], values: isCommand ? [] : masked.values },
    masked: mask.taken(),
  };
}

function maskStatement(seen: SeenQuery, mask: Mask) {
  const masked = maskSql(seen.sql, mask);
  return { sql: masked.sql, values: maskValues(seen.values ?? [], masked, mask) };
}

function noteHop(seen: SeenNote, id: number, open: ReadonlyMap<string, Open>, mask: Mask): Hop {
  const url = seen.url === undefined ? undefined : maskUrl(seen.url, mask);
  return {
    ...causeOf(seen, open),
    id,
    kind: "note",
    from: seen.from,
    to: seen.to,
    at: seen.at,
    ...(seen.method === undefined ? {} : { method: seen.method.toUpperCase().slice(0, 40) }),
    ...(url === undefined ? {} : { path: pathOfUrl(url) }),
    ...(seen.status === undefined ? {} : { status: seen.status }),
    summary: mask.text(seen.text.slice(0, 500)),
    detail: {
      headers: [],
      values: [],
      ...(url === undefined ? {} : { url }),
      ...(seen.body === undefined ? {} : { body: maskBody(seen.body, mask) }),
    },
    masked: mask.taken(),
  };
}

function causeOf(
  seen: { readonly cause?: string; readonly unsure?: boolean },
  open: ReadonlyMap<string, Open>,
): { readonly cause?: number; readonly unsure?: boolean } {
  const exchange = seen.cause === undefined ? undefined : open.get(seen.cause);
  if (exchange === undefined) return {};
  return { cause: exchange.last, ...(seen.unsure === true ? { unsure: true } : {}) };
}

function detailOf(
  seen: { readonly headers: readonly Header[]; readonly body?: SeenBody },
  mask: Mask,
): Detail {
  return {
    headers: maskHeaders(seen.headers, mask),
    ...(seen.body === undefined ? {} : { body: maskBody(seen.body, mask) }),
    values: [],
  };
}
