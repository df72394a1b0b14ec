import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TutorError } from "../../error.ts";
import { partyKey } from "../party.ts";
import { createRecorder } from "../recorder.ts";
import { readHar } from "./har.ts";

function read(text: string, pieces = 7) {
  const reader = readHar("visit.har");
  for (let at = 0; at < text.length; at += pieces) reader.feed(text.slice(at, at + pieces));
  const { seen, leftOut } = reader.end();
  const recorder = createRecorder({ secrets: "mask" });
  for (const each of seen) recorder.add(each);
  return { hops: recorder.recording().hops, leftOut };
}

interface Given {
  readonly at?: string;
  readonly time?: number;
  readonly method?: string;
  readonly url: string;
  readonly headers?: unknown;
  readonly status?: unknown;
  readonly type?: string;
  readonly more?: object;
  readonly request?: object;
  readonly response?: object;
}

function entry({
  at = "00.000",
  time = 10,
  method = "GET",
  url,
  headers = [],
  status = 200,
  type = "text/html",
  more,
  request,
  response,
}: Given) {
  return {
    startedDateTime: `2026-05-12T10:00:${at}Z`,
    time,
    request: { method, url, httpVersion: "HTTP/1.1", headers, ...request },
    response: {
      status,
      statusText: "",
      headers: [],
      content: { size: 0, mimeType: type },
      redirectURL: "",
      ...response,
    },
    ...more,
  };
}

function har(entries: readonly unknown[], log: object = {}): string {
  return JSON.stringify({
    log: { version: "1.2", creator: { name: "x" }, pages: [], ...log, entries },
  });
}

/** `browser > backend: GET /`, one a line. */
function said(text: string): string[] {
  return read(text).hops.map(
    ({ from, to, summary }) => `${partyKey(from)} > ${partyKey(to)}: ${summary}`,
  );
}

const page = "https://club.example/";

describe("parties", () => {
  test("the page's own host is the backend, its neighbours are, others are services", () => {
    const urls = [
      page,
      "https://api.club.example/me",
      "https://fonts.gstatic.com/a.woff2",
      "https://x.supabase.co/rest/v1/a",
    ];
    const text = har(urls.map((url, at) => entry({ url, at: `0${at}.000`, time: 0 })));
    expect(said(text).filter((each) => each.startsWith("browser"))).toEqual([
      "browser > backend: GET /",
      "browser > backend api.club.example: GET /me",
      "browser > service fonts.gstatic.com: GET /a.woff2",
      "browser > service x.supabase.co: GET /rest/v1/a",
    ]);
  });

  test("apps of one hoster are strangers; ports of this machine are one app", () => {
    expect(
      said(
        har([
          entry({ url: "https://a.vercel.app/" }),
          entry({ url: "https://b.vercel.app/", at: "01.000", type: "application/json" }),
        ]),
      )[2],
    ).toContain("service b.vercel.app");
    expect(
      said(
        har([
          entry({ url: "http://localhost:5173/" }),
          entry({ url: "http://127.0.0.1:3000/api", at: "01.000", type: "application/json" }),
        ]),
      )[2],
    ).toContain("backend 127.0.0.1:3000");
  });

  test("a short address that leads elsewhere is not the app", () => {
    const lines = said(
      har([
        entry({ url: "https://t.example/x", status: 301, response: { redirectURL: page } }),
        entry({ url: page, at: "01.000" }),
      ]),
    );
    expect(lines[0]).toBe("browser > service t.example: GET /x");
    expect(lines[2]).toBe("browser > backend: GET /");
  });

  test("without a page, the origin that the requests name is the app's", () => {
    const headers = [{ name: "Origin", value: "https://club.example" }];
    expect(
      said(
        har([entry({ url: "https://api.other.example/a", headers, type: "application/json" })]),
      )[0],
    ).toContain("service api.other.example");
  });
});

describe("order and causes", () => {
  test("hops come in the order of their time, whatever the file's", () => {
    const text = har([
      entry({ url: `${page}b`, at: "00.020", time: 5, type: "text/css" }),
      entry({ url: page, at: "00.000", time: 100 }),
    ]);
    const { hops } = read(text);
    expect(hops.map(({ summary }) => summary)).toEqual(["GET /", "GET /b", "200 OK", "200 OK"]);
    expect(hops.map(({ cause }) => cause)).toEqual([undefined, 1, 2, 1]);
  });

  test("a redirect leads to what follows it, even when the times say otherwise", () => {
    const { hops } = read(
      har([
        entry({
          method: "POST",
          url: `${page}login`,
          time: 10.4,
          status: 302,
          response: { redirectURL: "/home" },
        }),
        entry({ url: `${page}home`, at: "00.010" }),
      ]),
    );
    expect(hops.map(({ summary }) => summary)).toEqual([
      "POST /login",
      "302 Found",
      "GET /home",
      "200 OK",
    ]);
    expect(hops[2]?.cause).toBe(2);
  });

  test("a preflight goes out before what waits for it", () => {
    const url = "https://api.club.example/a";
    const headers = [{ name: "Access-Control-Request-Method", value: "POST" }];
    const lines = said(
      har([
        entry({ url: page }),
        entry({ method: "POST", url, at: "01.000", time: 50, type: "application/json" }),
        entry({ method: "OPTIONS", url, at: "01.001", time: 20, status: 204, headers }),
      ]),
    );
    expect(lines.slice(2).map((each) => each.split(": ")[1])).toEqual([
      "OPTIONS /a",
      "204 No Content",
      "POST /a",
      "200 OK",
    ]);
  });
});

describe("what tools write", () => {
  test("pseudo headers, records of headers, numbers as text, addresses without a host", () => {
    const { hops } = read(
      har([
        entry({
          url: "/me",
          headers: { Host: "club.example", Accept: "text/html" },
          status: "404",
        }),
        entry({
          url: "",
          method: "GET",
          at: "01.000",
          headers: [
            { name: ":authority", value: "club.example" },
            { name: ":path", value: "/p?q=1" },
            { name: ":scheme", value: "https" },
            { name: "x", value: "y" },
          ],
        }),
      ]),
    );
    expect(hops.map(({ summary }) => summary)).toEqual([
      "GET /me",
      "404 Not Found",
      "GET /p?q=1",
      "200 OK",
    ]);
    expect(hops[2]?.detail.headers).toEqual([{ name: "x", value: "y" }]);
  });

  test("no answer, stopped in the browser, from the cache, from a service worker", () => {
    expect(
      said(
        har([
          entry({ url: page }),
          entry({
            url: `${page}a`,
            at: "01.000",
            status: 0,
            response: { _error: "net::ERR_FAILED" },
          }),
          entry({
            url: `${page}b`,
            at: "02.000",
            status: 0,
            response: { _error: "net::ERR_BLOCKED_BY_CLIENT" },
          }),
          entry({ url: `${page}c`, at: "03.000", more: { _fromCache: "disk" } }),
          entry({
            url: `${page}d`,
            at: "04.000",
            response: {
              _fetchedViaServiceWorker: true,
              _serviceWorkerResponseSource: "cache-storage",
            },
          }),
          entry({ url: `${page}e`, at: "05.000", more: { response: null } }),
        ]),
      ).slice(2),
    ).toEqual([
      "browser > backend: GET /a",
      "backend > browser: no answer (net::ERR_FAILED)",
      "browser > browser: GET /b: stopped in the browser (net::ERR_BLOCKED_BY_CLIENT)",
      "browser > browser: GET /c from the browser's own cache",
      "browser > browser: GET /d answered by the page's service worker",
      "browser > backend: GET /e",
      "backend > browser: no answer",
    ]);
  });

  test("data, blobs and extensions never left the browser", () => {
    const urls = [
      "data:text/plain,x",
      "blob:https://club.example/1",
      "chrome-extension://abc/x.js",
      page,
    ];
    expect(said(har(urls.map((url) => entry({ url }))))).toHaveLength(2);
  });

  test("bodies in Base64, forms as lists, and sockets", () => {
    const { hops } = read(
      har([
        entry({
          url: page,
          method: "POST",
          request: {
            postData: {
              mimeType: "application/x-www-form-urlencoded",
              params: [
                { name: "name", value: "Nadia" },
                { name: "password", value: "rose" },
              ],
            },
          },
          response: {
            content: {
              size: 15,
              mimeType: "application/json",
              encoding: "base64",
              text: "eyJuYW1lIjoiTsOkZCJ9",
            },
          },
        }),
        entry({
          url: "wss://club.example/live?token=abc",
          at: "01.000",
          status: 101,
          more: {
            _resourceType: "websocket",
            _webSocketMessages: [
              { type: "send", time: 1778580002, opcode: 1, data: '{"password":"rose"}' },
            ],
          },
        }),
      ]),
    );
    expect(hops[0]?.detail.body?.text).toBe("name=Nadia&password=••••(4)");
    expect(hops[1]?.detail.body?.text).toBe('{"name":"Näd"}');
    expect(hops.slice(2).map(({ kind, summary }) => `${kind} ${summary}`)).toEqual([
      "request GET /live?token=••••(3)",
      "response 101 Switching Protocols",
      "note a message over the open socket",
    ]);
    expect(JSON.stringify(hops)).not.toContain("rose");
  });

  test.each([
    ["2026-05-12T10:00:00.123Z", 1778580000123],
    ["2026-05-12T12:00:00.1234567+02:00", 1778580000123.46],
    ["2026-05-12T05:30:00-0430", 1778580000000],
    ["2024-02-29T23:59:59Z", 1709251199000],
  ])("%s is a moment", (startedDateTime, at) => {
    const text = har([{ ...entry({ url: page }), startedDateTime }]);
    expect(read(text).hops[0]?.at).toBeCloseTo(at, 1);
  });

  test("entries before pages, a byte order mark, and no log around them", () => {
    expect(
      said(`\ufeff{"log":{"entries":[${JSON.stringify(entry({ url: page }))}],"pages":[]}}`),
    ).toHaveLength(2);
    expect(said(JSON.stringify({ entries: [entry({ url: page })] }))).toHaveLength(2);
  });
});

describe("what is broken", () => {
  const fault = (text: string) => {
    try {
      read(text);
    } catch (error) {
      if (error instanceof TutorError) return `${error.code} ${error.message}`;
      throw error;
    }
    return "read";
  };

  test.each([
    ["", "har.broken visit.har:1:1: The file ends in the middle of its JSON."],
    ['{"log":{\n  "entries": [}', 'har.broken visit.har:2:15: "}" cannot stand here.'],
    [
      '{"log":{"entries":[{"time":"1',
      "har.broken visit.har:1:30: The file ends in the middle of its JSON.",
    ],
    ['{"log":{"entries":[{"time":12x}', 'har.broken visit.har:1:31: "12x" is no JSON.'],
    ["<!doctype html>", 'har.broken visit.har:1:1: "<" cannot stand here.'],
    ['{"a": 1}', "har.not-har visit.har is JSON, but no recording of a browser."],
    [
      `{"log":${"[".repeat(70)}`,
      "har.broken visit.har:1:71: It is nested more than 64 levels deep.",
    ],
  ])("%s", (text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  test("any JSON in any pieces is read or refused, and never breaks the reader", () => {
    const value = fc
      .json()
      .map((json) => `{"log":{"entries":[${json},{"request":${json},"response":${json}}]}}`);
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 50 }), (text, pieces) => {
        const one = read(text, text.length).hops;
        expect(read(text, pieces).hops).toEqual(one);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void fault(text)));
  });

  test("what is read equals what JSON.parse reads", () => {
    fc.assert(
      fc.property(
        fc.webUrl({ validSchemes: ["https"], withQueryParameters: true }),
        fc.constantFrom("GET", "POST", "DELETE"),
        fc.integer({ min: 100, max: 599 }),
        (url, method, status) => {
          const text = JSON.stringify(
            { log: { entries: [entry({ url, method, status })] } },
            null,
            1,
          );
          const [request, response] = read(text, 11).hops;
          expect([request?.kind, response?.kind]).toEqual(["request", "response"]);
          expect(response).toMatchObject({ method, status });
        },
      ),
    );
  });

  test("more entries than anybody reads are left out, and said", () => {
    const one = JSON.stringify(entry({ url: page, time: 0 }));
    const reader = readHar("visit.har");
    reader.feed('{"log":{"entries":[');
    for (let n = 0; n < 20_010; n += 1) reader.feed(n === 0 ? one : `,${one}`);
    reader.feed("]}}");
    const { seen, leftOut } = reader.end();
    expect({ seen: seen.length, leftOut }).toEqual({ seen: 40_000, leftOut: 10 });
  });
});
