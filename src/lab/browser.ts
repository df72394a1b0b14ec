/**
 * The browser that the terminal plays: cookies, a cache, a store of its own, and the rules by
 * which a browser keeps a page from reading another address. Each member has one.
 */

import type { Party } from "../core/recording/hop.ts";
import type { Sent } from "./club.ts";
import { type ClubRequest, type ClubResponse, headerOf, plainRequest } from "./request.ts";

/** Where requests can go: the page's own address, the API's other one, the payment provider. */
export type BrowserPlace = "page" | "api" | "provider";

export interface BrowserOptions {
  /** Whose it is, as hops name it. */
  readonly name: string;
  readonly now: () => number;
  /** The address of each place: `http://127.0.0.1:40123`. */
  readonly origins: () => Readonly<Record<BrowserPlace, string>>;
  readonly send: (
    to: BrowserPlace,
    request: ClubRequest,
    sent: Sent,
  ) => Promise<ClubResponse | undefined>;
  /** Something that the browser does by itself, and that no request shows. */
  readonly onNote: (text: string, method: string, address: string) => void;
}

export interface FetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly credentials?: string;
}

export interface FetchResponse {
  readonly status: number;
  readonly ok: boolean;
  text(): Promise<string>;
}

export interface Browser {
  readonly name: string;
  /** As a page calls it: it obeys the browser's rules. */
  fetch(address: string, options?: FetchOptions): Promise<FetchResponse>;
  /** As anybody can send it with other tools: no rules, but the same cookies. */
  sendRaw(address: string, options?: FetchOptions): Promise<ClubResponse | undefined>;
  /** What a page may keep: one text a name. */
  readonly storage: PageStorage;
  cookies(): ReadonlyMap<string, string>;
  /** The session token that it was given last, even when it has been taken away since. */
  lastToken(): string;
}

export interface PageStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  names(): readonly string[];
}

interface Kept {
  readonly etag: string | undefined;
  /** Until when it is shown without asking. */
  readonly fresh: number;
  readonly status: number;
  readonly text: string;
}

export function createBrowser(options: BrowserOptions): Browser {
  const { name, now, origins, send, onNote } = options;
  const from: Party = { kind: "browser", name };
  const cookies = new Map<string, string>();
  const store = new Map<string, string>();
  const cache = new Map<string, Kept>();
  let lastToken = "";

  function placeOf(address: string): { readonly to: BrowserPlace; readonly address: string } {
    for (const [to, origin] of Object.entries(origins())) {
      if (address.startsWith(`${origin}/`))
        return { to: to as BrowserPlace, address: address.slice(origin.length) };
    }
    return { to: "page", address };
  }

  async function carry(to: BrowserPlace, request: ClubRequest): Promise<ClubResponse> {
    const response = await send(to, request, { from });
    if (response === undefined) throw new TypeError("Failed to fetch");
    const set = headerOf(response.headers, "set-cookie");
    if (set !== undefined) keepCookie(set, cookies);
    lastToken = cookies.get("session") ?? lastToken;
    return response;
  }

  function headersFor(sent: FetchOptions, to: BrowserPlace): Record<string, string> {
    const jar = [...cookies].map(([each, value]) => `${each}=${value}`).join("; ");
    const changes = (sent.method ?? "GET") !== "GET";
    return {
      ...sent.headers,
      // A browser says for whose page it asks where something may change or it isn't the page's own.
      ...(changes || to !== "page" ? { Origin: origins().page } : {}),
      ...(jar === "" || to === "provider" ? {} : { Cookie: jar }),
    };
  }

  async function fetchFrom(full: string, sent: FetchOptions = {}): Promise<FetchResponse> {
    const { to, address } = placeOf(full);
    const method = sent.method ?? "GET";
    const kept = method === "GET" ? cache.get(full) : undefined;
    if (kept !== undefined && kept.fresh > now()) {
      onNote("from the browser's cache, nothing is sent", method, address);
      return responseOf(kept.status, kept.text);
    }
    if (to !== "page") await askFirst(to, method, address, sent);
    const known = kept?.etag === undefined ? {} : { "If-None-Match": kept.etag };
    const headers = { ...headersFor(sent, to), ...known };
    const response = await carry(to, plainRequest(method, address, headers, sent.body ?? ""));
    if (to !== "page" && !allows(response, origins().page)) {
      onNote("the browser keeps the answer from the page", method, address);
      throw new TypeError("Failed to fetch");
    }
    const text = response.bytes.toString("utf8");
    if (response.status === 304 && kept !== undefined) {
      cache.set(full, { ...kept, fresh: freshUntil(response, now()) });
      return responseOf(kept.status, kept.text);
    }
    if (method === "GET" && freshUntil(response, now()) > 0) {
      const etag = headerOf(response.headers, "etag");
      cache.set(full, { etag, fresh: freshUntil(response, now()), status: response.status, text });
    }
    return responseOf(response.status, text);
  }

  /** Before a page may send JSON to another address, the browser asks that address. */
  async function askFirst(to: BrowserPlace, method: string, address: string, sent: FetchOptions) {
    const isSimple = method === "GET" && Object.keys(sent.headers ?? {}).length === 0;
    if (isSimple) return;
    const headers = { Origin: origins().page, "Access-Control-Request-Method": method };
    const response = await carry(to, plainRequest("OPTIONS", address, headers, ""));
    if (allows(response, origins().page)) return;
    onNote("not allowed, so the browser doesn't send it", method, address);
    throw new TypeError("Failed to fetch");
  }

  return {
    name,
    fetch: fetchFrom,
    async sendRaw(full, sent = {}) {
      const { to, address } = placeOf(full);
      const headers = { ...headersFor(sent, to), ...sent.headers };
      const request = plainRequest(sent.method ?? "GET", address, headers, sent.body ?? "");
      return send(to, request, { from });
    },
    storage: {
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, value) => void store.set(key, value),
      names: () => [...store.keys()],
    },
    cookies: () => cookies,
    lastToken: () => lastToken,
  };
}

/** `session=5f2c; HttpOnly; Path=/`; with `Max-Age=0` it is taken away. */
function keepCookie(header: string, cookies: Map<string, string>): void {
  const [pair = "", ...rules] = header.split("; ");
  const [name = "", value = ""] = pair.split("=");
  if (rules.some((rule) => rule.toLowerCase() === "max-age=0")) cookies.delete(name);
  else cookies.set(name, value);
}

function allows(response: ClubResponse, origin: string): boolean {
  return (
    headerOf(response.headers, "access-control-allow-origin") === origin &&
    headerOf(response.headers, "access-control-allow-credentials") === "true"
  );
}

/** 0 when it may not be kept. */
function freshUntil(response: ClubResponse, now: number): number {
  const seconds = /max-age=(\d+)/.exec(headerOf(response.headers, "cache-control") ?? "")?.[1];
  return seconds === undefined ? 0 : now + Number(seconds) * 1_000;
}

function responseOf(status: number, text: string): FetchResponse {
  return { status, ok: status >= 200 && status < 300, text: async () => text };
}
