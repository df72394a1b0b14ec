/** Requests that come in and calls that go out over `node:http`, as its diagnostics channels tell them. */

import { channel } from "node:diagnostics_channel";
import type {
  ClientRequest,
  IncomingMessage,
  OutgoingHttpHeaders,
  ServerResponse,
} from "node:http";
import { type Capture, capture } from "./body.ts";
import { causeNow, enter, leave, nextId } from "./context.ts";
import { now, quietly, send } from "./link.ts";
import type { Headers } from "./message.ts";

export function watchHttp(): void {
  on("http.server.request.start", ({ request, response }) => {
    comesIn(request as IncomingMessage, response as ServerResponse);
  });
  on("http.client.request.start", ({ request }) => goesOut(request as ClientRequest));
  on("http.client.response.finish", ({ request, response }) => {
    comesBack(request as ClientRequest, response as IncomingMessage);
  });
  on("http.client.request.error", ({ request, error }) => {
    const id = calls.get(request as object);
    calls.delete(request as object);
    if (id !== undefined) send({ t: "out-fail", id, at: now(), error: messageOf(error) });
  });
}

export function on(name: string, take: (event: Readonly<Record<string, unknown>>) => void): void {
  const quiet = quietly(take);
  channel(name).subscribe((event) => quiet(event as Readonly<Record<string, unknown>>));
}

export function messageOf(error: unknown): string {
  const { code, message } = (error ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  return String(message || code || error).slice(0, 500);
}

function comesIn(request: IncomingMessage, response: ServerResponse): void {
  const id = nextId();
  // What came in, before anything in the app changes it.
  send({
    t: "in",
    id,
    at: now(),
    method: request.method ?? "GET",
    url: request.url ?? "/",
    headers: request.rawHeaders,
    port: request.socket.localPort ?? 0,
  });
  enter(id);
  captureIncoming(request, (body) => {
    if (body !== undefined) send({ t: "in-body", id }, body);
  });
  const sent = captureOutgoing(response);
  let isTold = false;
  const tell = quietly(() => {
    if (isTold) return;
    isTold = true;
    leave(id);
    // The asker may hang up before the last byte is out: what was answered is answered all the same.
    const isAnswered = response.headersSent || response.writableEnded;
    const status = isAnswered ? response.statusCode : 0;
    const headers = isAnswered ? answerHeaders(response) : [];
    const cut = response.writableEnded ? {} : ({ cut: true } as const);
    send({ t: "in-end", id, at: now(), status, headers, ...cut }, sent.body());
  });
  response.once("finish", tell);
  response.once("close", tell);
}

/** As they went over the wire: those given to `writeHead` stand nowhere else. */
function answerHeaders(response: ServerResponse): Headers {
  const raw = (response as { readonly _header?: unknown })._header;
  return typeof raw === "string" ? raw : namedHeaders(response.getHeaders());
}

function namedHeaders(headers: OutgoingHttpHeaders): Headers {
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((each) => [name, String(each)]),
  );
}

/** The parser pushes what comes in; the app reads it as it likes. */
function captureIncoming(
  message: IncomingMessage,
  done: (body: ReturnType<Capture["body"]>) => void,
): void {
  const taken = capture();
  const add = quietly((chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk === null) done(taken.body());
    else taken.add(chunk, encoding);
  });
  const push = message.push;
  message.push = function (this: IncomingMessage, chunk: unknown, encoding?: BufferEncoding) {
    add(chunk, encoding);
    return push.call(this, chunk, encoding);
  };
}

function captureOutgoing(response: ServerResponse): Capture {
  const taken = capture();
  const add = quietly(taken.add);
  type Call = (this: ServerResponse, ...args: unknown[]) => unknown;
  const target = response as unknown as { write: Call; end: Call };
  const { write, end } = target;
  let isEnding = false;
  target.write = function (...args) {
    if (!isEnding) add(args[0], args[1]);
    return write.apply(this, args);
  };
  target.end = function (...args) {
    if (!isEnding) add(args[0], args[1]);
    isEnding = true;
    return end.apply(this, args);
  };
  return taken;
}

/** Calls that have no answer yet. */
const calls = new WeakMap<object, number>();

function goesOut(request: ClientRequest): void {
  const id = nextId();
  calls.set(request, id);
  const host = request.getHeader("host") ?? request.host;
  send({
    t: "out",
    id,
    at: now(),
    ...causeNow(),
    method: request.method,
    url: `${request.protocol}//${String(host)}${request.path}`,
    headers: namedHeaders(request.getHeaders()),
  });
}

function comesBack(request: ClientRequest, response: IncomingMessage): void {
  const id = calls.get(request);
  if (id === undefined) return;
  calls.delete(request);
  const at = now();
  const status = response.statusCode ?? 0;
  const tell = (body: ReturnType<Capture["body"]>) =>
    send({ t: "out-end", id, at, status, headers: response.rawHeaders }, body);
  captureIncoming(response, tell);
}
