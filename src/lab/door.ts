/**
 * The lab's door: which requests get in at all. A learner's own browser and the lab do, other
 * pages, other names for this address and everything too large or too slow do not. Pure, but for
 * the chance that makes the token.
 */

import { randomBytes, timingSafeEqual } from "node:crypto";

/** Limits before any work, all far above what the club's page sends. */
export const limits = {
  /** Bytes of a body: a photo as base64. */
  body: 300_000,
  /** Bytes of all headers together. */
  headers: 8_000,
  /** Characters of an address. */
  address: 2_000,
  /** Requests of one run of the lab. */
  requests: 5_000,
  connections: 32,
  /** Milliseconds until the headers, and until the whole request has come. */
  headersTime: 5_000,
  requestTime: 10_000,
  /** Milliseconds without a request after which the lab ends. */
  idle: 30 * 60_000,
} as const;

export const doorCookie = "lab-door";
/** The lab's own way to say which hop led to a request; the app never sees it. */
export const ownHeader = "x-lab";

export interface Door {
  /** Good once, in the first address; the next visit needs another. */
  readonly token: string;
  /** What the browser keeps instead, and what the lab's own requests carry. */
  readonly pass: string;
}

export function createDoor(): Door {
  return { token: chance(), pass: chance() };
}

/** When the token has been used: another browser comes in with a new one. */
export function withNewToken(door: Door): Door {
  return { ...door, token: chance() };
}

function chance(): string {
  return randomBytes(24).toString("base64url");
}

/** What is known of a request before its body is read. */
export interface Knock {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface House {
  readonly door: Door;
  /** Names by which this server may be called: `127.0.0.1:40123`, `localhost:40123`. */
  readonly hosts: readonly string[];
  /** Pages that may send something that changes something. */
  readonly origins: readonly string[];
}

export type DoorVerdict =
  | { readonly kind: "in" }
  /** The first visit with the token: a cookie for it, and on to the page. */
  | { readonly kind: "welcome" }
  | { readonly kind: "out"; readonly status: number; readonly why: string };

const methods = ["GET", "HEAD", "POST", "PUT", "OPTIONS"];

export function judge({ method, address, headers }: Knock, house: House): DoorVerdict {
  if (!house.hosts.includes(one(headers["host"]).toLowerCase())) return out(421, "host");
  if (!methods.includes(method)) return out(405, "method");
  if (address.length > limits.address || !isPlainAddress(address)) return out(400, "address");
  // Two ways to say where a request ends are how one is smuggled behind another.
  if (headers["transfer-encoding"] !== undefined) return out(400, "transfer-encoding");
  const length = Number(one(headers["content-length"]) || 0);
  if (!Number.isInteger(length) || length < 0) return out(400, "length");
  if (length > limits.body) return out(413, "body");
  const origin = headers["origin"];
  const changes = method !== "GET" && method !== "HEAD";
  if (origin !== undefined && !house.origins.includes(one(origin))) return out(403, "origin");
  const isOwn = sameText(one(headers[ownHeader]).split(" ")[0] ?? "", house.door.pass);
  if (isOwn) return { kind: "in" };
  const site = one(headers["sec-fetch-site"]);
  if (site === "cross-site") {
    // A link on another page may open nothing here.
    return out(403, "site");
  }
  // A browser asks without cookies whether it may ask; the answer says nothing and does nothing.
  if (method === "OPTIONS") return origin === undefined ? out(403, "origin") : { kind: "in" };
  if (changes && origin === undefined) return out(403, "origin");
  if (sameText(cookieOf(one(headers["cookie"]), doorCookie), house.door.pass))
    return { kind: "in" };
  const [path = "", search = ""] = address.split("?");
  const given = new URLSearchParams(search).get("token") ?? "";
  if (method === "GET" && path === "/" && sameText(given, house.door.token)) {
    return { kind: "welcome" };
  }
  return out(403, "token");
}

/** From the root, and nothing in it that another program might read as a way upwards. */
function isPlainAddress(address: string): boolean {
  return (
    /^\/[\x21-\x7e]*$/.test(address) &&
    !/^\/\/|\\|\.\.|%2e|%2f|%5c|%00/i.test(address.split("?")[0] ?? "")
  );
}

function out(status: number, why: string): DoorVerdict {
  return { kind: "out", status, why };
}

function one(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : "";
}

function sameText(given: string, right: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

export function cookieOf(header: string, name: string): string {
  const found = header.split("; ").find((each) => each.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}

/** What the app is to see: neither the door's cookie nor the lab's own header. */
export function withoutDoor(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === ownHeader) continue;
    if (name !== "cookie") {
      seen[name] = String(value);
      continue;
    }
    const left = String(value)
      .split("; ")
      .filter((each) => !each.startsWith(`${doorCookie}=`));
    if (left.length > 0) seen["cookie"] = left.join("; ");
  }
  return seen;
}

/** What every answer says besides what the app says. `others` are the lab's own other ports. */
export function safeHeaders(others: readonly string[]): Record<string, string> {
  const reach = ["'self'", ...others].join(" ");
  return {
    "Content-Security-Policy":
      `default-src 'none'; script-src 'self'; style-src 'self'; img-src ${reach} data:; ` +
      `connect-src ${reach}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
  };
}
