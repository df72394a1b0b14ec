/**
 * A learning record store for tests: the statements resource of the Experience API 1.0.3, its
 * rules for ids and for batches, and the ways in which a store far away can fail.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { isDeepStrictEqual } from "node:util";
import { checkStatement, type Json, uuid } from "./xapi-rules.ts";

/** What one request meets instead of the store: the first of those that are left. */
export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly headers?: Record<string, string> }
  /** The store keeps what came, and the line breaks before it can say so. */
  | { readonly kind: "cut-after" }
  | { readonly kind: "cut-before" }
  /** The answer stops in its middle. */
  | { readonly kind: "cut-within" }
  /** Nothing is ever answered. */
  | { readonly kind: "silent" }
  | { readonly kind: "page" };

export interface StoreOptions {
  /** `key:secret`. */
  readonly key?: string;
  /** Bytes of a request that it takes. */
  readonly most?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface TestStore {
  readonly address: string;
  readonly kept: Map<string, Json>;
  /** How many statements each request held, in order. */
  readonly requests: number[];
  /** What was wrong with what came, if anything. */
  readonly wrong: string[];
  readonly faults: Fault[];
  readonly close: () => Promise<void>;
}

export async function openStore(options: StoreOptions = {}): Promise<TestStore> {
  const { key = "class:secret", most = Number.POSITIVE_INFINITY, tls } = options;
  const kept = new Map<string, Json>();
  const requests: number[] = [];
  const wrong: string[] = [];
  const faults: Fault[] = [];

  /** Status and body, by the specification's part three. */
  function take(request: IncomingMessage, text: string): readonly [number, string] {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://store");
    if (pathname !== "/xapi/statements") return [404, "<h1>Not Found</h1>"];
    const expected = `Basic ${Buffer.from(key).toString("base64")}`;
    if (request.headers.authorization !== expected) return [401, "unknown key"];
    if (request.headers["x-experience-api-version"] !== "1.0.3") return [400, "version"];
    if (request.headers["content-type"] !== "application/json") return [400, "content type"];
    if (Buffer.byteLength(text) > most) return [413, ""];
    const single = request.method === "PUT";
    if (!single && request.method !== "POST") return [405, ""];
    const body = JSON.parse(text) as Json | Json[];
    const statements = Array.isArray(body) ? body : [body];
    requests.push(statements.length);
    if (single && statements[0]?.["id"] !== searchParams.get("statementId")) return [400, "id"];
    const ids = statements.map((each) => String(each["id"]));
    if (new Set(ids).size < ids.length) return [400, "an id comes twice"];
    for (const [index, statement] of statements.entries()) {
      if (!uuid.test(ids[index] ?? "")) return [400, "no UUID"];
      try {
        checkStatement(statement);
      } catch (error) {
        wrong.push(String(error));
        return [400, "no statement"];
      }
    }
    const differs = (each: Json, index: number) => {
      const before = kept.get(ids[index] ?? "");
      return before !== undefined && !isDeepStrictEqual(before, each);
    };
    // A batch is kept whole or not at all.
    if (statements.some(differs)) return [409, "conflict"];
    for (const [index, statement] of statements.entries()) kept.set(ids[index] ?? "", statement);
    return single ? [204, ""] : [200, JSON.stringify(ids)];
  }

  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    const fault = faults.shift();
    if (fault?.kind === "silent") return;
    if (fault?.kind === "cut-before") {
      request.socket.destroy();
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (fault?.kind === "status") {
      response
        .writeHead(fault.status, fault.headers)
        .end("<p>The store is <b>ill</b>\u001b[31m</p>");
      return;
    }
    if (fault?.kind === "page") {
      response.end("<h1>Please log in to this network</h1>");
      return;
    }
    const [status, body] = take(request, Buffer.concat(parts).toString());
    if (fault?.kind === "cut-after") {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === "cut-within") {
      response.writeHead(status, { "Content-Length": body.length });
      response.write(body.slice(0, 10), () => request.socket.destroy());
      return;
    }
    response.writeHead(status, { "X-Experience-API-Version": "1.0.3" }).end(body);
  };
  const heard = (request: IncomingMessage, response: ServerResponse) => {
    hear(request, response).catch(() => response.destroy());
  };
  const server: Server = tls === undefined ? createServer(heard) : createTlsServer(tls, heard);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}/xapi`,
    ...{ kept, requests, wrong, faults },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
