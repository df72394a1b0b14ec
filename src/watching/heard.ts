/**
 * What the hooks of a watched app's processes tell, as what was seen: who asked whom, which call of
 * one process is the request that came in at another. Deterministic; puts messages in the order of
 * their time, since processes are heard one sooner than the other.
 */

import { isLocalHost } from "../core/recording/har/site.ts";
import type { Header, Party } from "../core/recording/hop.ts";
import type { Seen, SeenBody } from "../core/recording/seen.ts";
import { hostOfUrl, pathOfUrl } from "../core/recording/url.ts";
import type { Headers, HookMessage, SentBody } from "../hook/message.ts";
import { bodyOf } from "./decoded.ts";

export interface Heard {
  /** `process` is a number for the connection that it came from. */
  readonly add: (process: number, message: HookMessage) => void;
  /** What was seen up to this moment, and was not told before. */
  readonly upTo: (moment: number) => readonly Seen[];
}

/** Messages that have a moment of their own. */
type Timed = Extract<HookMessage, { readonly at: number }>;

interface Waiting {
  readonly process: number;
  readonly message: Timed;
}

/** A call that may come in at another part of the app. */
interface Call {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly port: number;
}

const browser: Party = { kind: "browser" };
const mostCalls = 1000;

export function listenTo(): Heard {
  const waiting: Waiting[] = [];
  const bodies = new Map<string, SentBody>();
  const ports = new Map<number, number>();
  const calls: Call[] = [];
  /** Keys of requests that are calls of the app's own. */
  const same = new Map<string, string>();
  /** Who answers an exchange: what it leads to comes from there. */
  const answerers = new Map<string, Party>();
  let main: number | undefined;

  const backend = (port: number | undefined): Party => {
    if (port === undefined || port === main || main === undefined) return { kind: "backend" };
    return { kind: "backend", host: `localhost:${port}` };
  };
  const keyOf = (process: number, id: number): string => {
    const own = `${process}.${id}`;
    return same.get(own) ?? own;
  };
  const causeOf = (process: number, led: { readonly cause?: number; readonly unsure?: true }) => {
    if (led.cause === undefined) return {};
    return {
      cause: keyOf(process, led.cause),
      ...(led.unsure === true ? { unsure: true } : {}),
    };
  };
  const asker = (process: number, led: { readonly cause?: number }): Party => {
    const known = led.cause === undefined ? undefined : answerers.get(keyOf(process, led.cause));
    if (known !== undefined) return known;
    const own = [...ports].find(([, owner]) => owner === process)?.[0];
    return backend(own);
  };
  const takeBody = (process: number, id: number): SentBody | undefined => {
    const key = `${process}.${id}`;
    const body = bodies.get(key);
    bodies.delete(key);
    return body;
  };

  const seenOf = ({ process, message }: Waiting): Seen | undefined => {
    const key = keyOf(process, message.id);
    const { at } = message;
    switch (message.t) {
      case "in": {
        const called = calls.findIndex(
          (each) =>
            each.method === message.method &&
            each.path === message.url &&
            each.port === message.port,
        );
        const [call] = called < 0 ? [] : calls.splice(called, 1);
        if (call !== undefined) {
          same.set(key, call.key);
          return undefined;
        }
        main ??= message.port;
        const to = backend(message.port);
        answerers.set(key, to);
        return {
          kind: "request",
          key,
          from: browser,
          to,
          at,
          method: message.method,
          url: message.url,
          ...carried(message.headers, takeBody(process, message.id)),
        };
      }
      case "out": {
        const host = hostOfUrl(message.url);
        const port = portOf(message.url);
        const isOwn = isLocalHost(host) && ports.has(port);
        const to: Party = isOwn ? backend(port) : { kind: "service", host };
        answerers.set(key, to);
        if (isOwn) {
          calls.push({ key, method: message.method, path: pathOfUrl(message.url), port });
          if (calls.length > mostCalls) calls.shift();
        }
        const { method, url, headers } = message;
        const from = asker(process, message);
        return {
          kind: "request",
          key,
          ...causeOf(process, message),
          from,
          to,
          at,
          method,
          url,
          headers: listed(headers),
        };
      }
      case "in-end":
        // The caller tells its end of it.
        if (same.has(`${process}.${message.id}`)) return undefined;
        return endOf(key, message, answerers.get(key));
      case "out-end": {
        forget(calls, key);
        const { status } = message;
        return { kind: "response", key, at, status, ...carried(message.headers, message.body) };
      }
      case "out-fail": {
        forget(calls, key);
        const to = answerers.get(key) ?? { kind: "backend" };
        const text = `no answer (${message.error})`;
        return { kind: "note", cause: key, from: to, to: { kind: "backend" }, at, text };
      }
      case "query":
        return {
          kind: "query",
          key,
          ...causeOf(process, message),
          from: asker(process, message),
          to: { kind: "database", name: message.db },
          at,
          sql: message.sql,
          values: message.values,
        };
      case "rows":
        return {
          kind: "rows",
          key,
          at,
          ...(message.count === undefined ? {} : { count: message.count }),
          ...(message.rows === undefined ? {} : { rows: message.rows }),
          ...(message.error === undefined ? {} : { error: message.error }),
        };
    }
  };

  return {
    add(process, message) {
      if (message.t === "listen") ports.set(message.port, process);
      else if (message.t === "in-body") {
        if (message.body !== undefined) bodies.set(`${process}.${message.id}`, message.body);
      } else if (message.t !== "hello" && message.t !== "lost") {
        waiting.push({ process, message });
      }
    },
    upTo(moment) {
      waiting.sort((a, b) => a.message.at - b.message.at);
      const ripe = waiting.findIndex(({ message }) => message.at > moment);
      const taken = waiting.splice(0, ripe < 0 ? waiting.length : ripe);
      return taken.flatMap((each) => seenOf(each) ?? []);
    },
  };
}

function endOf(
  key: string,
  message: Extract<HookMessage, { readonly t: "in-end" }>,
  answerer: Party = { kind: "backend" },
): Seen {
  const { at, status } = message;
  if (status === 0) {
    const text = "the browser went away before there was an answer";
    return { kind: "note", cause: key, from: browser, to: answerer, at, text };
  }
  const { headers, ...rest } = carried(message.headers, message.body);
  const body =
    rest.body === undefined || message.cut !== true ? rest.body : { ...rest.body, cut: true };
  return { kind: "response", key, at, status, headers, ...(body === undefined ? {} : { body }) };
}

function forget(calls: Call[], key: string): void {
  const at = calls.findIndex((each) => each.key === key);
  if (at >= 0) calls.splice(at, 1);
}

function listed(headers: Headers): readonly Header[] {
  if (typeof headers !== "string") {
    return headers.flatMap((name, at) =>
      at % 2 === 0 ? { name, value: headers[at + 1] ?? "" } : [],
    );
  }
  // The first line of an answer has no colon before its first blank.
  return headers.split("\r\n").flatMap((text) => {
    const colon = text.indexOf(":");
    const name = text.slice(0, colon);
    return colon <= 0 || name.includes(" ") ? [] : { name, value: text.slice(colon + 1).trim() };
  });
}

function carried(headers: Headers, sent: SentBody | undefined) {
  const all = listed(headers);
  const body: SeenBody | undefined =
    sent === undefined ? undefined : bodyOf(all, Buffer.from(sent.base64, "base64"), sent.size);
  return { headers: all, ...(body === undefined ? {} : { body }) };
}

function portOf(url: string): number {
  const [, port] = /:(\d{1,5})$/.exec(hostOfUrl(url)) ?? [];
  if (port !== undefined) return Number(port);
  return /^https:/i.test(url) ? 443 : 80;
}
