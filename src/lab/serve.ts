/**
 * Puts the garden club on ports of this machine: one for page and API, one more for the API alone,
 * one for the payment provider. They listen on 127.0.0.1, behind the door, while the lab runs.
 */

import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Party } from "../core/recording/hop.ts";
import { backend, type Club, provider, type Sent } from "./club.ts";
import {
  createDoor,
  doorCookie,
  type House,
  judge,
  limits,
  ownHeader,
  safeHeaders,
  withNewToken,
  withoutDoor,
} from "./door.ts";
import { addressOf, type ClubRequest, type ClubResponse, plainRequest } from "./request.ts";

export interface Ports {
  /** Of the page, and of its API as long as both have one address. */
  readonly page: number;
  /** The same API on an address of its own. */
  readonly api: number;
  readonly provider: number;
}

export interface Served {
  readonly ports: Ports;
  /** To open in a browser; good once, and another one after that. */
  address(): string;
  /** A request through a port, as the lab's own browser sends it; undefined: no answer came. */
  send(to: keyof Ports, request: ClubRequest, sent: Sent): Promise<ClubResponse | undefined>;
  /** Ends when nothing has come for a long time. */
  readonly idle: Promise<void>;
  close(): Promise<void>;
}

export interface Times {
  /** Milliseconds until the headers, and until the whole request has come. */
  readonly headersTime: number;
  readonly requestTime: number;
}

export async function serveClub(club: Club, times: Times = limits): Promise<Served> {
  let door = createDoor();
  let count = 0;
  let idleEnds: () => void = () => {};
  const idle = new Promise<void>((done) => {
    idleEnds = done;
  });
  let timer = setTimeout(idleEnds, limits.idle).unref();
  const stayAwake = () => {
    clearTimeout(timer);
    timer = setTimeout(idleEnds, limits.idle).unref();
  };

  async function answer(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    to: "backend" | "provider",
  ) {
    stayAwake();
    const house: House = { door, hosts: hostsOf(incoming), origins: originsOf(ports) };
    const address = incoming.url ?? "";
    const verdict = judge(
      { method: incoming.method ?? "", address, headers: incoming.headers },
      house,
    );
    const safe = safeHeaders([ports.api, ports.page].map(originOf));
    if (verdict.kind === "out" || ++count > limits.requests) {
      const status = verdict.kind === "out" ? verdict.status : 429;
      return refuse(outgoing, status, safe);
    }
    if (verdict.kind === "welcome") {
      door = withNewToken(door);
      outgoing.writeHead(303, {
        ...safe,
        Location: "/",
        "Set-Cookie": `${doorCookie}=${door.pass}; HttpOnly; SameSite=Strict; Path=/`,
      });
      return outgoing.end();
    }
    const text = await bodyWithin(incoming);
    if (text === undefined) return refuse(outgoing, 413, safe);
    const sent = sentBy(incoming.headers[ownHeader]);
    const wanted = plainRequest(
      incoming.method ?? "",
      address,
      withoutDoor(incoming.headers),
      text,
    );
    const response = await club.receive(to, wanted, sent);
    if (response === undefined) return outgoing.destroy();
    outgoing.writeHead(response.status, { ...safe, ...response.headers });
    return outgoing.end(incoming.method === "HEAD" ? undefined : response.bytes);
  }

  const serverFor = (to: "backend" | "provider") =>
    listening(times, (incoming, outgoing) => {
      answer(incoming, outgoing, to).catch(() => outgoing.destroy());
    });
  const servers = await Promise.all([
    serverFor("backend"),
    serverFor("backend"),
    serverFor("provider"),
  ]);
  const [page = 0, api = 0, charges = 0] = servers.map(
    (each) => (each.address() as AddressInfo).port,
  );
  const ports: Ports = { page, api, provider: charges };

  async function send(to: keyof Ports, wanted: ClubRequest, sent: Sent) {
    stayAwake();
    return exchange(ports[to], wanted, `${door.pass} ${who(sent.from)} ${sent.cause ?? ""}`);
  }

  club.connect(async (to, wanted, sent) => {
    const response = await send(to === "backend" ? "page" : "provider", wanted, sent);
    if (response === undefined) throw new Error("no answer");
    return response;
  });

  return {
    ports,
    address: () => `${originOf(ports.page)}/?token=${door.token}`,
    send,
    idle,
    async close() {
      clearTimeout(timer);
      await Promise.all(servers.map(closed));
    },
  };
}

/** The parties that send through ports by themselves; everything else is a browser. */
function who(from: Party): string {
  if (from.kind === "backend" || from.kind === "service") return from.kind;
  return from.kind === "browser" ? `browser:${from.name ?? ""}` : from.kind;
}

function sentBy(header: string | string[] | undefined): Sent {
  const [, name = "", cause = ""] = String(header ?? "").split(" ");
  const browser = name.startsWith("browser:") ? name.slice("browser:".length) : "";
  const from: Party =
    name === "backend"
      ? backend
      : name === "service"
        ? provider
        : { kind: "browser", ...(browser === "" ? {} : { name: browser }) };
  return { from, ...(cause === "" ? {} : { cause }) };
}

/** Each server may be called by its own port alone. */
function hostsOf(incoming: IncomingMessage): string[] {
  const port = incoming.socket.localPort;
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** The page is opened at its first port; the second is an API that it may be allowed to use. */
function originsOf({ page }: Ports): string[] {
  return [`http://127.0.0.1:${page}`, `http://localhost:${page}`];
}

export function originOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

async function listening(
  { headersTime, requestTime }: Times,
  work: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): Promise<Server> {
  const server = createServer(
    {
      maxHeaderSize: limits.headers,
      headersTimeout: headersTime,
      requestTimeout: requestTime,
      connectionsCheckingInterval: Math.min(1_000, headersTime),
      requireHostHeader: true,
      insecureHTTPParser: false,
    },
    work,
  );
  server.maxConnections = limits.connections;
  server.on("clientError", (_error, socket) => socket.destroy());
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    // The address and no more: nobody else on the network reaches it.
    server.listen({ host: "127.0.0.1", port: 0, exclusive: true }, done);
  });
  return server;
}

function refuse(outgoing: ServerResponse, status: number, headers: Record<string, string>): void {
  outgoing.writeHead(status, { ...headers, Connection: "close", "Content-Type": "text/plain" });
  outgoing.end("This is whichside's lab, and this request is not for it.\n");
}

/** Undefined when more comes than was allowed. */
async function bodyWithin(incoming: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    size += part.length;
    if (size > limits.body) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function exchange(
  port: number,
  wanted: ClubRequest,
  own: string,
): Promise<ClubResponse | undefined> {
  return new Promise((done) => {
    const body = Buffer.from(wanted.text);
    const outgoing = request({
      host: "127.0.0.1",
      port,
      method: wanted.method,
      path: addressOf(wanted),
      headers: {
        ...wanted.headers,
        ...(body.length > 0 ? { "Content-Length": body.length } : {}),
        [ownHeader]: own,
      },
      agent: false,
      timeout: limits.requestTime,
    });
    outgoing.on("timeout", () => outgoing.destroy());
    outgoing.on("error", () => done(undefined));
    outgoing.on("response", (incoming) => {
      const parts: Buffer[] = [];
      incoming.on("data", (part: Buffer) => parts.push(part));
      incoming.on("error", () => done(undefined));
      incoming.on("end", () => {
        const headers = Object.fromEntries(
          Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
        );
        done({ status: incoming.statusCode ?? 0, headers, bytes: Buffer.concat(parts) });
      });
    });
    outgoing.end(body);
  });
}

async function closed(server: Server): Promise<void> {
  await new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
}
