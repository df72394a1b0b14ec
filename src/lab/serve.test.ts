/** Hostile requests to the lab's ports: each is refused, and changes nothing. */

import { Agent, request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Seen } from "../core/recording/seen.ts";
import { limits } from "./door.ts";
import { originOf } from "./serve.ts";
import { type LabStage, openStage } from "./stage.ts";

let stage: LabStage;
let seen: Seen[] = [];
let port = 0;
let cookie = "";
/** The first address that was given, and used. */
let first = "";

beforeAll(async () => {
  stage = await openStage({
    ports: true,
    members: ["nadia"],
    now: Date.now,
    onSeen: (one) => seen.push(one),
    limits: { headersTime: 300, requestTime: 600 },
  });
  first = stage.address() ?? "";
  port = Number(new URL(first).port);
  const { headers, status } = await ask({ path: `/${new URL(first).search}` });
  cookie = String(headers["set-cookie"]).split(";")[0] ?? "";
  expect(status).toBe(303);
});

afterAll(() => stage.close());

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

function ask({ method = "GET", path = "/", headers = {}, body }: Asked): Promise<Answered> {
  return new Promise((done, fail) => {
    const outgoing = request({ host: "127.0.0.1", port, method, path, headers, agent: false });
    outgoing.on("error", fail);
    outgoing.on("response", (incoming) => {
      let text = "";
      incoming.on("data", (part) => {
        text += part;
      });
      incoming.on("end", () =>
        done({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
      );
    });
    outgoing.end(body);
  });
}

/** Raw bytes on a socket, and all that comes back until it is closed. */
function raw(bytes: string, to = port): Promise<string> {
  return new Promise((done) => {
    let got = "";
    const socket = connect(to, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (part) => {
      got += part;
    });
    socket.on("error", () => {});
    socket.on("close", () => done(got));
  });
}

const own = () => ({ Cookie: cookie, Origin: originOf(port) });
const json = { "Content-Type": "application/json" };
const booking = JSON.stringify({ day: "2026-05-12", hour: 9 });
const bookings = () => stage.club.look("select count(*) as n from bookings")[0]?.["n"];

describe("a browser that was let in", () => {
  test("gets the page with rules that keep it from reaching out", async () => {
    const { status, headers, text } = await ask({ headers: { Cookie: cookie } });
    expect(status).toBe(200);
    expect(text).toContain("The garden club");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("the app never sees the door's cookie", async () => {
    seen = [];
    await ask({ path: "/api/me", headers: { Cookie: cookie } });
    expect(JSON.stringify(seen)).not.toContain(cookie.slice(-20));
  });
});

describe("refused, and nothing is changed", () => {
  const hostile: readonly (readonly [string, () => Asked, number])[] = [
    [
      "another name for this address (DNS rebinding)",
      () => ({ headers: { ...own(), Host: "evil.example" } }),
      421,
    ],
    ["this name with another port", () => ({ headers: { ...own(), Host: "127.0.0.1:1" } }), 421],
    ["no token and no cookie", () => ({}), 403],
    ["a wrong token", () => ({ path: "/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }), 403],
    ["the token a second time", () => ({ path: `/${new URL(first).search}` }), 403],
    ["a wrong cookie", () => ({ headers: { Cookie: `${cookie}x` } }), 403],
    [
      "a page from elsewhere that sends a booking",
      () => ({
        method: "POST",
        path: "/api/bookings",
        body: booking,
        headers: { ...json, Cookie: cookie, Origin: "https://evil.example" },
      }),
      403,
    ],
    [
      "a page without an address (a sandbox, a file)",
      () => ({
        method: "POST",
        path: "/api/bookings",
        body: booking,
        headers: { ...json, Cookie: cookie, Origin: "null" },
      }),
      403,
    ],
    [
      "something that changes and doesn't say whence it comes",
      () => ({
        method: "POST",
        path: "/api/bookings",
        body: booking,
        headers: { ...json, Cookie: cookie },
      }),
      403,
    ],
    [
      "a link on another page",
      () => ({ headers: { Cookie: cookie, "Sec-Fetch-Site": "cross-site" } }),
      403,
    ],
    [
      "a question from another page whether it may ask",
      () => ({
        method: "OPTIONS",
        path: "/api/bookings",
        headers: { Origin: "https://evil.example" },
      }),
      403,
    ],
    [
      "a method that the page never uses",
      () => ({ method: "DELETE", path: "/api/bookings", headers: own() }),
      405,
    ],
    ["a way upwards", () => ({ path: "/../../etc/passwd", headers: own() }), 400],
    [
      "a way upwards in other signs",
      () => ({ path: "/%2e%2e/%2e%2e/etc/passwd", headers: own() }),
      400,
    ],
    ["a way upwards with backslashes", () => ({ path: "/..\\..\\etc", headers: own() }), 400],
    [
      "a photo's name that leads out",
      () => ({ path: "/photos/..%2f..%2fpackage.json", headers: own() }),
      400,
    ],
    ["an address with a zero byte", () => ({ path: "/photos/a%00.png", headers: own() }), 400],
    ["an address that is no path", () => ({ path: "http://evil.example/", headers: own() }), 400],
    [
      "a very long address",
      () => ({ path: `/?${"a".repeat(limits.address)}`, headers: own() }),
      400,
    ],
    [
      "a body that says it is huge",
      () => ({
        method: "POST",
        path: "/api/photos",
        headers: { ...own(), "Content-Length": "900000000" },
      }),
      413,
    ],
    [
      "a body whose end is told in pieces",
      () => ({
        method: "POST",
        path: "/api/bookings",
        body: booking,
        headers: { ...own(), "Transfer-Encoding": "chunked" },
      }),
      400,
    ],
    [
      "the lab's own header with a made-up pass",
      () => ({ headers: { "x-lab": "AAAA browser:Eve" } }),
      403,
    ],
  ];

  test.each(hostile)("%s", async (_what, asked, status) => {
    const before = bookings();
    seen = [];
    expect((await ask(asked())).status).toBe(status);
    expect(seen).toEqual([]);
    expect(bookings()).toBe(before);
  });

  test("two lengths, or a length and pieces: one request smuggled behind another", async () => {
    seen = [];
    const start = `POST /api/bookings HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${originOf(port)}\r\nCookie: ${cookie}\r\n`;
    const hidden = `GET /api/me HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    for (const headers of [
      "Content-Length: 4\r\nContent-Length: 60\r\n\r\n",
      "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "Transfer-Encoding: xchunked\r\n\r\n",
    ]) {
      await raw(`${start}${headers}${hidden}`);
    }
    expect(seen).toEqual([]);
  });

  test("headers that are too many", async () => {
    const got = await raw(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${"a".repeat(20_000)}\r\n\r\n`,
    );
    expect(got).not.toContain("200 OK");
  });

  test("headers that never end, and a body that never comes", async () => {
    seen = [];
    await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`);
    await raw(
      `POST /api/bookings HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${originOf(port)}\r\nCookie: ${cookie}\r\nContent-Length: 30\r\n\r\n{"day":`,
    );
    expect(seen).toEqual([]);
  });

  test("a request that is none", async () => {
    expect(await raw("\x16\x03\x01 hello\r\n\r\n")).toBe("");
  });
});

test("nobody else on the network reaches it", async () => {
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((each) => each !== undefined && !each.internal && each.family === "IPv4");
  for (const each of others) {
    const reached = await new Promise((done) => {
      const socket = connect(port, each?.address ?? "", () => {
        socket.destroy();
        done(true);
      });
      socket.on("error", () => done(false));
    });
    expect(reached).toBe(false);
  }
});

test("another browser comes in with an address of its own", async () => {
  const second = new URL(stage.address() ?? "");
  expect(String(second)).not.toBe(first);
  expect((await ask({ path: `/${second.search}` })).status).toBe(303);
  expect((await ask({ path: `/${second.search}` })).status).toBe(403);
});

test("after the end nobody listens any more", async () => {
  const other = await openStage({ ports: true, members: [], now: Date.now, onSeen: () => {} });
  const address = new URL(other.address() ?? "");
  await other.close();
  await expect(fetch(address)).rejects.toThrow();
});

test("a browser that never closes, and one that is in the middle of a request, don't keep the end waiting", async () => {
  const other = await openStage({ ports: true, members: [], now: Date.now, onSeen: () => {} });
  const { port: otherPort } = new URL(other.address() ?? "");
  const begun = [
    "",
    "GET / HTTP/1.1\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf",
  ];
  const closed = begun.map(
    (bytes) =>
      new Promise<void>((done) => {
        const socket = connect(Number(otherPort), "127.0.0.1");
        socket.resume().on("error", () => {});
        socket.on("close", () => done());
        socket.on("connect", () => bytes !== "" && socket.write(bytes));
      }),
  );
  const held = new Agent({ keepAlive: true });
  await new Promise<void>((done) => {
    request({ host: "127.0.0.1", port: Number(otherPort), agent: held }, (incoming) => {
      incoming.resume().on("end", done);
    }).end();
  });
  await other.close();
  await Promise.all(closed);
  held.destroy();
});

test("32 connections are open at once, and one more is closed unheard", async () => {
  const other = await openStage({
    ports: true,
    members: [],
    now: Date.now,
    onSeen: () => {},
    limits: { headersTime: 60_000, requestTime: 60_000 },
  });
  const otherPort = Number(new URL(other.address() ?? "").port);
  const held = [];
  for (let count = 0; count < 32; count++) {
    const socket = connect(otherPort, "127.0.0.1").on("error", () => {});
    await new Promise<void>((done) => socket.once("connect", done));
    held.push(socket);
  }
  const asked = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${otherPort}\r\nConnection: close\r\n\r\n`;
  expect(await raw(asked, otherPort)).toBe("");
  const last = held.at(-1);
  const heard = new Promise<string>((done) => {
    last?.on("data", (bytes) => done(String(bytes))).on("close", () => done(""));
  });
  last?.write(asked);
  expect(await heard).toMatch(/^HTTP\/1\.1 403 /);
  await other.close();
});
