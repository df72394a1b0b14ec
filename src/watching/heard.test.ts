import { expect, test } from "vitest";
import { partyKey } from "../core/recording/party.ts";
import { createRecorder } from "../core/recording/recorder.ts";
import type { HookMessage } from "../hook/message.ts";
import { listenTo } from "./heard.ts";

function said(messages: readonly (readonly [process: number, message: HookMessage])[]): string[] {
  const heard = listenTo();
  for (const [process, message] of messages) heard.add(process, message);
  const recorder = createRecorder({ secrets: "mask" });
  return heard.upTo(Infinity).flatMap((seen) => {
    const hop = recorder.add(seen);
    if (hop === undefined) return [];
    const sure = hop.unsure === true ? " perhaps" : "";
    return [
      `${partyKey(hop.from)} > ${partyKey(hop.to)}: ${hop.summary} (${hop.cause ?? "-"}${sure})`,
    ];
  });
}

const get = { method: "GET", headers: [] } as const;

test("messages of several processes come in the order of their time", () => {
  expect(
    said([
      [1, { t: "listen", port: 3000 }],
      [2, { t: "listen", port: 4000 }],
      [2, { t: "in", id: 1, at: 12, url: "/api", port: 4000, ...get }],
      [2, { t: "query", id: 2, at: 13, cause: 1, db: "Redis", sql: "GET", values: ["a"] }],
      [2, { t: "rows", id: 2, at: 14, count: 1 }],
      [2, { t: "in-end", id: 1, at: 15, status: 200, headers: [] }],
      [1, { t: "in", id: 1, at: 10, url: "/", port: 3000, ...get }],
      [1, { t: "out", id: 2, at: 11, cause: 1, url: "http://localhost:4000/api", ...get }],
      [1, { t: "out-end", id: 2, at: 16, status: 200, headers: [] }],
      [1, { t: "in-end", id: 1, at: 17, status: 200, headers: [] }],
    ]),
  ).toEqual([
    "browser > backend: GET / (-)",
    "backend > backend localhost:4000: GET /api (1)",
    "backend localhost:4000 > database Redis: GET a (2)",
    "database Redis > backend localhost:4000: 1 row (3)",
    "backend localhost:4000 > backend: 200 OK (2)",
    "backend > browser: 200 OK (1)",
  ]);
});

test("eleven retries are eleven hops, a failed call is a note, and a guess says that it is one", () => {
  const retries = Array.from({ length: 11 }, (_, n): (readonly [number, HookMessage])[] => [
    [1, { t: "out", id: n + 2, at: n * 2 + 2, cause: 1, url: "https://pay.example/x", ...get }],
    [1, { t: "out-fail", id: n + 2, at: n * 2 + 3, error: "ECONNREFUSED" }],
  ]);
  const lines = said([
    [1, { t: "in", id: 1, at: 1, url: "/", port: 3000, ...get }],
    ...retries.flat(),
    [
      1,
      {
        t: "query",
        id: 90,
        at: 50,
        cause: 1,
        unsure: true,
        db: "Redis",
        sql: "GET",
        values: ["a"],
      },
    ],
  ]);
  expect(lines.filter((each) => each.includes("> service pay.example: GET /x (1)"))).toHaveLength(
    11,
  );
  expect(lines.filter((each) => each.includes("no answer (ECONNREFUSED)"))).toHaveLength(11);
  expect(lines.at(-1)).toBe("backend > database Redis: GET a (1 perhaps)");
});

test("who hangs up before there is an answer gets none, and is told of", () => {
  expect(
    said([
      [1, { t: "in", id: 1, at: 1, url: "/", port: 3000, ...get }],
      [1, { t: "in-end", id: 1, at: 2, status: 0, headers: [], cut: true }],
    ])[1],
  ).toBe("browser > backend: the browser went away before there was an answer (1)");
});

test("headers come as names and values in turn, or as the head of an answer", () => {
  const heard = listenTo();
  const head =
    "HTTP/1.1 200 All: well\r\nContent-Type: text/html\r\nSet-Cookie: a=1:2\r\nX-Empty: \r\n\r\n";
  heard.add(1, {
    t: "in",
    id: 1,
    at: 1,
    port: 3000,
    method: "GET",
    url: "/",
    headers: ["Host", "a:1", "Odd"],
  });
  heard.add(1, { t: "in-end", id: 1, at: 2, status: 200, headers: head });
  const headers = heard.upTo(10).map((each) => ("headers" in each ? each.headers : []));
  expect(headers).toEqual([
    [
      { name: "Host", value: "a:1" },
      { name: "Odd", value: "" },
    ],
    [
      { name: "Content-Type", value: "text/html" },
      { name: "Set-Cookie", value: "a=1:2" },
      { name: "X-Empty", value: "" },
    ],
  ]);
});
