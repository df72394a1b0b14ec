/** Requests that come in and calls that go out over `node:http`, as its diagnostics channels tell them. */

import { channel } from "node:diagnostics_channel";
import {
  type ClientRequest,
  IncomingMessage,
  type OutgoingHttpHeaders,
  ServerResponse,
} from "node:http";
import { Body } from "./body.ts";
import { causeNow, enter, leave, nextId } from "./context.ts";
import { now, quietly, send } from "./link.ts";
import type { Headers } from "./message.ts";

export function watchHttp(): void {
  keepIncoming();
  keepOutgoing();
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

/** What is answered, and what was answered so far. */
interface Answer {
  readonly id: number;
  readonly body: Body;
}

const answers = new WeakMap<object, Answer>();

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
  if (hasBody(request)) {
    incoming.set(request, { body: new Body(), done: (body) => send({ t: "in-body", id }, body) });
  }
  answers.set(response, { id, body: new Body() });
  // Comes after the last byte, and when the asker hangs up before.
  response.once("close", tellAnswer);
}

/** HTTP says beforehand whether something comes: RFC 9112, section 6. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

function tellAnswer(this: ServerResponse): void {
  try {
    const answer = answers.get(this);
    if (answer === undefined) return;
    const { id, body } = answer;
    answers.delete(this);
    leave(id);
    // The asker may hang up before the last byte is out: what was answered is answered all the same.
    const isAnswered = this.headersSent || this.writableEnded;
    const status = isAnswered ? this.statusCode : 0;
    const headers = isAnswered ? answerHeaders(this) : [];
    const cut = this.writableEnded ? {} : ({ cut: true } as const);
    send({ t: "in-end", id, at: now(), status, headers, ...cut }, body);
  } catch {
    // The app's answer is the app's.
  }
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

interface Incoming {
  readonly body: Body;
  readonly done: (body: Body) => void;
}

const incoming = new WeakMap<object, Incoming>();

/** The parser pushes what comes in; the app reads it as it likes. */
function keepIncoming(): void {
  const push = IncomingMessage.prototype.push;
  const keep = quietly((message: object, chunk: unknown, encoding: unknown) => {
    const taken = incoming.get(message);
    if (taken === undefined) return;
    if (chunk !== null) {
      taken.body.add(chunk, encoding);
      return;
    }
    incoming.delete(message);
    taken.done(taken.body);
  });
  IncomingMessage.prototype.push = function (chunk: unknown, encoding?: BufferEncoding) {
    keep(this, chunk, encoding);
    return push.call(this, chunk, encoding);
  };
}

/** What is given to `write` and `end`: once for all answers, and seen on each when it is given. */
function keepOutgoing(): void {
  type Call = (this: object, ...args: unknown[]) => unknown;
  const target = ServerResponse.prototype as unknown as { write: Call; end: Call };
  const { write, end } = target;
  const keep = quietly((response: object, chunk: unknown, encoding: unknown, isLast: boolean) => {
    const body = answers.get(response)?.body;
    if (body === undefined || body.isWhole) return;
    body.add(chunk, encoding);
    body.isWhole = isLast;
  });
  target.write = function (...args) {
    keep(this, args[0], args[1], false);
    return write.apply(this, args);
  };
  target.end = function (...args) {
    keep(this, args[0], args[1], true);
    return end.apply(this, args);
  };
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
  const done = (body: Body) =>
    send({ t: "out-end", id, at, status, headers: response.rawHeaders }, body);
  incoming.set(response, { body: new Body(), done });
}
