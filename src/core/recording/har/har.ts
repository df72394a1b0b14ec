/**
 * A browser's recording (HAR) as what was seen of an app: which request the page sent to whom,
 * and what came back. Deterministic; reads any length, piece by piece, in bounded memory.
 */

import { TutorError } from "../../error.ts";
import { detached } from "../../text/detached.ts";
import type { Party } from "../hop.ts";
import type { Seen } from "../seen.ts";
import { hostOfUrl } from "../url.ts";
import { entryOf, type HarEntry, headerOf } from "./entry.ts";
import { readJsonParts } from "./json-stream.ts";
import { isLocalHost, isSameSite } from "./site.ts";
import { textAt } from "./value.ts";

export interface Har {
  readonly seen: readonly Seen[];
  /** Entries that the file has beyond those that are read. */
  readonly leftOut: number;
}

export interface HarReader {
  readonly feed: (text: string) => void;
  readonly end: () => Har;
  /** What was read until somebody had enough. */
  readonly soFar: () => Har;
}

export const harLimits = {
  entries: 20_000,
  /** Characters of all bodies together; later ones are only counted. */
  bodies: 12_000_000,
} as const;

export function readHar(file: string): HarReader {
  const entries: HarEntry[] = [];
  const pages = new Map<string, string>();
  let count = 0;
  let bodies = 0;
  let isHar = false;
  const reader = readJsonParts({
    file,
    wants: (path) => {
      const [first, second] = path;
      const inLog = first === "log" ? path.slice(1) : path;
      const [list, at, ...deeper] = inLog;
      if (second === "entries" || first === "entries") isHar = true;
      return (
        (list === "entries" || list === "pages") && typeof at === "number" && deeper.length === 0
      );
    },
    take: (path, value) => {
      if (path.at(-2) === "pages") {
        const id = textAt(value, "id");
        if (id !== undefined && pages.size < 1000) pages.set(id, textAt(value, "title") ?? "");
        return;
      }
      const entry = entryOf(value);
      if (entry === undefined) return;
      count += 1;
      if (entries.length >= harLimits.entries) return;
      bodies += (entry.body?.text.length ?? 0) + (entry.answerBody?.text.length ?? 0);
      // What was cut of the file would keep the whole of it in memory.
      entries.push(detached(bodies > harLimits.bodies ? withoutBodies(entry) : entry));
    },
  });
  const soFar = (): Har => ({
    seen: seenOf(entries, pages),
    leftOut: count - entries.length,
  });
  return {
    feed: reader.feed,
    soFar,
    end() {
      reader.end();
      if (!isHar) {
        throw new TutorError("har.not-har", `${file} is JSON, but no recording of a browser.`, {
          hint: "A HAR file has log.entries: in the browser's tools, network tab, export as HAR.",
        });
      }
      return soFar();
    },
  };
}

function withoutBodies(entry: HarEntry): HarEntry {
  const drop = (body: HarEntry["body"]): HarEntry["body"] =>
    body === undefined
      ? undefined
      : { ...body, text: "", size: body.size ?? body.text.length, cut: true };
  return { ...entry, body: drop(entry.body), answerBody: drop(entry.answerBody) };
}

interface Timed {
  readonly order: number;
  readonly seen: Seen;
}

interface Placed {
  readonly entry: HarEntry;
  readonly key: string;
  readonly at: number;
  readonly host: string;
}

function seenOf(entries: readonly HarEntry[], pages: ReadonlyMap<string, string>): readonly Seen[] {
  const placed = placedInTime(entries);
  const main = mainHost(placed, pages);
  const causes = causesOf(placed);
  const timed = placed.flatMap((each, at) => {
    const party = partyOf(each.host, main);
    return seenOfEntry(each, party, causes.get(each.key), placed[at + 1]);
  });
  // Sorting is stable: what has the same moment stays in the order of the file.
  return timed.sort((a, b) => a.order - b.order).map(({ seen }) => seen);
}

/** In the order in which they began. One without a moment follows what stands before it. */
function placedInTime(entries: readonly HarEntry[]): Placed[] {
  let last = 0;
  const placed = entries.map((entry, index) => {
    last = entry.at ?? last;
    return { entry, key: `${index}`, at: last, host: hostOfUrl(entry.url) };
  });
  const sorted = [...placed].sort((a, b) => a.at - b.at);
  const preflights = new Map<string, Placed>();
  for (const each of sorted) {
    if (each.entry.method === "OPTIONS") preflights.set(each.entry.url, each);
  }
  return sorted
    .map((each) => afterItsPreflight(each, preflights.get(each.entry.url)))
    .sort((a, b) => a.at - b.at);
}

/** Chrome writes down when a request was wanted; it goes out when its preflight has come back. */
function afterItsPreflight(each: Placed, preflight: Placed | undefined): Placed {
  const { entry, at } = each;
  const isWaiting =
    preflight !== undefined &&
    entry.method !== "OPTIONS" &&
    preflight.at >= at &&
    preflight.at < at + entry.time &&
    headerOf(preflight.entry.headers, "access-control-request-method") === entry.method;
  return isWaiting ? { ...each, at: preflight.at + preflight.entry.time } : each;
}

/** The host of the page that was visited. */
function mainHost(placed: readonly Placed[], pages: ReadonlyMap<string, string>): string {
  const documents = placed.filter(({ entry }) => entry.isDocument);
  const [first] = documents;
  if (first !== undefined) {
    const target = documents.find(({ entry }) => entry.status < 300 || entry.status >= 400);
    const isPassedThrough =
      target !== undefined &&
      !isSameSite(first.host, target.host) &&
      placed.filter(({ host }) => isSameSite(host, first.host)).length === 1;
    return isPassedThrough ? target.host : first.host;
  }
  for (const { entry } of placed) {
    const origin = headerOf(entry.headers, "origin") ?? headerOf(entry.headers, "referer") ?? "";
    if (/^https?:/.test(origin)) return hostOfUrl(origin);
  }
  for (const title of pages.values()) if (/^https?:\/\//.test(title)) return hostOfUrl(title);
  return placed[0]?.host ?? "";
}

function partyOf(host: string, main: string): Party {
  if (host === main) return { kind: "backend" };
  if (isSameSite(host, main) || (main === "" && isLocalHost(host)))
    return { kind: "backend", host };
  return { kind: "service", host };
}

/**
 * Which exchange led to which: a redirect, the file that asked, or the page that it stands in. None
 * for what somebody opened.
 */
function causesOf(placed: readonly Placed[]): ReadonlyMap<string, string> {
  const causes = new Map<string, string>();
  /** Keys of what was there last, as time goes on. */
  const redirects = new Map<string, string>();
  const files = new Map<string, string>();
  const documents = new Map<string | undefined, string>();
  for (const { entry, key } of placed) {
    const url = withoutFragment(entry.url);
    const document = entry.isDocument ? undefined : documents.get(entry.page);
    const asked = files.get(withoutFragment(entry.initiator ?? ""));
    const cause = redirects.get(url) ?? asked ?? document;
    if (cause !== undefined) causes.set(key, cause);
    redirects.delete(url);
    files.set(url, key);
    if (entry.isDocument) documents.set(entry.page, key);
    if (isRedirect(entry)) redirects.set(resolved(entry.redirect ?? "", entry.url), key);
  }
  return causes;
}

function isRedirect({ status }: HarEntry): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

function withoutFragment(url: string): string {
  const hash = url.indexOf("#");
  return hash < 0 ? url : url.slice(0, hash);
}

/** A redirect's target, which may be a path. */
function resolved(target: string, from: string): string {
  const plain = withoutFragment(target);
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain)) return plain;
  const [origin = ""] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(from) ?? [];
  if (plain.startsWith("//")) return `${origin.slice(0, origin.indexOf(":") + 1)}${plain}`;
  if (plain.startsWith("/")) return origin + plain;
  return (
    from.slice(0, Math.max(origin.length, from.split(/[?#]/)[0]?.lastIndexOf("/") ?? 0)) +
    `/${plain}`
  );
}

const browser: Party = { kind: "browser" };

function seenOfEntry(
  { entry, key, at }: Placed,
  to: Party,
  cause: string | undefined,
  next: Placed | undefined,
): Timed[] {
  const led = cause === undefined ? {} : { cause };
  const { method, url, status } = entry;
  if (entry.isFromCache || entry.isFromWorker || isBlocked(entry)) {
    const text = isBlocked(entry)
      ? `${method} ${url}: stopped in the browser (${entry.error})`
      : `${method} ${url} ${entry.isFromCache ? "from the browser's own cache" : "answered by the page's service worker"}`;
    const seen: Seen = {
      kind: "note",
      ...led,
      from: browser,
      to: browser,
      at,
      text: shortAddress(text, url),
      method,
      url,
      ...(status === 0 ? {} : { status }),
    };
    return [{ order: at, seen }];
  }
  const request: Seen = {
    kind: "request",
    key,
    ...led,
    from: browser,
    to,
    at,
    method,
    url,
    headers: entry.headers,
    ...(entry.body === undefined ? {} : { body: entry.body }),
  };
  const end = at + entry.time;
  if (status === 0) {
    const why = entry.error === undefined ? "" : ` (${entry.error})`;
    const text = `no answer${why}`;
    const note: Seen = {
      kind: "note",
      cause: key,
      from: to,
      to: browser,
      at: end,
      text,
      method,
      url,
    };
    return [
      { order: at, seen: request },
      { order: end, seen: note },
    ];
  }
  const response: Seen = {
    kind: "response",
    key,
    at: end,
    status,
    statusText: entry.statusText,
    headers: entry.answerHeaders,
    ...(entry.answerBody === undefined ? {} : { body: entry.answerBody }),
  };
  // Times are rounded: what a redirect leads to comes after it all the same.
  const isFollowed =
    next !== undefined &&
    isRedirect(entry) &&
    resolved(entry.redirect ?? "", url) === withoutFragment(next.entry.url);
  const order = isFollowed ? Math.min(end, next.at) : end;
  return [
    { order: at, seen: request },
    { order, seen: response },
    ...entry.messages.map((message): Timed => {
      const moment = Math.max(message.at ?? end, order);
      const [from, target] = message.isSent ? [browser, to] : [to, browser];
      const body = { type: "", text: message.text };
      const text = "a message over the open socket";
      return {
        order: moment,
        seen: { kind: "note", cause: key, from, to: target, at: moment, text, body },
      };
    }),
    ...(entry.messageCount > entry.messages.length
      ? [moreMessages(entry, key, to, entry.messages.at(-1)?.at ?? end)]
      : []),
  ];
}

function moreMessages(entry: HarEntry, key: string, to: Party, at: number): Timed {
  const text = `${entry.messageCount - entry.messages.length} more messages over the open socket`;
  return { order: at, seen: { kind: "note", cause: key, from: to, to: browser, at, text } };
}

/** An ad blocker, a content security policy, mixed content: the request never left. */
function isBlocked({ status, error }: HarEntry): boolean {
  return status === 0 && /BLOCKED_BY|blocked:|csp|mixed-?content/i.test(error ?? "");
}

/** The path is enough where the address is the page's own words. */
function shortAddress(text: string, url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, "") || "/";
  return text.replace(url, path);
}
