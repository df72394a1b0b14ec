/** Apps as people write them, unchanged, against their own logs. */

import { describe, expect, test } from "vitest";
import { type Ask, hasPackages, logged, type Recorded, watched } from "./watched.ts";

const node = process.execPath;
const web = hasPackages("express", "fastify", "hono", "koa", "tsx", "vite");

/** Every line of the log is a hop, in its order, and none is there that isn't logged. */
function agree(recorded: Recorded): void {
  expect(logged(recorded)).toEqual(recorded.log);
  expect(recorded.code).toBe(0);
  expect(recorded.text).not.toContain("s3cr3t");
}

const login: Ask = {
  method: "POST",
  path: "/login",
  json: { name: "Nadia", password: "s3cr3t-password" },
};

test("node:http: pieces, a hang-up, and one that is never answered", async () => {
  const recorded = await watched(
    [node, "plain.cjs"],
    [
      { path: "/?page=2" },
      login,
      { path: "/", method: "PUT", json: { a: 1 } },
      { path: "/never", hangUp: 100 },
    ],
  );
  agree({ ...recorded, log: recorded.log });
  const never = recorded.hops.filter(({ path }) => path === "/never");
  expect(never.map(({ kind }) => kind)).toEqual(["request"]);
});

test("an answer that nobody waits for is an answer all the same", async () => {
  const recorded = await watched([node, "plain.cjs"], [{ path: "/", hangUp: 0 }]);
  expect(logged(recorded)).toEqual(["GET / 200"]);
});

test("calls with http and with fetch go to the service, and are tied to what led to them", async () => {
  const recorded = await watched([node, "plain-esm.mjs"], [{ path: "/fetch" }, { path: "/get" }]);
  const said = recorded.hops.map(({ from, to, toHost, summary, cause }) => [
    from,
    to,
    toHost === null ? "" : "host",
    summary,
    cause,
  ]);
  expect(said).toEqual([
    ["browser", "backend", "", "GET /fetch", null],
    ["backend", "backend", "host", "POST /charges", 1],
    ["backend", "backend", "", "201 Created", 2],
    ["backend", "browser", "", "200 OK", 1],
    ["browser", "backend", "", "GET /get", null],
    ["backend", "backend", "host", "GET /charges/7", 5],
    ["backend", "backend", "", "201 Created", 6],
    ["backend", "browser", "", "200 OK", 5],
  ]);
});

describe.skipIf(!web)("with packages (npm ci in test/watch-apps)", () => {
  test("express, with method-override and an error", async () => {
    agree(
      await watched(
        [node, "express.cjs"],
        [
          { path: "/api/seeds?search=r" },
          login,
          { method: "POST", path: "/api/seeds/1?_method=DELETE" },
          { path: "/broken" },
          { path: "/nothing" },
        ],
      ),
    );
  });

  test("fastify", async () => {
    agree(
      await watched([node, "fastify.mjs"], [{ path: "/api/seeds" }, login, { path: "/nothing" }]),
    );
  });

  test("hono", async () => {
    agree(
      await watched([node, "hono.mjs"], [{ path: "/api/seeds?a=1" }, login, { path: "/nothing" }]),
    );
  });

  test("koa", async () => {
    agree(
      await watched(
        [node, "koa.cjs"],
        [{ path: "/a" }, { path: "/moved" }, { method: "DELETE", path: "/a" }],
      ),
    );
  });

  test("TypeScript with tsx, and started by npm run", async () => {
    agree(await watched(["npx", "tsx", "typed.ts"], [{ path: "/api/seeds" }]));
    agree(await watched(["npm", "run", "typed"], [{ path: "/api/seeds" }]));
  });

  test("vite with a proxy to an API in a child process", async () => {
    const recorded = await watched(
      [node, "vite.mjs"],
      [{ path: "/" }, { path: "/api/seeds", method: "POST", json: { a: 1 } }],
    );
    const said = recorded.hops.map(({ from, to, fromHost, toHost, summary }) => [
      from,
      fromHost === null,
      to,
      toHost === null,
      summary,
    ]);
    expect(said).toEqual([
      ["browser", true, "backend", true, "GET /"],
      ["backend", true, "browser", true, "200 OK"],
      ["browser", true, "backend", true, "POST /api/seeds"],
      ["backend", true, "backend", false, "POST /api/seeds"],
      ["backend", false, "backend", true, "200 OK"],
      ["backend", true, "browser", true, "200 OK"],
    ]);
  });

  test("many requests at once keep what belongs to them", async () => {
    const asks = Array.from({ length: 20 }, (_, n) => ({ path: `/api/seeds?n=${n}` }));
    const recorded = await watched([node, "express.cjs"], asks, { together: true });
    const answers = recorded.hops.filter(({ kind }) => kind === "response");
    expect(answers).toHaveLength(20);
    for (const { cause, path } of answers) {
      expect(recorded.hops.find(({ id }) => id === cause)?.path).toBe(path);
    }
  });
});
