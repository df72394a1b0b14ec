/**
 * Stands between the browser and an app in any language: what comes in at its own port goes on to
 * the app, and what the app answers goes back, streamed and unchanged. Listens on this machine only.
 */

import http, { type ClientRequest, type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import { TutorError } from "../core/error.ts";
import { isLocalHost } from "../core/recording/har/site.ts";
import type { Header, Party } from "../core/recording/hop.ts";
import { failureReason } from "../shell/files.ts";
import { bodyOf } from "./decoded.ts";
import type { SourceEvents, WatchSource } from "./source.ts";

const browser: Party = { kind: "browser" };
const backend: Party = { kind: "backend" };
const mostKept = 40_000;
const mostHeaderBytes = 65_536;

/** Headers that belong to one connection and not to the message. */
const ofConnection = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

export async function watchAddress(
  target: URL,
  port: number | undefined,
  events: SourceEvents,
): Promise<WatchSource> {
  let count = 0;
  const next = (): string => {
    count += 1;
    return `${count}`;
  };
  const agent =
    target.protocol === "https:" ? httpsAgent(target) : new http.Agent({ keepAlive: true });
  const here: Here = { target, agent, events, next, own: () => ownHosts(server) };
  const server = http.createServer({ maxHeaderSize: mostHeaderBytes }, (request, response) => {
    forward(request, response, here);
  });
  server.on("upgrade", (request, socket, head) => upgrade(request, socket, head, here));
  server.on("clientError", (_error, socket) => socket.destroy());
  await listen(server, port);
  const [own = ""] = here.own();
  events.said(
    `Open http://${own}${target.pathname} in the browser: it shows ${target.origin}, and what it asks for is drawn here.`,
  );
  events.said("Ctrl-C ends it.");
  let end: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  return {
    ended,
    heardOf: () => true,
    lost: () => 0,
    stop() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
      end(0);
    },
  };
}

interface Here {
  readonly target: URL;
  readonly agent: http.Agent;
  readonly events: SourceEvents;
  readonly next: () => string;
  /** Names under which this proxy may be asked; a foreign page has another. */
  readonly own: () => readonly string[];
}

/** A certificate that somebody made for their own machine is good enough there. */
function httpsAgent(target: URL): https.Agent {
  return new https.Agent({ keepAlive: true, rejectUnauthorized: !isLocalHost(target.host) });
}

function listen(server: http.Server, port: number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "it is taken" : failureReason(error);
      reject(
        new TutorError("watch.no-port", `Port ${port} cannot be listened on: ${why}.`, {
          hint: "Give another one with --port, or leave it out for any that is free.",
          cause: error,
        }),
      );
    });
    server.listen(port ?? 0, "127.0.0.1", resolve);
  });
}

function ownHosts(server: http.Server): readonly string[] {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return [`localhost:${port}`, `127.0.0.1:${port}`];
}

/** Somebody else's name for this machine would let their page read what comes back. */
function isAllowed(request: IncomingMessage, here: Here): boolean {
  return here.own().includes((request.headers.host ?? "").toLowerCase());
}

function forward(request: IncomingMessage, response: ServerResponse, here: Here): void {
  if (!isAllowed(request, here)) {
    response.writeHead(421, { "content-type": "text/plain" });
    response.end("whichside answers under its own address only.\n");
    return;
  }
  const key = here.next();
  const body = keeping(request);
  let isTold = false;
  const tell = (): void => {
    if (isTold) return;
    isTold = true;
    const headers = pairs(request.rawHeaders);
    const kept = bodyOf(headers, body.bytes(), body.size());
    here.events.seen({
      kind: "request",
      key,
      from: browser,
      to: backend,
      at,
      method: request.method ?? "GET",
      url: request.url ?? "/",
      headers,
      ...(kept === undefined ? {} : { body: kept }),
    });
  };
  const at = now();
  request.once("end", tell);
  const asked = ask(request, here, (answer) => {
    tell();
    const kept = keeping(answer);
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, backHeaders(answer, here));
    answer.pipe(response);
    answer.once("end", () => answered(key, answer, kept, here));
    answer.once("error", () => response.destroy());
  });
  request.pipe(asked);
  const failed = (error: Error): void => {
    tell();
    const text = `no answer (${error.message || (error as NodeJS.ErrnoException).code})`;
    here.events.seen({ kind: "note", cause: key, from: backend, to: browser, at: now(), text });
    if (response.headersSent) response.destroy();
    else {
      response.writeHead(502, { "content-type": "text/plain; charset=utf-8" });
      response.end(`${here.target.origin} gives no answer. Is your app running?\n`);
    }
  };
  let isGone = false;
  asked.once("error", (error) => {
    if (!isGone) failed(error);
  });
  response.once("close", () => {
    isGone = !response.writableFinished;
    if (isGone) asked.destroy();
  });
}

function answered(
  key: string,
  answer: IncomingMessage,
  kept: ReturnType<typeof keeping>,
  here: Here,
): void {
  const headers = pairs(answer.rawHeaders);
  const body = bodyOf(headers, kept.bytes(), kept.size());
  here.events.seen({
    kind: "response",
    key,
    at: now(),
    status: answer.statusCode ?? 502,
    statusText: answer.statusMessage ?? "",
    headers,
    ...(body === undefined ? {} : { body }),
  });
}

/** The request on its way to the app, which takes it for one that was sent to itself. */
function ask(
  request: IncomingMessage,
  { target, agent, own }: Here,
  take: (answer: IncomingMessage) => void,
  more: Sent = {},
): ClientRequest {
  const module = target.protocol === "https:" ? https : http;
  const headers: Sent = { ...withoutConnection(request.rawHeaders), ...more, host: target.host };
  for (const name of ["origin", "referer"]) {
    const value = headers[name];
    if (typeof value === "string") headers[name] = renamed(value, own(), target.origin);
  }
  return module.request(
    {
      agent,
      host: target.hostname.replace(/^\[|\]$/g, ""),
      port: target.port === "" ? undefined : Number(target.port),
      method: request.method,
      path: request.url,
      headers,
      setHost: false,
    },
    take,
  );
}

type Sent = Record<string, string | string[] | undefined>;

/** By name, in lower case; what comes several times stays several. */
function withoutConnection(raw: readonly string[]): Sent {
  const sent: Sent = {};
  for (const { name, value } of pairs(raw)) {
    const low = name.toLowerCase();
    if (ofConnection.has(low)) continue;
    const before = sent[low];
    sent[low] = before === undefined ? value : [before, value].flat();
  }
  return sent;
}

/** The proxy's own address in the place of the app's, or the other way round. */
function renamed(value: string, from: readonly string[], to: string): string {
  const host = from.find(
    (each) => value === `http://${each}` || value.startsWith(`http://${each}/`),
  );
  return host === undefined ? value : to + value.slice(`http://${host}`.length);
}

function backHeaders(answer: IncomingMessage, here: Here): Sent {
  const headers = withoutConnection(answer.rawHeaders);
  const location = headers["location"];
  const [own = ""] = here.own();
  if (typeof location === "string" && URL.canParse(location)) {
    const url = new URL(location);
    if (url.host === here.target.host) {
      headers["location"] = `http://${own}${url.pathname}${url.search}${url.hash}`;
    }
  }
  return headers;
}

/** Sockets of chats and of dev servers: greeted by HTTP, then passed on byte by byte. */
function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, here: Here): void {
  socket.on("error", () => socket.destroy());
  if (!isAllowed(request, here)) {
    socket.end("HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n");
    return;
  }
  const key = here.next();
  here.events.seen({
    kind: "request",
    key,
    from: browser,
    to: backend,
    at: now(),
    method: request.method ?? "GET",
    url: request.url ?? "/",
    headers: pairs(request.rawHeaders),
  });
  const more = { connection: "Upgrade", upgrade: request.headers.upgrade };
  const refused = (answer: IncomingMessage): void => {
    const kept = keeping(answer);
    answer.once("end", () => answered(key, answer, kept, here));
    socket.write(headOf(answer));
    answer.pipe(socket);
  };
  const asked = ask(request, here, refused, more);
  asked.once("upgrade", (answer, far, farHead) => {
    answered(key, answer, nothingKept, here);
    socket.write(headOf(answer));
    if (farHead.length > 0) socket.write(farHead);
    if (head.length > 0) far.write(head);
    far.on("error", () => socket.destroy());
    socket.on("close", () => far.destroy());
    far.on("close", () => socket.destroy());
    far.pipe(socket).pipe(far);
  });
  asked.once("error", (error) => {
    const text = `no answer (${error.message})`;
    here.events.seen({ kind: "note", cause: key, from: backend, to: browser, at: now(), text });
    socket.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n");
  });
  asked.end();
}

function headOf(answer: IncomingMessage): string {
  const lines = pairs(answer.rawHeaders).map(({ name, value }) => `${name}: ${value}`);
  const first = `HTTP/1.1 ${answer.statusCode ?? 502} ${answer.statusMessage ?? ""}`;
  return `${[first, ...lines].join("\r\n")}\r\n\r\n`;
}

interface Kept {
  readonly bytes: () => Buffer;
  readonly size: () => number;
}

const nothingKept: Kept = { bytes: () => Buffer.alloc(0), size: () => 0 };

/** The first bytes of what flows through; the flow itself is left alone. */
function keeping(stream: IncomingMessage): Kept {
  const chunks: Buffer[] = [];
  let kept = 0;
  let size = 0;
  const push = stream.push;
  stream.push = function (this: IncomingMessage, chunk: unknown, encoding?: BufferEncoding) {
    if (Buffer.isBuffer(chunk)) {
      size += chunk.length;
      if (kept < mostKept) {
        const part = chunk.subarray(0, mostKept - kept);
        chunks.push(Buffer.from(part));
        kept += part.length;
      }
    }
    return push.call(this, chunk, encoding);
  };
  return { bytes: () => Buffer.concat(chunks), size: () => size };
}

function pairs(raw: readonly string[]): Header[] {
  const found: Header[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    found.push({ name: raw[at] ?? "", value: raw[at + 1] ?? "" });
  }
  return found;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
